"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.west import (
    births,
    companies,
    deaths,
    deeds,
    land_sheets,
    marriages,
    powers,
    protests,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.verbatim, births.boxed, births.revised, births.cards),
    "casamento": (marriages.penned, marriages.panels, marriages.told_first, marriages.blessed),
    "obito": (deaths.machine, deaths.colons, deaths.short, deaths.squares),
    "matricula_imovel": (land_sheets.run_in, land_sheets.boxes, land_sheets.flat, land_sheets.tabled),
    "escritura": (deeds.sale, deeds.gift, deeds.swap, deeds.estate, deeds.union),
    "procuracao": (powers.pension, powers.car, powers.bank, powers.broad),
    "contrato_social": (companies.clauses, companies.altered, companies.merchants, companies.alone),
    "protesto": (protests.instrument, protests.register, protests.notice, protests.squares),
}


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `west-boxed`."""
    names = [f"west-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
