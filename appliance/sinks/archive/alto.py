"""A page as ALTO 4.4 (https://www.loc.gov/standards/alto/), pure.

Coordinates are picture pixels of the upright page, origin top left. `WC` is the word's confidence from 0 to
1; ALTO's `CC`, which counts the other way round, is not written, and nothing is written where a reader
states none. `ROTATION` is counter-clockwise. All blocks stand in the print space in reading order; a tag
says which of them are margin notes, headers and footers.
"""

from __future__ import annotations

from datetime import UTC
from xml.etree.ElementTree import Element

from appliance.sinks.archive.markup import add, as_bytes
from appliance.sinks.archive.placing import has_places, text_angle
from appliance.sinks.rows import StoredRecord
from pipelines.document import Page, Region, RegionKind, TextLine, Word
from pipelines.geometry import Box

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
VERSION = "4.4"
_SCHEMA = f"{NAMESPACE} http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_READING = "reading"


def alto(page: Page, record: StoredRecord) -> bytes:
    """Return the file of one page, whose boxes are in picture pixels already (`placing.on_picture`)."""
    root = Element("alto", {"xmlns": NAMESPACE, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"})
    root.set("xsi:schemaLocation", _SCHEMA)
    root.set("SCHEMAVERSION", VERSION)
    _describe(add(root, "Description"), page, record)
    kinds = sorted({region.kind for region in page.regions} - {RegionKind.TEXT})
    if kinds:
        tags = add(root, "Tags")
        for kind in kinds:
            add(tags, "LayoutTag", ID=_tag(kind), LABEL=kind.value)
    _lay_out(add(root, "Layout"), page)
    return as_bytes(root)


def _describe(description: Element, page: Page, record: StoredRecord) -> None:
    add(description, "MeasurementUnit", "pixel")
    source = add(description, "sourceImageInformation")
    add(source, "fileName", record.name)
    add(source, "fileIdentifier", record.sha256, fileIdentifierLocation="SHA-256")
    file_page = record.first_page + page.number - 1
    add(source, "fileIdentifier", str(file_page), fileIdentifierLocation="page of the file")
    add(source, "documentIdentifier", str(record.document_id))
    step = add(description, "Processing", ID=_READING)
    add(step, "processingCategory", "contentGeneration")
    add(step, "processingDateTime", record.finished_at.astimezone(UTC).isoformat(timespec="seconds"))
    for operation in page.operations:
        add(step, "processingStepDescription", operation)
    provenance = page.provenance
    add(step, "processingStepSettings", f"{provenance.pipeline} {provenance.pipeline_version}")
    software = add(step, "processingSoftware")
    add(software, "softwareName", provenance.engine)
    add(software, "softwareVersion", provenance.engine_version)


def _lay_out(layout: Element, page: Page) -> None:
    geometry = page.geometry
    size = {"WIDTH": str(geometry.width), "HEIGHT": str(geometry.height)}
    element = add(
        layout,
        "Page",
        ID=f"p{page.number}",
        PHYSICAL_IMG_NR=str(page.number),
        **size,
        PC=_confidence(page.confidence),
        ROTATION=_number(text_angle(page)),
        PROCESSINGREFS=_READING,
    )
    space = add(element, "PrintSpace", **size, HPOS="0", VPOS="0")
    is_placed = has_places(page)
    for number, region in enumerate(page.regions, 1):
        _block(space, region, f"p{page.number}_b{number}", is_placed=is_placed)


def _block(space: Element, region: Region, name: str, *, is_placed: bool) -> None:
    tag = None if region.kind is RegionKind.TEXT else _tag(region.kind)
    block = add(space, "TextBlock", ID=name, TAGREFS=tag, **_place(region.box, is_placed=is_placed))
    for number, line in enumerate(region.lines, 1):
        if line.words:
            _line(block, line, f"{name}_l{number}", is_placed=is_placed)


def _line(block: Element, line: TextLine, name: str, *, is_placed: bool) -> None:
    element = add(block, "TextLine", ID=name, **_place(line.box, is_placed=is_placed))
    for number, word in enumerate(line.words, 1):
        if number > 1:
            add(element, "SP")
        _string(element, word, f"{name}_w{number}", is_placed=is_placed)


def _string(line: Element, word: Word, name: str, *, is_placed: bool) -> None:
    place = _place(word.box, is_placed=is_placed)
    add(line, "String", ID=name, CONTENT=word.text, WC=_confidence(word.confidence), **place)


def _place(box: Box, *, is_placed: bool) -> dict[str, str]:
    if not is_placed:
        return {}
    sides = {"HPOS": box.left, "VPOS": box.top, "WIDTH": box.width, "HEIGHT": box.height}
    return {name: _number(value) for name, value in sides.items()}


def _tag(kind: RegionKind) -> str:
    return f"tag_{kind.value}"


def _confidence(value: float | None) -> str | None:
    return None if value is None else f"{min(max(value, 0.0), 1.0):.4f}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
