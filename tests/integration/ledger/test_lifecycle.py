"""The ledger's promises, on SQLite and on PostgreSQL."""

import threading
from dataclasses import replace
from datetime import datetime

import pytest

from appliance.errors import IllegalMove, LeaseLost
from appliance.ledger.records import (
    ArrivalVerdict,
    BatchState,
    DocumentState,
    PageState,
    RequeueSelection,
)
from pipelines.errors import FailureClass
from pipelines.source import SourceKind
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

ALL = RequeueSelection()


def batch(ledger, seconds, *, min_pages=1, max_pages=1000, max_wait_seconds=300.0):
    return ledger.open_batch(
        min_pages=min_pages, max_pages=max_pages, max_wait_seconds=max_wait_seconds, now=at(seconds)
    )


# Admission


def test_an_arrival_becomes_a_waiting_document(ledger):
    admission = ledger.admit(arrival(1, priority=5, notes=("extension_mismatch",)), at(0))
    document = ledger.document(admission.document_id)
    assert not admission.is_duplicate
    assert (document.state, document.priority, document.epoch) == (DocumentState.ADMITTED, 5, 0)
    assert (document.kind, document.page_count, document.admitted_at) == (SourceKind.PDF, None, at(0))
    assert [event.action for event in ledger.events(document.id)] == ["admitted", "extension_mismatch"]


def test_the_same_bytes_are_one_document(ledger):
    first = ledger.admit(arrival(1), at(0))
    again = ledger.admit(arrival(1, token=arrival(2).token, path="/drop/copy.pdf"), at(1))
    assert (again.document_id, again.is_duplicate) == (first.document_id, True)
    status = ledger.status()
    assert status.documents == {DocumentState.ADMITTED: 1}
    assert status.arrivals == {ArrivalVerdict.ADMITTED: 1, ArrivalVerdict.DUPLICATE: 1}


def test_admitting_the_same_claim_again_changes_nothing(ledger):
    first = ledger.admit(arrival(1), at(0))
    assert ledger.admit(arrival(1), at(1)) == first
    assert ledger.status().arrivals == {ArrivalVerdict.ADMITTED: 1}


def test_simultaneous_copies_are_one_document(ledger):
    admissions = []
    threads = [
        threading.Thread(
            target=lambda token=number: admissions.append(ledger.admit(arrival(1, token=str(token)), at(0)))
        )
        for number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({admission.document_id for admission in admissions}) == 1
    assert [admission.is_duplicate for admission in admissions].count(False) == 1


def test_other_bytes_under_the_same_claim_are_another_document(ledger):
    first = ledger.admit(arrival(1), at(0))
    second = ledger.admit(arrival(2, token=arrival(1).token), at(1))
    assert second.document_id != first.document_id


def test_refused_content_is_a_failed_document(ledger):
    empty = failure("file_empty", FailureClass.SOURCE, retryable=False)
    admission = ledger.admit(arrival(1, kind=None, failure=empty), at(0))
    assert ledger.document(admission.document_id).state is DocumentState.FAILED
    (recorded,) = ledger.failures()
    assert (recorded.failure, recorded.document_id) == (empty, admission.document_id)
    assert (recorded.name, recorded.path) == ("scan-1.pdf", "/drop/scan-1.pdf")
    assert not ledger.has_work(at(1))


def test_a_refusal_is_recorded_once_until_the_file_is_admitted(ledger):
    denied = failure("permission_denied", FailureClass.POLICY)
    same = ("/drop/scan-1.pdf", "scan-1.pdf", "registry")
    assert ledger.refuse(*same, denied, at(0))
    assert not ledger.refuse(*same, denied, at(1))
    assert ledger.refuse(*same, replace(denied, code="disk_full"), at(2))
    assert ledger.status().failures == {"permission_denied": 1, "disk_full": 1}
    ledger.admit(arrival(1), at(3))
    assert ledger.status().failures == {}
    assert ledger.refuse(*same, denied, at(4))


def test_naive_moments_are_refused(ledger):
    with pytest.raises(Exception, match="aware"):
        ledger.admit(arrival(1), datetime(2026, 1, 1))  # noqa: DTZ001


# Leases


def test_claims_follow_priority_and_then_age(ledger):
    for number, priority in enumerate([0, 5, 0, 5]):
        ledger.admit(arrival(number, priority=priority), at(number))
    claims = ledger.claim("me", 3, LEASE_SECONDS, at(10))
    assert [claim.document.name for claim in claims] == ["scan-1.pdf", "scan-3.pdf", "scan-0.pdf"]
    assert [claim.document for claim in claims] == [ledger.document(c.document.id) for c in claims]
    assert [claim.lease.epoch for claim in claims] == [1, 1, 1]
    assert len(ledger.claim("me", 3, LEASE_SECONDS, at(10))) == 1
    assert ledger.claim("me", 3, LEASE_SECONDS, at(10)) == []


def test_an_expired_lease_is_claimed_by_another(ledger):
    lease = start(ledger, 1, 1)
    assert ledger.claim("other", 9, LEASE_SECONDS, at(LEASE_SECONDS - 1)) == []
    (claim,) = ledger.claim("other", 9, LEASE_SECONDS, at(LEASE_SECONDS))
    assert (claim.lease.epoch, claim.document.owner) == (lease.epoch + 1, "other")
    assert [page.state for page in ledger.pages(lease.document_id)] == [PageState.PENDING]
    assert ledger.renew([lease, claim.lease], LEASE_SECONDS, at(70)) == (lease,)


def test_a_renewed_lease_lasts(ledger):
    lease = start(ledger, 1, 1)
    assert ledger.renew([lease], LEASE_SECONDS, at(50)) == ()
    assert ledger.claim("other", 9, LEASE_SECONDS, at(100)) == []


def test_simultaneous_claims_share_no_document(ledger):
    for number in range(40):
        ledger.admit(arrival(number), at(number))
    claims = []

    def claim_all():
        while found := ledger.claim("me", 3, LEASE_SECONDS, at(100)):
            claims.extend(found)

    threads = [threading.Thread(target=claim_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({claim.document.id for claim in claims}) == len(claims) == 40


WRITES = {
    "release": lambda ledger, lease: ledger.release(lease, at(9)),
    "plan": lambda ledger, lease: ledger.plan(lease, 2, at(9)),
    "store_page": lambda ledger, lease: store(ledger, lease, 2),
    "mark_suspect": lambda ledger, lease: ledger.mark_suspect(lease, [2]),
    "record_solo_death": lambda ledger, lease: ledger.record_solo_death(lease, 2),
    "fail_page": lambda ledger, lease: ledger.fail_page(lease, 2, failure(), at(9)),
    "finish": finish,
    "fail_document": lambda ledger, lease: ledger.fail_document(lease, failure(), at(9)),
    "retry_later": lambda ledger, lease: ledger.retry_later(lease, failure(), at(99), at(9)),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_late_writer_is_fenced(ledger, write):
    late = start(ledger, 1, 2)
    store(ledger, late, 1)
    assert ledger.take_back(at(3)) == 1
    (claim,) = ledger.claim("next", 1, LEASE_SECONDS, at(4))
    ledger.plan(claim.lease, 2, at(4))

    def everything():
        document = ledger.document(late.document_id)
        return document, list(ledger.page_contents(document.id)), ledger.failures(), ledger.events()

    before = everything()
    with pytest.raises(LeaseLost):
        write(ledger, late)
    assert everything() == before


# A run


def test_a_document_is_read_to_its_end(ledger):
    lease = start(ledger, 1, 3)
    store(ledger, lease, 1, b'{"text": "um"}')
    store(ledger, lease, 2, b'{"text": ""}', is_blank=True)
    ledger.fail_page(lease, 3, failure(), at(1))
    finish(ledger, lease, DocumentState.PARTIAL)
    document = ledger.document(lease.document_id)
    assert (document.state, document.page_count, document.owner) == (DocumentState.PARTIAL, 3, None)
    assert (document.document_type, document.finished_at) == ("nascimento", at(2))
    assert ledger.extraction(document.id) == b'{"document_type": "nascimento"}'
    contents = list(ledger.page_contents(document.id))
    assert [content for _, content in contents] == [b'{"text": "um"}', b'{"text": ""}', None]
    assert [page.state for page, _ in contents] == [PageState.READ, PageState.BLANK, PageState.FAILED]
    assert [page.confidence for page, _ in contents] == [0.97, None, None]


def test_what_was_read_is_not_read_again(ledger):
    lease = start(ledger, 1, 3)
    store(ledger, lease, 2, b'{"kept": true}')
    ledger.mark_suspect(lease, [1])
    ledger.release(lease, at(2))
    (claim,) = ledger.claim("next", 1, LEASE_SECONDS, at(3))
    todo = ledger.plan(claim.lease, 3, at(3))
    assert [(page.number, page.is_suspect, page.attempts) for page in todo] == [(1, True, 2), (3, False, 2)]
    assert [content for _, content in ledger.page_contents(lease.document_id)][1] == b'{"kept": true}'


@pytest.mark.parametrize("ending", ["release", "retry_later", "fail_document"])
def test_the_pages_of_an_ended_run_wait(ledger, ending):
    lease = start(ledger, 1, 1)
    WRITES[ending](ledger, lease)
    assert [page.state for page in ledger.pages(lease.document_id)] == [PageState.PENDING]


def test_a_page_is_settled_once(ledger):
    lease = start(ledger, 1, 2)
    store(ledger, lease, 1)
    with pytest.raises(IllegalMove):
        store(ledger, lease, 1)
    with pytest.raises(IllegalMove):
        ledger.fail_page(lease, 1, failure(), at(1))
    with pytest.raises(IllegalMove):
        store(ledger, lease, 3)
    assert ledger.failures() == []


@pytest.mark.parametrize(
    ("second_page", "state"),
    [
        ("unsettled", DocumentState.COMPLETE),
        ("failed", DocumentState.COMPLETE),
        ("failed", DocumentState.REVIEW),
        ("failed", DocumentState.FAILED),
        ("read", DocumentState.PARTIAL),
        ("read", DocumentState.ADMITTED),
    ],
)
def test_a_document_ends_only_as_its_pages_allow(ledger, second_page, state):
    lease = start(ledger, 1, 2)
    store(ledger, lease, 1)
    if second_page == "failed":
        ledger.fail_page(lease, 2, failure(), at(1))
    if second_page == "read":
        store(ledger, lease, 2)
    with pytest.raises(IllegalMove):
        finish(ledger, lease, state)
    assert ledger.document(lease.document_id).state is DocumentState.RUNNING


def test_deaths_alone_are_counted(ledger):
    lease = start(ledger, 1, 2)
    assert [ledger.record_solo_death(lease, 2) for _ in range(3)] == [1, 2, 3]
    assert [page.solo_deaths for page in ledger.pages(lease.document_id)] == [0, 3]


def test_a_retry_waits_until_it_is_due(ledger):
    lease = start(ledger, 1, 1)
    ledger.retry_later(lease, failure(), at(50), at(1))
    assert ledger.claim("me", 1, LEASE_SECONDS, at(49)) == []
    assert not ledger.has_work(at(49))
    assert (ledger.next_due(at(49)), ledger.next_due(at(50))) == (at(50), None)
    assert ledger.has_work(at(50))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(50))
    assert (claim.document.attempts, claim.document.not_before) == (1, None)
    assert ledger.status().failures == {"engine_died": 1}
    ledger.plan(claim.lease, 1, at(51))
    store(ledger, claim.lease, 1)
    finish(ledger, claim.lease)
    assert ledger.status().failures == {}


def test_a_later_failure_replaces_the_earlier(ledger):
    lease = start(ledger, 1, 1)
    ledger.retry_later(lease, failure(), at(1), at(1))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(2))
    ledger.fail_document(claim.lease, failure("pdf_broken", FailureClass.SOURCE), at(3))
    assert ledger.status().failures == {"pdf_broken": 1}
    assert [found.failure.code for found in ledger.failures(only_unresolved=False)] == [
        "pdf_broken",
        "engine_died",
    ]


def test_long_documents_come_in_order(ledger):
    lease = start(ledger, 1, 250)
    for number in range(250, 0, -1):
        store(ledger, lease, number, b"%d" % number)
    contents = [int(content) for _, content in ledger.page_contents(lease.document_id)]
    assert contents == list(range(1, 251))


def test_another_page_count_leaves_no_stale_page(ledger):
    lease = start(ledger, 1, 3)
    store(ledger, lease, 3)
    assert [page.number for page in ledger.plan(lease, 2, at(1))] == [1, 2]
    assert len(ledger.pages(lease.document_id)) == 2


# Batches


def test_a_batch_waits_for_pages_or_for_time(ledger):
    assert batch(ledger, 0) is None
    first = complete(ledger, 1, 2, seconds=0)
    assert batch(ledger, 10, min_pages=3) is None
    second = complete(ledger, 2, 1, seconds=20)
    opened = batch(ledger, 30, min_pages=3)
    assert opened.document_ids == (first, second)
    third = complete(ledger, 3, 1, seconds=40)
    assert batch(ledger, 341, min_pages=9, max_wait_seconds=300) is None
    assert batch(ledger, 342, min_pages=9, max_wait_seconds=300).document_ids == (third,)


def test_a_clock_that_was_put_back_keeps_neither_a_retry_nor_a_batch_waiting(ledger):
    hour = 3600
    lease = start(ledger, 1, 1, hour)
    ledger.retry_later(lease, failure(), at(hour + 30), at(hour))
    assert ledger.has_work(at(0))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(0))
    ledger.plan(claim.lease, 1, at(0))
    store(ledger, claim.lease, 1)
    finish(ledger, claim.lease, seconds=hour)
    assert batch(ledger, 0, min_pages=500, max_wait_seconds=60) is not None


def test_a_batch_holds_at_most_its_pages(ledger):
    ids = [complete(ledger, number, 2, seconds=10 * number) for number in range(4)]
    assert batch(ledger, 100, max_pages=5).document_ids == (ids[0], ids[1])
    assert batch(ledger, 100, max_pages=1).document_ids == (ids[2],)
    assert batch(ledger, 100, max_pages=5).document_ids == (ids[3],)
    assert batch(ledger, 100) is None


def test_failed_documents_are_in_no_batch(ledger):
    lease = start(ledger, 1, 1)
    ledger.fail_document(lease, failure(), at(1))
    assert batch(ledger, 1000) is None


def test_a_document_finished_again_reopens_its_batch_and_keeps_it(ledger):
    document_id = partial(ledger, 1)
    opened = batch(ledger, 10)
    assert ledger.mark_batch_written(opened, at(11))
    assert ledger.batches_to_write() == []
    assert ledger.requeue(ALL, "maria", at(12)) == [document_id]
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(13))
    ledger.plan(claim.lease, 2, at(13))
    store(ledger, claim.lease, 2)
    assert ledger.batches_to_write() == []
    finish(ledger, claim.lease, seconds=14)
    assert batch(ledger, 1000) is None
    (again,) = ledger.batches_to_write()
    assert (again.id, again.document_ids, again.state) == (opened.id, (document_id,), BatchState.OPEN)
    assert not ledger.mark_batch_written(opened, at(15))
    assert ledger.batches_to_write() == [again]
    assert ledger.mark_batch_written(again, at(16))
    assert ledger.batches_to_write() == []


def test_a_batch_is_not_written_while_a_member_is_read_again(ledger):
    partial(ledger, 1)
    opened = batch(ledger, 10)
    assert ledger.batches_to_write() == [opened]
    ledger.requeue(ALL, "maria", at(11))
    assert ledger.batches_to_write() == []
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(12))
    ledger.fail_document(claim.lease, failure("pdf_broken"), at(13))
    assert [found.id for found in ledger.batches_to_write()] == [opened.id]


# The operator


def test_requeue_keeps_what_was_read_and_forgets_what_failed(ledger):
    document_id = partial(ledger, 1)
    assert ledger.requeue(ALL, "maria", at(9)) == [document_id]
    document = ledger.document(document_id)
    assert (document.state, document.attempts, document.finished_at) == (DocumentState.ADMITTED, 0, None)
    assert [page.state for page in ledger.pages(document_id)] == [PageState.READ, PageState.PENDING]
    assert ledger.failures() == []
    (old,) = ledger.failures(only_unresolved=False)
    assert (old.page, old.resolved_at) == (2, at(9))
    event = ledger.events(document_id)[-1]
    assert (event.actor, event.action) == ("maria", "requeued")
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(10))
    assert [page.number for page in ledger.plan(claim.lease, 2, at(10))] == [2]


def test_requeue_gives_quarantined_pages_another_chance(ledger):
    lease = start(ledger, 1, 1)
    ledger.mark_suspect(lease, [1])
    ledger.record_solo_death(lease, 1)
    ledger.fail_page(lease, 1, failure(), at(1))
    finish(ledger, lease, DocumentState.FAILED)
    ledger.requeue(ALL, "maria", at(3))
    (page,) = ledger.pages(lease.document_id)
    assert (page.state, page.is_suspect, page.solo_deaths) == (PageState.PENDING, False, 0)


def test_requeue_leaves_what_is_complete_waiting_or_running(ledger):
    done = complete(ledger, 1)
    running = start(ledger, 2, 1).document_id
    waiting = ledger.admit(arrival(3), at(0)).document_id
    named = RequeueSelection(document_ids=(done, running, waiting, 999))
    assert ledger.requeue(named, "maria", at(9)) == []
    assert ledger.events()[-1].action != "requeued"


def test_requeue_selects(ledger):
    engine = partial(ledger, 1, seconds=0)
    lease = start(ledger, 2, 1, seconds=100)
    ledger.fail_document(lease, failure("pdf_broken", FailureClass.SOURCE), at(101))
    source = lease.document_id
    selections = [
        (RequeueSelection(code="engine_died"), [engine]),
        (RequeueSelection(failure_class="SOURCE"), [source]),
        (RequeueSelection(failure_class="SOURCE", code="engine_died"), []),
        (RequeueSelection(since=at(50)), [source]),
        (RequeueSelection(document_ids=(engine,)), [engine]),
        (RequeueSelection(document_ids=()), []),
    ]
    for number, (selection, expected) in enumerate(selections):
        assert ledger.requeue(selection, "maria", at(200 + number)) == expected, selection
        for claim in ledger.claim("me", 9, LEASE_SECONDS, at(200 + number)):
            code = "engine_died" if claim.document.id == engine else "pdf_broken"
            again = failure(code, FailureClass.ENGINE if claim.document.id == engine else FailureClass.SOURCE)
            ledger.fail_document(claim.lease, again, at(101 if claim.document.id == source else 2))


def test_requeue_takes_more_ids_than_one_statement(ledger):
    refused = failure("file_empty", FailureClass.SOURCE)
    ids = [ledger.admit(arrival(n, kind=None, failure=refused), at(n)).document_id for n in range(3)]
    named = RequeueSelection(document_ids=(*ids, *range(100, 40_000)))
    assert ledger.requeue(named, "maria", at(9)) == ids


# Questions


def test_documents_are_filtered_and_the_last_comes_first(ledger):
    done = complete(ledger, 1, seconds=0)
    other = ledger.admit(arrival(2, profile="deeds"), at(10)).document_id
    third = ledger.admit(arrival(3), at(20)).document_id

    def ids(**filters):
        return [document.id for document in ledger.documents(**filters)]

    assert ids() == [third, other, done]
    assert ids(states=[DocumentState.COMPLETE]) == [done]
    assert ids(profile="deeds") == [other]
    assert ids(since=at(10)) == [third, other]
    assert ids(limit=1) == [third]


def test_failures_are_filtered(ledger):
    partial(ledger, 1, seconds=0)
    ledger.refuse("/drop/link", "link", "registry", failure("symlink_refused", FailureClass.POLICY), at(50))

    def codes(**filters):
        return [found.failure.code for found in ledger.failures(**filters)]

    assert codes() == ["symlink_refused", "engine_died"]
    assert codes(failure_class=FailureClass.POLICY) == ["symlink_refused"]
    assert codes(code="engine_died") == ["engine_died"]
    assert codes(since=at(50)) == ["symlink_refused"]
    assert codes(document_id=1) == ["engine_died"]
    assert codes(limit=1) == ["symlink_refused"]


def test_the_status_counts(ledger):
    partial(ledger, 1)
    start(ledger, 2, 3, seconds=10)
    ledger.admit(arrival(3), at(20))
    ledger.admit(arrival(4), at(30))
    status = ledger.status()
    assert status.documents == {
        DocumentState.PARTIAL: 1,
        DocumentState.RUNNING: 1,
        DocumentState.ADMITTED: 2,
    }
    assert status.pages == {PageState.READ: 1, PageState.FAILED: 1, PageState.RUNNING: 3}
    assert status.failures == {"engine_died": 1}
    assert status.oldest_waiting_at == at(20)


def test_there_is_work_while_something_waits_or_runs(ledger):
    assert not ledger.has_work(at(0))
    lease = start(ledger, 1, 1)
    assert ledger.has_work(at(0))
    store(ledger, lease, 1)
    finish(ledger, lease)
    assert not ledger.has_work(at(9))


def test_an_unknown_document_is_absent(ledger):
    assert ledger.document(1) is None
    assert ledger.extraction(1) is None
    assert list(ledger.page_contents(1)) == []
