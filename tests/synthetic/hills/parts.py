"""Parts of a page: rows led by dots, captions in cells of their own, two halves, numbered captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import sheets
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72

Row = tuple[str, str]
"""A caption and its value."""


def led(paper: Paper, rows: Sequence[Row], width: int) -> None:
    """Write `CAPTION....: value` as a printer of one width of letters does, captions `width` letters wide."""
    style, frame = paper.style, paper.flow.frame
    words, step = Words(style.face, style.points), style.points * style.leading * _MM_PER_POINT
    indent = paper.canvas.text_width("." * (width + 2), style.face, style.points)
    for caption, value in rows:
        first, *others = sheets.broken(paper.canvas, value, words, frame.right - frame.left - indent - 2)
        paper.flow.need(step * (1 + len(others)))
        paper.flow.y += step
        text = f"{caption.ljust(width, '.')}: {first}"
        paper.canvas.text(frame.left, paper.flow.y, text, style.face, style.points)
        for line in others:
            paper.flow.y += step
            paper.canvas.text(frame.left + indent, paper.flow.y, line, style.face, style.points)
    paper.flow.y += step


def captioned(
    paper: Paper, rows: Sequence[Row], split: float, *, caption: Words, value: Words, leading: float = 1.3
) -> None:
    """Draw a row for each value: its caption in a cell `split` wide at the left, the value in the other."""
    frame = paper.flow.frame
    step = value.points * leading * _MM_PER_POINT
    rooms = (split - 3, frame.right - frame.left - split - 3)
    for row in rows:
        cells = [
            sheets.broken(paper.canvas, text, look, room)
            for text, look, room in zip(row, (caption, value), rooms, strict=True)
        ]
        height = step * max(map(len, cells)) + 2.2
        paper.flow.need(height)
        canvas, top = paper.canvas, paper.flow.y
        canvas.frame(frame.left, top, frame.left + split, top + height)
        canvas.frame(frame.left + split, top, frame.right, top + height)
        for left, lines, look in zip((0.0, split), cells, (caption, value), strict=True):
            _lines(paper, frame.left + left + 1.6, top + 0.6, lines, look, step)
        paper.flow.y = top + height


def _lines(paper: Paper, x: float, top: float, lines: Sequence[str], look: Words, step: float) -> float:
    """Write lines below `top` and return the y below them."""
    for index, line in enumerate(lines):
        y = top + step * (index + 0.85)
        paper.canvas.text(x, y, line, look.face, look.points, bold=look.bold, ink=look.ink)
    return top + step * len(lines)


def halves(paper: Paper, sides: Sequence[tuple[str, Sequence[Row]]], *, caption: Words, value: Words) -> None:
    """Draw two frames side by side, each with a title and below it small captions over their values."""
    frame, gap = paper.flow.frame, 4.0
    room = (frame.right - frame.left - gap) / 2
    step, top = value.points * 1.3 * _MM_PER_POINT, paper.flow.y
    lowest, canvas = top, paper.canvas
    for index, (title, rows) in enumerate(sides):
        left = frame.left + index * (room + gap)
        canvas.text(left + 2, top + 5, title, value.face, value.points, bold=True)
        y = top + 7.5
        for name, text in rows:
            canvas.text(left + 2, y + 3, name, caption.face, caption.points, ink=caption.ink)
            y = _lines(paper, left + 2, y + 3.6, sheets.broken(canvas, text, value, room - 4), value, step)
            y += 1.2
        lowest = max(lowest, y)
    for index in range(2):
        left = frame.left + index * (room + gap)
        canvas.frame(left, top, left + room, lowest + 1, ink=BLACK)
    paper.flow.y = lowest + 4


def headed(paper: Paper, rows: Sequence[Row], *, points: float = 8) -> None:
    """Write in the present column a small numbered caption, and below it the value, set in a little."""
    style = paper.style
    words, step = Words(style.face, style.points), style.points * 1.35 * _MM_PER_POINT
    for number, (caption, value) in enumerate(rows, start=1):
        frame = paper.flow.frame
        lines = sheets.broken(paper.canvas, value, words, frame.right - frame.left - 6)
        paper.flow.need(6 + step * len(lines))
        frame, canvas, top = paper.flow.frame, paper.canvas, paper.flow.y
        canvas.text(frame.left, top + 3.6, f"{number:02d}. {caption}", style.face, points, ink=GREY)
        paper.flow.y = _lines(paper, frame.left + 5, top + 4.4, lines, words, step) + 1.8
