import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.view import PageView

PAGE = (np.add.outer(np.arange(120) * 3, np.arange(80) * 2) % 256).astype(np.uint8)


def dotted(x, y):
    page = np.full((400, 300), 255, np.uint8)
    cv2.circle(page, (x, y), 3, 0, -1)
    return page


def middle_of_ink(pixels):
    ys, xs = np.nonzero(pixels < 128)
    return float(xs.mean()) + 0.5, float(ys.mean()) + 0.5


def test_a_page_that_lies_right_is_its_own_picture_to_the_byte():
    assert PageView(PAGE).picture() is PAGE


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_quarter_turns_move_pixels_and_change_none(turns):
    assert np.array_equal(PageView(PAGE, turns).picture(), np.rot90(PAGE, -turns))
    assert np.array_equal(PageView(PAGE, turns).turned(4 - turns).picture(), PAGE)


@given(
    st.integers(20, 280),
    st.integers(20, 380),
    st.integers(0, 3),
    st.floats(-15, 15).filter(lambda degrees: degrees == 0 or abs(degrees) > 0.1),
    st.sampled_from([1.0, 0.6]),
)
def test_a_spot_of_the_view_leads_back_to_its_place_on_the_page(x, y, turns, degrees, scale):
    view = PageView(dotted(x, y), turns, degrees)
    width, height = view.size
    seen_x, seen_y = middle_of_ink(view.scaled((round(width * scale), round(height * scale))))
    back = view.to_page.point(seen_x * width / round(width * scale), seen_y * height / round(height * scale))
    assert back == pytest.approx((x + 0.5, y + 0.5), abs=1.0)


@pytest.mark.parametrize("turns", [0, 1, 2, 3])
def test_a_cut_shows_what_the_view_shows_there(turns):
    view = PageView(cv2.GaussianBlur(dotted(150, 200), (0, 0), 2), turns)
    x, y = middle_of_ink(view.picture())
    corners = np.array([[x - 20, y - 10], [x + 20, y - 10], [x + 20, y + 10], [x - 20, y + 10]], np.float32)
    cut = view.cut(corners - np.float32(0.5), (40, 20))
    assert middle_of_ink(cut) == pytest.approx((20.5, 10.5), abs=0.6)


def test_what_lies_outside_of_the_page_is_paper():
    picture = PageView(np.full((200, 150), 231, np.uint8), 0, 10.0).picture()
    assert picture.shape == (223, 182)
    assert (picture == 231).all()
