import numpy as np
import pytest

from pipelines.geometry import Affine, Box
from pipelines.image import PageImage
from pipelines.stages.clean import clean
from pipelines.stages.present import Mark, PresentOptions, marked, present
from pipelines.view import view_of
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document


def measured(pixels, dpi=150):
    return clean(PageImage(1, pixels, dpi, dpi, "grey"))


@pytest.fixture(scope="module")
def written():
    return make_document("nascimento", 3, dpi=150).pages[0]


def test_a_clean_page_is_left_as_it_is(written):
    image = measured(written.pixels)
    shown = present(image)
    assert shown.pixels is image.pixels
    assert shown.operations == ()


def test_faded_paper_near_the_binding_becomes_evenly_white_and_its_ink_stays(written):
    image = measured(CONDITIONS["bad"](written, 3).pixels)
    shown = present(image)
    assert shown.operations == ("deskew", "flatten")
    before, after = (spread_of_paper(pixels) for pixels in (view_of(image).picture(), shown.pixels))
    assert before > 40
    assert after < before / 2
    assert darkness(shown.pixels) > 0.9 * darkness(image.pixels)


def spread_of_paper(pixels):
    """Return how much the brightest tenth of each part of the page differs over the page."""
    rows = np.array_split(pixels, 8)
    levels = [np.percentile(part, 90) for row in rows for part in np.array_split(row, 8, axis=1)]
    return max(levels) - min(levels)


def test_grain_is_averaged_away_without_the_letters(written):
    quiet = 30 + written.pixels.astype(int) * 195 // 255  # away from both ends, where grain is cut off
    grain = np.random.default_rng(1).normal(0, 8, quiet.shape)
    image = measured(np.clip(quiet + grain, 0, 255).astype(np.uint8))
    shown = present(image, PresentOptions(min_paper=0))
    assert shown.operations == ("denoise",)
    before, after = (np.abs(pixels - quiet).mean() for pixels in (image.pixels, shown.pixels))
    assert after < before / 4


def darkness(pixels):
    """Return by how many grey values the ink differs from the paper."""
    ink, paper = np.percentile(pixels, [2, 60])
    return paper - ink


@pytest.mark.parametrize("shape", [(1, 1), (3, 2000), (40, 40, 3)])
def test_any_picture_can_be_presented(shape):
    pixels = np.full(shape, 120, np.uint8)
    assert present(measured(pixels)).pixels.shape == shape


def test_marks_stand_where_the_page_was_turned_to_and_the_picture_is_a_copy():
    pixels = np.full((200, 100), 255, np.uint8)
    to_picture = Affine.quarter_turns(2, 100, 200)
    drawn = marked(pixels, [Mark(Box(10, 20, 40, 50), (0, 0, 255))], to_picture)
    assert (pixels == 255).all()
    ys, xs = np.nonzero((drawn == (0, 0, 255)).all(axis=2))
    assert (xs.min(), xs.max(), ys.min(), ys.max()) == (60, 90, 150, 180)
