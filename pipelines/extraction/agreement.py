"""What the values of a document say about each other: every answer is a verdict on those concerned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction.book_letters import without_others
from pipelines.extraction.chronology import in_order
from pipelines.extraction.claims import both_sides_stand, each_claimed_once, party_numbers_listed
from pipelines.extraction.matricula import compare_with_matricula
from pipelines.extraction.whole_texts import texts_end

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding


def verified(findings: Mapping[str, list[Finding]], kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings of a document with the verdicts of all checks between them."""
    matriculas = [spec.name for spec in kind.fields if spec.kind is FieldKind.CIVIL_MATRICULA]
    of_others = frozenset(matriculas[1:])
    found = compare_with_matricula(findings, next(iter(matriculas), ""), kind.book_types, of_others)
    found = without_others(found, kind.book_types)
    found = in_order(found, kind.date_order)
    found = party_numbers_listed(found, kind)
    found = both_sides_stand(texts_end(found, kind), kind)
    return each_claimed_once(found, kind)
