"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import named
from tests.synthetic.valleys import companies, deeds, lands, powers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "matricula_imovel": (lands.typed_card, lands.captioned_acts, lands.sealed_sheet),
    "escritura": (deeds.book_of_notes, deeds.typed_copy, deeds.summary_and_clauses),
    "procuracao": (powers.typed_book, powers.to_counsel, powers.public_today),
    "contrato_social": (companies.typed_clauses, companies.numbered_clauses, companies.sole_partner),
}

LAYOUTS = named("valleys", _DRAWN)
