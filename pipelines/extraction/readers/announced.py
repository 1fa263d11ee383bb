"""The values of a field that captions and phrases announce, by the reader of its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.extraction import checks, locate, zones
from pipelines.extraction.anchors import Anchor
from pipelines.extraction.notarial import announced as notarial
from pipelines.extraction.readers import (
    areas,
    choices,
    dates,
    names,
    numbers,
    officers,
    patterned,
    places,
    texts,
)
from pipelines.extraction.readers.repeats import with_repeats
from pipelines.extraction.readers.source import Reader, Source, sources_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map

READERS: dict[FieldKind, Reader] = {
    FieldKind.NAME: names.read_name,
    FieldKind.NAMES: names.read_names,
    FieldKind.OFFICER: officers.read_officer,
    FieldKind.DATE: dates.read_date,
    FieldKind.ISSUE_DATE: dates.read_date,
    FieldKind.TIME: dates.read_time,
    FieldKind.SEX: choices.read_sex,
    FieldKind.CHOICE: choices.read_choice,
    FieldKind.TEXT: texts.read_text,
    FieldKind.ADDRESS: texts.read_address,
    FieldKind.NATIONALITY: names.read_nationality,
    FieldKind.ANNOTATION: texts.read_annotations,
    FieldKind.PLACE: places.read_place,
    FieldKind.TOWN: places.read_office_town,
    FieldKind.HOMETOWN: places.read_town,
    FieldKind.EVENT_TOWN: places.read_event_town,
    FieldKind.OFFICE: places.read_office,
    FieldKind.PATTERN: patterned.read_pattern,
    FieldKind.COUNT: numbers.read_count,
    FieldKind.AREA: areas.read_area,
    FieldKind.LONG_NUMBER: numbers.read_long_number,
    FieldKind.CIVIL_MATRICULA: numbers.read_proven,
    FieldKind.CPF: numbers.read_proven,
    FieldKind.BOOK: numbers.read_numbered,
    FieldKind.LEAF: numbers.read_numbered,
    FieldKind.ENTRY: numbers.read_numbered,
    FieldKind.PROPERTY_NUMBER: numbers.read_numbered,
    FieldKind.CNS: numbers.read_numbered,
    FieldKind.CRM: numbers.read_numbered,
    **notarial.READERS,
}
"""How each kind is read behind its captions and phrases; other kinds are found by their shape alone."""

_REPEATED = frozenset({FieldKind.NAME})
_NEAR = 60  # words behind a person's name in which something is said of the person


def read_announced(
    where: Map, kind: DocumentType, spec: FieldSpec, about: Sequence[Finding] = ()
) -> list[Finding]:
    """Return the values of a field that its captions and phrases announce: all if it is `many`, else one.

    `about` are the mentions of the person whom the field tells of.
    """
    reader = READERS.get(spec.kind)
    if reader is None:
        return []
    found: list[Finding] = []
    for source in _sources(where, kind, spec, about):
        values = [
            f for f in reader(where, source, spec) if zones.is_in(where.transcript, f.quote.pieces, spec.zone)
        ]
        if about and _may_be_of_another(where, kind, spec, source, about[0]):
            doubt = Verdict(checks.ABOUT_WHOM, passed=False, detail="another person is told of nearer")
            values = [finding.with_verdict(doubt) for finding in values]
        found += [replace(finding, subject=spec.subject) for finding in values]
        if found and not spec.many and spec.kind not in _REPEATED:
            return found[:1]
    return found if spec.many else with_repeats(found)


def _sources(where: Map, kind: DocumentType, spec: FieldSpec, about: Sequence[Finding]) -> Iterator[Source]:
    """Yield the sources; of one told of a person the phrases behind the name first, then what is there."""
    found = list(sources_of(where, kind, spec))
    if not about:
        yield from found
        return
    name = _end_of(about[0])
    yield from (s for s in found if s.anchor.is_label or s.anchor.first > name)
    if spec.kind in {FieldKind.CHOICE, FieldKind.COUNT}:
        yield _said_of(where, kind, name)
    yield from (s for s in found if not s.anchor.is_label and s.anchor.first <= name)


def _end_of(name: Finding) -> int:
    return name.quote.pieces[-1].index


def _said_of(where: Map, kind: DocumentType, name: int) -> Source:
    """Return the words behind a person's name, up to what is said of the parents or by whom."""
    stops = frozenset((*_parents(kind), *_people(kind)))
    passage = locate.following(where, name + 1, stops, _NEAR)
    return Source(passage, Anchor("", name, name, is_label=False, is_alone=False), is_cell=False)


def _parents(kind: DocumentType) -> tuple[str, ...]:
    return kind.filiation.phrases if kind.filiation else ()


def _people(kind: DocumentType) -> tuple[str, ...]:
    named = (spec for spec in kind.fields if spec.kind in {FieldKind.NAME, FieldKind.NAMES})
    return tuple(phrase for spec in named for phrase in spec.phrases)


def _may_be_of_another(
    where: Map, kind: DocumentType, spec: FieldSpec, source: Source, name: Finding
) -> bool:
    """Whether a phrase stands before the person's name, or behind that of somebody else.

    Where parents were named in between, only their home may be meant: age and residence are the person's.
    """
    if source.anchor.is_label or source.anchor.first == _end_of(name):
        return False
    if source.anchor.first < _end_of(name):
        return True
    others = set(_people(kind)) - set(_phrases_of(kind, spec.about))
    others |= set(_parents(kind)) if spec.kind is FieldKind.HOMETOWN else set()
    between = where.anchors_in(_end_of(name), source.anchor.first - 1)
    return any(not anchor.is_label and anchor.words in others for anchor in between)


def _phrases_of(kind: DocumentType, name: str) -> tuple[str, ...]:
    return tuple(phrase for spec in kind.fields if spec.name == name for phrase in spec.phrases)
