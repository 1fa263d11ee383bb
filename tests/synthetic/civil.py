"""The layouts of the civil registry by kind, drawn with one case of faces or the other."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic import birth_layouts, death_layouts, fonts, marriage_layouts
from tests.synthetic.canvas import Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.fonts import Case

    Compose = Callable[..., tuple[list[Canvas], Facts]]
    Draw = Callable[[Sheet], None]

_TUNING: Mapping[str, Mapping[str, Draw]] = {
    "nascimento": {"national": birth_layouts.national, "boxes": birth_layouts.boxes},
    "casamento": {
        "boxes": marriage_layouts.boxes,
        "inteiro-teor": marriage_layouts.book,
        "prose": marriage_layouts.prose,
    },
    "obito": {
        "national": death_layouts.national,
        "inteiro-teor": death_layouts.book,
        "columns": death_layouts.columns,
    },
}
_HELD_OUT: Mapping[str, Mapping[str, Draw]] = {
    "nascimento": {
        "inteiro-teor": birth_layouts.book,
        "columns": birth_layouts.columns,
        "handwritten": birth_layouts.hand,
        "dotted": birth_layouts.leaders,
    },
    "casamento": {
        "national": marriage_layouts.national,
        "columns": marriage_layouts.columns,
        "handwritten": marriage_layouts.hand,
        "dotted": marriage_layouts.leaders,
    },
    "obito": {
        "boxes": death_layouts.boxes,
        "prose": death_layouts.prose,
        "handwritten": death_layouts.hand,
        "dotted": death_layouts.leaders,
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
