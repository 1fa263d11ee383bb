"""The layouts of a set by kind and name, each of which tells of people of its own."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]


def named(of: str, drawn: Mapping[str, tuple[Compose, ...]]) -> dict[str, dict[str, Compose]]:
    """Name each layout of the set by its function: `ridges-typed-farm`."""
    return {kind: _of_kind(of, kind, layouts) for kind, layouts in drawn.items()}


def _of_kind(of: str, kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    names = [f"{of}-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


def apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose
