"""All findings of a document of a known type, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import identifiers, shapes, taken_back, zones
from pipelines.extraction.agreement import verified
from pipelines.extraction.anchors import find_anchors
from pipelines.extraction.edges import edges_hold
from pipelines.extraction.elimination import days_left_over
from pipelines.extraction.elsewhere import read_elsewhere
from pipelines.extraction.filiation import read_parents
from pipelines.extraction.finding import Finding, distinct, only_one
from pipelines.extraction.locate import Map
from pipelines.extraction.notarial import whole
from pipelines.extraction.readers.announced import read_announced
from pipelines.extraction.readers.dates import time_beside
from pipelines.extraction.readers.names import before_sex
from pipelines.extraction.readers.patterned import find_in_zone
from pipelines.extraction.readers.source import vocabulary
from pipelines.extraction.real_estate import record
from pipelines.extraction.role_words import fields_of_roles
from pipelines.extraction.roles.headings import role_headings
from pipelines.extraction.roles.told import read_roles
from pipelines.extraction.spouses import read_spouses
from pipelines.extraction.tagging.witness import heard
from pipelines.extraction.transcript import transcribe

if TYPE_CHECKING:
    from pipelines.document import Document
    from pipelines.document_types.document_type import DocumentType, FieldSpec
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.transcript import Transcript

_LISTED = frozenset({FieldKind.BOOK, FieldKind.LEAF, FieldKind.ENTRY, FieldKind.PROPERTY_NUMBER})
_ALSO_ELSEWHERE = frozenset({FieldKind.ANNOTATION, FieldKind.ISSUE_DATE})
_SAY_THEIR_NAME = frozenset({FieldKind.CNS, FieldKind.CRM})  # CRM 12.345, wherever it stands


def collect(document: Document, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings of each field of `kind` that has any, in page order."""
    transcript = transcribe(document)
    return heard(by_rules(transcript, kind), transcript, kind)


def by_rules(transcript: Transcript, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return what the rules alone find."""
    found = edges_hold(_all_of(transcript, kind), kind, transcript.passage.pieces)
    return taken_back.doubted(found, transcript.passage)


def _all_of(transcript: Transcript, kind: DocumentType) -> dict[str, list[Finding]]:
    if kind.acts is None:
        return _collect(transcript, transcript.passage, kind)
    apart = record.fields_read(kind)
    plain = replace(kind, fields=tuple(spec for spec in kind.fields if spec.name not in apart))
    reading = record.divide(transcript, kind.acts)
    found = _collect(reading.front, transcript.passage, plain) | record.read_record(reading, transcript, kind)
    return record.compare_numbers(found, reading)


def _collect(announced: Transcript, passage: Passage, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return what captions and phrases of `announced` tell, and the shapes of all of `passage`."""
    anchors = find_anchors(announced, vocabulary(kind))
    where = Map.of(announced, role_headings(announced, anchors, kind.roles))
    found = _numbers(where, passage, kind)
    listed = {*found, *fields_of_roles(kind)}
    for spec in kind.fields:
        if spec.name not in listed:
            values = _values(where, passage, kind, spec, found)
            found[spec.name] = distinct([*found.get(spec.name, ()), *values])
    found |= _hours_beside(passage, kind, found)
    found |= _parents(where, kind, found)
    if kind.spouses:
        found |= read_spouses(where, kind, kind.spouses, found)
    if kind.book_types:
        found |= days_left_over(passage, found, kind)
    found |= read_roles(where, kind)
    found |= whole.read_whole(where, kind, found)
    return verified({name: findings for name, findings in found.items() if findings}, kind)


def _numbers(where: Map, passage: Passage, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return all numbers with check digits, by the fields that list them; none is a part of another."""
    found: dict[str, list[Finding]] = {}
    taken: list[Finding] = []
    specs = {spec.kind: spec for spec in reversed(kind.fields) if spec.many and not spec.subject}
    for number_kind in identifiers.SHAPES:
        spec = specs.get(number_kind)
        if spec is None:
            continue
        values = identifiers.find_numbers(passage, number_kind, spec.name, taken)
        if spec.labels:
            values += read_announced(where, kind, spec)
        found[spec.name] = distinct(values)
        taken += found[spec.name]
    return found


def _values(
    where: Map, passage: Passage, kind: DocumentType, spec: FieldSpec, found: dict[str, list[Finding]]
) -> list[Finding]:
    """Return what announces itself, then what the page's parts tell, then what its own writing tells."""
    if spec.kind in whole.KINDS:
        return []
    about = found.get(spec.about, ())
    values = read_announced(where, kind, spec, about)
    if not values or spec.kind in _ALSO_ELSEWHERE:
        values += read_elsewhere(where, spec, found.get("data", ()))
    if not values and any(spec.name == other.about for other in kind.fields):
        values += before_sex(passage, spec.name)
    if spec.kind is FieldKind.ISSUE_DATE:
        values.sort(key=lambda finding: finding.value, reverse=True)  # nothing is told after the day of issue
    is_unannounced = not (spec.labels or spec.phrases or spec.subject)
    if shapes.is_found_by_shape(spec.kind) and (
        is_unannounced
        or (spec.many and spec.kind in _LISTED)
        or (not values and spec.kind in _SAY_THEIR_NAME)
    ):
        values += shapes.find_by_shape(passage, spec.kind, spec.name)
    if spec.kind is FieldKind.ENTRY and kind.book_types and not values:
        values += shapes.entries_alone(passage, spec.name)
    if spec.kind is FieldKind.PATTERN and is_unannounced:
        values += find_in_zone(where.transcript, spec)
    values = [f for f in values if zones.is_in(where.transcript, f.quote.pieces, spec.zone)]
    if not spec.many:
        values = only_one(values) if is_unannounced and spec.zone else values[:1]
    if spec.kind not in {FieldKind.PROPERTY_NUMBER, FieldKind.LONG_NUMBER}:
        return values
    taken = [f for s in kind.fields if s.kind in identifiers.SHAPES for f in found.get(s.name, ())]
    return [f for f in values if not any(f.quote.overlaps(other.quote) for other in taken)]


def _hours_beside(
    passage: Passage, kind: DocumentType, found: dict[str, list[Finding]]
) -> dict[str, list[Finding]]:
    """Return the hours that stand right behind the day of their event, where nothing else tells them."""
    hours = [spec.name for spec in kind.fields if spec.kind is FieldKind.TIME and not found.get(spec.name)]
    days = {name: found.get(f"data_{name.removeprefix('hora_')}", ()) for name in hours}
    return {name: time_beside(passage, day, name) for name, told in days.items() for day in told[:1]}


def _parents(where: Map, kind: DocumentType, found: dict[str, list[Finding]]) -> dict[str, list[Finding]]:
    if kind.filiation is None:
        return {}
    names = (kind.filiation.mother, kind.filiation.father)
    explicit = [finding for name in names for finding in found.get(name, ())]
    told = read_parents(where, kind, explicit)
    return {name: [finding for finding in told if finding.name == name] for name in names}
