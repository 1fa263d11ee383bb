"""The layouts of real-estate and notarial documents, those that rules are written on apart from the "
"others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import cards, company_layouts, deed_layouts, power_layouts, protest_layouts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.synthetic.canvas import Canvas
    from tests.synthetic.facts import Facts

TUNING: Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]] = {
    "matricula_imovel": {
        "typewritten": cards.typewritten,
        "ficha": cards.ficha,
        "rural": cards.rural,
    },
    "escritura": {
        "solemn": deed_layouts.solemn,
        "headed": deed_layouts.headed,
        "summary": deed_layouts.summary,
    },
    "procuracao": {
        "solemn": power_layouts.solemn,
        "cells": power_layouts.cells,
        "court": power_layouts.court,
    },
    "contrato_social": {
        "clauses": company_layouts.clauses,
        "quota-table": company_layouts.quota_table,
        "typed": company_layouts.typed,
    },
    "protesto": {
        "instrument": protest_layouts.instrument,
        "certificate": protest_layouts.certificate,
        "table": protest_layouts.table,
    },
}
HELD_OUT: Mapping[str, Mapping[str, Callable[..., tuple[list[Canvas], Facts]]]] = {
    "matricula_imovel": {
        "two-sided": cards.two_sided,
        "whole-text": cards.whole_text,
        "rural-typed": cards.rural_typed,
    },
    "escritura": {
        "parties-table": deed_layouts.parties_table,
        "items": deed_layouts.items,
        "ledger": deed_layouts.ledger,
    },
    "procuracao": {
        "items": power_layouts.items,
        "first-person": power_layouts.first_person,
        "leaf": power_layouts.leaf,
    },
    "contrato_social": {
        "articles": company_layouts.articles,
        "numbered": company_layouts.numbered,
        "columns": company_layouts.columns,
    },
    "protesto": {
        "letter": protest_layouts.letter,
        "typed": protest_layouts.typed,
        "boxes": protest_layouts.boxes,
    },
}
