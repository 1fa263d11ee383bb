from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.runtime.forecast import Pace, Work, finish_at, may_begin

NOW = datetime(2026, 3, 1, 5, 0, tzinfo=UTC)
STEADY = Pace(pages_done=100, seconds=200.0, documents=50, pages=200)  # 2 s a page, 4 pages a document
UNKNOWN = Pace(pages_done=4, seconds=60.0, documents=1, pages=9)
counts = st.integers(0, 5000)
paces = st.builds(
    Pace, st.integers(0, 500), st.floats(0.01, 1e5), st.integers(0, 500), st.integers(0, 10_000)
)


def later(seconds):
    return NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("work", "seconds"),
    [
        (Work(0, 0, 0), 0),
        (Work(pages_in_hand=3, pages_waiting=0, documents_unopened=0), 6),
        (Work(pages_in_hand=3, pages_waiting=10, documents_unopened=0), 26),
        (Work(pages_in_hand=3, pages_waiting=10, documents_unopened=5), 66),
    ],
)
def test_the_finish_follows_from_the_pace_and_the_pages_of_the_usual_document(work, seconds):
    assert finish_at(work, STEADY, NOW) == later(seconds)


def test_nothing_is_foretold_from_the_first_pages():
    assert finish_at(Work(1, 2, 3), UNKNOWN, NOW) is None


@pytest.mark.parametrize(
    ("free", "in_hand", "unopened", "seconds", "expected"),
    [
        (8, 0, 0, 110, 8),  # 100 s less the end, 2.5 s a page with the margin: 40 pages, 10 documents
        (20, 0, 0, 110, 10),
        (20, 20, 0, 110, 5),
        (20, 20, 2, 110, 3),
        (20, 40, 0, 110, 0),
        (20, 0, 0, 10, 0),
        (20, 0, 0, 0, 0),
        (20, 0, 0, -60, 0),
    ],
)
def test_no_more_is_begun_than_can_end_in_time(free, in_hand, unopened, seconds, expected):
    assert may_begin(free, Work(in_hand, 0, unopened), STEADY, NOW, later(seconds)) == expected


def test_before_the_pace_is_known_only_the_moment_itself_bounds_the_work():
    assert may_begin(8, Work(0, 0, 0), UNKNOWN, NOW, later(1)) == 8
    assert may_begin(8, Work(0, 0, 0), UNKNOWN, NOW, later(0)) == 0


@given(paces, counts, counts, st.integers(0, 100), st.floats(-1e6, 1e6))
def test_what_may_be_begun_stays_within_its_bounds_and_shrinks_with_the_window(
    pace, in_hand, unopened, free, seconds
):
    begun = may_begin(free, Work(in_hand, 0, unopened), pace, NOW, later(seconds))
    assert 0 <= begun <= free
    assert may_begin(free, Work(in_hand + 1, 0, unopened), pace, NOW, later(seconds)) <= begun
    assert may_begin(free, Work(in_hand, 0, unopened), pace, NOW, later(seconds - 60)) <= begun


@given(paces, counts, counts, counts)
def test_more_work_ends_later(pace, in_hand, waiting, unopened):
    end = finish_at(Work(in_hand, waiting, unopened), pace, NOW)
    if end is not None:
        assert NOW <= end <= finish_at(Work(in_hand, waiting + 1, unopened), pace, NOW)
