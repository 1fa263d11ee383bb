"""Pages are cut into patches exactly as the checkpoint's own processor cuts them."""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.errors import SourceError
from pipelines.ocr.vlm.architecture import ArchitectureError
from pipelines.ocr.vlm.pixel_budget import Preprocessing, target_size
from pipelines.ocr.vlm.preprocess import cut, normalised
from tests.golden import pages

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "vlm_preprocess.json").read_text())
OPTIONS = Preprocessing.parse(json.dumps(GOLDEN["config"]).encode())


def page(height, width):
    """Return the golden file's page, in blue-green-red order."""
    return np.ascontiguousarray(pages.page(height, width)[..., ::-1])


@pytest.mark.parametrize("golden", GOLDEN["pages"], ids=lambda golden: "x".join(map(str, golden["size"])))
def test_a_page_is_cut_as_the_reference_cuts_it(golden):
    patches = cut(page(*golden["size"]), OPTIONS)
    assert [1, patches.rows, patches.columns] == golden["grid"]
    assert zlib.crc32(patches.pixels.tobytes()) == golden["crc32"]
    assert normalised(patches, OPTIONS)[0, :4] == pytest.approx(golden["first"], abs=2e-5)


def test_both_frames_of_a_page_are_the_same_and_a_grey_page_has_three_equal_colours():
    grey = page(60, 90)[..., 0].copy()
    patches = cut(grey, OPTIONS)
    planes = patches.pixels.reshape(-1, 3, 14, 14)
    assert (planes == planes[:, :1]).all()
    frames = normalised(patches, OPTIONS).reshape(-1, 3, 2, 14, 14)
    assert (frames[:, :, 0] == frames[:, :, 1]).all()


@given(height=st.integers(1, 20_000), width=st.integers(1, 20_000))
def test_a_page_stays_within_the_budget_or_is_refused(height, width):
    if max(height, width) > 200 * min(height, width):
        with pytest.raises(SourceError):
            target_size(height, width, OPTIONS)
        return
    tall, wide = target_size(height, width, OPTIONS)
    assert tall % 28 == wide % 28 == 0
    assert min(tall, wide) >= 28
    # A strip narrower than a step once shrunk keeps one, and is over the budget by less than that.
    assert tall * wide <= OPTIONS.max_pixels or min(tall, wide) == 28


def test_the_newer_spelling_of_the_budget_is_the_same():
    told = {key: value for key, value in GOLDEN["config"].items() if not key.endswith("_pixels")}
    told["size"] = {"shortest_edge": 12544, "longest_edge": 501760}
    assert Preprocessing.parse(json.dumps(told).encode()) == OPTIONS


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"patch_size": 0}'])
def test_what_is_no_configuration_is_refused(content):
    with pytest.raises(ArchitectureError):
        Preprocessing.parse(content)
