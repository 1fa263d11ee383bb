"""Parts that certificates share: the heading, rows of labelled cells, the closing words with a signature."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas, Ink
from tests.synthetic.fonts import SANS

if TYPE_CHECKING:
    from tests.synthetic.fonts import Typeface

LEFT, RIGHT = 15.0, 195.0
LABEL_FACE = SANS[0]
_LABEL_POINTS = 6.8
_VALUE_POINTS = 10.5
_LINE = 4.8  # millimetres from one value line to the next

Cell = tuple[str, Sequence[str], float]
"""Label, value lines, share of the row's width."""


def heading(
    canvas: Canvas, face: Typeface, lines: Sequence[str], *, top: float = 13.0, ink: Ink = BLACK
) -> float:
    """Write the arms and centred heading lines, the last one large; return the y below them."""
    middle = canvas.width / 2
    ornaments.arms(canvas, middle, top + 9, 8, ink)
    y = top + 25
    for text in lines[:-1]:
        canvas.text(middle, y, text, face, 11, bold=True, align="middle", ink=ink)
        y += 5.4
    canvas.text(middle, y + 3, lines[-1], face, 17, bold=True, align="middle", ink=ink)
    return y + 8


def row(canvas: Canvas, y: float, face: Typeface, cells: Sequence[Cell]) -> float:
    """Draw one row of framed cells with small labels; return the y below it.

    Labels come first in the truth, then the values: that is how they stand on the page's baselines.
    """
    height = 5.4 + _LINE * max(len(values) for _, values, _ in cells)
    edges = [LEFT]
    for _, _, share in cells:
        edges.append(edges[-1] + share * (RIGHT - LEFT))
    for left, right in itertools.pairwise(edges):
        canvas.frame(left, y, right, y + height)
    for (label, _, _), left in zip(cells, edges, strict=False):
        if label:
            canvas.text(left + 1.2, y + 3.2, label, LABEL_FACE, _LABEL_POINTS)
    for line in range(max(len(values) for _, values, _ in cells)):
        for (_, values, _), left, right in zip(cells, edges, edges[1:], strict=False):
            if line < len(values):
                _value(canvas, (left + 1.8, y + 8.2 + _LINE * line), values[line], face, right - left - 3)
    return y + height


def _value(canvas: Canvas, place: tuple[float, float], text: str, face: Typeface, room: float) -> None:
    """Write a value, smaller where it would not fit."""
    points = _VALUE_POINTS
    width = canvas.text_width(text, face, points, bold=True)
    if width > room:
        points *= room / width
    canvas.text(*place, text, face, points, bold=True)


def closing(
    canvas: Canvas,
    y: float,
    face: Typeface,
    *,
    place_and_day: str,
    officer: str,
    title: str,
    stamp: str | None,
) -> None:
    """Write place and date, the control stamp's box where there is one, and the officer's signed name."""
    canvas.text(LEFT, y, "O conteúdo da certidão é verdadeiro. Dou fé.", face, 10)
    canvas.text(LEFT, y + 6, place_and_day, face, 10)
    if stamp:
        _control_stamp(canvas, y + 10, stamp)
    line = y + 27
    canvas.rule(75, line, 145, line)
    ornaments.signature(canvas, 84, line, 46, BLUE)
    canvas.text(110, line + 5, officer, face, 10, align="middle")
    canvas.text(110, line + 9.5, title, face, 9, align="middle", ink=GREY)
    ornaments.seal(canvas, 172, y + 18, 13)


def _control_stamp(canvas: Canvas, y: float, code: str) -> None:
    canvas.frame(LEFT, y, LEFT + 48, y + 20)
    ornaments.code_matrix(canvas, LEFT + 1.5, y + 1.5, 17)
    canvas.text(LEFT + 20.5, y + 6, "Selo Digital", LABEL_FACE, 8, bold=True)
    canvas.text(LEFT + 20.5, y + 11, code, LABEL_FACE, 8)
