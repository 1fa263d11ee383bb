"""What a deed's business costs and how it is paid, where no caption and none of the usual phrases says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.money import find_sums
from pipelines.extraction.notarial.clauses import end_of_sentence, text_between
from pipelines.extraction.notarial.sums import FEE, first_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.money import FoundSum
    from pipelines.extraction.passage import Passage

_BEFORE = 110  # characters before a sum, within its sentence
_LONGEST_LINE = 300  # characters, of which those before a sum tell whether it is a fee
_PRICE = re.compile(
    r"(?<![a-z])(?:preco|valor|quantia|importancia|estima(?:d[oa]s?|m|ram|ndo)?|ajuste|ajusta(?:d[oa]s?|ram|m)|"
    r"contratad[oa]s?|vale(?:m|ndo)?|custo|"
    r"import(?:a|am|ando|ou)|montante|perfaz(?:endo)?|vend(?:e|em|eu|eram|id[oa]s?))(?![a-z])"
)
_OTHER = re.compile(
    r"(?<![a-z])(?:impost|itbi|itcm?d|iptu|i\.t|tribut|guia|conhecimento|emolument|custas|taxa|fundo|selo|recolh|"
    r"venal|base de calculo|avalia|referencia|mercado|sinal|arras|entrada|parcela|prestac|multa|juros|"
    r"aluguel|capital|condomin|hipotec|saldo)"
)
_TAX = re.compile(r"(?<![a-z])(?:i\.?t\.?b\.?i|i\.?t\.?c\.?m?\.?d|icd|itiv|sisa|imposto|tributo)(?![a-z])")
_BASIS = re.compile(
    r"(?<![a-z])(?:venal|base|avalia|alicota|aliquota|preco|valor d[ao] (?:bem|imovel|doacao))"
)
_PAID = re.compile(
    r"[ \n]?(?:[-–](?:[ \n][^-–0-9.;]{5,160}[ \n][-–])?)?(?:,[ \n])?"
    r"(?:(?:que|[oa] qual|cuj[oa])[ \n][^.;:]{0,60}?)?"
    r"(?:(?:importancia|quantia|valor|preco)[ \n](?:(?:est[ea]|ess[ea]|ja)[ \n])?)?"
    r"(?:pag[oa]s?|pag(?:am|ou|aram)|satisfeit[oa]s?|satisfaz(?:em)?|satisfez|quit(?:ad[oa]s?|a|ou)|liquid(?:ad[oa]s?|a|ou)|"
    r"recebid[oa]s?|receb(?:eu|eram|e|em|er|erem))"
    r"(?:,?[ \n](?:(?:neste|no|nest[ea]|em)[ \n](?:ato|data)|[a-z]{4,14}mente)){0,2}"
    r"[,:]?[ \n]"
    r"(?=(?:em|por|mediante|atraves|com|a|da|pel[oa]|parte|metade)[ \n])"
)
_PAYMENT_ENDS = re.compile(
    r",?[ \n](?:d[ao]s?|pel[ao]s?)[ \n]qua(?:l|is)|,[ \n](?:de|pelo)[ \n]que|,[ \n](?:dando|razao|"
    r"transmitindo|motivo|conferindo|outorgando|e[ \n]d(?:a|ao)[ \n])"
)


def price(passage: Passage, name: str) -> list[Finding]:
    """Return the sum that its sentence calls a price or a value, and not one of a tax, a fee or a part.

    Of several the first is returned, in doubt.
    """
    prices = [each for each in find_sums(passage.folded, with_old=True) if _is_price(passage, each)]
    finding = first_of(passage, prices, name)
    return [finding] if finding else []


def tax(passage: Passage, name: str) -> list[Finding]:
    """Return the sum that its sentence calls a tax on the transfer, and no basis or rate of it.

    Of several the first is returned, in doubt.
    """
    sums = find_sums(passage.folded, with_old=True)
    finding = first_of(passage, [each for each in sums if _is_tax(_sentence_before(passage, each))], name)
    return [finding] if finding else []


def _is_tax(sentence: str) -> bool:
    return _TAX.search(sentence) is not None and _BASIS.search(sentence) is None


def owed(passage: Passage, name: str) -> list[Finding]:
    """Return the only sum that neither its sentence nor its line calls a fee or a part; else in doubt."""
    plain = [each for each in find_sums(passage.folded, with_old=True) if not _is_of_office(passage, each)]
    finding = first_of(passage, plain, name)
    return [finding] if finding else []


def _is_of_office(passage: Passage, found: FoundSum) -> bool:
    reach = max(0, found.start - _LONGEST_LINE)
    start = max(reach, passage.folded.rfind("\n", reach, found.start) + 1)
    sentence = _sentence_before(passage, found)
    return bool(_OTHER.search(sentence)) or FEE.search(passage.folded, start, found.start) is not None


def _is_price(passage: Passage, found: FoundSum) -> bool:
    sentence = _sentence_before(passage, found)
    return _PRICE.search(sentence) is not None and _OTHER.search(sentence) is None


def _sentence_before(passage: Passage, found: FoundSum) -> str:
    before = passage.folded[max(0, found.start - _BEFORE) : found.start]
    return re.split(r"[;\f\t]|\.[ \n]", before)[-1]


def payment(passage: Passage, name: str, prices: Sequence[Finding]) -> list[Finding]:
    """Return how the price is paid, as the words behind it in its sentence tell."""
    wanted = {finding.value for finding in prices[:1]}
    for found in find_sums(passage.folded, with_old=True):
        paid = _PAID.match(passage.folded, _behind_words(passage, found)) if found.amount in wanted else None
        if paid:
            end = end_of_sentence(passage.folded, paid.end())
            stop = _PAYMENT_ENDS.search(passage.folded, paid.end(), end)
            finding = text_between(passage, paid.end(), stop.start() if stop else end, name)
            return [finding] if finding else []
    return []


def _behind_words(passage: Passage, found: FoundSum) -> int:
    """Return where the sum ends, with the bracket behind its words."""
    return found.end + (passage.folded[found.end : found.end + 1] == ")")
