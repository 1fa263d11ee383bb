"""Where the value of a field may stand, as its captions and phrases say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.extraction import locate
from pipelines.extraction.anchors import Anchor, Vocabulary
from pipelines.extraction.finding import Finding
from pipelines.extraction.locate import Map
from pipelines.extraction.passage import Passage
from pipelines.extraction.role_words import vocabulary_of
from pipelines.extraction.values_over import over

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = frozenset({FieldKind.DATE, FieldKind.TIME, FieldKind.PLACE})
_MAX_LINES = {
    FieldKind.NAMES: 6,
    FieldKind.PLACE: 2,
    FieldKind.EVENT_TOWN: 2,
    FieldKind.DATE: 2,
    FieldKind.ISSUE_DATE: 2,
    FieldKind.OFFICE: 2,
    FieldKind.NAME: 2,
    FieldKind.OFFICER: 2,
    FieldKind.CHOICE: 2,
    FieldKind.COUNT: 2,
    FieldKind.CRM: 3,
    FieldKind.CPF: 2,
    FieldKind.TEXT: 6,
    FieldKind.ADDRESS: 6,
    FieldKind.ANNOTATION: 16,
    FieldKind.PARTY_NAME: 2,
    FieldKind.CLAUSE: 12,
    FieldKind.ADMINISTRATORS: 6,
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text in which a value may stand; a cell's lines are apart, a sentence runs over its line ends.

    `is_ahead` says that the text stands before its anchor, and the value at the end of it.
    """

    passage: Passage
    anchor: Anchor
    is_cell: bool
    is_ahead: bool = False


Reader = Callable[[Map, Source, FieldSpec], list[Finding]]
"""Returns the values that a source holds for a field, none where it holds none."""


@lru_cache(maxsize=64)
def vocabulary(kind: DocumentType) -> Vocabulary:
    """Return every caption and phrase of a type, those that only end a value included."""
    labels = [label for spec in kind.fields for label in spec.labels] + list(kind.other_labels)
    phrases = [phrase for spec in kind.fields for phrase in (*spec.phrases, *spec.trailers)]
    phrases += kind.other_phrases + kind.closing_phrases
    for both in (kind.filiation, kind.spouses):
        if both:
            labels += both.labels
            phrases += both.phrases
    role_labels, role_phrases = vocabulary_of(kind)
    labels += role_labels
    phrases += role_phrases
    return Vocabulary(tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(phrases)))


@lru_cache(maxsize=256)
def stops_for(kind: DocumentType, wanted: FieldKind) -> frozenset[str]:
    """Return the phrases that end a value: all, but some belong to the sentence that they stand in.

    Sex and age may be told within the sentence of a birth or death, and an annotation tells of anything.
    """
    if wanted is FieldKind.ANNOTATION:
        return frozenset(kind.closing_phrases)
    own = frozenset(p for spec in kind.fields for p in (*spec.phrases, *spec.trailers))
    phrases = frozenset(vocabulary(kind).phrases) - (frozenset(vocabulary_of(kind)[1]) - own)
    told_within = (spec for spec in kind.fields if spec.kind in {FieldKind.SEX, FieldKind.COUNT})
    inner = {p for spec in told_within for p in (*spec.phrases, *spec.trailers)}
    return phrases - inner if wanted in _CLAUSE else phrases


def sources_of(where: Map, kind: DocumentType, spec: FieldSpec) -> Iterator[Source]:
    """Yield where a value of a field may stand."""
    stops = stops_for(kind, spec.kind)
    yield from sources(where, spec.labels, spec.phrases, _MAX_LINES.get(spec.kind, 1), stops)
    for anchor in where.saying(spec.trailers, is_label=False):
        yield Source(locate.before(where, anchor), anchor, is_cell=False, is_ahead=True)


def sources(
    where: Map, labels: tuple[str, ...], phrases: tuple[str, ...], max_lines: int, stops: frozenset[str]
) -> Iterator[Source]:
    """Yield where a value may stand, captions first, then phrases, both in the order of the type."""
    for anchor in where.saying(labels, is_label=True):
        yield from _of_label(where, anchor, max_lines, stops)
    for anchor in where.saying(phrases, is_label=False):
        yield Source(locate.behind(where, anchor, stops), anchor, is_cell=False)


def _of_label(where: Map, anchor: Anchor, max_lines: int, stops: frozenset[str]) -> Iterator[Source]:
    if not anchor.is_alone or anchor.first in where.transcript.marginal:
        passage = locate.within(where, anchor) or locate.behind(where, anchor, stops)
        yield Source(passage, anchor, is_cell=False)
        return
    if where.is_over:
        yield Source(over(where, anchor, max_lines), anchor, is_cell=True)
        return
    under, beside = [locate.below(where, anchor, max_lines)], locate.all_beside(where, anchor)
    is_beside = where.is_in_rows or where.transcript.passage.pieces[anchor.last].text.endswith(":")
    for passage in [*beside, *under] if is_beside else [*under, *beside]:
        if passage.pieces:
            yield Source(passage, anchor, is_cell=True)
