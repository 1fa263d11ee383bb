"""A name that a page tells twice: both must agree, or neither is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction import checks
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.finding import Finding

_SAME_GIVEN_NAME = 80.0  # likeness of the first words, of one person read twice


def with_repeats(found: Sequence[Finding]) -> list[Finding]:
    """Return the first of several readings of one field, with what the others say of it.

    A reading with another given name is of somebody else: the words before it were understood wrongly.
    """
    if not found:
        return []
    first, others = found[0], [f for f in found[1:] if not f.quote.overlaps(found[0].quote)]
    alike = [other for other in others if may_be_same(first.value, other.value)]
    if not alike:
        return [first]
    is_same = all(fold(other.value) == fold(first.value) for other in alike)
    return [first.with_verdict(checks.mentions(len(alike) + 1, agree=is_same))]


def may_be_same(name: str, other: str) -> bool:
    """Whether two names may be one person's: their given names are alike."""
    return fuzz.ratio(fold(name).split(" ")[0], fold(other).split(" ")[0]) >= _SAME_GIVEN_NAME
