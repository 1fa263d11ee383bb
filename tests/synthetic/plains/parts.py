"""Parts of a page: captions with what is typed behind them on a line or in a frame, and rows in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import sheets
from tests.synthetic.canvas import BLACK
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72
_BEHIND = 1.6  # millimetres between a caption and what is typed behind it

Told = tuple[str, str, float]
"""A caption, its value, its share of the row."""
Row = tuple[str, str]
"""A caption and its value."""
_Piece = tuple[float, str, Words]


def written(
    paper: Paper,
    rows: Sequence[Sequence[Told]],
    *,
    caption: Words,
    value: Words,
    leading: float = 1.6,
    framed: bool = False,
) -> None:
    """Write each value behind its caption, over a rule or, if `framed`, in a frame; it goes on below both."""
    step = value.points * leading * _MM_PER_POINT
    for row in rows:
        frame = paper.flow.frame
        unit = (frame.right - frame.left) / sum(share for _, _, share in row)
        cells, left = list[tuple[float, float, list[list[_Piece]]]](), frame.left
        for name, text, share in row:
            inset = 1.6 if framed else 0.0
            lines = _run(paper.canvas, left + inset, (name, text), (caption, value), share * unit - 3.4)
            cells.append((left, share * unit, lines))
            left += share * unit
        most = max(len(lines) for _, _, lines in cells)
        height = step * most + (1.6 if framed else 0.8)
        paper.flow.need(height)
        for x, wide, lines in cells:
            _cell(paper.canvas, (x, paper.flow.y, wide, height), lines, step, framed=framed)
        paper.flow.y += height


def _run(
    canvas: Canvas, left: float, told: tuple[str, str], looks: tuple[Words, Words], room: float
) -> list[list[_Piece]]:
    """Break a caption and what stands behind it into lines of placed words."""
    lines, x = [list[_Piece]()], left
    for text, look in zip(told, looks, strict=True):
        for word in text.split():
            width = canvas.text_width(word, look.face, look.points, bold=look.bold)
            if lines[-1] and x + width > left + room:
                lines.append([])
                x = left
            lines[-1].append((x, word, look))
            x += width + max(1.0, canvas.text_width(" ", look.face, look.points))
        x += _BEHIND - 1.0
    return lines


def _cell(
    canvas: Canvas,
    place: tuple[float, float, float, float],
    lines: list[list[_Piece]],
    step: float,
    *,
    framed: bool,
) -> None:
    left, top, wide, height = place
    if framed:
        canvas.frame(left, top, left + wide, top + height)
    for index, line in enumerate(lines):
        base = top + step * (index + 0.75) + (0.4 if framed else 0)
        canvas.pieces(line, base)
        if not framed:
            canvas.rule(left, base + 1.2, left + wide - 2, base + 1.2, width=0.15, ink=BLACK)


def grouped(
    paper: Paper,
    groups: Sequence[tuple[str, Sequence[Row]]],
    *,
    stub: float,
    caption: Words,
    value: Words,
    leading: float = 1.45,
) -> None:
    """Draw groups of rows: at the left a frame `stub` wide with the group's name, at the right its rows."""
    step = value.points * leading * _MM_PER_POINT
    for title, rows in groups:
        frame = paper.flow.frame
        left, room = frame.left + stub, frame.right - frame.left - stub - 4
        told = [_run(paper.canvas, left + 2, (name, text), (caption, value), room) for name, text in rows]
        name = Words(caption.face, caption.points, bold=True)
        heads = sheets.broken(paper.canvas, title, name, stub - 3)
        height = max(sum(step * len(lines) + 1.2 for lines in told), step * len(heads) + 1.6)
        paper.flow.need(height + 1.5)
        canvas, top = paper.canvas, paper.flow.y
        canvas.frame(frame.left, top, left, top + height, width=0.3, ink=BLACK)
        canvas.frame(left, top, frame.right, top + height, width=0.3, ink=BLACK)
        for index, text in enumerate(heads):
            canvas.text(frame.left + 1.6, top + step * (index + 0.8), text, name.face, name.points, bold=True)
        y = top
        for number, lines in enumerate(told):
            if number:
                canvas.rule(left, y, frame.right, y, width=0.1)
            for line in lines:
                canvas.pieces(line, y + step * 0.8)
                y += step
            y += 1.2
        paper.flow.y = top + height + 1.5


def quads(
    paper: Paper,
    rows: Sequence[tuple[Row, Row]],
    *,
    shares: tuple[float, float, float, float],
    caption: Words,
    value: Words,
) -> None:
    """Draw rows of four cells: a caption, its value, another caption, its value."""
    step, looks = value.points * 1.35 * _MM_PER_POINT, (caption, value, caption, value)
    for (first, second), (third, fourth) in rows:
        frame = paper.flow.frame
        unit, left = (frame.right - frame.left) / sum(shares), frame.left
        cells = list[tuple[float, float, list[str], Words]]()
        for text, share, look in zip((first, second, third, fourth), shares, looks, strict=True):
            cells.append(
                (left, share * unit, sheets.broken(paper.canvas, text, look, share * unit - 3), look)
            )
            left += share * unit
        height = step * max(1, *(len(lines) for _, _, lines, _ in cells)) + 2
        paper.flow.need(height)
        canvas, top = paper.canvas, paper.flow.y
        for x, wide, lines, look in cells:
            canvas.frame(x, top, x + wide, top + height)
            for index, line in enumerate(lines):
                y = top + 0.6 + step * (index + 0.8)
                canvas.text(x + 1.5, y, line, look.face, look.points, bold=look.bold, ink=look.ink)
        paper.flow.y = top + height
