"""All findings of a document of a known type, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import identifiers, readers, shapes
from pipelines.extraction.agreement import compare_with_matricula
from pipelines.extraction.anchors import find_anchors
from pipelines.extraction.filiation import read_parents
from pipelines.extraction.finding import Finding, distinct
from pipelines.extraction.locate import Map
from pipelines.extraction.notarial import whole
from pipelines.extraction.real_estate import record
from pipelines.extraction.roles import fields_of_roles, read_roles
from pipelines.extraction.transcript import transcribe

if TYPE_CHECKING:
    from pipelines.document import Document
    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.transcript import Transcript


def collect(document: Document, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings of each field of `kind` that has any, in page order."""
    transcript = transcribe(document)
    if kind.acts is None:
        return _collect(transcript, transcript.passage, kind)
    apart = record.fields_read(kind)
    plain = replace(kind, fields=tuple(spec for spec in kind.fields if spec.name not in apart))
    reading = record.divide(transcript, kind.acts)
    found = _collect(reading.front, transcript.passage, plain) | record.read_record(reading, transcript, kind)
    return record.compare_numbers(found, reading)


def _collect(announced: Transcript, passage: Passage, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return what captions and phrases of `announced` tell, and the shapes of all of `passage`."""
    where = Map.of(announced, find_anchors(announced, readers.vocabulary(kind)))
    numbers = _numbers(where, passage, kind)
    found: dict[str, list[Finding]] = {}
    of_roles = fields_of_roles(kind)
    for spec in kind.fields:
        if spec.name in of_roles:
            continue
        values = (
            numbers[spec.name]
            if spec.kind in identifiers.SHAPES
            else _values(where, passage, kind, spec, numbers)
        )
        found[spec.name] = distinct(values)
    found |= _parents(where, kind, found)
    found |= read_roles(where, kind)
    found |= whole.read_whole(where, kind, found)
    found = {name: findings for name, findings in found.items() if findings}
    matricula = next((s.name for s in kind.fields if s.kind is FieldKind.CIVIL_MATRICULA), "")
    return compare_with_matricula(found, matricula)


def _numbers(where: Map, passage: Passage, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the numbers with check digits; none is a part of another."""
    found: dict[str, list[Finding]] = {}
    taken: list[Finding] = []
    specs = {spec.kind: spec for spec in reversed(kind.fields)}
    for number_kind in identifiers.SHAPES:
        spec = specs.get(number_kind)
        if spec is None:
            continue
        values = identifiers.find_numbers(passage, number_kind, spec.name, taken)
        if spec.labels:
            values += readers.read_announced(where, kind, spec)
        found[spec.name] = distinct(values)
        taken += found[spec.name]
    return found


def _values(
    where: Map, passage: Passage, kind: DocumentType, spec: FieldSpec, numbers: dict[str, list[Finding]]
) -> list[Finding]:
    if spec.kind in whole.KINDS:
        return []
    found = readers.read_announced(where, kind, spec) if spec.labels or spec.phrases else []
    is_by_shape = shapes.is_found_by_shape(spec.kind) and (spec.many or not (spec.labels or spec.phrases))
    if is_by_shape:
        found += shapes.find_by_shape(passage, spec.kind, spec.name)
    if spec.kind not in {FieldKind.PROPERTY_NUMBER, FieldKind.LONG_NUMBER}:
        return found
    taken = [finding for findings in numbers.values() for finding in findings]
    return [f for f in found if not any(f.quote.overlaps(other.quote) for other in taken)]


def _parents(where: Map, kind: DocumentType, found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    if kind.filiation is None:
        return {}
    names = (kind.filiation.mother, kind.filiation.father)
    explicit = [finding for name in names for finding in found.get(name, ())]
    told = read_parents(where, kind, explicit)
    return {name: [finding for finding in told if finding.name == name] for name in names}
