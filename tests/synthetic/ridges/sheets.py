"""Tops of sheets, notes in margins, fees at the foot and signatures of the ridges' offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, GREY

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.paper import Paper

    Head = Callable[[Canvas, int], float]

_MM_PER_POINT = 25.4 / 72


def bare(_: Canvas, __: int) -> float:
    return 24.0


def centred(
    face: Typeface, lines: Sequence[tuple[str, float, bool]], *, top: float = 18, arms: bool = False
) -> Head:
    """Return a head of lines (text, points, bold) in the middle of the first sheet, over a double rule."""

    def head(canvas: Canvas, page: int) -> float:
        if page > 1:
            return 22.0
        y = top
        if arms:
            ornaments.arms(canvas, canvas.width / 2, y + 2, 8)
            y += 18
        for text, points, bold in lines:
            canvas.text(canvas.width / 2, y, text, face, points, bold=bold, align="middle")
            y += points * 1.45 * _MM_PER_POINT
        canvas.rule(24, y - 2, canvas.width - 24, y - 2, width=0.5, ink=BLACK)
        canvas.rule(24, y - 1, canvas.width - 24, y - 1)
        return y + 3

    return head


def margin(paper: Paper, face: Typeface, points: float, lines: Sequence[str], *, x: float, y: float) -> None:
    """Write a note in the margin of the first sheet, framed as a stamp would be."""
    canvas, step = paper.pages[0], points * 1.35 * _MM_PER_POINT
    width = max(canvas.text_width(line, face, points) for line in lines)
    canvas.frame(x - 1.5, y - 1, x + width + 1.5, y + step * len(lines) + 1, ink=GREY)
    for number, line in enumerate(lines, start=1):
        canvas.text(x, y + step * number - 0.8, line, face, points)


def foot(paper: Paper, face: Typeface, lines: Sequence[str], points: float = 8) -> None:
    """Write small lines under a rule, beside a code that machines read."""
    step = points * 1.4 * _MM_PER_POINT
    paper.flow.need(max(24, step * len(lines)) + 8)
    frame, y = paper.flow.frame, paper.flow.y + 3
    paper.canvas.rule(frame.left, y, frame.right, y)
    ornaments.code_matrix(paper.canvas, frame.left, y + 2.5, 20)
    for number, line in enumerate(lines, start=1):
        paper.canvas.text(frame.left + 24, y + 2 + step * number, line, face, points)
    paper.flow.y = y + max(24, step * len(lines) + 4)


def signed(paper: Paper, names: Sequence[tuple[str, str]], *, left: float, size: float = 10) -> None:
    """Leave a rule for each hand, one under the other, with the name and the title below."""
    for name, title in names:
        paper.flow.need(23)
        y = paper.flow.y + 13
        paper.canvas.rule(left, y, left + 66, y, ink=BLACK)
        ornaments.signature(paper.canvas, left + 9, y, 40)
        paper.canvas.text(left + 33, y + 4.3, name, paper.style.face, size, align="middle")
        if title:
            paper.canvas.text(left + 33, y + 8.4, title, paper.style.face, size - 1.5, align="middle")
        paper.flow.y = y + 9


def side_by_side(paper: Paper, names: Sequence[str], size: float = 9) -> None:
    """Leave two rules in a row for hands, with the names below."""
    frame = paper.flow.frame
    half = (frame.right - frame.left) / 2
    for row in range(0, len(names), 2):
        paper.flow.need(20)
        y = paper.flow.y + 13
        for place, name in enumerate(names[row : row + 2]):
            left = frame.left + half * place
            paper.canvas.rule(left + 4, y, left + half - 4, y, ink=BLACK)
            ornaments.signature(paper.canvas, left + half / 2 - 18, y, 34)
            paper.canvas.text(left + half / 2, y + 4.2, name, paper.style.face, size, align="middle")
        paper.flow.y = y + 7
