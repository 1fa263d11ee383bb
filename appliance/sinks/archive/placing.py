"""What was read, placed on the original's own picture; pure."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

from appliance.sinks.archive.sheet import Sheet, picture_size, to_picture
from appliance.sinks.rows import StoredDocument
from pipelines.document import Document, Page, PageGeometry, Region, TextLine, Word
from pipelines.fields import Field
from pipelines.geometry import Affine, Box


def on_pictures(stored: StoredDocument, sheets: Sequence[Sheet]) -> StoredDocument:
    """Return the document with its pages, and the places that prove its fields, in picture pixels.

    `sheets` are the document's pages in order.
    """
    result = stored.result
    pages = result.document.pages
    maps = {page.number: to_picture(sheets[page.number - 1], page.geometry) for page in pages}
    placed = tuple(on_picture(page, sheets[page.number - 1]) for page in pages)
    fields = tuple(_field(field, maps) for field in result.extraction.fields)
    extraction = replace(result.extraction, fields=fields)
    return replace(stored, result=replace(result, document=Document(placed), extraction=extraction))


def on_picture(page: Page, sheet: Sheet) -> Page:
    """Return the page with every box, and its geometry, in picture pixels; no box reaches beyond them."""
    to = to_picture(sheet, page.geometry)
    width, height = picture_size(sheet, page.geometry)
    whole = Box(0.0, 0.0, float(width), float(height))
    regions = tuple(_region(region, to, whole) for region in page.regions)
    return replace(page, geometry=_geometry(page.geometry, to, width, height), regions=regions)


def has_places(page: Page) -> bool:
    """Whether the reader told where its words stand; one that did not gives each of them the whole page."""
    whole = Box(0.0, 0.0, float(page.geometry.width), float(page.geometry.height))
    return any(word.box != whole for line in page.lines for word in line.words)


def text_angle(page: Page) -> float:
    """Return by how many degrees counter-clockwise the text lies in the page, above -180 and up to 180."""
    along = page.geometry.reader_to_page
    degrees = -math.degrees(math.atan2(along.d, along.a))
    return 180.0 if degrees == -180.0 else degrees + 0.0  # no negative zero


def _field(field: Field, maps: Mapping[int, Affine]) -> Field:
    evidence = field.evidence
    if evidence is None or evidence.page not in maps:
        return field
    return replace(field, evidence=replace(evidence, box=maps[evidence.page].box(evidence.box)))


def _geometry(geometry: PageGeometry, to: Affine, width: int, height: int) -> PageGeometry:
    return replace(
        geometry,
        width=width,
        height=height,
        dpi=geometry.dpi * math.hypot(to.a, to.d),
        reader_to_page=geometry.reader_to_page.then(to),
    )


def _region(region: Region, to: Affine, whole: Box) -> Region:
    lines = tuple(_line(line, to, whole) for line in region.lines)
    return Region(region.kind, _within(to.box(region.box), whole), lines)


def _line(line: TextLine, to: Affine, whole: Box) -> TextLine:
    words = tuple(
        Word(word.text, _within(to.box(word.box), whole), word.confidence, word.weakest)
        for word in line.words
    )
    return TextLine(line.text, _within(to.box(line.box), whole), line.confidence, words)


def _within(box: Box, whole: Box) -> Box:
    if (
        box.left >= whole.left
        and box.top >= whole.top
        and box.right <= whole.right
        and box.bottom <= whole.bottom
    ):
        return box
    return Box(
        min(max(box.left, whole.left), whole.right),
        min(max(box.top, whole.top), whole.bottom),
        min(max(box.right, whole.left), whole.right),
        min(max(box.bottom, whole.top), whole.bottom),
    )
