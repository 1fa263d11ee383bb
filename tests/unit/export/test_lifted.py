"""A lifted stream says what the plain one says: norms, matrices, biases, sums."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.export.lifted import Lift

EPSILON = 1e-6
MOST_ERROR = 1e-5  # of float32 numbers near one, after two products


def rms_normed(rows, weight):
    return rows / np.sqrt((rows**2).mean(-1, keepdims=True) + EPSILON) * weight


def lifted_normed(rows, lift):
    centred = rows - rows.mean(-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(-1, keepdims=True) + lift.epsilon(EPSILON))
    return centred / spread * lift.norm_weight + lift.norm_bias


def numbers(seed, *shape):
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


@given(st.integers(2, 40), st.integers(1, 9), st.sampled_from([1, 4]), st.integers(0, 2**32))
def test_a_matrix_behind_a_norm_gives_the_same_with_its_bias_folded_in(inner, outputs, together, seed):
    lift = Lift(inner)
    made, weight = numbers(seed, inner, 3), np.abs(numbers(seed + 1, inner)) + 0.5
    matrix, bias = numbers(seed + 2, outputs, together * inner), numbers(seed + 3, outputs)
    told = numbers(seed + 4, 2 * together, 3)
    plain = rms_normed(told @ made.T, weight).reshape(2, -1) @ matrix.T + bias
    rows = lifted_normed(told @ lift.giving(made).T, lift)
    found = rows.reshape(2, -1) @ lift.taking(matrix, weight, bias).T
    assert found == pytest.approx(plain, rel=MOST_ERROR, abs=MOST_ERROR * float(np.abs(matrix).sum()))


@given(st.integers(2, 40), st.integers(0, 2**32))
def test_lifted_rows_sum_to_zero_and_keep_their_length(inner, seed):
    row = numbers(seed, inner)
    lifted = Lift(inner).giving(row)
    assert lifted.sum() == pytest.approx(0, abs=MOST_ERROR * float(np.abs(row).sum()))
    assert np.linalg.norm(lifted) == pytest.approx(np.linalg.norm(row), rel=MOST_ERROR)


def test_sums_of_lifted_rows_are_lifted_sums():
    lift, rows, others = Lift(5), numbers(1, 5), numbers(2, 5)
    assert lift.giving(rows) + lift.giving(others) == pytest.approx(lift.giving(rows + others), abs=1e-6)
