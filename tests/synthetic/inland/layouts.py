"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.inland import birth_pages, death_pages, marriage_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (
        birth_pages.penned,
        birth_pages.typed_blanks,
        birth_pages.matrix,
        birth_pages.standard,
        birth_pages.network,
    ),
    "casamento": (
        marriage_pages.penned,
        marriage_pages.side_by_side,
        marriage_pages.capitals,
        marriage_pages.standard,
        marriage_pages.two_columns,
    ),
    "obito": (
        death_pages.book,
        death_pages.items,
        death_pages.printer,
        death_pages.standard,
        death_pages.sections,
    ),
}


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `inland-typed-blanks`."""
    names = [f"inland-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
