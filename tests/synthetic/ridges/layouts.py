"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.ridges import companies, deeds, lands, powers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "matricula_imovel": (lands.typed_farm, lands.needle_lot, lands.structured_today),
    "escritura": (deeds.quilled_gift, deeds.typed_with_margin, deeds.electronic_paragraphs),
    "procuracao": (powers.headed_typed, powers.dotted_needles, powers.tabled_today),
    "contrato_social": (companies.typed_firm, companies.civil_society, companies.digital_boxes),
}


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `ridges-typed-farm`."""
    names = [f"ridges-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
