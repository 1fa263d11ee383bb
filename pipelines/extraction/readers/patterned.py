"""Values whose writing a pattern describes: announced by words, or anywhere in a zone of the page."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from pipelines.extraction import zones
from pipelines.extraction.finding import Finding
from pipelines.extraction.passage import LINE, Passage, join_pieces
from pipelines.extraction.patterns.search import find

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.readers.source import Source
    from pipelines.extraction.transcript import Transcript

_MAX_DISTANCE = 24  # characters from an announcement to its value: "sob o número de ordem"
_LOOKED_AT = _MAX_DISTANCE + 100


def read_pattern(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the value of a field that begins soon in what its words announce."""
    passage = source.passage
    text = _as_sentence(passage.text[:_LOOKED_AT], is_cell=source.is_cell)
    spans = find(_pattern(spec), text, limit=1)
    return [_finding(spec, passage, span.start, span.end) for span in spans if span.start <= _MAX_DISTANCE]


def find_in_zone(transcript: Transcript, spec: FieldSpec) -> list[Finding]:
    """Return every value of the field that stands in its zone of a page."""
    return [
        _finding(spec, passage, span.start, span.end)
        for passage in _in_zone(transcript, spec)
        for span in find(_pattern(spec), _as_sentence(passage.text, is_cell=False))
    ]


def _pattern(spec: FieldSpec) -> str:
    if spec.pattern is None:
        raise ValueError(f"the field {spec.name} lacks the pattern that its kind needs")
    return spec.pattern


def _as_sentence(text: str, *, is_cell: bool) -> str:
    """Return the text as it is searched, place by place the same.

    A sentence runs over its line ends; the lines of a cell are apart.
    """
    return text if is_cell else text.replace(LINE, " ")


def _in_zone(transcript: Transcript, spec: FieldSpec) -> Iterator[Passage]:
    """Yield what stands in the field's zone of each page; what lies between is not passed over."""
    for _, pieces in itertools.groupby(transcript.passage.pieces, key=lambda piece: piece.page):
        runs = itertools.groupby(pieces, key=lambda piece: zones.is_in(transcript, [piece], spec.zone))
        for is_inside, run in runs:
            if is_inside:
                yield join_pieces(run)


def _finding(spec: FieldSpec, passage: Passage, start: int, end: int) -> Finding:
    return Finding(spec.name, passage.text[start:end].replace(LINE, " "), passage.quote(start, end))
