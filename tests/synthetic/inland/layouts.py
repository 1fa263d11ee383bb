"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.inland import (
    birth_pages,
    companies,
    death_pages,
    deeds,
    land_pages,
    marriage_pages,
    powers,
    protest_pages,
)
from tests.synthetic.named_layouts import named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (
        birth_pages.penned,
        birth_pages.typed_blanks,
        birth_pages.matrix,
        birth_pages.standard,
        birth_pages.network,
    ),
    "casamento": (
        marriage_pages.penned,
        marriage_pages.side_by_side,
        marriage_pages.capitals,
        marriage_pages.standard,
        marriage_pages.two_columns,
    ),
    "obito": (
        death_pages.book,
        death_pages.items,
        death_pages.printer,
        death_pages.standard,
        death_pages.sections,
    ),
    "matricula_imovel": (
        land_pages.margin_card,
        land_pages.two_boxes,
        land_pages.certified,
        land_pages.act_cards,
        land_pages.estancia,
    ),
    "escritura": (
        deeds.book_sale,
        deeds.typed_gift,
        deeds.summary_debt,
        deeds.heirs,
        deeds.firm_sale,
        deeds.by_video,
    ),
    "procuracao": (
        powers.typed_couple,
        powers.own_hand,
        powers.to_lawyers,
        powers.compared,
        powers.by_mail,
    ),
    "contrato_social": (
        companies.articles,
        companies.both_manage,
        companies.listed,
        companies.consolidated,
        companies.panel,
    ),
    "protesto": (
        protest_pages.book,
        protest_pages.blanks,
        protest_pages.matrix,
        protest_pages.rows_and_costs,
        protest_pages.taxes,
    ),
}

LAYOUTS = named("inland", _DRAWN)
