"""A page as hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/), pure.

Boxes are whole picture pixels of the upright page, origin top left; `x_wconf` is from 0 to 100, and
`textangle` counter-clockwise. What a reader does not state is left out.
"""

from __future__ import annotations

import math

from appliance.sinks.archive.markup import as_bytes, element, text
from appliance.sinks.archive.placing import has_places, text_angle
from appliance.sinks.rows import StoredRecord
from pipelines.document import Page, Region, RegionKind, TextLine, Word
from pipelines.geometry import Box

_DOCTYPE = (
    b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    b' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
)
_LINES = {RegionKind.HEADER: "ocr_header", RegionKind.FOOTER: "ocr_footer"}
_CAPABILITIES = "ocr_page ocr_carea ocr_line ocr_header ocr_footer ocrx_word"
_LEAST_ANGLE = 0.01


def hocr(page: Page, record: StoredRecord) -> bytes:
    """Return the file of one page, whose boxes are in picture pixels already (`placing.on_picture`)."""
    system = f"{page.provenance.engine} {page.provenance.engine_version}"
    head = element(
        "head",
        element("title", text(f"{record.name}, {page.number}")),
        element("meta", **{"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"}),
        element("meta", name="ocr-system", content=system),
        element("meta", name="ocr-capabilities", content=_CAPABILITIES),
    )
    body = element("body", _page(page, record))
    return as_bytes(element("html", head, body, xmlns="http://www.w3.org/1999/xhtml"), _DOCTYPE)


def _page(page: Page, record: StoredRecord) -> str:
    geometry = page.geometry
    image = record.name.replace("\\", "\\\\").replace('"', '\\"')
    whole = Box(0, 0, geometry.width, geometry.height)
    dpi = round(geometry.dpi)
    title = f'image "{image}"; {_bbox(whole)}; ppageno {page.number - 1}; scan_res {dpi} {dpi}'
    angle = text_angle(page)
    turn = [f"textangle {angle:.2f}"] if abs(angle) >= _LEAST_ANGLE else []
    is_placed = has_places(page)
    areas = (
        _area(region, f"{page.number}_{number}", turn, is_placed=is_placed)
        for number, region in enumerate(page.regions, 1)
    )
    return element("div", *areas, **{"class": "ocr_page", "id": f"page_{page.number}", "title": title})


def _area(region: Region, name: str, turn: list[str], *, is_placed: bool) -> str:
    kind = _LINES.get(region.kind, "ocr_line")
    lines = (
        _line(line, kind, f"{name}_{number}", turn, is_placed=is_placed)
        for number, line in enumerate(region.lines, 1)
    )
    title = _title(_bbox(region.box) if is_placed else None)
    return element("div", *lines, **{"class": "ocr_carea", "id": f"block_{name}", "title": title})


def _line(line: TextLine, kind: str, name: str, turn: list[str], *, is_placed: bool) -> str:
    title = _title(_bbox(line.box) if is_placed else None, *turn)
    words = (
        _word(word, f"word_{name}_{number}", is_placed=is_placed) + " "
        for number, word in enumerate(line.words, 1)
    )
    return element("span", *words, **{"class": kind, "id": f"line_{name}", "title": title}) + "\n"


def _word(word: Word, name: str, *, is_placed: bool) -> str:
    title = _title(_bbox(word.box) if is_placed else None, *_sureness(word))
    return element("span", text(word.text), **{"class": "ocrx_word", "id": name, "title": title})


def _sureness(word: Word) -> list[str]:
    return [] if word.confidence is None else [f"x_wconf {round(100 * word.confidence)}"]


def _title(*parts: str | None) -> str | None:
    return "; ".join(part for part in parts if part) or None


def _bbox(box: Box) -> str:
    left, top, right, bottom = (
        math.floor(box.left),
        math.floor(box.top),
        math.ceil(box.right),
        math.ceil(box.bottom),
    )
    return f"bbox {left} {top} {right} {bottom}"
