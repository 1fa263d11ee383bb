"""The HTML file: everything in it, nothing beside it, and no value of a document unless it is asked for."""

import html.parser

import cv2
import numpy as np
import pytest

from pipelines.document import PageGeometry, PageQuality
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC
from pipelines.evaluation.comparison import checked_fields, comparisons
from pipelines.evaluation.judgement import judge
from pipelines.evaluation.report import Picture, html_report
from pipelines.evaluation.wrong_page import worst_pages, wrong_page_jpeg
from pipelines.fields import FieldStatus
from pipelines.geometry import Affine
from pipelines.image import CleanImage, Cleaning, PageImage
from tests.synthetic.generator import make_document
from tests.unit.evaluation.invented import extraction, read, truth

TYPES = (*SPECIFIC, GENERIC)
RULES, CHECKED = comparisons(TYPES), checked_fields(TYPES)
SECRET, TOLD = "Zebedeu Quaresma", "Inocência Quaresma"


@pytest.fixture
def judgements():
    wrong = extraction(read("nome", SECRET), read("cpf", "52998224725", page=2))
    doubtful = extraction(read("nome", SECRET, FieldStatus.UNSURE, page=3))
    told = truth(("nome", TOLD), ("cpf", "52998224725"))
    return [judge("<b>one.png", wrong, told, RULES), judge("two.png", doubtful, told, RULES)]


def page_image():
    page = make_document("nascimento", 1, dpi=100).pages[0]
    height, width = page.pixels.shape
    geometry = PageGeometry(width, height, 100.0, 100.0, "grey", 0, 0.0, Affine.identity())
    image = PageImage(1, page.pixels, 100.0, 100.0, "grey")
    return CleanImage(image, Cleaning(geometry, PageQuality(0.0, 1.0, 0.1), ()))


def report(judgements, *, reveals):
    pictures = [
        Picture(page, wrong_page_jpeg(page_image(), page, reveals=reveals))
        for page in worst_pages(judgements, 6)
    ]
    return html_report(judgements, CHECKED, pictures, {"made": "today"}, reveals=reveals)


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.tags = [], set()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.found += [value for name, value in attrs if name in {"src", "href", "srcset", "data"}]


def test_nothing_is_loaded_from_anywhere(judgements):
    links = Links()
    links.feed(report(judgements, reveals=True))
    assert len(links.found) == 2
    assert all(link.startswith("data:image/jpeg;base64,") for link in links.found)
    assert links.tags.isdisjoint({"script", "link", "iframe", "object"})
    assert "svg" in links.tags


def test_values_stand_in_it_only_if_they_are_asked_for(judgements):
    hidden, shown = report(judgements, reveals=False), report(judgements, reveals=True)
    for value in (SECRET, TOLD):
        assert value not in hidden
        assert value in shown
    assert "personal data" in shown


def test_names_of_files_cannot_become_markup(judgements):
    assert "<b>one.png" not in report(judgements, reveals=False)
    assert "&lt;b&gt;one.png" in report(judgements, reveals=False)


def test_silent_errors_make_the_worst_pages(judgements):
    pages = worst_pages(judgements, 6)
    assert [(page.document, page.number) for page in pages] == [("<b>one.png", 1), ("two.png", 3)]
    assert len(worst_pages(judgements, 1)) == 1


def decoded(jpeg):
    return cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_COLOR).astype(int)


def sharpness(picture):
    """The mean step from a pixel to the next, away from the frame at the top."""
    return np.abs(np.diff(picture[100:, :, 1], axis=1)).mean()


def test_a_page_that_is_not_revealed_cannot_be_read(judgements):
    page = worst_pages(judgements, 1)[0]
    shown = decoded(wrong_page_jpeg(page_image(), page, reveals=True))
    hidden = decoded(wrong_page_jpeg(page_image(), page, reveals=False))
    assert shown.shape == hidden.shape
    assert sharpness(hidden) < 0.35 * sharpness(shown)
    blocks = hidden[110:1090].reshape(980, -1)
    assert np.linalg.matrix_rank(blocks - blocks.mean(), tol=2000.0) <= 80


def test_the_frame_is_red_where_nothing_says_that_the_value_is_wrong(judgements):
    silent, asked = worst_pages(judgements, 2)
    for page, colour in ((silent, (30, 30, 220)), (asked, (0, 140, 255))):
        picture = decoded(wrong_page_jpeg(page_image(), page, reveals=True))
        scale = picture.shape[0] / page_image().pixels.shape[0]
        edge = picture[round(20 * scale), round(60 * scale)]
        assert np.abs(edge - colour).max() < 100  # JPEG blurs thin lines
