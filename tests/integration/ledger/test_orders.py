"""What the operator orders, on SQLite and on PostgreSQL; requeueing what failed is in `test_lifecycle`."""

import pytest

from appliance.errors import LeaseLost
from appliance.ledger import policy
from appliance.ledger.records import (
    AttemptOutcome,
    DocumentState,
    PageState,
    RequeueSelection,
    RequeueStage,
    Waiting,
)
from tests.integration.ledger.examples import (
    LEASE_SECONDS,
    arrival,
    at,
    complete,
    failure,
    finish,
    partial,
    start,
    store,
)


def claimed(ledger, seconds=100, limit=9):
    claims = ledger.claim("me", limit, LEASE_SECONDS, at(seconds))
    return [claim.document.id for claim in claims]


def states(ledger, document_id):
    return [page.state for page in ledger.pages(document_id)]


def batch(ledger, seconds):
    return ledger.open_batch(min_pages=1, max_pages=1000, max_wait_seconds=0, now=at(seconds))


# Cancel


def test_a_waiting_document_is_cancelled_at_once(ledger):
    document_id = ledger.admit(arrival(1), at(0)).document_id
    assert ledger.cancel([document_id, document_id, 99], "maria", at(1)) == [document_id]
    document = ledger.document(document_id)
    assert (document.state, document.finished_at) == (DocumentState.CANCELLED, at(1))
    event = ledger.events(document_id)[-1]
    assert (event.actor, event.action) == ("maria", "cancelled")
    assert claimed(ledger) == []
    assert not ledger.has_work(at(2))


def test_a_running_document_loses_its_lease_and_keeps_what_was_read(ledger):
    lease = start(ledger, 1, 2)
    store(ledger, lease, 1)
    assert ledger.cancel([lease.document_id], "maria", at(5)) == [lease.document_id]
    document = ledger.document(lease.document_id)
    assert (document.state, document.owner, document.lease_until) == (DocumentState.CANCELLED, None, None)
    assert states(ledger, document.id) == [PageState.READ, PageState.PENDING]
    (attempt,) = ledger.attempts(document.id)
    assert (attempt.outcome, attempt.ended_at) == (AttemptOutcome.CANCELLED, at(5))
    assert ledger.renew([lease], LEASE_SECONDS, at(6)) == (lease,)
    with pytest.raises(LeaseLost):
        store(ledger, lease, 2)
    with pytest.raises(LeaseLost):
        finish(ledger, lease)


def test_a_cancelled_document_can_be_requeued(ledger):
    lease = start(ledger, 1, 2)
    store(ledger, lease, 1)
    ledger.cancel([lease.document_id], "maria", at(5))
    assert ledger.requeue(RequeueSelection(document_ids=(lease.document_id,)), "maria", at(6)) == [1]
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(7))
    assert [page.number for page in ledger.plan(claim.lease, 2, at(7))] == [2]


def test_settled_documents_are_not_cancelled(ledger):
    settled = [complete(ledger, 1), partial(ledger, 2, seconds=10)]
    assert ledger.cancel(settled, "maria", at(20)) == []
    assert ledger.events()[-1].action != "cancelled"


def test_a_cancelled_retry_leaves_no_failure_of_its_own(ledger):
    lease = start(ledger, 1, 1)
    ledger.retry_later(lease, failure(), at(500), at(1))
    ledger.cancel([lease.document_id], "maria", at(2))
    assert ledger.status().failures == {}
    assert ledger.document(lease.document_id).not_before is None
    assert ledger.next_due(at(3)) is None


def test_the_batch_of_a_cancelled_document_is_written_again(ledger):
    document_id = partial(ledger, 1)
    opened = batch(ledger, 10)
    assert ledger.mark_batch_written(opened, at(11))
    ledger.requeue(RequeueSelection(), "maria", at(12))
    ledger.cancel([document_id], "maria", at(13))
    (again,) = ledger.batches_to_write()
    assert (again.id, again.version) == (opened.id, opened.version + 1)


# Requeue


def test_complete_documents_are_read_anew_only_where_it_is_asked_for(ledger):
    document_id = complete(ledger, 1, 2)
    assert ledger.requeue(RequeueSelection(), "maria", at(9)) == []
    again = RequeueSelection(again=True)
    assert ledger.requeue(again, "maria", at(9), stage=RequeueStage.RASTERIZE) == [document_id]
    assert states(ledger, document_id) == [PageState.PENDING, PageState.PENDING]
    assert [content for _, content in ledger.page_contents(document_id)] == [None, None]
    assert ledger.pages(document_id)[0].engine_version is None
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(10))
    assert [page.number for page in ledger.plan(claim.lease, 2, at(10))] == [1, 2]
    assert ledger.events(document_id)[-2].detail == {"from": "rasterize"}


def test_only_the_fields_are_made_again_from_pages_as_they_are(ledger):
    document_id = partial(ledger, 1)
    ledger.requeue(RequeueSelection(), "maria", at(9), stage=RequeueStage.EXTRACT)
    assert states(ledger, document_id) == [PageState.READ, PageState.FAILED]
    assert [found.page for found in ledger.failures()] == [2]
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(10))
    assert ledger.plan(claim.lease, 2, at(10)) == []
    finish(ledger, claim.lease, DocumentState.PARTIAL, seconds=11)


def test_parameters_are_kept_until_others_are_given(ledger):
    document_id = partial(ledger, 1)

    def requeue(parameters):
        ledger.cancel([document_id], "maria", at(9))
        ledger.requeue(RequeueSelection(), "maria", at(9), parameters=parameters)
        return dict(ledger.document(document_id).parameters)

    assert requeue(None) == {}
    assert requeue({"dpi": 400}) == {"dpi": 400}
    assert ledger.events(document_id)[-1].detail == {"with": {"dpi": 400}}
    assert requeue(None) == {"dpi": 400}
    assert requeue({"document_type": "nascimento"}) == {"document_type": "nascimento"}
    assert requeue({}) == {}
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(10))
    assert claim.document.parameters == {}


def test_documents_are_chosen_by_profile_and_by_the_version_that_read_them(ledger):
    one, other = partial(ledger, 1), partial(ledger, 2, seconds=10)

    def chosen(**selection):
        found = ledger.requeue(RequeueSelection(**selection), "maria", at(20))
        ledger.cancel(found, "maria", at(21))
        return found

    assert chosen(profile="registry") == [one, other]
    assert chosen(profile="deeds") == []
    assert chosen(engine_version="6") == [one, other]
    assert chosen(engine_version="5") == []


# Priority


def test_priority_is_changed_for_what_is_not_settled_and_the_old_one_is_remembered(ledger):
    done = complete(ledger, 1)
    first = ledger.admit(arrival(2), at(10)).document_id
    second = ledger.admit(arrival(3, priority=5), at(11)).document_id
    assert ledger.prioritize(5, "maria", at(12), document_ids=[done, first, second]) == [first, second]
    assert ledger.events(first)[-1].detail == {"old": 0, "new": 5}
    assert ledger.events(second)[-1].action == "admitted"
    assert ledger.prioritize(-1, "maria", at(13), profile="registry") == [first, second]
    assert ledger.prioritize(9, "maria", at(14), document_ids=[second]) == [second]
    assert claimed(ledger, limit=1) == [second]


# Switches


def test_a_switch_is_on_until_it_is_turned_off(ledger):
    name = policy.pause_switch("registry")
    assert ledger.turn_on(name, "maria", at(1))
    assert not ledger.turn_on(name, "jose", at(2))
    (switch,) = ledger.switches()
    assert (switch.name, switch.actor, switch.at) == (name, "maria", at(1))
    assert ledger.turn_off(name, "jose", at(3))
    assert not ledger.turn_off(name, "jose", at(4))
    assert ledger.switches() == []
    told = [(event.actor, event.action, event.detail) for event in ledger.events()]
    assert told == [
        ("maria", "turned_on", {"switch": name}),
        ("jose", "turned_off", {"switch": name}),
    ]


@pytest.mark.parametrize("name", [policy.pause_switch(None), policy.DRAIN])
def test_nothing_is_claimed_while_everything_is_paused(ledger, name):
    document_id = ledger.admit(arrival(1), at(0)).document_id
    ledger.turn_on(name, "maria", at(1))
    assert claimed(ledger) == []
    assert not ledger.has_work(at(2))
    ledger.turn_off(name, "maria", at(3))
    assert ledger.has_work(at(3))
    assert claimed(ledger) == [document_id]


def test_a_paused_profile_is_passed_by_whatever_its_priority(ledger):
    ids = [
        ledger.admit(arrival(number, profile=profile, priority=priority), at(number)).document_id
        for number, (profile, priority) in enumerate([("deeds", 9), ("births", 0), ("deeds", 0), ("maps", 5)])
    ]
    ledger.turn_on(policy.pause_switch("deeds"), "maria", at(9))
    assert ledger.waiting() == Waiting(admitted=4, running=0, paused=2, unopened=2, pages=0)
    assert ledger.has_work(at(10))
    assert claimed(ledger) == [ids[3], ids[1]]
    assert ledger.has_work(at(10))
    assert ledger.cancel([ids[1], ids[3]], "maria", at(11)) == [ids[1], ids[3]]
    assert not ledger.has_work(at(12))


def test_paused_retries_and_lost_leases_wait_too(ledger):
    lease = start(ledger, 1, 1)
    ledger.turn_on(policy.pause_switch("registry"), "maria", at(1))
    assert ledger.claim("other", 9, LEASE_SECONDS, at(LEASE_SECONDS + 1)) == []
    ledger.retry_later(lease, failure(), at(500), at(70))
    assert ledger.next_due(at(71)) is None
    ledger.turn_off(policy.pause_switch("registry"), "maria", at(72))
    assert ledger.next_due(at(73)) == at(500)


def test_what_waits_is_counted_with_the_pages_that_are_known(ledger):
    complete(ledger, 1)
    lease = start(ledger, 2, 7, seconds=10)
    ledger.release(lease, at(11))
    start(ledger, 3, 4, seconds=5)
    ledger.admit(arrival(4), at(20))
    assert ledger.waiting() == Waiting(admitted=2, running=1, paused=0, unopened=1, pages=7)
