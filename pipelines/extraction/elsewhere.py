"""Where a value stands that no caption announces: the heading, the margin, the lines above a signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import places
from pipelines.extraction.notarial import offices
from pipelines.extraction.readers import choices, closing, officers, texts
from pipelines.extraction.states import with_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map


def read_elsewhere(where: Map, spec: FieldSpec, dates: Sequence[Finding]) -> list[Finding]:
    """Return what the place of a field's kind on the page tells; `dates` are all dates of the document."""
    if spec.kind in {FieldKind.OFFICE, FieldKind.TOWN}:
        finding = offices.read_office(where, spec.kind, spec.name) or places.in_heading(
            where, spec.kind, spec.name
        )
        if finding and spec.kind is FieldKind.TOWN:
            finding = with_state(where, finding)
        return [finding] if finding else []
    if spec.kind is FieldKind.OFFICER:
        return officers.signed(where, spec)
    if spec.kind is FieldKind.ISSUE_DATE:
        return closing.issue_date(where, dates, spec.name)
    if spec.kind is FieldKind.SEX:
        return choices.sex_in_words(where.transcript.passage, spec.name)
    if spec.kind is FieldKind.ANNOTATION:
        return texts.in_margins(where, spec.name)
    return []
