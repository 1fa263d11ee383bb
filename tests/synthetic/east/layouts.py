"""The layouts of the east by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.east import births, companies, deaths, deeds, lands, marriages, powers, protests
from tests.synthetic.named_layouts import apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, Mapping[str, Compose]] = {
    "nascimento": {
        "east-copied": births.copied,
        "east-rows": births.rows,
        "east-form": births.form,
        "east-letter": births.letter,
    },
    "casamento": {
        "east-copied": marriages.copied,
        "east-sided": marriages.sided,
        "east-form": marriages.form,
        "east-items": marriages.items,
    },
    "obito": {
        "east-copied": deaths.copied,
        "east-form": deaths.form,
        "east-report": deaths.report,
        "east-slip": deaths.slip,
    },
    "matricula_imovel": {
        "east-narrow": lands.narrow,
        "east-typed-rural": lands.typed_rural,
        "east-ruled": lands.ruled,
        "east-certified": lands.certified,
    },
    "escritura": {
        "east-sale": deeds.sale,
        "east-gift": deeds.gift,
        "east-inventory": deeds.inventory,
        "east-parting": deeds.parting,
        "east-swap": deeds.swap,
    },
    "procuracao": {
        "east-benefits": powers.benefits,
        "east-broad": powers.broad,
        "east-own-cause": powers.own_cause,
        "east-handed-on": powers.handed_on,
        "east-bar": powers.bar,
    },
    "contrato_social": {
        "east-single": companies.single,
        "east-altered": companies.altered,
        "east-typed": companies.typed,
        "east-sided": companies.sided,
    },
    "protesto": {
        "east-bill": protests.bill,
        "east-note": protests.note,
        "east-cheque": protests.cheque,
        "east-tax-debt": protests.tax_debt,
    },
}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {
    kind: {name: apart(f"{kind}/{name}", drawn) for name, drawn in layouts.items()}
    for kind, layouts in _DRAWN.items()
}
