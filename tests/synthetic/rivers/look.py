"""Parts of a page: heads, paragraphs with words that stand out, boxed captions, hands below a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import ornaments
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.canvas import Style as Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.paper import Paper

_MM_PER_POINT = 25.4 / 72
_WIDEST_GAP = 2.4  # times a plain space; a line that would need more stays ragged
_Marked = tuple[str, Words]
Line = tuple[str, float, bool]
"""A line of a head: its text, its size in points, whether it is bold."""


def head(
    words: Words,
    lines: Sequence[Line],
    *,
    top: float = 16,
    step: float = 1.4,
    x: float = 105,
    align: str = "middle",
    rule: tuple[float, float] | None = None,
    arms: tuple[float, float] | None = None,
    later: Callable[[Canvas, int], float] | None = None,
) -> Callable[[Canvas, int], float]:
    """Return what writes the lines atop the first sheet; `later` writes atop the others."""

    def write(canvas: Canvas, number: int) -> float:
        if number > 1:
            return later(canvas, number) if later else top + 6
        if arms:
            ornaments.arms(canvas, *arms, 7)
        y = top
        for text, points, bold in lines:
            y += points * step * _MM_PER_POINT
            canvas.text(x, y, text, words.face, points, bold=bold, align=align)
        if rule:
            canvas.rule(rule[0], y + 2.5, rule[1], y + 2.5, width=0.4, ink=BLACK)
        return y + 6

    return write


def _split(text: str, plain: Words, strong: Words) -> list[_Marked]:
    """Split at spaces; what stands between two asterisks is strong."""
    found, word, is_strong, strong_letters = list[_Marked](), "", False, 0
    for letter in f"{text} ":
        if letter == "*":
            is_strong = not is_strong
        elif letter.isspace():
            if word:
                found.append((word, strong if strong_letters * 2 > len(word) else plain))
            word, strong_letters = "", 0
        else:
            word += letter
            strong_letters += is_strong
    return found


def marked(
    paper: Paper, text: str, plain: Words, strong: Words, *, leading: float = 1.5, gap: float = 0.45
) -> None:
    """Write a paragraph in which what stands between two asterisks is set strong."""
    step = plain.points * leading * _MM_PER_POINT
    room, canvas = paper.flow.frame.right - paper.flow.frame.left, paper.canvas
    space = canvas.text_width(" ", plain.face, plain.points)
    lines, used = [list[tuple[float, str, Words]]()], 0.0
    for word, look in _split(text, plain, strong):
        width = canvas.text_width(word, look.face, look.points, bold=look.bold)
        if lines[-1] and used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append((width, word, look))
        used += width + space
    for number, line in enumerate(lines, start=1):
        paper.flow.need(step)
        paper.flow.y += step
        _set(paper, line, space, fill=number < len(lines) and not plain.face.is_typewriter)
    paper.flow.y += gap * step


def _set(paper: Paper, line: list[tuple[float, str, Words]], space: float, *, fill: bool) -> None:
    frame, gaps = paper.flow.frame, len(line) - 1
    spread = (frame.right - frame.left - sum(width for width, _, _ in line)) / max(1, gaps)
    if fill and spread <= _WIDEST_GAP * space:
        space = spread
    x, placed = frame.left, list[tuple[float, str, Words]]()
    for width, word, look in line:
        placed.append((x, word, look))
        x += width + space
    paper.canvas.pieces(placed, paper.flow.y - 1.2)


def hands(
    paper: Paper, signers: Sequence[tuple[str, str]], *, columns: int = 2, points: float | None = None
) -> None:
    """Leave rows of rules with a hand over each, and the name and the part taken below it."""
    size, face = points or paper.style.points - 1.5, paper.style.face
    below = max(4.2, 0.5 * size)
    for start in range(0, len(signers), columns):
        paper.flow.need(26)
        frame, line = paper.flow.frame, paper.flow.y + 14
        width = (frame.right - frame.left) / columns
        for place, (name, part) in enumerate(signers[start : start + columns]):
            middle = frame.left + width * (place + 0.5)
            half = min(34.0, width / 2 - 3)
            paper.canvas.rule(middle - half, line, middle + half, line, ink=BLACK)
            ornaments.signature(paper.canvas, middle - half * 0.75, line, half * 1.3)
            paper.canvas.text(middle, line + below, name, face, size, align="middle")
            if part:
                paper.canvas.text(middle, line + 2.1 * below, part, face, size - 1, align="middle", ink=GREY)
        paper.flow.y = line + 2.6 * below


def foot(paper: Paper, lines: Sequence[str], words: Words, *, coded: bool = False) -> None:
    """Write small print under a rule, beside a square code if `coded`."""
    step = words.points * 1.4 * _MM_PER_POINT
    height = max(step * len(lines), 20.0 if coded else 0.0) + 5
    paper.flow.need(height)
    frame, top = paper.flow.frame, paper.flow.y + 2
    paper.canvas.rule(frame.left, top, frame.right, top, width=0.3)
    left = frame.left
    if coded:
        ornaments.code_matrix(paper.canvas, left, top + 2, 16)
        left += 20
    for number, text in enumerate(lines, start=1):
        paper.canvas.text(left, top + 1.5 + step * number, text, words.face, words.points, ink=words.ink)
    paper.flow.y = top + height


def column(canvas: Canvas, place: tuple[float, float], lines: Sequence[Line], words: Words) -> float:
    """Write lines one below the other from a place on; return where the last one ends."""
    x, y = place
    for text, points, bold in lines:
        y += points * 1.35 * _MM_PER_POINT
        canvas.text(x, y, text, words.face, points, bold=bold)
    return y
