import json
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.preprocess import Patches
from pipelines.ocr.vlm.tower_feed import tower_feed
from tests.checkpoints import CONFIG

VISION = parse(json.dumps(CONFIG).encode()).vision
MERGED = VISION.spatial_merge_size**2
GRIDS = st.lists(
    st.tuples(st.integers(1, 12).map(lambda n: 2 * n), st.integers(1, 12).map(lambda n: 2 * n)),
    min_size=1,
    max_size=4,
)


def pages_of(grids):
    return [
        Patches(np.full((rows * columns, 588), number, np.uint8), rows, columns, 1.0)
        for number, (rows, columns) in enumerate(grids)
    ]


@given(GRIDS)
def test_every_patch_is_in_one_window_and_one_page_and_finds_its_way_back(grids):
    feed = tower_feed(pages_of(grids), VISION)
    patches = sum(rows * columns for rows, columns in grids)
    order, back = feed["window_order"], feed["cut_order"]
    assert sorted(order) == list(range(patches // MERGED))
    np.testing.assert_array_equal(order[back], np.arange(len(order)))
    assert feed["window_ends"][-1] == feed["page_ends"][-1] == patches
    assert np.diff(feed["page_ends"]).tolist() == [rows * columns for rows, columns in grids]
    for kind in ("window", "page"):
        offsets, lengths = feed[f"{kind}_offsets"], np.diff(feed[f"{kind}_ends"])
        assert sorted(offsets.reshape(-1)) == list(range(offsets.size))
        held = [n * offsets.shape[1] + place for n, length in enumerate(lengths) for place in range(length)]
        assert offsets.reshape(-1)[:patches].tolist() == held


@given(GRIDS)
def test_a_window_holds_patches_of_one_page_that_lie_close_together(grids):
    feed = tower_feed(pages_of(grids), VISION)
    page_of = np.repeat(np.arange(len(grids)), [rows * columns for rows, columns in grids])
    ordered = page_of.reshape(-1, MERGED)[feed["window_order"]].reshape(-1)
    side = VISION.window_size // VISION.patch_size
    ends = feed["window_ends"]
    for start, end in pairwise(ends):
        assert len(set(ordered[start:end])) == 1
        places = feed["patch_places"][start:end]
        assert (np.ptp(places, axis=0) < side).all()


@pytest.mark.parametrize(
    ("grids", "expected"),
    [
        ([(4, 6)] * 4, True),
        ([(4, 6), (6, 4), (2, 12), (12, 2)], True),
        ([(4, 6)] * 3, False),
        ([(4, 6)] * 7 + [(4, 8)], False),
    ],
    ids=["one size", "as many patches", "too few to be worth it", "one larger"],
)
def test_many_pages_of_one_size_are_told(grids, expected):
    assert tower_feed(pages_of(grids), VISION)["pages_are_even"].tolist() == [expected]
