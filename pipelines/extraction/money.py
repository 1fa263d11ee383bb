"""Sums of money: `R$ 1.234.567,89`, with the sum in words where it follows; and in the currencies before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.numerals import Token, is_numeral, read_number, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.passage import Passage
    from pipelines.fields import Verdict

_MISREAD = r"(?<![/-]r)(?<![/-]r )s(?=[ \n]?[0-9][0-9. ]{0,18}(?:[.,][0-9]{2}(?![0-9])| ?\())"
"""The sign of `RS 10,00`; `OAB/RS 1234` is a number."""
_AMOUNT = (
    rf" ?(?:\$|{_MISREAD})[ \n]?([0-9]{{1,3}}(?:[. ][0-9]{{3}}){{1,4}}(?![0-9])|[0-9]{{1,12}})"
    r"(?: ?[.,] ?([0-9]{2}))?(?![0-9]|\.[0-9])"  # in a table a day may stand below the sign
)
_SUM = re.compile(r"(?<![a-z])r" + _AMOUNT)
_SUM_OR_OLD = re.compile(r"(?<![a-z])(?:n ?c[rz]|c[rz]|r)" + _AMOUNT)
_OPENING = re.compile(r"[ \n]{0,2}[(\[-]? ?")
_FIRST_WORD = re.compile(r"[^a-z0-9]?([a-z]{1,80})")
_LONGEST_WORDS = 240  # characters; no sum in words is longer
_REAIS = frozenset({"real", "reais"})
_CENTS = frozenset({"centavo", "centavos"})
_OLD = frozenset({"cruzeiro", "cruzeiros", "cruzado", "cruzados"})


@dataclass(frozen=True, slots=True)
class FoundSum:
    """A sum at folded[start:end], in reais unless older ones were asked for: a decimal with two places."""

    start: int
    end: int
    amount: str
    verdicts: tuple[Verdict, ...] = ()


def find_sums(folded: str, *, with_old: bool = False) -> Iterator[FoundSum]:
    """Yield every sum in reais, in order; words that follow it are compared with it.

    Those `with_old` currencies (Cr$, NCr$, Cz$, NCz$, CR$: 1942 to 1994) are told as they stand, unconverted.
    """
    for match in (_SUM_OR_OLD if with_old else _SUM).finditer(folded):
        amount = amount_of(match.group(1), match.group(2))
        words = _sum_in_words(folded, match.end())
        if words is None:
            yield FoundSum(match.start(), match.end(), amount)
        else:
            verdict = checks.words_and_digits(words[0], amount)
            yield FoundSum(match.start(), words[1], amount, (verdict,))


def amount_of(whole: str, cents: str | None) -> str:
    """Return `1.234` reais and `50` cents as `1234.50`; a sum that tells no cents has none."""
    return f"{int(re.sub(r'[. ]', '', whole))}.{cents or '00'}"


def as_finding(passage: Passage, found: FoundSum, name: str) -> Finding:
    return Finding(name, found.amount, passage.quote(found.start, found.end), found.verdicts)


def _sum_in_words(folded: str, start: int) -> tuple[str, int] | None:
    """Read `(cento e nove mil reais e dez centavos)` at `start`; return the amount and where it ends."""
    opening = _OPENING.match(folded, start)
    begin = opening.end() if opening else start
    first = _FIRST_WORD.match(folded, begin)
    if first is None or not is_numeral(tokenize(first.group(1))[0].text):
        return None
    tokens = tokenize(folded[begin : begin + _LONGEST_WORDS])
    reais = read_number(tokens, 0, across_commas=True) if tokens and tokens[0].start <= 1 else None
    if reais is None:
        return None
    total, behind = Decimal(reais[0]), _skip(tokens, reais[1], frozenset({"de"}))
    if behind >= len(tokens) or tokens[behind].text not in _REAIS | _CENTS | _OLD:
        return None
    if tokens[behind].text in _CENTS:
        return f"{total / 100:.2f}", begin + tokens[behind].end
    behind = _skip(tokens, behind + 1, frozenset({"novos", "reais"})) - 1
    cents = _cents(tokens, behind + 1)
    last = cents[1] if cents else behind
    return f"{total + (Decimal(cents[0]) / 100 if cents else 0):.2f}", begin + tokens[last].end


def _cents(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    start = _skip(tokens, start, frozenset({"e"}))
    number = read_number(tokens, start) if start < len(tokens) else None
    if number and number[1] < len(tokens) and tokens[number[1]].text in _CENTS:
        return number
    return None


def _skip(tokens: Sequence[Token], index: int, words: frozenset[str]) -> int:
    return index + (index < len(tokens) and tokens[index].text in words)
