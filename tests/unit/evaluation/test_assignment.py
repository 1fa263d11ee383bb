import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from pipelines.evaluation.assignment import best_pairs

gains = arrays.arrays(
    np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.integers(-5, 9).map(float)
)


def best_by_trying(matrix):
    if matrix.shape[0] > matrix.shape[1]:
        return best_by_trying(matrix.T)
    rows = range(matrix.shape[0])
    columns = itertools.permutations(range(matrix.shape[1]), matrix.shape[0])
    return max(sum(matrix[r, c] for r, c in zip(rows, order, strict=True)) for order in columns)


@given(gains)
def test_no_other_pairs_gain_more(matrix):
    pairs = best_pairs(matrix)
    assert len(pairs) == min(matrix.shape)
    assert len({r for r, _ in pairs}) == len({c for _, c in pairs}) == len(pairs)
    assert sum(matrix[r, c] for r, c in pairs) == pytest.approx(best_by_trying(matrix))


def test_a_hundred_rows_in_any_order_find_their_columns():
    order = np.random.default_rng(0).permutation(100)
    assert best_pairs(np.eye(100)[order]) == list(enumerate(order))
