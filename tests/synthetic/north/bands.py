"""Captions and values in rows, every second one on a grey band; a row without a caption is a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.canvas import BLACK, GREY, Canvas, Ink, Style
from tests.synthetic.sheets import broken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.synthetic.fonts import Typeface

Band = tuple[str, str]
"""Caption and value."""

_SHADE: Ink = (226, 226, 222)
_STEP = 5.6  # millimetres from one line of a value to the next


def bands(
    canvas: Canvas,
    face: Typeface,
    rows: Sequence[Band],
    *,
    top: float,
    left: float = 16,
    right: float = 194,
    middle: float = 62,
    points: float = 11,
) -> float:
    """Write the rows; values begin at `middle`. Return the y below them."""
    y, style = top, Style(face, points)
    for number, (caption, value) in enumerate(rows):
        if not caption:
            y += 2
            canvas.text(left, y + _STEP * 0.8, value, face, points, bold=True)
            y += _STEP + 1
            canvas.rule(left, y, right, y, width=0.4, ink=BLACK)
            y += 0.5
            continue
        lines = broken(canvas, value, style, right - middle - 2)
        height = _STEP * len(lines) + 1.6
        if number % 2:
            _shade(canvas, left, y, right, y + height)
        canvas.text(left + 1, y + _STEP, caption, face, points - 1.5, ink=GREY)
        for line, text in enumerate(lines):
            canvas.text(middle, y + _STEP * (line + 1), text, face, points)
        y += height
    return y


def _shade(canvas: Canvas, left: float, top: float, right: float, bottom: float) -> None:
    edges = [canvas.px(left), canvas.px(top), canvas.px(right), canvas.px(bottom)]
    canvas.draw.rectangle(edges, fill=canvas.ink(_SHADE))
