import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState
from pipelines.errors import Failure, FailureClass

SETTLED = (PageState.READ, PageState.BLANK, PageState.FAILED)
confidences = st.lists(st.none() | st.floats(0, 1), max_size=6)


def failure(*, retryable=True, code="engine_died"):
    return Failure(FailureClass.ENGINE, code, "The reader died.", "Nothing.", retryable=retryable)


@given(st.lists(st.sampled_from(SETTLED), max_size=6), confidences, st.integers(0, 3))
def test_a_document_with_a_failed_page_is_never_complete(states, certainty, doubtful):
    outcome = policy.document_outcome(states, certainty, doubtful)
    failed = states.count(PageState.FAILED)
    assert (outcome is DocumentState.FAILED) == (failed == len(states))
    assert (outcome is DocumentState.PARTIAL) == (0 < failed < len(states))
    assert outcome in policy.possible_outcomes(states)


@given(
    st.lists(st.sampled_from(list(PageState)), min_size=1), st.sampled_from(sorted(policy.UNSETTLED_PAGES))
)
def test_unsettled_pages_allow_no_outcome(states, unsettled):
    assert policy.possible_outcomes([*states, unsettled]) == frozenset()
    with pytest.raises(ValueError, match="unsettled"):
        policy.document_outcome([*states, unsettled], [], 0)


@pytest.mark.parametrize(
    ("certainty", "doubtful", "expected"),
    [
        ([0.99, 0.85], 0, DocumentState.COMPLETE),
        ([0.99, 0.8499], 0, DocumentState.REVIEW),
        ([0.99, 0.99], 1, DocumentState.REVIEW),
        ([None, 0.99], 0, DocumentState.COMPLETE),
        ([], 0, DocumentState.COMPLETE),
    ],
)
def test_doubt_asks_for_a_person(certainty, doubtful, expected):
    states = [PageState.READ, PageState.BLANK]
    assert policy.document_outcome(states, certainty, doubtful) is expected


def test_a_document_without_pages_failed():
    assert policy.document_outcome([], [], 0) is DocumentState.FAILED


@given(st.integers(1, 10_000), st.floats(0, 1, exclude_max=True))
def test_retries_wait_longer_each_time_but_not_for_ever(attempt, jitter):
    delay = policy.retry_delay(attempt, jitter)
    assert 2.5 <= delay <= 600
    assert policy.retry_delay(attempt + 1, jitter) >= delay


def test_the_first_delays():
    assert [policy.retry_delay(attempt, 0.5) for attempt in (1, 2, 3)] == [5, 10, 20]


@pytest.mark.parametrize(("attempt", "jitter"), [(0, 0.5), (1, 1.0), (1, -0.1)])
def test_a_delay_needs_an_attempt_and_a_jitter(attempt, jitter):
    with pytest.raises(ValueError, match="jitter"):
        policy.retry_delay(attempt, jitter)


def test_only_what_may_pass_is_retried_and_at_most_three_times():
    assert [policy.is_retried(failure(retryable=True), attempts) for attempts in (1, 2, 3)] == [
        True,
        True,
        False,
    ]
    assert not policy.is_retried(failure(retryable=False), 1)


def test_the_moves_of_documents():
    assert set(policy.DOCUMENT_MOVES) == set(DocumentState)
    assert {
        DocumentState.FAILED,
        DocumentState.PARTIAL,
        DocumentState.REVIEW,
        DocumentState.CANCELLED,
    } == policy.REQUEUEABLE
    assert {DocumentState.COMPLETE, DocumentState.PARTIAL, DocumentState.REVIEW} == policy.EXPORTED


def test_the_moves_of_pages():
    assert set(policy.PAGE_MOVES) == set(PageState)
    kept = {state for state, targets in policy.PAGE_MOVES.items() if not targets}
    assert kept == {PageState.READ, PageState.BLANK}


def test_a_full_disk_of_the_results_is_no_documents_fault():
    assert policy.is_outage(failure(code="results_disk_full"))
    assert not policy.is_outage(failure(code="results_write_failed"))
