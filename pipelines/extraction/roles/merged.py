"""Each party once, though a deed tells of it twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction import checks
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.qualification.parties import Party


_LEAST_LIKENESS = 88.0


def merged(parties: Sequence[Party]) -> list[Party]:
    """Return each party once: those of one number, or of one name, are the same, told of twice."""
    kept: list[Party] = []
    for party in parties:
        place = next((i for i, known in enumerate(kept) if _is_same(known, party)), None)
        if place is None:
            kept.append(party)
        else:
            kept[place] = _together(kept[place], party)
    return kept


def _is_same(first: Party, second: Party) -> bool:
    for part in ("cpf", "cnpj"):
        one, other = first.of(part), second.of(part)
        if one and other and one.is_proven and other.is_proven:
            return one.value == other.value
    return fuzz.ratio(fold(first.name.value), fold(second.name.value)) >= _LEAST_LIKENESS


def _together(first: Party, second: Party) -> Party:
    told = []
    for finding in first.findings:
        again = second.of(finding.name)
        told.append(
            finding.with_verdict(checks.repeated(is_equal=fold(finding.value) == fold(again.value)))
            if again
            else finding
        )
    added = [finding for finding in second.findings if first.of(finding.name) is None]
    return replace(first, findings=(*told, *added))
