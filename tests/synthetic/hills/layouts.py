"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.hills import births, deaths, marriages, protests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (
        births.old_copy,
        births.small_print,
        births.printout,
        births.captions_aside,
        births.penned,
    ),
    "casamento": (
        marriages.old_hand,
        marriages.one_row_each,
        marriages.lettered,
        marriages.halves,
        marriages.transcript,
    ),
    "obito": (
        deaths.old_sentences,
        deaths.two_columns,
        deaths.telegraphic,
        deaths.bands,
        deaths.whole_entry,
    ),
    "protesto": (
        protests.know_all,
        protests.boxes,
        protests.penned,
        protests.tables,
        protests.romans,
    ),
}


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `hills-old-copy`."""
    names = [f"hills-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
