"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import named
from tests.synthetic.plains import births, companies, deaths, deeds, lands, marriages, powers, protests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, tuple[Compose, ...]] = {
    "nascimento": (births.old_scribe, births.ruled_form, births.two_filiations),
    "casamento": (marriages.typed_act, marriages.he_and_she, marriages.present_names),
    "obito": (deaths.old_leaf, deaths.ticked_form, deaths.framed_lines),
    "matricula_imovel": (lands.cerrado_gleba, lands.stub_card, lands.digital_sheet),
    "escritura": (deeds.sertao_sale, deeds.housing_form, deeds.gift_with_usufruct),
    "procuracao": (powers.old_bastante, powers.pension_form, powers.online_power),
    "contrato_social": (companies.cotton_firm, companies.shares_form, companies.single_clauses),
    "protesto": (protests.telling_prose, protests.squared_form, protests.today_cells),
}

LAYOUTS = named("plains", _DRAWN)
