"""Parts of a page: heads of offices, label cells beside value cells, bold captions that values follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets
from tests.synthetic.canvas import BLACK, BLUE, GREY
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72
Head = tuple[str, float, bool]
"""A line, its points, whether it is bold."""


def blank_sheet(_: Canvas, __: int) -> float:
    """Head no sheet at all."""
    return 20.0


def headed(
    face: Typeface, lines: Sequence[Head], *, x: float = 105, align: str = "middle", arms: float | None = None
) -> Callable[[Canvas, int], float]:
    """Return what heads the first sheet with `lines`, below the arms at the height `arms` if any."""

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return 22.0
        y = 14.0
        if arms is not None:
            ornaments.arms(canvas, x if align == "middle" else 105, arms, 7)
            y = arms + 11
        for text, points, bold in lines:
            y += points * 1.35 * _MM_PER_POINT
            canvas.text(x, y, text, face, points, bold=bold, align=align)
        return y + 5

    return head


def beside(
    paper: Paper,
    rows: Sequence[tuple[str, str]],
    split: float,
    *,
    caption: Words,
    value: Words,
    leading: float = 1.3,
) -> None:
    """Draw rows of a caption's cell, `split` millimetres wide, and the cell of its value."""
    frame, step = paper.flow.frame, value.points * leading * _MM_PER_POINT
    for name, text in rows:
        told = sheets.broken(paper.canvas, text, value, frame.right - frame.left - split - 4)
        names = sheets.broken(paper.canvas, name, caption, split - 3)
        height = step * max(len(told), len(names)) + 2
        paper.flow.need(height)
        canvas, top = paper.canvas, paper.flow.y
        canvas.frame(frame.left, top, frame.left + split, top + height)
        canvas.frame(frame.left + split, top, frame.right, top + height)
        for index in range(max(len(told), len(names))):
            y = top + step * (index + 0.85)
            for lines, x, style in (
                (names, frame.left + 1.5, caption),
                (told, frame.left + split + 2, value),
            ):
                if index < len(lines):
                    canvas.text(x, y, lines[index], style.face, style.points, bold=style.bold, ink=style.ink)
        paper.flow.y = top + height


def captioned(paper: Paper, items: Sequence[tuple[str, str]], *, value: Words, gap: float = 1.0) -> None:
    """Write `CAPTION: value`, each on lines of its own, the caption bold in the paper's face."""
    frame, points = paper.flow.frame, paper.style.points
    caption = Words(paper.style.face, points, bold=True)
    step = max(points, value.points) * 1.3 * _MM_PER_POINT
    for name, text in items:
        canvas = paper.canvas
        indent = canvas.text_width(f"{name} ", caption.face, points, bold=True)
        lines = _hanging(canvas, text, value, frame.right - frame.left, indent)
        paper.flow.need(step * len(lines) + gap)
        canvas, y = paper.canvas, paper.flow.y
        for index, line in enumerate(lines):
            y += step
            pieces = [(frame.left + (0 if index else indent), line, value)] if line else []
            if index == 0:
                pieces.insert(0, (frame.left, name, caption))
            canvas.pieces(pieces, y)
        paper.flow.y = y + gap


def _hanging(canvas: Canvas, text: str, style: Words, room: float, indent: float) -> list[str]:
    """Break a text whose first line begins `indent` further right; that line is empty if no word fits."""
    lines, used = [""], indent
    for word in text.split():
        width = canvas.text_width(f"{word} ", style.face, style.points, bold=style.bold)
        if used + width > room and used > 0:
            lines.append("")
            used = 0.0
        lines[-1] = f"{lines[-1]} {word}".strip()
        used += width
    return lines


def sign_at(
    paper: Paper, lines: Sequence[str], *, middle: float, points: float = 9.5, hand: bool = True
) -> None:
    """Leave room for a hand, rule a line around `middle` and write lines below it."""
    paper.flow.need(28)
    canvas, y, face = paper.canvas, paper.flow.y + 16, paper.style.face
    canvas.rule(middle - 36, y, middle + 36, y, ink=BLACK)
    if hand:
        ornaments.signature(canvas, middle - 24, y, 44, BLUE)
    for text in lines:
        y += points * 1.35 * _MM_PER_POINT
        canvas.text(middle, y, text, face, points, align="middle")
    paper.flow.y = y + 3


def small_print(paper: Paper, text: str, *, points: float = 7.5) -> None:
    """Write lines in small grey letters across the sheet."""
    frame, style = paper.flow.frame, Words(paper.style.face, points, ink=GREY)
    for line in sheets.broken(paper.canvas, text, style, frame.right - frame.left):
        paper.flow.need(points * 0.5)
        paper.flow.y += points * 1.3 * _MM_PER_POINT
        paper.canvas.text(frame.left, paper.flow.y, line, style.face, points, ink=GREY)
