"""What models did with pages is counted by version and rule, and outlives a second reading of the page."""

import logging

import pytest

from appliance.ledger.records import (
    Degeneration,
    DocumentState,
    ModelReading,
    PageState,
    RequeueSelection,
    RequeueStage,
)
from appliance.runtime.degeneration import DegenerationAlarm
from tests.integration.ledger.examples import at, finish, start

GOOD, GUARD, BOTH = (False, False), (True, False), (True, True)


def read(ledger, lease, number, model, outcome, seconds=1):
    is_degenerate = outcome[0]
    ledger.store_page(
        lease,
        number,
        b"{}",
        is_blank=False,
        confidence=None,
        engine="embedded" if is_degenerate else "vlm",
        engine_version="6" if is_degenerate else model,
        now=at(seconds),
        model_reading=None if model is None else ModelReading(model, *outcome),
    )


def read_all(ledger, document, model, outcomes):
    lease = start(ledger, document, len(outcomes))
    for number, outcome in enumerate(outcomes, start=1):
        read(ledger, lease, number, model, outcome)
    finish(ledger, lease)
    return lease.document_id


def test_each_version_is_counted_by_both_rules_and_pages_without_a_model_are_not(ledger):
    read_all(ledger, 1, "a", [GOOD, GUARD, BOTH])
    read_all(ledger, 2, "b", [GOOD, (False, True)])
    read_all(ledger, 3, None, [GOOD, GOOD])
    assert ledger.degenerations() == [Degeneration("a", 3, 2, 1), Degeneration("b", 2, 0, 1)]
    assert ledger.degeneration("c", 1000) == Degeneration("c", 0, 0, 0)
    assert ledger.degeneration("c", 1000).share == 0.0


def test_only_the_last_pages_of_the_version_count_for_the_alarm(ledger):
    read_all(ledger, 1, "a", [BOTH, BOTH, GOOD])
    read_all(ledger, 2, "b", [BOTH])
    read_all(ledger, 3, "a", [GOOD, GUARD])
    assert ledger.degeneration("a", 3) == Degeneration("a", 3, 1, 0)
    assert ledger.degeneration("a", 1000) == Degeneration("a", 5, 3, 2)


def test_reading_a_page_again_forgets_nothing_that_a_model_did(ledger):
    document = read_all(ledger, 1, "a", [BOTH])
    ledger.requeue(RequeueSelection((document,), again=True), "maria", at(5), stage=RequeueStage.RASTERIZE)
    assert [page.state for page in ledger.pages(document)] == [PageState.PENDING]
    assert ledger.degenerations() == [Degeneration("a", 1, 1, 1)]


def test_a_late_result_counts_for_nothing(ledger):
    lease = start(ledger, 1, 1)
    ledger.release(lease, at(2))
    with pytest.raises(Exception, match="lease_lost"):
        read(ledger, lease, 1, "a", BOTH)
    assert ledger.degenerations() == []
    assert ledger.document(lease.document_id).state is DocumentState.ADMITTED


def test_the_alarm_goes_on_and_off_and_says_so_once(ledger, caplog):
    caplog.set_level(logging.INFO)
    model = ["a"]
    alarm = DegenerationAlarm(ledger, lambda: model[0], 0.02)
    read_all(ledger, 1, "a", [GUARD] * 9)
    alarm.look()
    assert not alarm.is_on  # nine pages say nothing
    read_all(ledger, 2, "a", [GOOD] * 41)
    for _ in range(2):
        alarm.look()
    assert (alarm.is_on, alarm.shares) == (True, {("a", "guard"): 0.18, ("a", "published"): 0.0})
    model[0] = "b"
    alarm.look()
    assert (alarm.is_on, alarm.shares) == (False, {})
    told = [(record.action, record.model) for record in caplog.records]
    assert told == [("degenerate_alarm", "a"), ("degenerate_alarm_over", "b")]


def test_without_a_model_there_is_no_alarm(ledger):
    alarm = DegenerationAlarm(ledger, lambda: None, 0.0)
    alarm.look()
    assert (alarm.latest, alarm.is_on, alarm.shares) == (None, False, {})
