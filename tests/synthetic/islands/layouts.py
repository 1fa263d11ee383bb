"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.islands import births, deaths, marriages, protests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.typed_copy, births.filled_blanks, births.standard_cells),
    "casamento": (marriages.penned_blanks, marriages.needle_rows, marriages.standard_pair),
    "obito": (deaths.typed_account, deaths.numbered_cells, deaths.standard_cells),
    "protesto": (protests.typed_public, protests.needle_rows, protests.boxed_today),
}


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `islands-typed-copy`."""
    names = [f"islands-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
