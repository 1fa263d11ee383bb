"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import named
from tests.synthetic.ridges import companies, deeds, lands, powers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "matricula_imovel": (lands.typed_farm, lands.needle_lot, lands.structured_today),
    "escritura": (deeds.quilled_gift, deeds.typed_with_margin, deeds.electronic_paragraphs),
    "procuracao": (powers.headed_typed, powers.dotted_needles, powers.tabled_today),
    "contrato_social": (companies.typed_firm, companies.civil_society, companies.digital_boxes),
}

LAYOUTS = named("ridges", _DRAWN)
