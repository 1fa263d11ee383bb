"""Two readings of one page: equal, different in a token, or one of them longer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.export.reading import Reading, agreement

tokens = st.lists(st.integers(0, 9), min_size=1, max_size=12).map(tuple)
LOGITS = np.array([3.0, -4.0], np.float32)


def reading(ids, logits=LOGITS):
    return Reading(ids, logits, tuple(float(index) for index in range(len(ids))))


@given(tokens, tokens)
def test_the_first_difference_is_where_the_common_beginning_ends(one, other):
    found = agreement(reading(one), reading(other))
    assert found.is_equal == (one == other)
    assert found.tokens == len(one)
    if found.differs_at is not None:
        assert one[: found.differs_at] == other[: found.differs_at]
        assert one[found.differs_at : found.differs_at + 1] != other[found.differs_at : found.differs_at + 1]
        assert found.margin == (found.differs_at if found.differs_at < len(one) else None)


def test_errors_are_of_the_first_logits_and_relative_to_the_references_length():
    found = agreement(reading((1,)), reading((1,), LOGITS + np.array([0.0, 0.5], np.float32)))
    assert found.absolute_error == pytest.approx(0.5)
    assert found.relative_error == pytest.approx(0.1)


def test_a_reference_of_zeros_has_no_relative_error():
    zeros = np.zeros(2, np.float32)
    assert agreement(reading((1,), zeros), reading((1,), zeros)).relative_error == 0


def test_a_reader_that_kept_no_margins_can_still_be_the_reference():
    assert agreement(Reading((1,), LOGITS), reading((2,))).margin is None
