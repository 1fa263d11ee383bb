"""A page as ALTO 4.4 (https://www.loc.gov/standards/alto/), pure.

Coordinates are picture pixels of the upright page, origin top left. `WC` is the word's confidence from 0 to
1; ALTO's `CC`, which counts the other way round, is not written, and nothing is written where a reader
states none. `ROTATION` is counter-clockwise. All blocks stand in the print space in reading order; a tag
says which of them are margin notes, headers and footers.
"""

from __future__ import annotations

from datetime import UTC

from appliance.sinks.archive.markup import as_bytes, element, text
from appliance.sinks.archive.placing import has_places, text_angle
from appliance.sinks.rows import StoredRecord
from pipelines.document import Page, Region, RegionKind, TextLine, Word
from pipelines.geometry import Box

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
VERSION = "4.4"
_SCHEMA = f"{NAMESPACE} http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_READING = "reading"
_SPACE = element("SP")


def alto(page: Page, record: StoredRecord) -> bytes:
    """Return the file of one page, whose boxes are in picture pixels already (`placing.on_picture`)."""
    spaces = {"xmlns": NAMESPACE, "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"}
    kinds = sorted({region.kind for region in page.regions} - {RegionKind.TEXT})
    tags = [element("LayoutTag", ID=_tag(kind), LABEL=kind.value) for kind in kinds]
    root = element(
        "alto",
        _description(page, record),
        element("Tags", *tags) if tags else None,
        element("Layout", _layout(page)),
        **spaces,
        **{"xsi:schemaLocation": _SCHEMA, "SCHEMAVERSION": VERSION},
    )
    return as_bytes(root)


def _description(page: Page, record: StoredRecord) -> str:
    file_page = str(record.first_page + page.number - 1)
    source = element(
        "sourceImageInformation",
        element("fileName", text(record.name)),
        element("fileIdentifier", text(record.sha256), fileIdentifierLocation="SHA-256"),
        element("fileIdentifier", file_page, fileIdentifierLocation="page of the file"),
        element("documentIdentifier", str(record.document_id)),
    )
    return element("Description", element("MeasurementUnit", "pixel"), source, _processing(page, record))


def _processing(page: Page, record: StoredRecord) -> str:
    provenance = page.provenance
    finished = record.finished_at.astimezone(UTC).isoformat(timespec="seconds")
    software = element(
        "processingSoftware",
        element("softwareName", text(provenance.engine)),
        element("softwareVersion", text(provenance.engine_version)),
    )
    return element(
        "Processing",
        element("processingCategory", "contentGeneration"),
        element("processingDateTime", finished),
        *(element("processingStepDescription", text(operation)) for operation in page.operations),
        element("processingStepSettings", text(f"{provenance.pipeline} {provenance.pipeline_version}")),
        software,
        ID=_READING,
    )


def _layout(page: Page) -> str:
    geometry = page.geometry
    size = {"WIDTH": str(geometry.width), "HEIGHT": str(geometry.height)}
    is_placed = has_places(page)
    blocks = (
        _block(region, f"p{page.number}_b{number}", is_placed=is_placed)
        for number, region in enumerate(page.regions, 1)
    )
    return element(
        "Page",
        element("PrintSpace", *blocks, **size, HPOS="0", VPOS="0"),
        ID=f"p{page.number}",
        PHYSICAL_IMG_NR=str(page.number),
        **size,
        PC=_confidence(page.confidence),
        ROTATION=_number(text_angle(page)),
        PROCESSINGREFS=_READING,
    )


def _block(region: Region, name: str, *, is_placed: bool) -> str:
    tag = None if region.kind is RegionKind.TEXT else _tag(region.kind)
    lines = (
        _line(line, f"{name}_l{number}", is_placed=is_placed)
        for number, line in enumerate(region.lines, 1)
        if line.words
    )
    return element("TextBlock", *lines, ID=name, TAGREFS=tag, **_place(region.box, is_placed=is_placed))


def _line(line: TextLine, name: str, *, is_placed: bool) -> str:
    words = (
        _string(word, f"{name}_w{number}", is_placed=is_placed) for number, word in enumerate(line.words, 1)
    )
    return element("TextLine", _SPACE.join(words), ID=name, **_place(line.box, is_placed=is_placed))


def _string(word: Word, name: str, *, is_placed: bool) -> str:
    place = _place(word.box, is_placed=is_placed)
    return element("String", ID=name, CONTENT=word.text, WC=_confidence(word.confidence), **place)


def _place(box: Box, *, is_placed: bool) -> dict[str, str]:
    if not is_placed:
        return {}
    return {
        "HPOS": _number(box.left),
        "VPOS": _number(box.top),
        "WIDTH": _number(box.width),
        "HEIGHT": _number(box.height),
    }


def _tag(kind: RegionKind) -> str:
    return f"tag_{kind.value}"


def _confidence(value: float | None) -> str | None:
    return None if value is None else f"{min(max(value, 0.0), 1.0):.4f}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
