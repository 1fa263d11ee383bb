from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.ledger import policy
from appliance.ledger.records import Degeneration, DocumentState, PageRecord, PageState, Part, Pause
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


@given(st.lists(st.sampled_from(SETTLED), max_size=200), st.integers(0, 100))
def test_failed_pages_are_tolerated_up_to_their_share(states, allowed):
    refusal = policy.too_many_failed(states, allowed, 7)
    failed = states.count(PageState.FAILED)
    assert (refusal is not None) == (failed > 0 and failed * 100 > allowed * len(states))
    if refusal is not None:
        assert (refusal.code, refusal.retryable) == ("too_many_pages_failed", False)
        assert "appliance requeue 7" in refusal.next_step
        assert policy.too_many_failed(states, 100.0, 7) is None


@given(st.lists(st.sampled_from(SETTLED), max_size=6))
def test_by_the_policy_complete_any_failed_page_fails_the_document(states):
    assert (policy.too_many_failed(states, 0.0, 7) is not None) == (PageState.FAILED in states)


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
    settled = {state for state, targets in policy.PAGE_MOVES.items() if targets == {PageState.PENDING}}
    assert settled == {PageState.READ, PageState.BLANK, PageState.FAILED}


def test_switches_pause_everything_or_the_profiles_that_they_name():
    assert policy.pause_of([]) == Pause(everything=False, profiles=frozenset())
    assert policy.pause_of([policy.pause_switch(None)]).everything
    assert policy.pause_of([policy.DRAIN]).everything
    named = policy.pause_of([policy.pause_switch("deeds"), policy.pause_switch("urgent")])
    assert named == Pause(everything=False, profiles=frozenset({"deeds", "urgent"}))


def page_record(number, letter):
    """A settled page: | a sheet left out, k a sheet kept, f failed, any other read."""
    states = {"|": PageState.SEPARATOR, "k": PageState.SEPARATOR, "f": PageState.FAILED}
    engine = None if letter in "|f" else "embedded"
    state = states.get(letter, PageState.READ)
    return PageRecord(1, number, state, False, 0, 1, None, engine, engine, None)  # noqa: FBT003


stacks = st.text(alphabet="s|kf", min_size=1, max_size=12)


@given(stacks)
def test_every_page_has_its_place_in_one_part_or_is_a_sheet_left_out(stack):
    pages = [page_record(number, letter) for number, letter in enumerate(stack, start=1)]
    parts = policy.parts_between_separators(pages)
    assert policy.is_balanced(parts, pages, len(stack)) == bool(set("|k") & set(stack))
    found = ["".join(stack[number - 1] for number in part.numbers) for part in parts]
    assert found == [piece for piece in stack.replace("k", "|k").split("|") if piece]


@given(stacks, st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=4))
def test_no_other_parts_balance(stack, guesses):
    pages = [page_record(number, letter) for number, letter in enumerate(stack, start=1)]
    guessed = [Part(*guess) for guess in guesses]
    covered = [number for part in guessed for number in part.numbers]
    if policy.is_balanced(guessed, pages, len(stack)):
        assert len(covered) == len(set(covered)) == len(stack) - stack.count("|")


@given(st.lists(st.integers(1, 9), min_size=2, max_size=9))
def test_documents_that_begin_at_some_pages_hold_every_page_once(sizes):
    count = sum(sizes)
    firsts = [1 + sum(sizes[:n]) for n in range(len(sizes))]
    parts = policy.parts_from(firsts, count)
    assert [part.page_count for part in parts] == sizes
    assert policy.is_balanced(parts, [page_record(n, "s") for n in range(1, count + 1)], count)


def test_a_file_without_sheets_is_not_divided_into_one_document():
    pages = [page_record(1, "s"), page_record(2, "f")]
    assert not policy.is_balanced(policy.parts_from([1], 2), pages, 2)


def test_a_full_disk_of_the_results_is_no_documents_fault():
    assert policy.is_outage(failure(code="results_disk_full"))
    assert not policy.is_outage(failure(code="results_write_failed"))


def test_a_page_on_which_two_readers_differ_is_looked_at():
    assert policy.document_outcome([PageState.READ], [0.99], 0, 1) is DocumentState.REVIEW
    assert policy.document_outcome([PageState.READ], [0.99], 0, 0) is DocumentState.COMPLETE


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(0, 1000), st.floats(0, 1))
def test_an_alarm_needs_enough_pages_and_a_share_above_what_is_allowed(pages, guard, published, allowed):
    last = Degeneration("a", pages, min(guard, pages), min(published, pages))
    assert 0 <= last.share <= 1
    assert policy.is_alarming(last, allowed) == (pages >= 50 and last.share > allowed)


outcomes = st.sampled_from([DocumentState.COMPLETE, DocumentState.REVIEW, DocumentState.PARTIAL])
pages_by_number = st.dictionaries(st.integers(1, 4), st.sampled_from(SETTLED))


@given(outcomes, pages_by_number, outcomes, pages_by_number, st.booleans())
def test_no_page_that_was_read_is_ever_lost(state, now, new_state, new, by_choice):
    if policy.may_replace(state, now, new_state, new, by_choice=by_choice):
        lost = [
            n for n, s in now.items() if s is not PageState.FAILED and new.get(n) in {None, PageState.FAILED}
        ]
        assert not lost


@given(outcomes, pages_by_number)
def test_what_is_the_same_may_always_replace_and_a_failed_reading_never(state, pages):
    assert policy.may_replace(state, pages, state, pages)
    assert not policy.may_replace(state, pages, DocumentState.FAILED, pages, by_choice=True)


def test_only_a_person_prefers_doubts_to_a_complete_document():
    pages = {1: PageState.READ}
    assert not policy.may_replace(DocumentState.COMPLETE, pages, DocumentState.REVIEW, pages)
    assert policy.may_replace(DocumentState.COMPLETE, pages, DocumentState.REVIEW, pages, by_choice=True)
    assert not policy.may_replace(DocumentState.COMPLETE, pages, DocumentState.PARTIAL, pages, by_choice=True)


def test_the_pace_counts_only_the_time_in_which_something_was_read():
    day = datetime(2026, 1, 31, tzinfo=UTC)
    runs = [(0, 10, 5), (5, 12, 5), (1000, 1008, 10)]
    moments = [(day + timedelta(seconds=a), day + timedelta(seconds=b), pages) for a, b, pages in runs]
    assert policy.seconds_per_page(moments) == 1.0
    assert policy.seconds_per_page([]) is None
