"""Documents that are read once more, on both databases: their results stand until no worse ones come."""

import pytest

from appliance.errors import IllegalMove
from appliance.ledger import policy
from appliance.ledger.records import (
    DocumentState,
    PageState,
    ReadingEnd,
    ReprocessSelection,
    RequeueSelection,
)
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from tests.integration.ledger.crash import DIED, FINISHED, finish_reading_until
from tests.integration.ledger.examples import LEASE_SECONDS, arrival, at, complete, failure, partial, store

S = DocumentState
ALL = ReprocessSelection()
NEW = b'{"document_type": "casamento"}'


def snapshot(ledger, document_id):
    """Everything that stands of a document."""
    return (
        ledger.document(document_id),
        list(ledger.page_contents(document_id)),
        ledger.extraction(document_id),
        [f for f in ledger.failures(document_id=document_id, limit=None) if f.page is not None],
    )


def begin(ledger, page_count=1, seconds=20, **order):
    """Order a new reading of everything and claim the first; return its lease."""
    ledger.reprocess(ALL, "maria", at(seconds), **order)
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(seconds))
    assert claim.document.is_reading
    ledger.plan(claim.lease, page_count, at(seconds))
    return claim.lease


def read(ledger, lease, state=S.COMPLETE, page_count=1, seconds=30, fails=()):
    for number in range(1, page_count + 1):
        if number in fails:
            ledger.fail_page(lease, number, failure(), at(seconds))
        else:
            store(ledger, lease, number, b'{"new": 1}', seconds=seconds)
    return ledger.finish_reading(
        lease,
        extraction=NEW,
        document_type="casamento",
        state=state,
        pipeline_version="2",
        now=at(seconds + 1),
    )


def actions(ledger, document_id):
    return [event.action for event in ledger.events(document_id)]


def test_the_results_stand_whole_while_a_document_is_read_anew(ledger):
    document_id = complete(ledger, 1)
    before, status = snapshot(ledger, document_id), ledger.status()
    lease = begin(ledger)
    store(ledger, lease, 1, b"other", seconds=25)
    assert snapshot(ledger, document_id) == before
    assert (ledger.status().documents, ledger.status().pages) == (status.documents, status.pages)
    assert [document.id for document in ledger.documents()] == [document_id]
    assert ledger.document(lease.document_id) is None
    assert ledger.parts(document_id) == []
    assert ledger.waiting().running == 1


def test_a_better_reading_takes_over_and_what_it_replaced_is_kept(ledger):
    document_id = partial(ledger, 1)
    old = snapshot(ledger, document_id)
    for owed in ledger.owed(9):
        ledger.archived(owed, [], at(9))
    lease = begin(ledger, page_count=2)
    assert read(ledger, lease, page_count=2) is ReadingEnd.SWITCHED
    document = ledger.document(document_id)
    assert (document.state, document.pipeline_version, document.document_type) == (
        S.COMPLETE,
        "2",
        "casamento",
    )
    assert (document.finished_at, document.epoch) == (at(31), old[0].epoch)
    assert [content for _, content in ledger.page_contents(document_id)] == [b'{"new": 1}'] * 2
    assert ledger.extraction(document_id) == NEW
    assert ledger.failures() == []
    (owed,) = ledger.owed(9)
    assert (owed.document_id, owed.with_rows) == (document_id, True)
    (version,) = ledger.versions(document_id)
    assert (version.number, version.state, version.pipeline_version) == (1, S.PARTIAL, "1")
    assert (version.readers, version.finished_at) == (("embedded 6",), old[0].finished_at)
    assert ledger.version_contents(document_id, 1) == (old[2], [content for _, content in old[1]])
    assert actions(ledger, document_id)[-1] == "switched"
    assert not ledger.has_work(at(99))


@pytest.mark.parametrize(("state", "fails"), [(S.REVIEW, ()), (S.PARTIAL, (2,)), (S.FAILED, (1, 2))])
def test_a_worse_reading_changes_nothing_and_the_reason_is_listed(ledger, state, fails):
    document_id = complete(ledger, 1, page_count=2)
    before = snapshot(ledger, document_id)
    lease = begin(ledger, page_count=2)
    assert read(ledger, lease, state, 2, fails=fails) is ReadingEnd.KEPT
    assert snapshot(ledger, document_id) == before
    (listed,) = ledger.failures()
    assert (listed.document_id, listed.failure.code) == (document_id, "new_reading_not_better")
    assert ledger.versions(document_id) == []
    assert ledger.pages(lease.document_id) == []
    assert actions(ledger, document_id)[-1] == "results_kept"


def test_one_lost_page_keeps_the_results_though_as_many_fail(ledger):
    document_id = partial(ledger, 1)
    before = snapshot(ledger, document_id)
    lease = begin(ledger, page_count=2)
    assert read(ledger, lease, S.PARTIAL, 2, fails=(1,)) is ReadingEnd.KEPT
    assert snapshot(ledger, document_id) == before
    lease = begin(ledger, page_count=2, seconds=40)
    assert read(ledger, lease, S.PARTIAL, 2, seconds=50, fails=(2,)) is ReadingEnd.SWITCHED
    (failed,) = ledger.failures()
    assert (failed.document_id, failed.page, failed.at) == (document_id, 2, at(50))


def test_a_failed_reading_keeps_the_results_with_the_reason_of_its_failure(ledger):
    document_id = complete(ledger, 1)
    before = snapshot(ledger, document_id)
    lease = begin(ledger)
    why = ledger.fail_reading(lease, failure("process_died"), at(30))
    assert "process_died" in why.message
    assert snapshot(ledger, document_id) == before
    assert [(f.document_id, f.failure.code) for f in ledger.failures()] == [
        (document_id, "new_reading_failed")
    ]
    lease = begin(ledger, seconds=40)
    assert ledger.failures() == []
    assert read(ledger, lease, seconds=50) is ReadingEnd.SWITCHED


def test_a_cancelled_or_lost_run_leaves_the_results_and_can_be_ordered_again(ledger):
    document_id = complete(ledger, 1)
    before = snapshot(ledger, document_id)
    lease = begin(ledger)
    store(ledger, lease, 1, b"other", seconds=25)
    assert ledger.take_back(at(26)) == 1
    assert ledger.reprocess(ALL, "maria", at(27)) == []
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(28))
    assert claim.lease.document_id == lease.document_id
    assert ledger.plan(claim.lease, 1, at(28)) == []
    assert ledger.cancel([document_id], "maria", at(29)) == [document_id]
    assert snapshot(ledger, document_id) == before
    assert not ledger.has_work(at(99))
    assert read(ledger, begin(ledger, seconds=40), seconds=50) is ReadingEnd.SWITCHED


def test_a_compared_reading_waits_until_it_is_accepted_or_forgotten(ledger):
    document_id = complete(ledger, 1)
    before = snapshot(ledger, document_id)
    lease = begin(ledger, is_compared=True)
    assert read(ledger, lease, S.REVIEW) is ReadingEnd.COMPARED
    assert snapshot(ledger, document_id) == before
    (candidate,) = ledger.candidates()
    assert (candidate.document.id, candidate.outcome) == (document_id, S.REVIEW)
    assert (candidate.standing, candidate.extraction) == (before[2], NEW)
    assert ledger.accept(None, "maria", at(40)) == ([], [document_id])
    assert ledger.accept([document_id], "maria", at(41)) == ([document_id], [])
    assert ledger.document(document_id).state is S.REVIEW
    assert list(ledger.candidates()) == []
    lease = begin(ledger, seconds=50, is_compared=True)
    read(ledger, lease, seconds=60)
    assert ledger.discard(None, "maria", at(70)) == [document_id]
    assert ledger.discard(None, "maria", at(71)) == []
    assert ledger.document(document_id).state is S.REVIEW
    assert ledger.events(document_id)[-1].actor == "maria"


def test_a_reading_that_lost_a_page_is_not_accepted_even_by_name(ledger):
    document_id = complete(ledger, 1, page_count=2)
    before = snapshot(ledger, document_id)
    read(ledger, begin(ledger, page_count=2, is_compared=True), S.PARTIAL, 2, fails=(2,))
    assert ledger.accept([document_id], "maria", at(40)) == ([], [document_id])
    assert snapshot(ledger, document_id) == before
    assert ledger.failures() == []


def test_what_is_begun_again_meanwhile_is_not_replaced(ledger):
    document_id = complete(ledger, 1)
    lease = begin(ledger)
    ledger.requeue(RequeueSelection((document_id,), again=True), "maria", at(25))
    assert read(ledger, lease) is ReadingEnd.GONE
    assert ledger.document(document_id).state is S.ADMITTED
    assert ledger.versions(document_id) == []


def test_a_requeue_of_everything_leaves_readings_alone(ledger):
    document_id = complete(ledger, 1)
    ledger.fail_reading(begin(ledger), failure(), at(30))
    assert ledger.requeue(RequeueSelection(again=True), "maria", at(40)) == [document_id]


def test_a_part_of_a_file_is_read_anew_within_its_file(ledger):
    ledger.admit(arrival(1), at(0))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(0))
    ledger.plan(claim.lease, 3, at(0))
    store(ledger, claim.lease, 1)
    ledger.leave_out(claim.lease, 2, at(1))
    store(ledger, claim.lease, 3)
    parts = ledger.split(claim.lease, policy.parts_between_separators(ledger.pages(1)), at(2))
    for one in ledger.claim("me", 9, LEASE_SECONDS, at(3)):
        ledger.plan(one.lease, 1, at(3))
        ledger.finish(
            one.lease, extraction=b"{}", document_type="x", state=S.COMPLETE, pipeline_version="1", now=at(4)
        )
    assert ledger.reprocess(ALL, "maria", at(5)) == parts
    claims = ledger.claim("me", 9, LEASE_SECONDS, at(6))
    assert [(c.document.subject_id, c.document.file_page(1)) for c in claims] == [
        (parts[0], 1),
        (parts[1], 3),
    ]
    assert not any(c.document.is_whole_file for c in claims)


def test_the_selection_counts_what_it_takes(ledger):
    first, second = complete(ledger, 1, page_count=2), complete(ledger, 2, seconds=10)
    ledger.admit(arrival(3), at(20))
    work = ledger.selected(ALL)
    assert (work.documents, work.pages, work.seconds_per_page) == (2, 3, pytest.approx(4 / 3))
    assert ledger.readers() == [("embedded", "6")]
    assert ledger.pipeline_versions() == ["1"]
    for selection, expected in (
        (ReprocessSelection(readers=(("embedded", "6"),)), [first, second]),
        (ReprocessSelection(readers=()), []),
        (ReprocessSelection(pipeline_versions=("2",)), []),
        (ReprocessSelection(document_type="nascimento", since=at(11)), [second]),
        (ReprocessSelection(document_ids=(first, 3), profile="registry"), [first]),
    ):
        assert ledger.selected(selection).documents == len(expected)
        assert ledger.reprocess(selection, "maria", at(30)) == expected
        assert ledger.cancel(expected, "maria", at(31)) == expected


def test_old_versions_are_removed_by_age_and_that_is_told(ledger):
    document_id = complete(ledger, 1)
    read(ledger, begin(ledger))
    read(ledger, begin(ledger, seconds=40), seconds=50)
    assert [version.number for version in ledger.versions(document_id)] == [1, 2]
    assert ledger.forget_versions(at(31), "maria", at(60)) == 0
    assert ledger.forget_versions(at(32), "maria", at(61)) == 1
    assert [version.number for version in ledger.versions(document_id)] == [2]
    event = ledger.events(document_id)[-1]
    assert (event.action, event.actor, event.detail) == ("version_forgotten", "maria", {"version": 1})
    with pytest.raises(KeyError):
        ledger.version_contents(document_id, 1)


def test_a_reading_ends_only_as_its_pages_allow(ledger):
    complete(ledger, 1)
    lease = begin(ledger)
    with pytest.raises(IllegalMove):
        ledger.finish_reading(
            lease, extraction=NEW, document_type="x", state=S.COMPLETE, pipeline_version="2", now=at(30)
        )


def test_readings_are_no_difference_for_who_compares(ledger_url, ledger):
    complete(ledger, 1)
    read(ledger, begin(ledger, is_compared=True))
    with LedgerSurvey.open(ledger_url) as survey:
        assert [(b.document_id, b.page_rows) for b in survey.balances(0, 9)] == [(1, 1)]
        assert len(survey.vaulted("", 9)) == 1


def test_dying_at_any_statement_of_the_switch_leaves_one_of_the_two_whole(processes, ledger_url, ledger):
    document_id = complete(ledger, 1)
    old = snapshot(ledger, document_id)
    lease = begin(ledger)
    store(ledger, lease, 1, b"new", seconds=25)
    ledger.close()
    for step in range(1, 99):
        child = processes.Process(target=finish_reading_until, args=(ledger_url, lease, step))
        child.start()
        child.join()
        assert child.exitcode in {DIED, FINISHED}
        if child.exitcode == FINISHED:
            break
        with Ledger.open(ledger_url) as opened:
            if snapshot(opened, document_id) != old:
                break
            assert [page.state for page in opened.pages(lease.document_id)] == [PageState.READ]
    assert step > 10
    with Ledger.open(ledger_url) as opened:
        assert [content for _, content in opened.page_contents(document_id)] == [b"new"]
        assert opened.version_contents(document_id, 1) == (old[2], [old[1][0][1]])
        assert opened.pages(lease.document_id) == []


@pytest.mark.parametrize("is_compared", [False, True])
def test_what_is_to_be_read_anew_is_counted_until_it_was(ledger, is_compared):
    complete(ledger, 1)
    assert ledger.count_rereadings() == 0
    lease = begin(ledger, is_compared=is_compared)
    assert ledger.count_rereadings() == 1
    read(ledger, lease)
    assert ledger.count_rereadings() == 0
