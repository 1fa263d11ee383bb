"""Parts of a page: a printed head, forms filled in by machine, boxes with captions, dotted lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72
_PAD = 1.5  # millimetres between a frame and its text

HeadLine = tuple[str, float, bool]
"""A text, its points, whether it is bold."""
Cell = tuple[str, str, float]
"""A caption, its value, its share of the row."""
_Piece = tuple[float, str, Words]


def head(
    face: Typeface,
    lines: Sequence[HeadLine],
    *,
    top: float,
    x: float = 105,
    align: str = "middle",
    arms: tuple[float, float, float] | None = None,
    rule: tuple[float, float] | None = None,
) -> Callable[[Canvas, int], float]:
    """Return what writes the lines atop the first sheet, with `arms` of a radius at a place."""

    def write(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 22.0
        if arms:
            ornaments.arms(canvas, *arms)
        y = top
        for text, points, bold in lines:
            y += points * 1.42 * _MM_PER_POINT
            canvas.text(x, y, text, face, points, bold=bold, align=align)
        if rule:
            canvas.rule(rule[0], y + 3, rule[1], y + 3, width=0.4, ink=BLACK)
        return y + 7

    return write


def filled(paper: Paper, text: str, printed: Words, typed: Words, *, leading: float = 1.9) -> None:
    """Write a printed sentence whose parts between ‹ and › are typed over a line of the form."""
    frame = paper.flow.frame
    room, step = frame.right - frame.left, typed.points * leading * _MM_PER_POINT
    for line in _broken(paper.canvas, _looks(text, printed, typed), frame.left, room):
        paper.flow.need(step)
        frame, base = paper.flow.frame, paper.flow.y + step * 0.75
        paper.canvas.pieces(line, base)
        for left, right in _typed_runs(paper.canvas, line, typed):
            paper.canvas.rule(left, base + 1.3, right, base + 1.3, width=0.12, ink=BLACK)
        paper.flow.y += step


def _looks(text: str, printed: Words, typed: Words) -> list[tuple[str, Words]]:
    parts = re.split(r"[‹›]", re.sub(r"›([,.;]+)", r"\1›", text))
    return [
        (word, typed if index % 2 else printed) for index, part in enumerate(parts) for word in part.split()
    ]


def _broken(
    canvas: Canvas, words: Sequence[tuple[str, Words]], left: float, room: float
) -> list[list[_Piece]]:
    """Break words of several styles into lines of placed words."""
    lines, x = [list[_Piece]()], left
    for word, look in words:
        width = canvas.text_width(word, look.face, look.points, bold=look.bold)
        if lines[-1] and x + width > left + room:
            lines.append([])
            x = left
        lines[-1].append((x, word, look))
        x += width + max(1.1, canvas.text_width(" ", look.face, look.points))
    return lines


def _typed_runs(canvas: Canvas, line: Sequence[_Piece], typed: Words) -> list[tuple[float, float]]:
    """Return where what is typed begins and ends."""
    runs = list[tuple[float, float]]()
    was_typed = False
    for x, word, look in line:
        right = x + canvas.text_width(word, look.face, look.points)
        if look is typed:
            runs = [*runs[:-1], (runs[-1][0], right)] if was_typed else [*runs, (x, right)]
        was_typed = look is typed
    return runs


def boxes(
    paper: Paper, rows: Sequence[Sequence[Cell]], caption: Words, value: Words, *, gap: float = 0.0
) -> None:
    """Draw rows of frames, each with a small caption at its top and the value below it."""
    for row in rows:
        frame = paper.flow.frame
        unit, left = (frame.right - frame.left) / sum(share for *_, share in row), frame.left
        cells = list[tuple[float, float, list[tuple[str, Words]]]]()
        for name, text, share in row:
            room = share * unit - 2 * _PAD
            lines = [(one, caption) for one in sheets.broken(paper.canvas, name, caption, room)]
            lines += [(one, value) for one in sheets.broken(paper.canvas, text, value, room)]
            cells.append((left, left + share * unit, lines))
            left += share * unit
        _draw_boxes(paper, cells)
        paper.flow.y += gap


def _draw_boxes(paper: Paper, cells: Sequence[tuple[float, float, list[tuple[str, Words]]]]) -> None:
    height = max(sum(_step(look) for _, look in lines) for *_, lines in cells) + 2.2
    paper.flow.need(height)
    canvas, top = paper.canvas, paper.flow.y
    for left, right, lines in cells:
        canvas.frame(left, top, right, top + height, ink=BLACK)
        y = top + 0.6
        for text, look in lines:
            y += _step(look)
            canvas.text(left + _PAD, y - 0.8, text, look.face, look.points, bold=look.bold, ink=look.ink)
    paper.flow.y = top + height


def _step(look: Words) -> float:
    return look.points * 1.34 * _MM_PER_POINT


def section(paper: Paper, text: str, face: Typeface, points: float = 10) -> None:
    """Write a section's name at the left between two rules."""
    paper.flow.need(22)
    frame, y = paper.flow.frame, paper.flow.y + 2
    height = points * 1.6 * _MM_PER_POINT
    paper.canvas.rule(frame.left, y, frame.right, y, width=0.35, ink=BLACK)
    paper.canvas.text(frame.left + 1, y + height * 0.74, text, face, points, bold=True)
    paper.canvas.rule(frame.left, y + height, frame.right, y + height, width=0.15, ink=BLACK)
    paper.flow.y = y + height + 1.2


def dotted(
    paper: Paper, rows: Sequence[tuple[str, str]], face: Typeface, points: float, *, width: int
) -> None:
    """Write `CAPTION.....: value` in columns; a value that is too long goes on below itself."""
    look, step = Words(face, points), points * 1.75 * _MM_PER_POINT
    for name, text in rows:
        frame = paper.flow.frame
        label = f"{name.ljust(width, '.')}:"
        x = frame.left + paper.canvas.text_width(f"{label} ", face, points)
        lines = sheets.broken(paper.canvas, text, look, frame.right - x)
        paper.flow.need(step * len(lines))
        for index, line in enumerate(lines):
            y = paper.flow.y + step * 0.75
            pieces = [(x, line, look)] if index else [(frame.left, label, look), (x, line, look)]
            paper.canvas.pieces(pieces, y)
            paper.flow.y += step


def signed(
    paper: Paper, lines: Sequence[str], *, left: float, width: float = 72, stamped: bool = False
) -> None:
    """Leave room for a hand over a rule, with centred lines below it; a round stamp may stand beside."""
    points = paper.style.points - 0.5
    step = points * 1.35 * _MM_PER_POINT
    paper.flow.need(18 + step * len(lines))
    canvas, y = paper.canvas, paper.flow.y + 14
    canvas.rule(left, y, left + width, y, ink=BLACK)
    ornaments.signature(canvas, left + 8, y, width - 20)
    for index, text in enumerate(lines):
        middle = left + width / 2
        canvas.text(middle, y + 1 + step * (index + 1), text, paper.style.face, points, align="middle")
    if stamped:
        ornaments.seal(canvas, left - 20, y + 1, 11)
    paper.flow.y = y + 4 + step * len(lines)


def small(paper: Paper, lines: Sequence[str], points: float = 8, *, align: str = "left") -> None:
    """Write small grey lines, as a software prints them at the foot."""
    frame, step = paper.flow.frame, points * 1.4 * _MM_PER_POINT
    x = {"left": frame.left, "middle": (frame.left + frame.right) / 2}[align]
    for text in lines:
        for line in sheets.broken(
            paper.canvas, text, Words(paper.style.face, points), frame.right - frame.left
        ):
            paper.flow.need(step)
            paper.flow.y += step
            paper.canvas.text(x, paper.flow.y - 0.8, line, paper.style.face, points, align=align, ink=GREY)
