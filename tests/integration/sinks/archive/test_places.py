"""Boxes in the archive's files lie on the words of the original, however it was scanned and stored."""

import json

import numpy as np
import pikepdf
import pytest
from lxml import etree
from PIL import Image

from appliance.sinks.archive.alto import NAMESPACE
from appliance.sinks.archive.sink import ArchiveSink, Format
from pipelines.geometry import Box
from tests.integration.sinks.archive.test_editions import SITE
from tests.unit.sinks.archive import scans

FORMATS = frozenset({Format.ALTO, Format.JSON})
_LEAST_MISS = 3
"""Pixels at 300 dpi by which a box may miss the ink of its word: what a person sees as exact."""


def _archived(tmp_path, original, *pages, **options):
    ArchiveSink(tmp_path / "a", FORMATS, SITE).write(scans.document(*pages, **options), original, 1)
    return tmp_path / "a" / "00000" / "7.1"


def _boxes(folder, number=1):
    tree = etree.parse(str(folder / "alto" / f"{number:04d}.xml"))
    sheet = tree.find(f".//{{{NAMESPACE}}}Page")
    strings = tree.findall(f".//{{{NAMESPACE}}}String")
    return (int(sheet.get("WIDTH")), int(sheet.get("HEIGHT"))), [
        (string.get("CONTENT"), *(float(string.get(name)) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")))
        for string in strings
    ]


def _misses(pixels, boxes):
    """Return by how many pixels the ink nearest to each box reaches out of it."""
    ink = pixels < 128
    for _, left, top, width, height in boxes:
        around = [round(left) - 8, round(top) - 8, round(left + width) + 8, round(top + height) + 8]
        rows, columns = np.nonzero(ink[max(0, around[1]) : around[3], max(0, around[0]) : around[2]])
        assert len(rows), "a box with no ink in it"
        found = Box(
            columns.min() + max(0, around[0]),
            rows.min() + max(0, around[1]),
            columns.max() + 1 + max(0, around[0]),
            rows.max() + 1 + max(0, around[1]),
        )
        yield max(left - found.left, top - found.top, found.right - left - width, found.bottom - top - height)


@pytest.mark.parametrize("lies", scans.LYING)
@pytest.mark.parametrize("read_at", [300, 200])
def test_boxes_lie_on_the_ink_of_a_pdf_scan_of_300_dpi(tmp_path, lies, read_at):
    """What was read at another resolution comes back to the scan's own pixels."""
    one = scans.LYING[lies](scans.scan())
    folder = _archived(tmp_path, scans.pdf(tmp_path / "o.pdf", one), one.read(dpi=read_at))
    size, boxes = _boxes(folder)
    assert size == one.picture.size
    assert len(boxes) == sum(len(line) for line in one.lines)
    assert max(_misses(one.sheet.pixels, boxes)) <= _LEAST_MISS


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_page_that_is_stored_turned_is_told_as_it_is_seen(tmp_path, rotate):
    one = scans.scan()
    folder = _archived(tmp_path, scans.pdf(tmp_path / "o.pdf", one, rotate=rotate), one.read(dpi=200))
    size, boxes = _boxes(folder)
    assert size == one.picture.size
    assert max(_misses(one.sheet.pixels, boxes)) <= _LEAST_MISS


def test_margins_around_the_scan_and_a_crop_box_are_not_forgotten(tmp_path):
    """The scan lies a hair off the visible page's corner: its own pixels begin at its own corner."""
    one = scans.scan()
    file = scans.pdf(tmp_path / "o.pdf", one)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        box = [float(edge) for edge in pdf.pages[0].mediabox]
        pdf.pages[0].obj.MediaBox = [box[0] - 50, box[1] - 50, box[2] + 50, box[3] + 50]
        pdf.pages[0].obj.CropBox = [box[0] - 4, box[1] - 2, box[2] + 1, box[3] + 3]
        pdf.save(file)
    read = one.read(dpi=300)
    moved = scans.shifted(read, 4 * 300 / 72, 3 * 300 / 72)
    _, boxes = _boxes(_archived(tmp_path, file, moved))
    assert max(_misses(one.sheet.pixels, boxes)) <= _LEAST_MISS


def test_a_photograph_that_is_turned_by_its_tag_is_told_as_it_is_seen(tmp_path):
    one = scans.scan()
    stored_sideways = one.picture.transpose(Image.Transpose.ROTATE_90)  # counter-clockwise
    exif = Image.Exif()
    exif[0x0112] = 6  # to be shown turned clockwise
    stored_sideways.save(tmp_path / "o.jpg", "JPEG", exif=exif, dpi=(300, 300))
    size, boxes = _boxes(_archived(tmp_path, tmp_path / "o.jpg", one.read()))
    assert size == one.picture.size
    assert max(_misses(one.sheet.pixels, boxes)) <= _LEAST_MISS


def test_each_page_of_a_stack_has_its_own_scan_measured(tmp_path):
    """A part that begins at the second page of its file, with a grey page of 150 dpi among others."""
    good, poor = scans.scan(), scans.scan(dpi=150)
    original = scans.pdf(tmp_path / "o.pdf", good, poor, good)
    folder = _archived(tmp_path, original, poor.read(1, dpi=300), failed=(2,), first_page=2)
    report = json.loads((folder / "document.json").read_text("utf-8"))
    assert [page["file_page"] for page in report["pages"]] == [2, 3]
    assert [page["state"] for page in report["pages"]] == ["READ", "FAILED"]
    assert [round(page["original"]["x_dpi"]) for page in report["pages"]] == [150, 300]
    measured = {one["demand"]: one["outcome"] for one in report["pages"][0]["anexo_1"]["measured"]}
    assert measured == {"resolution": "NOT_MET", "colour_mode": "MET", "compression": "NOT_MET"}
    assert _boxes(folder)[0] == poor.picture.size


def test_fax_compression_and_its_resolution_are_seen(tmp_path):
    one = scans.scan()
    folder = _archived(tmp_path, scans.tiff(tmp_path / "o.tif", one), one.read())
    (page,) = json.loads((folder / "document.json").read_text("utf-8"))["pages"]
    assert page["original"]["compression"] == "ccitt"
    assert page["anexo_1"]["outcome"] == "MET"


def test_the_page_file_has_the_same_places_as_alto(tmp_path):
    one = scans.scan()
    folder = _archived(tmp_path, scans.pdf(tmp_path / "o.pdf", one), one.read(dpi=150))
    page = json.loads((folder / "json" / "0001.json").read_text("utf-8"))
    words = [word["box"] for line in page["regions"][0]["lines"] for word in line["words"]]
    assert [box["left"] for box in words] == pytest.approx([box[1] for box in _boxes(folder)[1]], abs=0.01)
