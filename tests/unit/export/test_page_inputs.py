"""Attention through slots sees what attention through the windows themselves sees, on pages of any grid."""

import json

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipelines.export.page_inputs import grid_inputs
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.positions import windows
from tests.checkpoints import CONFIG

VISION = parse(json.dumps(CONFIG).encode()).vision
MERGED = VISION.spatial_merge_size**2
sides = st.integers(1, 40).map(lambda merged: merged * VISION.spatial_merge_size)


@given(rows=sides, columns=sides)
def test_each_window_has_its_own_patches_and_each_patch_finds_its_own_slot(rows, columns):
    made, found = grid_inputs(rows, columns, VISION), windows(rows, columns, VISION)
    members = (found.order[:, None] * MERGED + np.arange(MERGED)).ravel()
    for row, (begin, end) in enumerate(zip(found.ends, found.ends[1:], strict=False)):
        inside = made["slots"][row][made["filled"][row]]
        assert inside.tolist() == members[begin:end].tolist()
    assert made["slots"].ravel()[made["places"]].tolist() == list(range(rows * columns))
    assert made["filled"].ravel()[made["places"]].all()
    assert made["filled"].sum() == rows * columns


@given(rows=sides, columns=sides)
def test_no_window_is_empty_and_every_slot_names_a_patch(rows, columns):
    made = grid_inputs(rows, columns, VISION)
    assert made["filled"].any(axis=1).all()
    assert made["slots"].min() >= 0
    assert made["slots"].max() < rows * columns
    assert made["positions"].shape == (rows * columns, 2)
    assert {name: value.dtype.name for name, value in made.items() if name != "filled"} == {
        "positions": "int64",
        "slots": "int64",
        "places": "int64",
    }
