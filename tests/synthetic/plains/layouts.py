"""All layouts of this package by kind and name."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tests.synthetic.plains import births, companies, deaths, deeds, lands, marriages, powers, protests

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

    Compose = Callable[..., tuple[list[Canvas], Facts]]

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


def _apart(name: str, drawn: Compose) -> Compose:
    """Return the layout so that no two of them tell of the same people for one seed."""

    def compose(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return drawn(dpi, Random(f"{name}/{rng.random()}"), colour=colour)

    return compose


def _named(kind: str, layouts: tuple[Compose, ...]) -> dict[str, Compose]:
    """Name each layout by its function: `plains-old-scribe`."""
    names = [f"plains-{drawn.__name__.replace('_', '-')}" for drawn in layouts]
    return {name: _apart(f"{kind}/{name}", drawn) for name, drawn in zip(names, layouts, strict=True)}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {kind: _named(kind, drawn) for kind, drawn in _DRAWN.items()}
