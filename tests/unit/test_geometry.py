import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.geometry import Affine, Box, bounding_box

coordinates = st.floats(-5000, 5000)


@st.composite
def boxes(draw):
    left, top = draw(coordinates), draw(coordinates)
    return Box(left, top, left + draw(st.floats(0.5, 3000)), top + draw(st.floats(0.5, 3000)))


@st.composite
def turns(draw):
    """A rotation about the origin and a shift: what deskewing does."""
    angle = math.radians(draw(st.floats(-180, 180)))
    c, s = math.cos(angle), math.sin(angle)
    return Affine(c, -s, draw(coordinates), s, c, draw(coordinates))


@given(boxes(), boxes())
def test_intersection_lies_in_both(a, b):
    common = a.intersection(b)
    if common is None:
        assert a.right <= b.left or b.right <= a.left or a.bottom <= b.top or b.bottom <= a.top
    else:
        assert common == b.intersection(a)
        assert bounding_box([a, common]) == a
        assert bounding_box([b, common]) == b


@given(turns(), coordinates, coordinates)
def test_inverse_brings_every_point_back(transform, x, y):
    assert transform.inverse().point(*transform.point(x, y)) == pytest.approx((x, y), abs=1e-6)


@given(turns(), turns(), coordinates, coordinates)
def test_then_applies_the_first_map_first(first, second, x, y):
    together = first.then(second).point(x, y)
    assert together == pytest.approx(second.point(*first.point(x, y)), abs=1e-6)


scales = st.floats(-3, 3)


@given(
    st.one_of(turns(), st.builds(Affine, scales, st.just(0.0), scales, st.just(0.0), scales, scales)), boxes()
)
def test_the_image_of_a_box_is_the_box_around_its_corners(transform, box):
    corners = [transform.point(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    xs, ys = zip(*corners, strict=True)
    assert transform.box(box) == Box(min(xs), min(ys), max(xs), max(ys))


@pytest.mark.parametrize("clockwise", [0, 1, 2, 3, 4, -1])
def test_quarter_turns_map_the_page_onto_the_turned_page(clockwise):
    width, height = 30, 20
    turned = Affine.quarter_turns(clockwise, width, height).box(Box(0, 0, width, height))
    assert turned == (Box(0, 0, 20, 30) if clockwise % 2 else Box(0, 0, 30, 20))


def test_one_clockwise_turn_takes_the_top_left_corner_to_the_top_right():
    assert Affine.quarter_turns(1, 30, 20).box(Box(0, 0, 3, 2)) == Box(18, 0, 20, 3)


def test_bounding_box_of_nothing_is_an_error():
    with pytest.raises(ValueError, match="empty"):
        bounding_box([])
