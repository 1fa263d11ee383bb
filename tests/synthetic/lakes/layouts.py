"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.lakes import births, deaths, marriages, protests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.whole_entry, births.typed_into_print, births.national_birth),
    "casamento": (marriages.typed_prose, marriages.two_columns, marriages.national_marriage),
    "obito": (deaths.typed_sentence, deaths.dotted_lines, deaths.national_death),
    "protesto": (protests.public_instrument, protests.told_with_table, protests.boxes_in_sections),
}


def _of_its_own(name: str, drawn: Compose) -> Compose:
    """Return the layout with people of its own for each seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `lakes-typed-prose`."""
    named = {f"lakes-{drawn.__name__.replace('_', '-')}": drawn for drawn in layouts}
    return {name: _of_its_own(f"{kind}/{name}", drawn) for name, drawn in named.items()}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
