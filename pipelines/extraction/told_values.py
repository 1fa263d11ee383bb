"""Texts that a model told of a field, made values by the readers that read the field on a page.

A told text is read as if it stood alone in a cell under the field's caption. What cannot be read so, what has
no value that stands alone, and what a check doubts or refutes is no value: nobody can agree with it.
"""

from __future__ import annotations

import re
import unicodedata
from math import ceil
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.document import (
    Document,
    Page,
    PageGeometry,
    PageQuality,
    Provenance,
    Region,
    RegionKind,
    TextLine,
    Word,
)
from pipelines.document_types.document_type import FieldKind, FieldSpec
from pipelines.extraction import checks, identifiers, shapes
from pipelines.extraction.anchors import Anchor
from pipelines.extraction.folding import squeeze
from pipelines.extraction.locate import Map
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.announced import READERS
from pipelines.extraction.readers.source import Source
from pipelines.extraction.transcript import transcribe
from pipelines.geometry import Affine, Box, bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.finding import Finding

_CAPTION = Anchor("campo", 0, 0, is_label=True, is_alone=True)
_LETTER, _HEIGHT, _PITCH, _DPI = 10.0, 20.0, 28.0, 300.0
TEXTS = frozenset(
    {
        FieldKind.TEXT,
        FieldKind.ADDRESS,
        FieldKind.ANNOTATION,
        FieldKind.CLAUSE,
        FieldKind.PLACE,
        FieldKind.OFFICE,
    }
)
WHOLE = TEXTS | {FieldKind.NAME, FieldKind.NAMES, FieldKind.PARTY_NAME, FieldKind.OFFICER}
"""Kinds whose values are the told words themselves: part of a name is another name."""

TOWNS = frozenset({FieldKind.TOWN, FieldKind.HOMETOWN, FieldKind.EVENT_TOWN})
_MOST_DIFFERENT = 0.05  # of the characters of a text
_STATE = re.compile(r"-([A-Z]{2})$")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_KINDS = frozenset({FieldKind.DATE, FieldKind.ISSUE_DATE})
_PLAIN_SUM = re.compile(r"[0-9][0-9. ]*(?:,[0-9]{2})?")
_SUMS = frozenset({FieldKind.MONEY, FieldKind.CLAUSE_SUM})


def values_of(spec: FieldSpec, text: str) -> tuple[str, ...]:
    """Return the values that a told text has for a field: one, or several where it lists some."""
    if spec.choices:
        return tuple(choice.value for choice in spec.choices if choice.value == text)
    return values_in_cell(spec, text)


def values_in_cell(spec: FieldSpec, text: str) -> tuple[str, ...]:
    """Return the values that words have for a field where they are all that stands under its caption."""
    where, source = _under_a_caption(_as_on_a_page(text, spec.kind))
    found = _read(where, source, spec) if source.passage.pieces else []
    if any(_is_doubted(finding) for finding in found):
        return ()
    values = tuple(dict.fromkeys(finding.value for finding in found))
    if spec.kind in WHOLE and not _is_whole(spec.kind, squeeze("".join(values)), squeeze(text)):
        return ()
    return values if spec.many or len(values) == 1 else ()


def _is_whole(kind: FieldKind, read: str, told: str) -> bool:
    """Whether a value is all that was told; of a place all but its town."""
    return read == told or (kind is FieldKind.PLACE and bool(read) and told.startswith(read))


def is_same(kind: FieldKind, value: str, other: str) -> bool:
    """Whether two values of a kind say the same.

    Texts may differ in a few characters, a town may lack its state; all others are equal or they are not.
    """
    if kind in TOWNS:
        return _is_same_town(value, other)
    if kind in TEXTS:
        pair = squeeze(value), squeeze(other)
        return Levenshtein.normalized_distance(*pair) <= _MOST_DIFFERENT
    return value == other


def _is_same_town(value: str, other: str) -> bool:
    states = {found[1] for each in (value, other) if (found := _STATE.search(each))}
    return len(states) < 2 and _STATE.sub("", value) == _STATE.sub("", other)


def _as_on_a_page(text: str, kind: FieldKind) -> str:
    """Return a text as pages write it, where models often answer in their own notation."""
    date = _ISO.fullmatch(text.strip()) if kind in _ISO_KINDS else None
    if date:
        return f"{date[3]}/{date[2]}/{date[1]}"
    if kind in _SUMS and _PLAIN_SUM.fullmatch(text.strip()):
        return f"R$ {text.strip()}"
    return text


def _read(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    passage = source.passage
    if spec.kind in identifiers.SHAPES:
        finding = identifiers.number_in(passage, spec.kind, spec.name)
        return [finding] if finding else []
    reader = READERS.get(spec.kind)
    found = reader(where, source, spec) if reader else []
    return found or shapes.find_by_shape(passage, spec.kind, spec.name)


def _is_doubted(finding: Finding) -> bool:
    """Whether a check failed, or letters were taken for digits: a model does not mistake signs as eyes do."""
    return any(not verdict.passed or verdict.check == checks.REPAIRED for verdict in finding.verdicts)


def _under_a_caption(text: str) -> tuple[Map, Source]:
    """Return a page of a caption and a told text below it, and that text as the caption's cell."""
    lines = [_CAPTION.words, *unicodedata.normalize("NFC", text).splitlines()]
    transcript = transcribe(Document((_page(tuple(_lines(lines))),)))
    where = Map.of(transcript, (_CAPTION,))
    return where, Source(join_pieces(transcript.passage.pieces[1:]), _CAPTION, is_cell=True)


def _lines(texts: Sequence[str]) -> Iterator[TextLine]:
    for number, text in enumerate(texts):
        words, left = [], 0.0
        for word in text.split():
            box = Box(left, number * _PITCH, left + len(word) * _LETTER, number * _PITCH + _HEIGHT)
            words.append(Word(word, box, None, None))
            left = box.right + _LETTER
        if words:
            yield TextLine(text, bounding_box(word.box for word in words), None, tuple(words))


def _page(lines: tuple[TextLine, ...]) -> Page:
    box = bounding_box(line.box for line in lines)
    size = ceil(box.right), ceil(box.bottom)
    geometry = PageGeometry(*size, _DPI, None, "grey", 0, 0.0, Affine.identity())
    source = Provenance("", "", (), "", "")
    region = Region(RegionKind.TEXT, box, lines)
    return Page(1, geometry, PageQuality(0.0, 1.0, 0.0), (), (region,), False, None, source)  # noqa: FBT003
