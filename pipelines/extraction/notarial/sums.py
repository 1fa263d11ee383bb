"""Sums that a caption or a sentence announces, where a page tells of several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.money import FoundSum, amount_of, as_finding, find_sums

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.passage import Passage

_MAX_DISTANCE = 70  # characters from a phrase to its sum
_PLAIN = re.compile(r"[ \n:]{0,4}([0-9]{1,3}(?:[. ][0-9]{3}){0,4}|[0-9]{1,12}) ?, ?([0-9]{2})(?![0-9])")
_OF_ONE = re.compile(r"(?<![a-z])(?:quotas?|cotas?|acoes)(?![a-z])")  # what is told behind is of one of them
_BASIS = re.compile(r"(?:venal|base de calculo|avalia|referencia|mercado)[^0-9]{0,24}$")
FEE = re.compile(
    r"(?<![a-z])(?:emol|custa|taxa|fundo|selo|despesa|diligencia|edital|conducao|tabela|porte|recolh)"
)
"""Words for what the office itself takes, beside or before a sum."""
_CLAUSE_ENDS = re.compile(r";|\.(?=[ \n][a-z])|[\t\f]")
_LONGEST_CLAUSE = 320


def sum_behind(passage: Passage, name: str, *, is_cell: bool) -> Finding | None:
    """Return the first sum of a passage if it stands near enough; a cell needs no sign of the currency."""
    found = next(iter(find_sums(passage.folded, with_old=True)), None)
    is_unit = found is not None and _OF_ONE.search(passage.folded, 0, found.start) is not None
    if found and not is_unit and (is_cell or found.start <= _MAX_DISTANCE):
        return as_finding(passage, found, name)
    plain = _PLAIN.match(passage.folded)
    if plain and is_cell:
        amount = amount_of(plain.group(1), plain.group(2))
        return Finding(name, amount, passage.quote(plain.start(1), plain.end()))
    return None


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
