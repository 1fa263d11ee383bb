"""Parts of a page: letterheads, values over dotted lines, numbered rows, columns of cells, notes beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments, sheets
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words
from tests.synthetic.fillins import FilledForm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72

Line = tuple[str, float, bool]
"""A text, its points, whether it is bold."""
Told = tuple[str, str, float]
"""A caption, its value, its share of the row."""


def letterhead(
    style_face: Words,
    lines: Sequence[Line],
    *,
    x: float = 105,
    align: str = "middle",
    top: float = 16,
    arms: tuple[float, float] | None = None,
    rule: tuple[float, float] | None = None,
    begin: float = 20,
    leading: float = 1.38,
) -> Callable[[Canvas, int], float]:
    """Return what heads the first sheet: `arms` at a place, `lines` below `top`, a `rule` below them."""

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            return begin
        y = top
        if arms is not None:
            ornaments.arms(canvas, *arms, 8, style_face.ink)
        for text, points, bold in lines:
            y += points * leading * _MM_PER_POINT
            canvas.text(x, y, text, style_face.face, points, bold=bold, align=align, ink=style_face.ink)
        if rule is not None:
            canvas.rule(rule[0], y + 3, rule[1], y + 3, width=0.7, ink=style_face.ink)
        return y + 7

    return head


def over(paper: Paper, row: Sequence[Told], *, caption: Words, value: Words, gap: float = 1.2) -> None:
    """Write captions with a colon, below them their values, each over a line of dots."""
    paper.flow.need(16)
    frame, canvas, top = paper.flow.frame, paper.canvas, paper.flow.y
    unit = (frame.right - frame.left) / sum(share for _, _, share in row)
    step, left, lowest = value.points * 1.3 * _MM_PER_POINT, frame.left, top
    places = []
    for name, text, share in row:
        canvas.text(left, top + 3.2, name, caption.face, caption.points, bold=caption.bold, ink=caption.ink)
        places.append((left, sheets.broken(canvas, text, value, share * unit - 5)))
        left += share * unit
    most = max(len(lines) for _, lines in places)
    for index in range(most):
        for x, lines in places:
            if index < len(lines):
                y = top + 4.2 + step * (index + 0.85)
                canvas.text(x, y, lines[index], value.face, value.points, bold=value.bold, ink=value.ink)
    lowest = top + 4.2 + step * most
    left = frame.left
    for _, _, share in row:
        dots(canvas, left, left + share * unit - 3, lowest + 0.6)
        left += share * unit
    paper.flow.y = lowest + 1.4 + gap


def dots(canvas: Canvas, left: float, right: float, y: float) -> None:
    while left < right:
        canvas.rule(left, y, left + 0.25, y, width=0.15, ink=GREY)
        left += 1.1


def numbered(paper: Paper, rows: Sequence[tuple[str, str]], *, caption: Words, value: Words) -> None:
    """Draw full rows with a number in a cell of its own, then the caption, then the value below it."""
    frame = paper.flow.frame
    step = value.points * 1.3 * _MM_PER_POINT
    for number, (name, text) in enumerate(rows, start=1):
        lines = sheets.broken(paper.canvas, text, value, frame.right - frame.left - 14)
        height = 5.2 + step * max(1, len(lines))
        paper.flow.need(height)
        canvas, top = paper.canvas, paper.flow.y
        canvas.frame(frame.left, top, frame.left + 10, top + height)
        canvas.frame(frame.left + 10, top, frame.right, top + height)
        canvas.text(frame.left + 12, top + 3.4, name, caption.face, caption.points, ink=caption.ink)
        place = (frame.left + 5, top + height / 2 + 1.4)
        canvas.text(*place, f"{number:02d}", caption.face, caption.points + 1, align="middle")
        for index, line in enumerate(lines):
            y = top + 4 + step * (index + 0.85)
            canvas.text(frame.left + 12, y, line, value.face, value.points, bold=value.bold, ink=value.ink)
        paper.flow.y = top + height


def compared(
    paper: Paper,
    heads: tuple[str, str, str],
    rows: Sequence[tuple[str, str, str]],
    *,
    caption: Words,
    value: Words,
    split: float,
) -> None:
    """Draw a table that sets two persons side by side: a caption's column `split` wide, then theirs."""
    frame = paper.flow.frame
    room = (frame.right - frame.left - split) / 2
    edges = (frame.left, frame.left + split, frame.left + split + room)
    step = value.points * 1.28 * _MM_PER_POINT
    for number, cells in enumerate((heads, *rows)):
        looks = (caption, caption, caption) if number == 0 else (caption, value, value)
        rooms = (split, room, room)
        told = [
            sheets.broken(paper.canvas, text, look, wide - 3)
            for text, look, wide in zip(cells, looks, rooms, strict=True)
        ]
        most = max(1, *map(len, told))
        height = step * most + 2.4
        paper.flow.need(height)
        canvas, top = paper.canvas, paper.flow.y
        for left, wide in zip(edges, rooms, strict=True):
            canvas.frame(left, top, left + wide, top + height)
        for index in range(most):
            for left, lines, look in zip(edges, told, looks, strict=True):
                if index < len(lines):
                    y = top + 0.8 + step * (index + 0.85)
                    canvas.text(left + 1.6, y, lines[index], look.face, look.points, bold=look.bold)
        paper.flow.y = top + height


def paired(paper: Paper, rows: Sequence[Sequence[tuple[str, str]]], stops: Sequence[float]) -> None:
    """Write `CAPTION: value` at tab stops, several on one line, as a matrix printer sets its columns."""
    style = paper.style
    step = style.points * style.leading * _MM_PER_POINT
    for row in rows:
        room = paper.flow.frame.right
        ends = [*stops[1 : len(row)], room]
        words = Words(style.face, style.points)
        told = [
            sheets.broken(paper.canvas, f"{name}: {text}", words, end - stop - 2)
            for (name, text), stop, end in zip(row, stops, ends, strict=False)
        ]
        most = max(map(len, told))
        paper.flow.need(step * most)
        for index in range(most):
            paper.flow.y += step
            for stop, lines in zip(stops, told, strict=False):
                if index < len(lines):
                    x = stop + (4 if index else 0)
                    paper.canvas.text(x, paper.flow.y - step * 0.25, lines[index], style.face, style.points)


def filled(paper: Paper, printed: Words, typed: Words, texts: Sequence[str], *, leading: float = 2.1) -> None:
    """Write paragraphs of a printed form with what was filled in between ‹ and ›."""
    frame = paper.flow.frame
    form = FilledForm(
        paper.canvas,
        printed,
        typed,
        left=frame.left,
        right=frame.right,
        y=paper.flow.y,
        leading=leading,
    )
    for text in texts:
        form.paragraph(text, indent=8)
    paper.flow.y = form.y + 5


def beside(canvas: Canvas, x: float, top: float, room: float, texts: Sequence[str], words: Words) -> float:
    """Write notes into a margin, one below the other, and rule a short line between them."""
    y, step = top, words.points * 1.3 * _MM_PER_POINT
    for text in texts:
        for line in sheets.broken(canvas, text, words, room):
            y += step
            canvas.text(x, y, line, words.face, words.points, bold=words.bold, ink=words.ink)
        y += 3
        canvas.rule(x, y, x + room / 2, y, ink=BLACK)
        y += 1
    return y


def signed(
    paper: Paper,
    lines: Sequence[str],
    *,
    left: float,
    width: float = 70,
    points: float = 9,
    leading: float = 1.4,
    seal: bool = False,
) -> None:
    """Leave room for a hand over a line of dots from `left`, with the lines below it flush left."""
    paper.flow.need(30)
    canvas, y, face = paper.canvas, paper.flow.y + 16, paper.style.face
    ornaments.signature(canvas, left + 6, y, width * 0.7)
    dots(canvas, left, left + width, y + 0.8)
    for text in lines:
        y += points * leading * _MM_PER_POINT
        canvas.text(left, y + 0.8, text, face, points)
    if seal:
        ornaments.seal(canvas, left + width + 18, y - 6, 11)
    paper.flow.y = y + 4


def fine_print(paper: Paper, texts: Sequence[str], *, points: float = 7.5, code: bool = False) -> None:
    """Write small lines, beside a square to be scanned if `code`."""
    paper.flow.need(26)
    frame, canvas = paper.flow.frame, paper.canvas
    left = frame.left + (24 if code else 0)
    words, y = Words(paper.style.face, points, ink=GREY), paper.flow.y + 1
    if code:
        ornaments.code_matrix(canvas, frame.left, y, 21)
    for text in texts:
        for line in sheets.broken(canvas, text, words, frame.right - left):
            y += points * 1.35 * _MM_PER_POINT
            canvas.text(left, y, line, words.face, points, ink=GREY)
    paper.flow.y = max(y + 2, paper.flow.y + (24 if code else 0))


def leaf(canvas: Canvas, x: float, top: float, bottom: float = 285) -> None:
    """Rule the line that parts a book's margin from its text."""
    canvas.rule(x, top, x, bottom, width=0.3, ink=BLACK)
