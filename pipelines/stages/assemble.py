"""Put what a reader found into reading order: regions, lines and words in page pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.document import Page, Provenance, Region, RegionKind, TextLine, Word
from pipelines.geometry import Affine, bounding_box
from pipelines.layout import reading_order
from pipelines.view import view_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document import PageGeometry
    from pipelines.image import CleanImage
    from pipelines.ocr.engine import Reading


@dataclass(frozen=True, slots=True)
class AssembleOptions:
    """When a page counts as blank: nothing read, or a few doubtful characters (dirt, show-through)."""

    blank_max_characters: int = 8
    blank_max_confidence: float = 0.75


def assemble(
    reading: Reading, image: CleanImage, provenance: Provenance, options: AssembleOptions | None = None
) -> Page:
    """Return the page with its lines in reading order and every box in the pixels of the page itself."""
    options = options or AssembleOptions()
    lines = () if _is_blank(reading.lines, options) else reading.lines
    geometry = _turned(image, reading.quarter_turns)
    regions = tuple(_region(kind, rows, geometry.reader_to_page) for kind, rows in reading_order(lines))
    return Page(
        number=image.number,
        geometry=geometry,
        quality=image.quality,
        operations=image.operations,
        regions=regions,
        is_blank=not regions,
        confidence=_mean_confidence(lines),
        provenance=provenance,
    )


def _is_blank(lines: Sequence[TextLine], options: AssembleOptions) -> bool:
    characters = sum(len(line.text) for line in lines)
    if characters > options.blank_max_characters:
        return False
    confidence = _mean_confidence(lines)
    return confidence is None or confidence <= options.blank_max_confidence


def _mean_confidence(lines: Sequence[TextLine]) -> float | None:
    """Mean of the lines' confidences weighted by their characters; None where the engine states none."""
    stated = [(line.confidence, len(line.text)) for line in lines if line.confidence is not None]
    characters = sum(count for _, count in stated)
    return sum(confidence * count for confidence, count in stated) / characters if characters else None


def _turned(image: CleanImage, quarter_turns: int) -> PageGeometry:
    """Return the page's geometry with the reader's own turn of the view undone as well."""
    view = view_of(image).turned(quarter_turns)
    return replace(image.geometry, rotation=90 * view.quarter_turns, reader_to_page=view.to_page)


def _region(kind: RegionKind, rows: Sequence[Sequence[TextLine]], to_page: Affine) -> Region:
    lines = tuple(_line(row, to_page) for row in rows)
    return Region(kind, bounding_box(line.box for line in lines), lines)


def _line(pieces: Sequence[TextLine], to_page: Affine) -> TextLine:
    """Join the pieces of one line, left to right."""
    words = tuple(
        Word(word.text, to_page.box(word.box), word.confidence, word.weakest)
        for piece in pieces
        for word in piece.words
    )
    box = to_page.box(bounding_box(piece.box for piece in pieces))
    return TextLine(" ".join(word.text for word in words), box, _mean_confidence(pieces), words)
