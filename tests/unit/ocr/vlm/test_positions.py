"""Tokens, patches and windows stand where the reference puts them, on grids of many shapes."""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.positions import patch_positions, token_positions, windows
from tests.checkpoints import CONFIG

GOLDEN = json.loads((Path(__file__).parents[3] / "golden" / "vlm_positions.json").read_text())
VISION = parse(json.dumps(CONFIG).encode()).vision
halves = st.integers(1, 40)


def crc(array):
    return zlib.crc32(np.ascontiguousarray(array, np.int64).tobytes())


@pytest.mark.parametrize("golden", GOLDEN["pages"], ids=lambda golden: "x".join(map(str, golden["grid"])))
def test_everything_stands_where_the_reference_puts_it(golden):
    rows, columns = golden["grid"]
    # The reference counts the marks around the picture as text.
    tokens, following = token_positions(GOLDEN["before"], rows // 2, columns // 2, GOLDEN["after"])
    found = windows(rows, columns, VISION)
    assert (crc(tokens), following) == (golden["tokens"], golden["next"])
    assert crc(patch_positions(rows, columns, 2)) == golden["patches"]
    assert (crc(found.order), found.ends.tolist()) == (golden["order"], golden["ends"])


@given(rows=halves, columns=halves)
def test_windows_hold_every_token_once_and_none_is_larger_than_a_window(rows, columns):
    found = windows(2 * rows, 2 * columns, VISION)
    assert sorted(found.order) == list(range(rows * columns))
    sizes = np.diff(found.ends)
    assert (sizes > 0).all()
    assert (sizes <= (VISION.window_size // VISION.patch_size) ** 2).all()
    assert found.ends[-1] == 4 * rows * columns
