"""The layouts of the north by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.named_layouts import apart
from tests.synthetic.north import births, cards, companies, deaths, deeds, marriages, powers, protests

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.synthetic.named_layouts import Compose

_COMPOSED: Mapping[str, Mapping[str, Compose]] = {
    "nascimento": {
        "half-sheet": births.half_sheet,
        "typed-out": births.typed_out,
        "bands": births.in_bands,
    },
    "casamento": {
        "in-ink": marriages.in_ink,
        "two-halves": marriages.two_halves,
        "three-columns": marriages.three_columns,
    },
    "obito": {"questions": deaths.questions, "slip": deaths.slip, "few-lines": deaths.few_lines},
    "matricula_imovel": {
        "code-column": cards.code_column,
        "rural-report": cards.rural_report,
        "two-tones": cards.two_tones,
    },
    "escritura": {"in-ink": deeds.in_ink, "one-breath": deeds.one_breath, "report": deeds.report},
    "procuracao": {
        "blanks": powers.blanks,
        "side-by-side": powers.side_by_side,
        "letterhead": powers.letterhead,
    },
    "contrato_social": {
        "typed-items": companies.typed_items,
        "stamped": companies.stamped,
        "single-sheet": companies.single_sheet,
    },
    "protesto": {"copied-note": protests.copied_note, "notice": protests.notice, "list": protests.listed},
}


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {
    kind: {name: apart(f"north/{kind}/{name}", compose) for name, compose in layouts.items()}
    for kind, layouts in _COMPOSED.items()
}
