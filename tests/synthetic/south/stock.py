"""Parts of a page that these offices have and the others have not, set on sheets of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets
from tests.synthetic.canvas import BLACK, BLUE, GREY, PALE
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper, Style

_MM_PER_POINT = 25.4 / 72

Blank = tuple[str, str, float]
"""What fills a blank, the small print below it, its share of the line."""


def aside(paper: Paper, x: float, room: float, lines: Sequence[str], text: str, *, points: float = 8) -> None:
    """Write a paragraph with bold lines beside it, in the margin that begins at `x`."""
    style = Words(paper.style.face, points, bold=True)
    step = paper.style.points * paper.style.leading * _MM_PER_POINT
    told = [line for given in lines for line in sheets.broken(paper.canvas, given, style, room)]
    paper.flow.need(max(2 * step, len(told) * points * 0.45 + step))
    top = paper.flow.y + step * 0.75
    canvas = paper.canvas
    for index, line in enumerate(told):
        canvas.text(x, top + index * points * 0.45, line, style.face, points, bold=True)
    paper.paragraph(text)
    if paper.canvas is canvas:
        paper.flow.y = max(paper.flow.y, top + len(told) * points * 0.45 + 1)


def blanks(paper: Paper, row: Sequence[Blank], printed: Typeface, typed: Words) -> None:
    """Write values over a rule with the small print that explains each of them below it."""
    paper.flow.need(14)
    frame, canvas = paper.flow.frame, paper.canvas
    left, unit = frame.left, (frame.right - frame.left) / sum(share for _, _, share in row)
    rooms = [share * unit - 4 for _, _, share in row]
    told = [sheets.broken(canvas, value, typed, room) for (value, _, _), room in zip(row, rooms, strict=True)]
    most, step = max(map(len, told)), typed.points * 1.3 * _MM_PER_POINT
    base = paper.flow.y + 5 + step * (most - 1)
    for lines, room in zip(told, rooms, strict=True):
        for index, line in enumerate(lines):
            y = base - step * (len(lines) - 1 - index)
            canvas.text(left + 1, y, line, typed.face, typed.points, bold=typed.bold, ink=typed.ink)
        canvas.rule(left, base + 1.3, left + room + 2, base + 1.3, width=0.2, ink=BLACK)
        left += room + 4
    left = frame.left
    for (_, small, _), room in zip(row, rooms, strict=True):
        canvas.text(left + room / 2, base + 4.2, small, printed, 6.5, align="middle", ink=GREY)
        left += room + 4
    paper.flow.y = base + 5.4


def facing(
    paper: Paper, rows: Sequence[tuple[str, str]], split: float, *, caption: Words, value: Words
) -> None:
    """Write captions flush against the line at `split`, values behind it, a hairline below each row."""
    frame, step = paper.flow.frame, value.points * 1.28 * _MM_PER_POINT
    for name, text in rows:
        lines = sheets.broken(paper.canvas, text, value, frame.right - split - 3)
        paper.flow.need(step * len(lines) + 2.4)
        canvas, top = paper.canvas, paper.flow.y
        canvas.text(split - 2, top + step, name, caption.face, caption.points, align="right", ink=caption.ink)
        for index, line in enumerate(lines, start=1):
            canvas.text(split + 2, top + step * index, line, value.face, value.points, bold=value.bold)
        paper.flow.y = top + step * len(lines) + 2.2
        canvas.rule(frame.left, paper.flow.y, frame.right, paper.flow.y, width=0.1)


def band(paper: Paper, text: str, face: Typeface) -> None:
    """Write a section's name between two rules across the sheet."""
    paper.flow.need(16)
    frame, top = paper.flow.frame, paper.flow.y + 2
    paper.canvas.rule(frame.left, top, frame.right, top, width=0.5, ink=BLACK)
    middle = (frame.left + frame.right) / 2
    paper.canvas.text(middle, top + 4.4, text, face, 9, bold=True, align="middle")
    paper.canvas.rule(frame.left, top + 6, frame.right, top + 6, width=0.2, ink=BLACK)
    paper.flow.y = top + 6.6


def seal_box(canvas: Canvas, x: float, y: float, face: Typeface, lines: Sequence[str]) -> None:
    """Draw the box of an electronic seal: a code to be scanned, and what is printed beside it."""
    style = Words(face, 7)
    told = [line for given in lines for line in sheets.broken(canvas, given, style, 44)]
    canvas.frame(x, y, x + 68, y + 22)
    ornaments.code_matrix(canvas, x + 2, y + 2, 18)
    for index, line in enumerate(told[:5]):
        canvas.text(x + 22.5, y + 4.5 + 3.6 * index, line, face, 7)


def signed(
    paper: Paper,
    lines: Sequence[str],
    *,
    left: float,
    sealed: bool = True,
    points: float = 9.5,
    step: float = 4.2,
) -> None:
    """Leave room for a hand over a rule at `left`, with lines below it; the seal stands beside them."""
    paper.flow.need(30)
    canvas, line, face = paper.canvas, paper.flow.y + 17, paper.style.face
    canvas.rule(left, line, left + 74, line, ink=BLACK)
    ornaments.signature(canvas, left + 10, line, 46, BLUE)
    for index, text in enumerate(lines):
        canvas.text(left + 37, line + step + 0.4 + step * index, text, face, points, align="middle")
    if sealed:
        ornaments.seal(canvas, left - 12 if left > 70 else left + 88, line - 2, 11)
    paper.flow.y = line + step + 0.4 + step * len(lines)


def pressed(paper: Paper, x: float) -> None:
    """Press a seal over the lines written last."""
    ornaments.seal(paper.canvas, x, paper.flow.y - 12, 13, BLUE)


def ruled(canvas: Canvas, top: float, style: Style) -> None:
    """Rule the leaf a little below where the lines of text will stand."""
    step = style.points * style.leading * _MM_PER_POINT
    y = top + step * 0.75 + 1.2
    while y < style.bottom + 6:
        canvas.rule(style.left - 4, y, style.right + 2, y, width=0.1, ink=PALE)
        y += step


def margin(canvas: Canvas, x: float, top: float, room: float, text: str, face: Typeface) -> float:
    """Write a note into the margin in small letters, with a hand below it; return the y below both."""
    style, y = Words(face, 7.5), top
    for line in sheets.broken(canvas, text, style, room):
        y += 3.5
        canvas.text(x, y, line, face, 7.5)
    ornaments.signature(canvas, x + 3, y + 10, room * 0.6)
    return y + 13
