"""The layouts of the north by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

from tests.synthetic.canvas import Canvas
from tests.synthetic.facts import Facts
from tests.synthetic.north import births, cards, companies, deaths, deeds, marriages, powers, protests

Compose = Callable[..., tuple[list[Canvas], Facts]]

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


def _apart(kind: str, name: str, compose: Compose) -> Compose:
    """Return the layout so that no two tell of the same people for one seed."""

    def own(dpi: int, rng: Random, *, colour: bool) -> tuple[list[Canvas], Facts]:
        return compose(dpi, Random(f"north/{kind}/{name}/{rng.random()}"), colour=colour)

    return own


LAYOUTS: Mapping[str, Mapping[str, Compose]] = {
    kind: {name: _apart(kind, name, compose) for name, compose in layouts.items()}
    for kind, layouts in _COMPOSED.items()
}
