import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from pipelines.export.quantize import BLOCK_SIZE, quantized

MATRICES = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 4), st.integers(1, 3).map(lambda blocks: blocks * BLOCK_SIZE)),
    elements=st.floats(-1e4, 1e4, width=32, allow_subnormal=False),
)


def restored(matrix):
    found = quantized(matrix)
    low, high = found.numbers & 15, found.numbers >> 4
    levels = np.stack([low, high], axis=-1).reshape(*found.scales.shape, BLOCK_SIZE).astype(np.float32) - 8
    return (levels * found.scales[..., None]).reshape(matrix.shape), found.scales


@given(MATRICES)
def test_a_number_moves_by_at_most_a_step_and_the_farthest_not_at_all(matrix):
    back, scales = restored(matrix)
    blocks = matrix.reshape(*scales.shape, BLOCK_SIZE)
    moved = np.abs(back.reshape(blocks.shape) - blocks)
    # A number as far off on the other side would be level 8, and there are seven.
    assert (moved <= np.abs(scales)[..., None] * 1.001 + 1e-30).all()
    farthest = np.take_along_axis(moved, np.abs(blocks).argmax(axis=2, keepdims=True), axis=2)
    assert (farthest <= np.abs(blocks).max(axis=2, keepdims=True) * 1e-6).all()


def test_a_block_of_zeros_stays_one():
    back, scales = restored(np.zeros((2, BLOCK_SIZE), np.float32))
    assert not back.any()
    assert not scales.any()
