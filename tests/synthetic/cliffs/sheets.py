"""Tops of sheets, two columns, printed blanks, margins, stamps and signatures of the cliffs' offices."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, BLUE, GREY
from tests.synthetic.canvas import Style as Ink

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper

    Head = Callable[[Canvas, int], float]
    Line = tuple[str, float, bool]

_MM_PER_POINT = 25.4 / 72


def stacked(face: Typeface, lines: Sequence[Line], *, left: float = 22, top: float = 18) -> Head:
    """Return a head of lines (text, points, bold) at the left of the first sheet, over a thick rule."""

    def head(canvas: Canvas, page: int) -> float:
        if page > 1:
            return 22.0
        y = top
        for text, points, bold in lines:
            canvas.text(left, y, text, face, points, bold=bold)
            y += points * 1.5 * _MM_PER_POINT
        canvas.rule(left, y - 1.5, canvas.width - left, y - 1.5, width=0.9, ink=BLACK)
        return y + 3

    return head


def bannered(face: Typeface, lines: Sequence[Line], *, top: float = 20, framed: bool = False) -> Head:
    """Return a head of lines in the middle, beside arms at the left, in a frame around the sheet if asked."""

    def head(canvas: Canvas, page: int) -> float:
        if framed:
            ornaments.border(canvas)
        if page > 1:
            return 24.0
        ornaments.arms(canvas, 31, top + 4, 8)
        y = top
        for text, points, bold in lines:
            canvas.text(canvas.width / 2, y, text, face, points, bold=bold, align="middle")
            y += points * 1.5 * _MM_PER_POINT
        return max(y, top + 18) + 2

    return head


def boxed(canvas: Canvas, cells: Sequence[tuple[str, str]], edges: Sequence[float], faces: Faces) -> None:
    """Draw printed boxes at the top of a card, each with a small caption and what is typed into it."""
    print_face, typed = faces
    for (caption, value), (left, right) in zip(cells, pairwise(edges), strict=True):
        canvas.frame(left, 13, right, 28, width=0.5, ink=BLACK)
        canvas.text(left + 1.8, 17, caption, print_face, 7, ink=GREY)
        canvas.text((left + right) / 2, 24.5, value, typed, 12, bold=True, align="middle")


def in_columns(
    paper: Paper, left: Sequence[str], text: str, *, width: float, points: float, ruled: bool = False
) -> None:
    """Write short lines at the left and running text at the right of them, over a rule if `ruled`."""
    frame, step = paper.flow.frame, points * 1.4 * _MM_PER_POINT
    right = _broken(paper, text, frame.right - frame.left - width - 1.5, points)
    count = max(len(left), len(right))
    paper.flow.need(step * min(count, 4) + 3)
    for number in range(count):
        paper.flow.need(step)
        _row(paper, number, (left, right), (width, points, step), ruled=ruled)
        paper.flow.y += step
    if ruled:
        y = paper.flow.y + 1.2
        paper.canvas.rule(frame.left, y, frame.right, y)
    paper.flow.y += 2.2


def _row(
    paper: Paper,
    number: int,
    columns: tuple[Sequence[str], Sequence[str]],
    sizes: tuple[float, float, float],
    *,
    ruled: bool,
) -> None:
    (left, right), (width, points, step) = columns, sizes
    x, y, face = paper.flow.frame.left, paper.flow.y + step * 0.75, paper.style.face
    if number < len(left):
        paper.canvas.text(x, y, left[number], face, points, bold=True)
    if number < len(right):
        paper.canvas.text(x + width + 1.5, y, right[number], face, points)
    if ruled:
        paper.canvas.rule(x + width, paper.flow.y - 1, x + width, paper.flow.y + step + 1.2)


def _broken(paper: Paper, text: str, room: float, points: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and paper.canvas.text_width(longer, paper.style.face, points) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def blanks(paper: Paper, text: str, typed: Typeface, points: float) -> None:
    """Write print whose blanks, marked ‹so›, were filled in by a machine over dotted rules."""
    print_style = Ink(paper.style.face, paper.style.points)
    filled, styled = False, []
    for part in text.replace("‹", "\0‹").replace("›", "›\0").split("\0"):
        filled = part.startswith("‹")
        style = Ink(typed, points, ink=BLUE) if filled else print_style
        styled += [(word, style) for word in part.strip("‹›").split()]
    _pour(paper, _attached(styled))


def _attached(styled: Sequence[tuple[str, Ink]]) -> list[tuple[str, Ink]]:
    """Let a comma or a full stop of the print follow what was typed without a gap."""
    told: list[tuple[str, Ink]] = []
    for word, style in styled:
        if told and word in {",", ".", ";", ":"}:
            told[-1] = (told[-1][0] + word, told[-1][1])
        else:
            told.append((word, style))
    return told


def _pour(paper: Paper, styled: Sequence[tuple[str, Ink]]) -> None:
    frame, step = paper.flow.frame, paper.style.points * paper.style.leading * _MM_PER_POINT
    line: list[tuple[float, str, Ink]] = []
    x = frame.left
    for word, style in styled:
        width = paper.canvas.text_width(word, style.face, style.points)
        if line and x + width > frame.right:
            _set(paper, line, step)
            line, x = [], frame.left
        line.append((x, word, style))
        x += width + 1.9
    _set(paper, line, step)
    paper.flow.space(0.3)


def _set(paper: Paper, line: Sequence[tuple[float, str, Ink]], step: float) -> None:
    paper.flow.need(step)
    paper.flow.y += step
    y = paper.flow.y - step * 0.25
    paper.canvas.pieces(list(line), y)
    for x, word, style in line:
        if style.face != paper.style.face:
            width = paper.canvas.text_width(word, style.face, style.points)
            paper.canvas.rule(x, y + 1.3, x + width + 1.9, y + 1.3)


def aside(paper: Paper, face: Typeface, points: float, lines: Sequence[str], *, x: float, y: float) -> None:
    """Write a note into the margin of the first sheet."""
    step = points * 1.3 * _MM_PER_POINT
    for number, line in enumerate(lines):
        paper.pages[0].text(x, y + step * number, line, face, points)


def stamp(paper: Paper, face: Typeface, lines: Sequence[str], *, width: float = 92) -> None:
    """Press a framed stamp at the right, as juntas and offices do when they have filed a paper."""
    step = 8 * 1.45 * _MM_PER_POINT
    paper.flow.need(step * len(lines) + 10)
    right, top = paper.flow.frame.right, paper.flow.y + 4
    left, bottom = right - width, top + step * len(lines) + 2.5
    paper.canvas.frame(left, top, right, bottom, width=0.6, ink=BLUE)
    for number, line in enumerate(lines, start=1):
        paper.canvas.text(left + 3, top + step * number, line, face, 8, ink=BLUE)
    paper.flow.y = bottom + 2


def closing(paper: Paper, face: Typeface, lines: Sequence[str], points: float = 7.5) -> None:
    """Write small lines at the left of a code that machines read, in a frame."""
    step = points * 1.45 * _MM_PER_POINT
    height = max(22.0, step * len(lines) + 4)
    paper.flow.need(height + 6)
    frame, top = paper.flow.frame, paper.flow.y + 3
    paper.canvas.frame(frame.left, top, frame.right, top + height)
    ornaments.code_matrix(paper.canvas, frame.right - 20, top + 2, 18)
    for number, line in enumerate(lines, start=1):
        paper.canvas.text(frame.left + 3, top + 1 + step * number, line, face, points)
    paper.flow.y = top + height


def hands(paper: Paper, names: Sequence[str], *, size: float = 9, left: float = 0, title: str = "") -> None:
    """Leave a rule for each hand, one under the other, with the name and perhaps a title below."""
    for name in names:
        paper.flow.need(22)
        x, y = left or paper.flow.frame.left, paper.flow.y + 13
        paper.canvas.rule(x, y, x + 72, y, ink=BLACK)
        ornaments.signature(paper.canvas, x + 8, y, 44)
        paper.canvas.text(x, y + 4.4, name, paper.style.face, size)
        if title:
            paper.canvas.text(x, y + 8.6, title, paper.style.face, size)
        paper.flow.y = y + (10 if title else 6)


def mark(paper: Paper) -> None:
    """Press the office's round seal at the left of the last hand."""
    ornaments.seal(paper.canvas, 52, paper.flow.y - 16, 12)


Faces = tuple["Typeface", "Typeface"]
