"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.cliffs import companies, deeds, lands, powers
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "matricula_imovel": (lands.captioned_cards, lands.ruled_columns),
    "escritura": (deeds.penned_siblings, deeds.laser_sides),
    "procuracao": (powers.printed_blanks, powers.unbroken_today),
    "contrato_social": (companies.pin_leaders, companies.numbered_today),
}

LAYOUTS = named("cliffs", _DRAWN)
