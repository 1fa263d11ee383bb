"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import named
from tests.synthetic.rivers import companies, deeds, lands, powers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "matricula_imovel": (lands.typed_card, lands.bold_acts, lands.captioned_farm),
    "escritura": (deeds.penned_book, deeds.typed_gift, deeds.headed_sale),
    "procuracao": (powers.typed_public, powers.captioned, powers.to_a_lawyer),
    "contrato_social": (companies.typed_quotas, companies.table_of_quotas, companies.printer_sheets),
}

LAYOUTS = named("rivers", _DRAWN)
"""Each layout of the set."""
