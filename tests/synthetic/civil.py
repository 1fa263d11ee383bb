"""The layouts of the civil registry by kind, drawn with one case of faces or the other."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import (
    birth_forms,
    birth_sentences,
    death_forms,
    death_sentences,
    fonts,
    marriage_forms,
    marriage_sentences,
)
from tests.synthetic.canvas import Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.fonts import Case

    Compose = Callable[..., tuple[list[Canvas], Facts]]
    Draw = Callable[[Sheet], None]

_TUNING: Mapping[str, Mapping[str, Draw]] = {
    "nascimento": {"national": birth_forms.national, "boxes": birth_forms.boxes},
    "casamento": {
        "boxes": marriage_forms.boxes,
        "inteiro-teor": marriage_sentences.book,
        "prose": marriage_sentences.prose,
    },
    "obito": {
        "national": death_forms.national,
        "inteiro-teor": death_sentences.book,
        "columns": death_forms.columns,
    },
}
_HELD_OUT: Mapping[str, Mapping[str, Draw]] = {
    "nascimento": {
        "inteiro-teor": birth_sentences.book,
        "columns": birth_forms.columns,
        "handwritten": birth_sentences.hand,
        "dotted": birth_forms.leaders,
    },
    "casamento": {
        "national": marriage_forms.national,
        "columns": marriage_forms.columns,
        "handwritten": marriage_sentences.hand,
        "dotted": marriage_forms.leaders,
    },
    "obito": {
        "boxes": death_forms.boxes,
        "prose": death_sentences.prose,
        "handwritten": death_sentences.hand,
        "dotted": death_forms.leaders,
    },
}


def _composed(name: str, draw: Draw, case: Case) -> Compose:
    """Return the layout as a function; two layouts never tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        own = Random(f"{name}/{rng.random()}")
        canvas, facts = Canvas(dpi, own, colour=colour), Facts()
        draw(Sheet(canvas, own, facts, case, colour))
        return [canvas], facts

    return compose


def _layouts(drawn: Mapping[str, Mapping[str, Draw]], case: Case) -> Mapping[str, Mapping[str, Compose]]:
    return {
        kind: {name: _composed(name, draw, case) for name, draw in layouts.items()}
        for kind, layouts in drawn.items()
    }


TUNING = _layouts(_TUNING, fonts.CASE)
HELD_OUT = _layouts(_HELD_OUT, fonts.OTHER_CASE)
