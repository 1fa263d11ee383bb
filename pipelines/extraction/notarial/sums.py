"""Sums that a caption or a sentence announces, where a page tells of several."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.money import FoundSum, amount_of, as_finding, find_sums

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.extraction.passage import Passage

_MAX_DISTANCE = 70  # characters from a phrase to its sum
_PLAIN = re.compile(r"[ \n:]{0,4}([0-9]{1,3}(?:[. ][0-9]{3}){0,4}|[0-9]{1,12}) ?, ?([0-9]{2})(?![0-9])")
_OF_ONE = re.compile(r"(?<![a-z])(?:quotas?|cotas?|acoes)(?![a-z])")  # what is told behind is of one of them
_BASIS = re.compile(r"(?:venal|base de calculo|avalia|referencia|mercado)[^0-9]{0,24}$")
FEE = re.compile(
    r"(?<![a-z])(?:emol|custa|taxa|fundo|selo|despesa|diligencia|edital|conducao|tabela|porte|recolh)"
)
"""Words for what the office itself takes, beside or before a sum."""
_LONGEST_CHANGE = 90  # characters from an old sum to the new one
_CHANGED = re.compile(
    r"(?:(?<![a-z])(?:era|elev|aument|passa|major|alter|reduz|diminu|sob)[^.;]{0,90}r ?\$[^;$]{0,90}"
    r"[ \n](?:a|ate|para)|r ?\$[^;$a-z]{0,20}(?:\([^)]{0,70}\)[ \n]?)?para)"
    r"(?:[ \n](?:ser|importar|quantia|o[ \n]valor|a[ \n]importancia))?(?:[ \n]de)?[ \n]$"
)
_CLAUSE_ENDS = re.compile(r";|\.(?=[ \n][a-z])|[\t\f]")
_LONGEST_CLAUSE = 320


def sum_behind(passage: Passage, name: str, *, is_cell: bool) -> Finding | None:
    """Return the first sum of a passage if it stands near enough; a cell needs no sign of the currency."""
    found = newest(passage, find_sums(passage.folded, with_old=True))
    is_unit = found is not None and _OF_ONE.search(passage.folded, 0, found.start) is not None
    if found and not is_unit and (is_cell or found.start <= _MAX_DISTANCE):
        return as_finding(passage, found, name)
    plain = _PLAIN.match(passage.folded)
    if plain and is_cell:
        amount = amount_of(plain.group(1), plain.group(2))
        return Finding(name, amount, passage.quote(plain.start(1), plain.end()))
    return None


def newest(passage: Passage, sums: Iterable[FoundSum]) -> FoundSum | None:
    """Return the first sum, or the one to which it is changed: `de R$ 1,00 para R$ 2,00`."""
    first, second = (*itertools.islice(sums, 2), None, None)[:2]
    if first is None or second is None or second.start - first.end > _LONGEST_CHANGE:
        return first
    begin = max(0, first.start - _LONGEST_CHANGE)
    return second if _CHANGED.search(passage.folded, begin, second.start) else first


def sum_of_clause(passage: Passage, name: str) -> Finding | None:
    """Return the sum of a clause that tells of one: a basis of assessment beside it is not meant.

    Of several others the first is returned, in doubt.
    """
    limit = min(len(passage.text), _LONGEST_CLAUSE)
    stop = _CLAUSE_ENDS.search(passage.folded, 0, limit)
    sums = list(find_sums(passage.folded[: stop.start() if stop else limit], with_old=True))
    return first_of(passage, [each for each in sums if not _is_basis(passage, each)], name)


def _is_basis(passage: Passage, found: FoundSum) -> bool:
    return _BASIS.search(passage.folded, max(0, found.start - 60), found.start) is not None


def first_of(passage: Passage, sums: Sequence[FoundSum], name: str) -> Finding | None:
    """Return the first of the sums that may be meant; in doubt where another one is not the same."""
    if not sums:
        return None
    finding = as_finding(passage, sums[0], name)
    values = {each.amount for each in sums}
    return finding.with_verdict(checks.one_value(values)) if len(values) > 1 else finding
