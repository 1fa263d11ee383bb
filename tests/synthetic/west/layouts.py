"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import named
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
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

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

LAYOUTS = named("west", _DRAWN)
