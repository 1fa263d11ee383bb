"""What the sheets of these offices are made of beside paragraphs: letterheads, side captions, margins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic import ornaments, words
from tests.synthetic.canvas import BLACK, GREY
from tests.synthetic.flow import Flow, Frame

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts
    from tests.synthetic.fonts import Typeface
    from tests.synthetic.names import Town
    from tests.synthetic.paper import Paper
    from tests.synthetic.registrars import Registrar

_MM_PER_POINT = 25.4 / 72


def closed(paper: Paper, facts: Facts, registrar: Registrar, issued: date, pattern: str) -> None:
    """Write place (`place`, or `short` with its state) and day of issue into `pattern`; the officer signs."""
    day = facts.day(issued, words.date_with_month(issued), "data_emissao")
    paper.paragraph(pattern.format(place=registrar.town.name, short=registrar.town.short, day=day))
    paper.sign([(facts.note("oficial", registrar.officer.name), registrar.title)], sealed=True)


def day_of_note(rng: Random, facts: Facts, registered: date, issued: date, *, share: float) -> str | None:
    """Return the day of a note between record and issue, as shown, in a share of the records with room."""
    span = (issued - registered).days - 2
    if span < 2 or rng.random() > share:
        return None
    when = registered + timedelta(days=rng.randint(1, span))
    return facts.day(when, words.date_in_digits(when))


def letterhead(
    face: Typeface,
    lines: Sequence[tuple[str, float]],
    *,
    x: float = 105,
    align: str = "middle",
    top: float = 15,
    arms: float | None = None,
    ruled: bool = False,
    again: Callable[[Canvas, int], None] | None = None,
) -> Callable[[Canvas, int], float]:
    """Return a head of `lines` (text, points) for the first sheet; `again` writes that of the others.

    Lines of twelve points and more are bold; `arms` is the x at which the arms stand.
    """

    def head(canvas: Canvas, number: int) -> float:
        if number > 1:
            if again:
                again(canvas, number)
            return 24
        y = top
        if arms is not None:
            ornaments.arms(canvas, arms, top + 5, 7)
            y += 17 if arms == x else 0
        for text, points in lines:
            y += points * 0.47
            canvas.text(x, y - 2, text, face, points, bold=points >= 12, align=align)
        if arms is not None and arms != x:
            y = max(y, top + 14)
        if ruled:
            canvas.rule(20, y + 1, 190, y + 1, width=0.5, ink=BLACK)
        return y + 3

    return head


def beside(paper: Paper, caption: str, text: str, *, room: float = 46, bold: bool = False) -> None:
    """Write a caption at the left and its text in the column beside it."""
    flow, style = paper.flow, paper.style
    step = style.points * style.leading * _MM_PER_POINT
    flow.need(step * 2)
    whole = flow.frame
    flow.canvas.text(whole.left, flow.y + step * 0.75, caption, style.face, style.points - 1.5, ink=GREY)
    flow.frame = replace(whole, left=whole.left + room)
    flow.paragraph(text, bold=bold)
    if flow.canvas is whole.canvas:
        flow.frame = whole
    flow.space(0.3)


def margin(canvas: Canvas, face: Typeface, text: str, *, left: float, right: float, top: float) -> None:
    """Write a note into the margin and initial it."""
    flow = Flow(iter([Frame(canvas, left, top, right, 288)]), face, 7.5, leading=1.35, justified=False)
    flow.paragraph(text)
    ornaments.signature(canvas, left + 2, flow.y + 9, right - left - 8)


def seat(facts: Facts, office: str, town: Town, shown_town: str, shown: str | None = None) -> tuple[str, str]:
    """Note the office and its town; return both as shown."""
    return facts.note("oficio", office, shown), facts.town("municipio_registro", town, shown_town)
