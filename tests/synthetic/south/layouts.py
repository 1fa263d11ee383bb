"""All layouts of this package by kind and name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import apart
from tests.synthetic.south import births, companies, deaths, deeds, land_sheets, marriages, powers, protests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_DRAWN: Mapping[str, Mapping[str, Compose]] = {
    "nascimento": {
        "south-bands": births.bands,
        "south-copied": births.copied,
        "south-blanks": births.blanks,
    },
    "casamento": {
        "south-compared": marriages.compared,
        "south-entry": marriages.entry,
        "south-excerpt": marriages.excerpt,
    },
    "obito": {
        "south-run-in": deaths.run_in,
        "south-sentence": deaths.sentence,
        "south-penned": deaths.penned,
    },
    "matricula_imovel": {
        "south-lot": land_sheets.lot,
        "south-flat": land_sheets.flat,
        "south-settlers": land_sheets.settlers,
    },
    "escritura": {
        "south-side-heads": deeds.side_heads,
        "south-leaf": deeds.leaf,
        "south-two-columns": deeds.two_columns,
        "south-shares": deeds.shares,
    },
    "procuracao": {
        "south-form": powers.form,
        "south-cells": powers.cells,
        "south-brief": powers.brief,
        "south-letter": powers.letter,
    },
    "contrato_social": {
        "south-consolidated": companies.consolidated,
        "south-typed": companies.typed,
        "south-sections": companies.sections,
    },
    "protesto": {
        "south-slip": protests.slip,
        "south-costed": protests.costed,
        "south-filled": protests.filled,
    },
}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {
    kind: {name: apart(name, drawn) for name, drawn in layouts.items()} for kind, layouts in _DRAWN.items()
}
