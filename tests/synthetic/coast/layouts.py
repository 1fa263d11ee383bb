"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.coast import births, companies, deaths, deeds, lands, marriages, powers, protests
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.school_card, births.kin_table),
    "casamento": (marriages.religious, marriages.columns),
    "obito": (deaths.by_the_law, deaths.landscape),
    "matricula_imovel": (lands.ledger, lands.unit),
    "escritura": (deeds.marine_sale, deeds.union),
    "procuracao": (powers.blanks, powers.numbered),
    "contrato_social": (companies.typed, companies.civil_code),
    "protesto": (protests.copied_note, protests.positive),
}

LAYOUTS = named("coast", _DRAWN)
