"""A sheet of the civil registry and the parts that its layouts are made of."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import ornaments, words
from tests.synthetic.canvas import BLACK, BLUE, GREY, Canvas, Ink, Style
from tests.synthetic.flow import Flow, Frame

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.fonts import Case, Typeface
    from tests.synthetic.registrars import Registrar

_MM_PER_POINT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout works with; `case` holds the faces it may use."""

    canvas: Canvas
    rng: Random
    facts: Facts
    case: Case
    colour: bool

    def chance(self, share: float) -> bool:
        return self.rng.random() < share


Cell = tuple[str, "Sequence[str]", float]
"""Caption, values (each is broken where it is too long), share of the row's width."""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the framed cells of a form look, in millimetres and points."""

    caption: Style
    value: Style
    left: float = 15.0
    right: float = 195.0
    head: float = 4.6
    line: float = 4.8
    foot: float = 1.6
    width: float = 0.2

    def rows(self, canvas: Canvas, y: float, rows: Sequence[Sequence[Cell]]) -> float:
        """Draw rows of cells; return the y below them."""
        for cells in rows:
            y = self._row(canvas, y, cells)
        return y

    def _row(self, canvas: Canvas, y: float, cells: Sequence[Cell]) -> float:
        shares = list(itertools.accumulate((share for _, _, share in cells), initial=0.0))
        edges = [self.left + share * (self.right - self.left) for share in shares]
        told = [
            [line for value in values for line in self._fitted(canvas, value, right - left)]
            for (_, values, _), (left, right) in zip(cells, itertools.pairwise(edges), strict=True)
        ]
        most = max(map(len, told))
        height = self.head + self.line * most + self.foot
        for left, right in itertools.pairwise(edges):
            canvas.frame(left, y, right, y + height, width=self.width, ink=self.caption.ink)
        for (caption, _, _), left in zip(cells, edges, strict=False):
            _write(canvas, left + 1.2, y + 3.1, caption, self.caption)
        for index in range(most):
            for lines, left in zip(told, edges, strict=False):
                if index < len(lines):
                    baseline = y + self.head + self.line * (index + 0.75)
                    _write(canvas, left + 1.8, baseline, lines[index], self.value)
        return y + height

    def _fitted(self, canvas: Canvas, text: str, width: float) -> list[str]:
        return broken(canvas, text, self.value, width - 3.4)


def _write(canvas: Canvas, x: float, y: float, text: str, style: Style) -> None:
    if text:
        canvas.text(x, y, text, style.face, style.points, bold=style.bold, ink=style.ink)


def broken(canvas: Canvas, text: str, style: Style, room: float) -> list[str]:
    """Break a text into lines no wider than `room`."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        width = canvas.text_width(longer, style.face, style.points, bold=style.bold)
        if lines and width <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def heading(
    sheet: Sheet, face: Typeface, lines: Sequence[str], *, top: float = 12.0, has_arms: bool = True
) -> float:
    """Write centred lines, the last one large, below the arms if `has_arms`; return the y below them."""
    canvas, middle = sheet.canvas, sheet.canvas.width / 2
    y = top + (23 if has_arms else 5)
    if has_arms:
        ornaments.arms(canvas, middle, top + 8, 7)
    bold = sheet.chance(0.5)
    for text in lines[:-1]:
        canvas.text(middle, y, text, face, 10.5, bold=bold, align="middle")
        y += 5.0
    canvas.text(middle, y + 3, lines[-1], face, 16, bold=True, align="middle")
    return y + 7


def listed(
    canvas: Canvas,
    y: float,
    items: Sequence[tuple[str, Sequence[str]]],
    *,
    caption: Style,
    value: Style,
    left: float,
    right: float,
    gap: float = 2.2,
) -> float:
    """Write captions with their values below them, without frames; return the y below."""
    for name, values in items:
        y += caption.points * 1.35 * _MM_PER_POINT
        _write(canvas, left, y, name, caption)
        for line in (line for told in values for line in broken(canvas, told, value, right - left)):
            y += value.points * 1.25 * _MM_PER_POINT
            _write(canvas, left, y, line, value)
        y += gap
    return y


def dotted(
    canvas: Canvas,
    y: float,
    items: Sequence[tuple[str, Sequence[str]]],
    style: Style,
    *,
    left: float = 20.0,
    right: float = 192.0,
    width: int = 26,
    leading: float = 1.75,
) -> float:
    """Write `CAPTION......: value` as a matrix printer does; what is too long goes on below the value."""
    step = style.points * leading * _MM_PER_POINT
    indent = canvas.text_width("." * (width + 3), style.face, style.points)
    for name, values in items:
        lines = [line for value in values for line in broken(canvas, value, style, right - left - indent)]
        for index, line in enumerate(lines):
            y += step if index == 0 else step * 0.75
            if index == 0:
                label = f"{name.ljust(width, '.')}:"
                canvas.words(_placed(canvas, left, f"{label} {line}", style), y, style.face, style.points)
            else:
                _write(canvas, left + indent, y, line, style)
    return y


def _placed(canvas: Canvas, x: float, text: str, style: Style) -> list[tuple[float, str]]:
    placed = []
    for word in text.split():
        placed.append((x, word))
        x += canvas.text_width(f"{word} ", style.face, style.points)
    return placed


def prose(
    sheet: Sheet,
    face: Typeface,
    paragraphs: Sequence[str],
    *,
    top: float,
    left: float = 22.0,
    right: float = 188.0,
    bottom: float = 285.0,
    points: float = 12,
    leading: float = 1.5,
    indent: float = 12.0,
) -> float:
    """Pour paragraphs into one frame; return the y below them."""
    frame = Frame(sheet.canvas, left, top, right, bottom)
    flow = Flow(iter([frame]), face, points, leading=leading)
    for text in paragraphs:
        flow.paragraph(text, indent=indent)
    return flow.y


def margin(sheet: Sheet, face: Typeface, notes: Sequence[str], *, left: float, top: float) -> None:
    """Write marginal notes in a narrow column with a title of their own."""
    right = left + 34
    flow = Flow(iter([Frame(sheet.canvas, left, top, right, 285)]), face, 8, leading=1.35, justified=False)
    for note in notes:
        flow.paragraph(note)
        flow.space(0.6)
        ornaments.signature(sheet.canvas, left + 4, flow.y + 8, 18)
        flow.y += 11


def signed(
    sheet: Sheet,
    y: float,
    face: Typeface,
    registrar: Registrar,
    issued: date,
    *,
    attest: str,
    align: str = "left",
    place: str | None = None,
) -> float:
    """Write the closing words, place and day, and the officer's name under a signature with a seal."""
    canvas, facts = sheet.canvas, sheet.facts
    day = facts.day(issued, words.date_with_month(issued), "data_emissao")
    x = {"left": 20.0, "middle": 105.0, "right": 190.0}[align]
    canvas.text(x, y, attest, face, 10, align=align)
    canvas.text(x, y + 6, f"{place or registrar.town.short}, {day}.", face, 10, align=align)
    line = y + 25
    left = 105.0 if align == "right" else 70.0
    canvas.rule(left, line, left + 72, line)
    ornaments.signature(canvas, left + 10, line, 46, BLUE)
    name = facts.note("oficial", registrar.officer.name)
    canvas.text(left + 36, line + 4.8, name, face, 10, align="middle")
    canvas.text(left + 36, line + 9.2, registrar.title, face, 9, align="middle", ink=GREY)
    ornaments.seal(canvas, 45 if align == "right" else 176, y + 19, 12, BLUE)
    return line + 12


def footer(sheet: Sheet, face: Typeface, registrar: Registrar) -> None:
    """Write at the foot of the page, mostly, where the office is and what the certificate cost."""
    if sheet.chance(0.3):
        return
    fee = sheet.rng.randint(2_500, 9_900)
    cost = f"{fee // 100},{fee % 100:02d}"
    shown = sheet.facts.note("valor", cost.replace(",", "."), f"R$ {cost}")
    where = f"{registrar.address} – {registrar.town.short} – Telefone {registrar.telephone}"
    sheet.canvas.text(105, 279, where, face, 8, align="middle")
    sheet.canvas.text(
        105, 283, f"Emolumentos: {shown} – Válida em todo o território nacional", face, 8, align="middle"
    )


def banner(canvas: Canvas, left: float, right: float, y: float, text: str, style: Style) -> float:
    """Write a section's title over a rule; return the y below it."""
    canvas.text(left, y + 4, text, style.face, style.points, bold=True, ink=style.ink)
    canvas.rule(left, y + 5.4, right, y + 5.4, width=0.5, ink=style.ink)
    return y + 7


def stamp(canvas: Canvas, x: float, y: float, ink: Ink = BLUE) -> None:
    """Press a rectangular stamp: lines of a date that did not print, in a crooked frame."""
    canvas.leave_unscored(x - 2, y - 2, x + 40, y + 20)
    rng = canvas.rng
    tilt = rng.uniform(-2, 2)
    corners = [(x, y), (x + 38, y + tilt), (x + 38, y + 17 + tilt), (x, y + 17), (x, y)]
    canvas.stroke(corners, width=0.5, ink=ink)
    for row in (5.5, 9.0, 12.5):
        for start in range(4, 34, 3):
            if rng.random() < 0.75:
                at = y + row + tilt * start / 38
                canvas.stroke([(x + start, at), (x + start + 2, at + rng.uniform(-1, 1))], width=0.5, ink=ink)


def old_paper_rule(canvas: Canvas, x: float) -> None:
    """Rule the margin of a book's leaf."""
    canvas.rule(x, 14, x, 288, width=0.3, ink=BLACK)
