"""The value of an act: which of its sums is the price or the debt, and not a tax, a fee or a valuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.areas import NUMBER_FORM
from pipelines.extraction.money import FoundSum, as_finding, find_sums
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

VALUE_ROLE = "value_role"
_GOES_ON = re.compile(r"[.,-]{0,2}[0-9ol|!](?![a-z])|[ ][0-9]{3}(?![0-9/])")
_BEFORE = 80
_ANNOUNCED = re.compile(
    r"(?<![a-z])(?:valor|preco|quantia|importancia|importe|divida|montante|credito|debito|mutuo|"
    r"custo|execucao|garantia[ \n]d[aeo][ \n](?:financiamento|emprestimo|pagamento)|"
    r"(?:estimad|avaliad)[oa]s?[ \n](?:em|por))(?![a-z])"
    r"[^0-9;$]{0,60}$"
)
_ASIDE = re.compile(
    r"(?<![a-z])(?:vena(?:l|is)|imposto|itbi|itcmd|itcd|sisa|emolument|custas|cotad|referencia|"
    r"base de calculo|"
    r"guia|multa|selo|taxa|fisca(?:l|is)|tributa|financiad|financiamento|recursos|fgts|prestac|parcela|"
    r"entrada|sinal|saldo|honorari|mvr|funrejus|fundo|iss|ao estado|ipesp|ferrfis|leilao|causa|desconto|"
    r"subsidio|garantia|avaliacao|pag[oa]s?(?![a-z])|recolhid|fj)[^0-9;$]{0,60}$"
)
_DEBT = re.compile(
    r"(?<![a-z])(?:divida|mutuo|credito|debito|garantia[ \n]d[aeo][ \n](?:financiamento|emprestimo|"
    r"pagamento))(?![a-z])[^0-9;$]{0,40}$"
)
_PRICE = re.compile(
    r"(?<![a-z])(?:pel[oa]|no|na|de)[ \n](?:valor|preco|quantia|importancia)[^0-9;$]{0,40}$|"
    r"valor[ \n]?[:=-][ \n]?$"
)
_VALUATION = re.compile(r"valor[ \n](?:vena|fisca)(?:l|is)[^0-9;$]{0,20}$")


def read_value(passage: Passage) -> Finding | None:
    """Return the sum that the act is about; in doubt where several may be it, or nothing says what it is.

    Where the only sum is a valuation for the tax, it may be what the office took for the value.
    """
    every = list(find_sums(passage.folded, with_old=True))
    sums = [item for item in every if not _is_aside(passage, item)]
    if not sums:
        is_valuation = len(every) == 1 and _VALUATION.search(_before(passage, every[0]))
        doubt = Verdict(VALUE_ROLE, passed=False, detail="a valuation")
        return _finding(passage, every[0]).with_verdict(doubt) if is_valuation else None
    for pattern in (_PRICE, _ANNOUNCED):
        announced = [item for item in sums if pattern.search(_before(passage, item))]
        if announced:
            return _first(passage, announced)
    return _finding(passage, sums[0]).with_verdict(Verdict(VALUE_ROLE, passed=False, detail="not announced"))


def _before(passage: Passage, item: FoundSum) -> str:
    return passage.folded[max(0, item.start - _BEFORE) : item.start]


def _is_aside(passage: Passage, item: FoundSum) -> bool:
    """Whether the words before a sum say that it is no price; a debt named behind them is one."""
    before = _before(passage, item)
    aside = _ASIDE.search(before)
    debt = _DEBT.search(before)
    return aside is not None and (debt is None or aside.start() > debt.start())


def _first(passage: Passage, sums: Sequence[FoundSum]) -> Finding:
    finding = _finding(passage, sums[0])
    values = sorted({item.amount for item in sums})
    if len(values) == 1:
        return finding
    return finding.with_verdict(Verdict(VALUE_ROLE, passed=False, detail=" ".join(values)))


def _finding(passage: Passage, item: FoundSum) -> Finding:
    finding = as_finding(passage, item, "")
    goes_on = _GOES_ON.match(passage.folded, item.end)
    return finding.with_verdict(Verdict(NUMBER_FORM, passed=False)) if goes_on else finding
