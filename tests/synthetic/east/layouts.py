"""The layouts of the east by kind."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.east import births, companies, deaths, deeds, lands, marriages, powers, protests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

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


def _apart(kind: str, name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{kind}/{name}/{rng.random()}"), colour=colour)

    return compose


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {
    kind: {name: _apart(kind, name, drawn) for name, drawn in layouts.items()}
    for kind, layouts in _DRAWN.items()
}
