"""Parts of a page: heads, print with blanks that are filled in, captions with leaders, titles in bars."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72
_LATER_TOP = 22.0
_Piece = tuple[float, str, Words]

Line = tuple[str, float, bool]
"""A text, its points, whether it is bold."""


def letterhead(
    face: Typeface,
    lines: Sequence[Line],
    *,
    top: float,
    x: float = 105,
    align: str = "middle",
    arms: tuple[float, float] | None = None,
    rule: tuple[float, float] | None = None,
) -> Callable[[Canvas, int], float]:
    """Return what writes the top of the first sheet, with arms and a rule below where there are any."""

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return _LATER_TOP
        if arms:
            ornaments.arms(canvas, *arms, 9)
        y = top
        for text, points, bold in lines:
            y += points * 1.4 * _MM_PER_POINT
            canvas.text(x, y, text, face, points, bold=bold, align=align)
        if rule:
            canvas.rule(rule[0], y + 3, rule[1], y + 3, width=0.4, ink=BLACK)
        return y + 8

    return head


def filled(paper: Paper, text: str, printed: Words, typed: Words, *, leading: float = 1.75) -> None:
    """Write print whose blanks are filled in: what stands between ‹ and › is typed over a rule."""
    step = printed.points * leading * _MM_PER_POINT
    for line in _broken(paper, text, (printed, typed)):
        paper.flow.need(step)
        paper.flow.y += step
        y = paper.flow.y - step * 0.25
        paper.canvas.pieces(line, y)
        for look, run in itertools.groupby(line, key=lambda piece: piece[2]):
            if look is typed:
                _underline(paper, list(run), y + 1.1)


def _underline(paper: Paper, run: list[_Piece], y: float) -> None:
    (left, _, _), (x, word, look) = run[0], run[-1]
    right = x + paper.canvas.text_width(word, look.face, look.points)
    paper.canvas.rule(left - 0.6, y, min(right + 1.4, paper.flow.frame.right), y, width=0.15)


def _broken(paper: Paper, text: str, looks: tuple[Words, Words]) -> list[list[_Piece]]:
    """Break the text into lines of placed words, print and filling by turns."""
    frame = paper.flow.frame
    lines, x = [list[_Piece]()], frame.left
    for number, part in enumerate(re.split("[‹›]", text)):
        look = looks[number % 2]
        space = paper.canvas.text_width(" ", look.face, look.points) + 0.3
        for word in part.split():
            width = paper.canvas.text_width(word, look.face, look.points, bold=look.bold)
            if lines[-1] and x + width > frame.right:
                lines.append([])
                x = frame.left
            lines[-1].append((x, word, look))
            x += width + space
    return lines


def leaders(paper: Paper, rows: Sequence[tuple[str, str]], look: Words, *, stub: int) -> None:
    """Write captions filled up with dots to `stub` keys, then a colon and the value, in equal widths."""
    step = look.points * 1.45 * _MM_PER_POINT
    for caption, value in rows:
        prefix = f"{caption:.<{stub}}:"
        behind = paper.canvas.text_width(f"{prefix} ", look.face, look.points)
        lines = wrapped(paper, value, look, paper.flow.frame.right - paper.flow.frame.left - behind)
        paper.flow.need(step * len(lines))
        left = paper.flow.frame.left
        for number, line in enumerate(lines):
            paper.flow.y += step
            pieces = [(left + behind, line, look)]
            if not number:
                pieces.insert(0, (left, prefix, look))
            paper.canvas.pieces(pieces, paper.flow.y - step * 0.25)


def wrapped(paper: Paper, text: str, look: Words, room: float) -> list[str]:
    """Break a text where a line would be wider than the room."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and paper.canvas.text_width(longer, look.face, look.points, bold=look.bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def bar(paper: Paper, title: str, face: Typeface, *, points: float = 9) -> None:
    """Write a title in the middle of a framed bar."""
    frame, height = paper.flow.frame, points * 1.7 * _MM_PER_POINT
    paper.flow.need(height * 4)
    top = paper.flow.y
    paper.canvas.frame(frame.left, top, frame.right, top + height, ink=BLACK)
    middle = (frame.left + frame.right) / 2
    paper.canvas.text(middle, top + height * 0.72, title, face, points, bold=True, align="middle")
    paper.flow.y += height


def dashes(paper: Paper) -> None:
    """Draw a thin rule across the frame, between two blocks."""
    frame = paper.flow.frame
    paper.flow.space(0.35)
    paper.canvas.rule(frame.left, paper.flow.y, frame.right, paper.flow.y, width=0.2, ink=BLACK)
    paper.flow.space(0.15)


def foot(paper: Paper, lines: Sequence[str], face: Typeface, *, points: float = 8) -> None:
    """Write small grey lines, one below the other, broken where they are too long."""
    frame, step = paper.flow.frame, points * 1.35 * _MM_PER_POINT
    look = Words(face, points, ink=GREY)
    for text in lines:
        for line in wrapped(paper, text, look, frame.right - frame.left):
            paper.flow.need(step)
            paper.flow.y += step
            paper.canvas.text(paper.flow.frame.left, paper.flow.y, line, face, points, ink=GREY)


def signed_at(paper: Paper, lines: Sequence[str], *, left: float, wide: float = 74) -> None:
    """Leave room for a hand over a rule that starts at `left`, with lines in its middle below."""
    points, face = paper.style.points - 1, paper.style.face
    paper.flow.need(30)
    y, middle = paper.flow.y + 15, left + wide / 2
    paper.canvas.rule(left, y, left + wide, y, ink=BLACK)
    ornaments.signature(paper.canvas, left + wide * 0.15, y, wide * 0.6)
    for text in lines:
        y += points * 1.4 * _MM_PER_POINT
        paper.canvas.text(middle, y, text, face, points, align="middle")
    paper.flow.y = y + 4
