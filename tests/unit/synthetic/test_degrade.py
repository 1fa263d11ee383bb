import numpy as np
import pytest

from pipelines.geometry import Box
from tests.synthetic import effects
from tests.synthetic.degrade import CONDITIONS, scanned, skewed, turned
from tests.synthetic.generator import make_document


@pytest.fixture(scope="module")
def page():
    return make_document("nascimento", 2, dpi=150, layout="prose").pages[0]


def contrast(page, box):
    """Return how much darker than its paper the ink in the box is, in grey values."""
    top, left = max(0, int(box.top)), max(0, int(box.left))
    inside = page.pixels[top : int(box.bottom) + 1, left : int(box.right) + 1]
    return np.percentile(inside, 90) - np.percentile(inside, 3)


@pytest.mark.parametrize("name", sorted(CONDITIONS))
def test_conditions_repeat_exactly_and_keep_the_text(page, name):
    first, again = CONDITIONS[name](page, 5), CONDITIONS[name](page, 5)
    assert np.array_equal(first.pixels, again.pixels)
    assert first.lines == again.lines
    assert first.text == page.text


@pytest.mark.parametrize("name", sorted(CONDITIONS))
def test_boxes_move_with_the_ink(page, name):
    worn = CONDITIONS[name](page, 5)
    height, width = worn.pixels.shape[:2]
    for line in worn.lines:
        assert contrast(worn, line.box) > 45, line
        assert line.box.left >= -1
        assert line.box.right <= width + 1
        assert line.box.bottom <= height + 1


def test_a_telefax_is_black_or_white_and_the_same_size(page):
    sent = CONDITIONS["fax"](page, 5)
    assert set(np.unique(sent.pixels)) == {0, 255}
    assert sent.pixels.shape == page.pixels.shape


def test_the_spine_of_a_book_darkens_one_edge_alone(page):
    shadowed = effects.bound(page, np.random.default_rng(1)).pixels
    edges = sorted(shadowed[:, place].mean() for place in (slice(0, 20), slice(-20, None)))
    assert edges[0] < 140
    assert edges[1] > 240


def test_the_back_of_the_sheet_shows_through_where_the_front_is_empty(page):
    shown = effects.bled(page, np.random.default_rng(1)).pixels
    was_paper = page.pixels == 255
    assert 0.02 < (shown[was_paper] < 235).mean() < 0.3
    assert shown[was_paper].min() > 120


def test_a_stamp_lies_over_text(page):
    pressed = effects.stamped(page, np.random.default_rng(1)).pixels
    changed = pressed != page.pixels
    touched = [
        line
        for line in page.lines
        if changed[int(line.box.top) : int(line.box.bottom), int(line.box.left) : int(line.box.right)].any()
    ]
    assert touched
    assert changed.mean() < 0.08


@pytest.mark.parametrize("name", sorted(effects.EFFECTS))
def test_effects_leave_colour_pages_in_colour(name):
    coloured = make_document("nascimento", 1, dpi=60, layout="form", colour=True).pages[0]
    marked = effects.EFFECTS[name](coloured, np.random.default_rng(2)).pixels
    assert marked.shape == coloured.pixels.shape
    assert not np.array_equal(marked, coloured.pixels)


def test_another_seed_scans_differently(page):
    assert not np.array_equal(scanned(page, 1).pixels, scanned(page, 2).pixels)


def test_turning_is_exact_and_its_direction_is_told(page):
    quarter = turned(page, 90)
    assert quarter.rotation == 90
    assert np.array_equal(turned(quarter, 270).pixels, page.pixels)
    # The heading stands above the rest; turned clockwise it stands to the right of it.
    assert quarter.lines[0].box.left > quarter.lines[-1].box.right


def test_skew_is_clockwise(page):
    tilted = skewed(page, 2.0)
    assert tilted.skew == 2.0
    left_cell, right_cell = page.lines[0].box, page.lines[-1].box
    assert left_cell.top < right_cell.top
    row = make_document("casamento", 1, dpi=100).pages[0]
    first, second = (
        next(line for line in row.lines if line.text.startswith(text)) for text in ("DIA", "ANO")
    )
    moved_first, moved_second = (
        next(line for line in skewed(row, 2.0).lines if line.text.startswith(text)) for text in ("DIA", "ANO")
    )
    assert first.box.top == pytest.approx(second.box.top, abs=1)
    assert moved_second.box.top > moved_first.box.top + 0.5


def test_a_bad_scan_is_darker_paper_with_paler_ink(page):
    good, bad = CONDITIONS["scanned"](page, 5).pixels, CONDITIONS["bad"](page, 5).pixels
    assert np.percentile(bad, 60) < np.percentile(good, 60) - 10
    assert np.percentile(bad, 0.5) > np.percentile(good, 0.5) + 10


def test_unscored_places_stay_where_they_were_drawn_however_the_page_is_tilted_and_turned():
    page = make_document("nascimento", 1, dpi=100).pages[0]
    for other in (page, skewed(page, 3.0), turned(skewed(page, -2.0), 90), turned(page, 180)):
        assert other.unscored == page.unscored
        for box in other.unscored:
            x, y = other.on_picture.point(*box.center)
            assert not other.is_scored(Box(x - 2, y - 2, x + 2, y + 2))
        assert all(other.is_scored(line.box) for line in other.lines)
