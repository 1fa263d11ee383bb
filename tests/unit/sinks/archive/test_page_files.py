"""ALTO, hOCR and the places in them."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from appliance.sinks.archive.alto import NAMESPACE, alto
from appliance.sinks.archive.hocr import hocr
from appliance.sinks.archive.placing import on_picture, on_pictures, text_angle
from appliance.sinks.archive.sheet import Compression, Frame, Picture, Placement, Sheet
from pipelines.document import Region, RegionKind, TextLine, Word
from pipelines.geometry import Affine, Box
from tests.unit.sinks.examples import BOX, birth_record, field, page, stored

SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("alto-4-4.rng"))))
RECORD = stored().record
XHTML = "{http://www.w3.org/1999/xhtml}"


def _alto(read, record=RECORD):
    tree = etree.fromstring(alto(read, record))
    SCHEMA.assertValid(tree)
    return tree


def _all(tree, tag):
    return tree.findall(f".//{{{NAMESPACE}}}{tag}")


def _with_lines(read, *lines, kind=RegionKind.TEXT):
    return replace(read, regions=(Region(kind, BOX, lines),), is_blank=False)


def test_every_word_has_its_place_and_its_confidence():
    tree = _alto(page(3, "CERTIDÃO DE ÓBITO", "Nome: José"))
    (sheet,) = _all(tree, "Page")
    assert (sheet.get("PHYSICAL_IMG_NR"), sheet.get("WIDTH"), sheet.get("HEIGHT")) == ("3", "2480", "3508")
    strings = _all(tree, "String")
    assert [string.get("CONTENT") for string in strings] == ["CERTIDÃO DE ÓBITO", "Nome: José"]
    word = strings[0]
    assert [word.get(name) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT")] == ["10", "20", "290", "30"]
    assert word.get("WC") == "0.9000"
    assert word.get("CC") is None


def test_what_a_reader_does_not_state_is_not_there():
    line = TextLine("um", BOX, None, (Word("um", BOX, None, None),))
    read = replace(_with_lines(page(1), line), confidence=None)
    tree = _alto(read)
    assert [string.get("WC") for string in _all(tree, "String")] == [None]
    assert _all(tree, "Page")[0].get("PC") is None
    assert "x_wconf" not in hocr(read, RECORD).decode()


def test_words_without_places_have_none():
    whole = Box(0.0, 0.0, 2480.0, 3508.0)
    line = TextLine("um dois", whole, None, (Word("um", whole, None, None), Word("dois", whole, None, None)))
    read = replace(page(1), regions=(Region(RegionKind.TEXT, whole, (line,)),))
    tree = _alto(read)
    assert [string.get("HPOS") for string in _all(tree, "String")] == [None, None]
    assert hocr(read, RECORD).count(b"bbox") == 1  # the page's own


def test_margins_headers_and_footers_are_told_by_their_tags_in_reading_order():
    line = TextLine("um", BOX, 0.5, (Word("um", BOX, 0.5, 0.5),))
    kinds = (RegionKind.HEADER, RegionKind.TEXT, RegionKind.MARGIN)
    read = replace(page(1), regions=tuple(Region(kind, BOX, (line,)) for kind in kinds))
    tree = _alto(read)
    labels = {tag.get("ID"): tag.get("LABEL") for tag in _all(tree, "LayoutTag")}
    assert [labels.get(block.get("TAGREFS")) for block in _all(tree, "TextBlock")] == [
        "header",
        None,
        "margin",
    ]


def test_a_blank_page_is_a_page_without_blocks():
    assert not _all(_alto(page(2)), "TextBlock")


@pytest.mark.parametrize(("turn", "degrees"), [(0, 0.0), (1, 90.0), (2, 180.0), (3, -90.0)])
def test_the_angle_of_the_text_is_counted_counter_clockwise(turn, degrees):
    """A page that is turned clockwise to be read has its text lying counter-clockwise."""
    to_page = Affine.quarter_turns(turn, 2480, 3508).inverse()
    read = page(1, "um")
    read = replace(read, geometry=replace(read.geometry, reader_to_page=to_page))
    assert text_angle(read) == degrees
    assert _all(_alto(read), "Page")[0].get("ROTATION") == f"{degrees:g}"
    assert (f"textangle {degrees:.2f}" in hocr(read, RECORD).decode()) is bool(degrees)


@given(st.text(st.characters(codec=None), min_size=1), st.text(st.characters(codec=None), min_size=1))
def test_no_text_and_no_name_makes_a_file_that_cannot_be_read(word, name):
    """Control characters, lone halves of surrogates, quotes: all of them come in texts and file names."""
    read = _with_lines(page(1), TextLine(word, BOX, 1.0, (Word(word, BOX, 1.0, 1.0),)))
    _alto(read, replace(RECORD, name=name))
    assert etree.fromstring(hocr(read, replace(RECORD, name=name))).tag == f"{XHTML}html"


def test_hocr_says_where_each_word_stands():
    tree = etree.fromstring(hocr(page(2, "Nome: José"), replace(RECORD, name='a "b".pdf')))
    (sheet,) = tree.findall(f".//{XHTML}div[@class='ocr_page']")
    assert sheet.get("title") == r'image "a \"b\".pdf"; bbox 0 0 2480 3508; ppageno 1; scan_res 300 300'
    (word,) = tree.findall(f".//{XHTML}span[@class='ocrx_word']")
    assert (word.text, word.get("title")) == ("Nome: José", "bbox 10 20 300 50; x_wconf 90")


# ---- places


SHEET = Sheet(
    1, Picture(1240, 1754, 150.0, 150.0, "grey", Compression.JPEG), Affine(150 / 72, 0, 0, 0, 150 / 72, 0)
)


def test_a_pdf_scan_of_another_resolution_has_its_own_pixels():
    placed = on_picture(page(1, "um"), SHEET)
    assert (placed.geometry.width, placed.geometry.height) == (1240, 1754)
    assert placed.geometry.dpi == pytest.approx(150.0)
    box = placed.lines[0].words[0].box
    assert [box.left, box.top, box.right, box.bottom] == pytest.approx([5.0, 10.0, 150.0, 25.0])


def test_a_page_that_is_no_picture_keeps_the_pixels_that_were_read():
    assert on_picture(page(1, "um"), Sheet(1, None)) == page(1, "um")


def test_the_places_of_fields_move_with_their_pages():
    read = stored(pages=(page(1, "José"),), fields=(field("nome", "José"), field("cpf", None)))
    placed = on_pictures(read, (SHEET,))
    nome, cpf = placed.result.extraction.fields
    assert nome.evidence.box.right == pytest.approx(150.0)
    assert cpf.evidence is None
    assert placed.record == read.record


A4 = (595.0, 842.0)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_of_a_pdf_page_turns_its_picture_with_it(turn):
    """Wherever /Rotate puts it, the upright page's corner is the turned picture's corner."""
    frame = Frame(10.0, 20.0, 10.0 + A4[0], 20.0 + A4[1], turn)
    shown = Placement(1190, 1684, Affine(A4[0], 0, 10, 0, A4[1], 20)).shown(frame)
    assert (shown.width, shown.height) == ((1684, 1190) if turn % 180 else (1190, 1684))
    assert shown.resolutions == pytest.approx((144.0, 144.0))
    width, height = frame.size
    assert shown.from_points.point(0, 0) == pytest.approx((0, 0), abs=1e-6)
    assert shown.from_points.point(width, height) == pytest.approx((shown.width, shown.height))


@pytest.mark.parametrize(
    "matrix", [Affine(0, A4[0], 0, -A4[1], 0, A4[1]), Affine(0, -A4[0], A4[0], A4[1], 0, 0)]
)
def test_a_picture_that_is_drawn_sideways_is_told_upright(matrix):
    """A scanner may store the page sideways and draw it turned: what counts is what people see."""
    shown = Placement(1684, 1190, matrix).shown(Frame(0.0, 0.0, *A4, 0))
    assert (shown.width, shown.height) == (1190, 1684)
    assert shown.from_points.point(0, 0) == pytest.approx((0, 0), abs=1e-6)
    assert shown.from_points.point(*A4) == pytest.approx((1190, 1684))


@pytest.mark.parametrize(
    "matrix",
    [
        Affine(-A4[0], 0, A4[0], 0, A4[1], 0),  # mirrored
        Affine(A4[0] / 2, 0, 0, 0, A4[1], 0),  # a half of the page
        Affine(400, -400, 300, 400, 400, 0),  # slanted
        Affine(0, 0, 0, 0, 0, 0),
    ],
)
def test_a_picture_that_is_not_the_page_is_not_taken_for_it(matrix):
    assert Placement(1190, 1684, matrix).shown(Frame(0.0, 0.0, *A4, 0)) is None


def test_the_example_of_a_whole_document_is_valid():
    for read in birth_record().result.document.pages:
        _alto(read)
