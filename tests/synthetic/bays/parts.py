"""Parts of a page that the islands lack: ruled rows with captions aside, margins with notes, small stamps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK, BLUE, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.islands.parts import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72


def ruled_rows(
    paper: Paper, rows: Sequence[tuple[str, str]], printed: Words, typed: Words, *, stub: float
) -> None:
    """Draw rows between rules: the printed caption in a column of `stub` millimetres, the value beside it."""
    frame = paper.flow.frame
    paper.canvas.rule(frame.left, paper.flow.y, frame.right, paper.flow.y, ink=BLACK)
    for caption, value in rows:
        lines = wrapped(paper, value, typed, frame.right - frame.left - stub - 4)
        height = _step(typed) * len(lines) + 3.2
        paper.flow.need(height)
        top, bottom = paper.flow.y, paper.flow.y + height
        _ruled_row(paper, (caption, printed), (lines, typed), stub=stub)
        paper.flow.y = bottom
        paper.canvas.rule(frame.left, bottom, frame.right, bottom, ink=BLACK)
        paper.canvas.rule(frame.left + stub, top, frame.left + stub, bottom, ink=BLACK)


def _step(look: Words) -> float:
    return look.points * 1.35 * _MM_PER_POINT


def _ruled_row(
    paper: Paper, caption: tuple[str, Words], value: tuple[Sequence[str], Words], *, stub: float
) -> None:
    left, (lines, typed) = paper.flow.frame.left, value
    for number, line in enumerate(lines):
        y = paper.flow.y + 1.2 + _step(typed) * (number + 0.85)
        pieces = [(left + stub + 2, line, typed)]
        if not number:
            pieces.insert(0, (left + 1, *caption))
        paper.canvas.pieces(pieces, y)


def margin(paper: Paper, texts: Sequence[tuple[str, str]], look: Words, *, left: float, right: float) -> None:
    """Write titled notes down the margin of the present sheet, from the height that the text has reached."""
    step, y = _step(look), paper.flow.y
    for title, text in texts:
        paper.canvas.text(left, y + step, title, look.face, look.points, bold=True)
        y += step * 1.15
        for line in wrapped(paper, text, look, right - left):
            y += step
            paper.canvas.text(left, y, line, look.face, look.points, ink=look.ink)
        y += step
    paper.canvas.rule(right + 3, paper.flow.y, right + 3, paper.style.bottom, ink=GREY)


def stamp(paper: Paper, lines: Sequence[str], look: Words, *, left: float) -> None:
    """Press a framed stamp beside the place of the hand that is to follow, on the same sheet."""
    paper.flow.need(32)
    step, top = look.points * 1.3 * _MM_PER_POINT, paper.flow.y + 4
    wide = max(paper.canvas.text_width(line, look.face, look.points, bold=True) for line in lines) + 6
    paper.canvas.frame(left, top, left + wide, top + step * len(lines) + 3.5, width=0.4, ink=BLUE)
    for number, line in enumerate(lines, start=1):
        y = top + step * number + 0.6
        paper.canvas.text(
            left + wide / 2, y, line, look.face, look.points, bold=True, align="middle", ink=look.ink
        )
