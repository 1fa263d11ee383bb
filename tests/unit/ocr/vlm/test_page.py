"""What the reader alone says becomes a page: parts in reading order, nothing invented beside the words."""

from hypothesis import given
from hypothesis import strategies as st

from pipelines.document import PageGeometry, PageQuality, Provenance, RegionKind
from pipelines.geometry import Affine, Box
from pipelines.image import CleanImage, Cleaning, PageImage
from pipelines.ocr.vlm.page import page_of
from pipelines.ocr.vlm.page_json import PageText, parse

PROVENANCE = Provenance("vlm", "1", (), "generic", "1")
WHOLE = Box(0.0, 0.0, 30.0, 40.0)


def image():
    geometry = PageGeometry(30, 40, 150.0, None, "grey", 0, 0.0, Affine.identity())
    return CleanImage(
        PageImage(7, None, 150.0, None, "grey"),
        Cleaning(geometry, PageQuality(0.0, 1.0, 0.1), ("deskew",)),
    )


def test_parts_come_in_reading_order_and_their_boxes_are_the_page():
    text = PageText(header="Cartório", margin="Averbação", footer="fl. 2", text="uma  linha\n\noutra linha ")
    page = page_of(text, image(), PROVENANCE)
    assert [region.kind for region in page.regions] == [
        RegionKind.HEADER,
        RegionKind.TEXT,
        RegionKind.MARGIN,
        RegionKind.FOOTER,
    ]
    assert page.text == "Cartório\numa linha\noutra linha\nAverbação\nfl. 2"
    assert {word.box for line in page.lines for word in line.words} == {WHOLE}
    assert {word.confidence for line in page.lines for word in line.words} == {None}
    assert (page.number, page.confidence, page.is_blank, page.operations) == (7, None, False, ("deskew",))


@given(st.text(st.sampled_from(" \n\t"), max_size=5))
def test_a_page_of_which_nothing_is_said_is_blank(nothing):
    page = page_of(PageText(text=nothing), image(), PROVENANCE)
    assert (page.regions, page.is_blank) == ((), True)


@given(*[st.text(max_size=30)] * 4)
def test_no_word_is_lost_and_the_order_is_that_of_the_plain_text(header, text, margin, footer):
    told = PageText(header, margin, footer, text)
    page = page_of(told, image(), PROVENANCE)
    assert page.text.split() == told.plain.split()
    assert all(line.text == " ".join(word.text for word in line.words) for line in page.lines)


@given(st.text(max_size=60))
def test_whatever_was_generated_is_a_page(generated):
    page = page_of(parse(generated), image(), PROVENANCE)
    assert page.is_blank == (not page.text.strip())
