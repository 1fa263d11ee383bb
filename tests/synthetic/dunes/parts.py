"""Parts of a page that the islands lack: captions at tab stops, small captions over open lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK, GREY, Style
from tests.synthetic.islands.parts import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72

Stop = tuple[float, str, str]
"""Millimetres from the left edge or the share of a row, a caption, a value."""


def tabbed(paper: Paper, rows: Sequence[Sequence[Stop]], look: Style, *, leading: float = 1.6) -> None:
    """Write rows of captions and values at tab stops; a row's last value goes on below where it is long."""
    step, left = look.points * leading * _MM_PER_POINT, paper.flow.frame.left
    for row in rows:
        *early, (x, caption, value) = row
        behind = x + paper.canvas.text_width(f"{caption}: ", look.face, look.points)
        lines = wrapped(paper, value, look, paper.flow.frame.right - left - behind)
        paper.flow.need(step * len(lines))
        pieces = [(left + stop, f"{name}: {told}", look) for stop, name, told in early]
        first, *others = lines
        paper.flow.y += step
        paper.canvas.pieces([*pieces, (left + x, f"{caption}: {first}", look)], paper.flow.y)
        for line in others:
            paper.flow.y += step
            paper.canvas.pieces([(left + behind, line, look)], paper.flow.y)
    paper.flow.y += step * 0.3


def open_row(paper: Paper, row: Sequence[Stop], look: Style) -> None:
    """Write values over thin rules, each under its small grey caption."""
    frame, whole, gap = paper.flow.frame, sum(share for share, _, _ in row), 4.0
    room = frame.right - frame.left - gap * (len(row) - 1)
    widths = [room * share / whole for share, _, _ in row]
    cells = [wrapped(paper, value, look, width - 1) for (_, _, value), width in zip(row, widths, strict=True)]
    step = look.points * 1.25 * _MM_PER_POINT
    height = 4.4 + step * max(len(lines) for lines in cells) + 2.6
    paper.flow.need(height)
    x = frame.left
    for (_, caption, _), lines, width in zip(row, cells, widths, strict=True):
        _open_cell(paper, (x, width, height), caption, lines, look)
        x += width + gap
    paper.flow.y += height


def _open_cell(
    paper: Paper, place: tuple[float, float, float], caption: str, lines: Sequence[str], look: Style
) -> None:
    (x, width, height), y = place, paper.flow.y
    step = look.points * 1.25 * _MM_PER_POINT
    paper.canvas.text(x, y + 3, caption, look.face, 7.2, ink=GREY)
    for number, line in enumerate(lines):
        paper.canvas.text(x, y + 4.4 + step * (number + 0.8), line, look.face, look.points, ink=look.ink)
    paper.canvas.rule(x, y + height - 1.2, x + width, y + height - 1.2, width=0.15)


def side_title(paper: Paper, title: str, look: Style) -> None:
    """Write a bold title with a thick rule before it and a thin one behind."""
    paper.flow.need(26)
    frame, y = paper.flow.frame, paper.flow.y + 5
    paper.canvas.rule(frame.left, y - 1.2, frame.left + 6, y - 1.2, width=1.1, ink=BLACK)
    paper.canvas.text(frame.left + 8, y, title, look.face, look.points, bold=True)
    start = frame.left + 10 + paper.canvas.text_width(title, look.face, look.points, bold=True)
    paper.canvas.rule(start, y - 1.2, frame.right, y - 1.2, width=0.2)
    paper.flow.y = y + 1.6


def noted_beside(paper: Paper, texts: Sequence[str], look: Style, *, left: float, right: float) -> None:
    """Write notes in a framed column at the right of the sheet, from the height that the text has reached."""
    step, top = look.points * 1.3 * _MM_PER_POINT, paper.flow.y
    y = top + 1.5
    for text in texts:
        for line in wrapped(paper, text, look, right - left - 4):
            y += step
            paper.canvas.text(left + 2, y, line, look.face, look.points, ink=look.ink)
        y += step * 0.6
    paper.canvas.frame(left, top, right, y + 1.5)
