"""A file that separator sheets divide: its pages become documents, and not one is lost or doubled."""

import itertools

import pytest

from appliance.errors import IllegalMove, LeaseLost
from appliance.ledger import policy
from appliance.ledger.records import AttemptOutcome, DocumentState, PageState, Part, RequeueSelection
from appliance.ledger.survey import LedgerSurvey
from appliance.reconcile.differences import compare_pages
from tests.integration.ledger import crash
from tests.integration.ledger.examples import LEASE_SECONDS, arrival, at, failure, finish, start, store

STACK = "s.bk|||sk.f|"
"""A page a letter: | a sheet left out, k a sheet kept, s read, b blank, f failed, . read."""
STRETCHES = [("s.b", 1), ("k", 4), ("s", 8), ("k.f", 9)]


def settle(ledger, lease, stack, seconds=1):
    for number, letter in enumerate(stack, start=1):
        content = f"page {number} of the file".encode()
        if letter == "|":
            ledger.leave_out(lease, number, at(seconds))
        elif letter == "f":
            ledger.fail_page(lease, number, failure(), at(seconds))
        elif letter == "k":
            store_sheet(ledger, lease, number, content, seconds)
        else:
            store(ledger, lease, number, content, is_blank=letter == "b", seconds=seconds)


def store_sheet(ledger, lease, number, content, seconds):
    ledger.store_page(
        lease,
        number,
        content,
        is_blank=False,
        confidence=0.9,
        engine="embedded",
        engine_version="6",
        now=at(seconds),
        is_separator=True,
    )


def stack_of(ledger, number, stack):
    """Bring a file of these pages to the point where it can be split; return its lease."""
    lease = start(ledger, number, len(stack))
    settle(ledger, lease, stack)
    return lease


def split(ledger, lease, seconds=10):
    parts = policy.parts_between_separators(ledger.pages(lease.document_id))
    return ledger.split(lease, parts, at(seconds))


def story(ledger):
    """Everything that a split could lose or double."""
    found = sorted(ledger.documents(), key=lambda document: document.id)
    return [
        (
            d.name,
            d.state,
            d.part,
            d.first_page,
            [(p.number, p.state, c) for p, c in ledger.page_contents(d.id)],
        )
        for d in found
    ]


def test_the_pages_of_each_stretch_become_a_document_that_waits(ledger):
    lease = stack_of(ledger, 1, STACK)
    before = {page.number: page for page in ledger.pages(lease.document_id)}
    ids = split(ledger, lease)
    parent = ledger.document(lease.document_id)
    parts = ledger.parts(parent.id)
    assert [part.id for part in parts] == ids
    assert (parent.state, parent.page_count, parent.owner) == (DocumentState.SPLIT, len(STACK), None)
    assert [(part.page_count, part.first_page) for part in parts] == [(len(s), f) for s, f in STRETCHES]
    for number, part in enumerate(parts, start=1):
        assert (part.state, part.part, part.parent_id) == (DocumentState.ADMITTED, number, parent.id)
        assert (part.sha256, part.profile, part.priority) == (parent.sha256, parent.profile, parent.priority)
        assert (part.name, part.admitted_at) == (f"{parent.name}#{number}", parent.admitted_at)
        for page, content in ledger.page_contents(part.id):
            whole = before[part.file_page(page.number)]
            kept = PageState.READ if whole.state is PageState.SEPARATOR else whole.state
            assert (page.state, page.confidence, page.engine) == (kept, whole.confidence, whole.engine)
            named = f"page {whole.number} of the file".encode()
            assert content == (None if page.state is PageState.FAILED else named)
    assert [(page.number, page.state) for page in ledger.pages(parent.id)] == [
        (number, PageState.SEPARATOR) for number, letter in enumerate(STACK, start=1) if letter == "|"
    ]


def test_a_split_file_accounts_for_its_pages_with_those_of_its_parts(ledger, ledger_url):
    lease = stack_of(ledger, 1, STACK)
    split(ledger, lease)
    with LedgerSurvey.open(ledger_url) as survey:
        whole, *parts = survey.balances(0, 100)
    assert (whole.page_count, whole.page_rows, whole.unsettled_pages) == (len(STACK), len(STACK), 0)
    assert [(part.page_count, part.page_rows) for part in parts] == [(len(s),) * 2 for s, _ in STRETCHES]
    assert compare_pages(whole) is None


def test_a_failed_page_belongs_to_the_part_in_which_it_stands(ledger):
    lease = stack_of(ledger, 1, "s|sf|s")
    first, second, third = split(ledger, lease)
    (record,) = ledger.failures()
    assert (record.document_id, record.page) == (second, 2)
    for expected in (first, second, third):
        (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(11))
        assert claim.document.id == expected
        assert ledger.plan(claim.lease, claim.document.page_count, at(12)) == []
        finish(
            ledger, claim.lease, DocumentState.PARTIAL if expected == second else DocumentState.COMPLETE, 13
        )
    requeued = ledger.requeue(RequeueSelection(), "maria", at(20))
    assert requeued == [second]
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(21))
    (page,) = ledger.plan(claim.lease, claim.document.page_count, at(22))
    assert (page.number, claim.document.file_page(page.number)) == (2, 4)


def test_the_status_balances(ledger):
    split(ledger, stack_of(ledger, 1, STACK))
    status = ledger.status()
    assert sum(status.pages.values()) == len(STACK)
    assert status.pages[PageState.SEPARATOR] == STACK.count("|")
    assert status.documents == {DocumentState.SPLIT: 1, DocumentState.ADMITTED: 4}
    assert [attempt.outcome for attempt in ledger.attempts(1)] == [AttemptOutcome.SPLIT]
    assert [event.action for event in ledger.events(1)][-1] == "split"


def test_sheets_alone_make_no_document(ledger):
    lease = stack_of(ledger, 1, "||")
    assert split(ledger, lease) == []
    assert ledger.document(1).state is DocumentState.SPLIT


def test_a_split_file_is_neither_exported_nor_requeued_nor_claimed(ledger):
    lease = stack_of(ledger, 1, "||")
    split(ledger, lease)
    assert ledger.requeue(RequeueSelection(), "maria", at(11)) == []
    assert ledger.open_batch(min_pages=0, max_pages=9, max_wait_seconds=0, now=at(12)) is None
    assert ledger.claim("me", 9, LEASE_SECONDS, at(1000)) == []
    assert ledger.admit(arrival(1, token="again"), at(1001)).document_id == lease.document_id


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [(1, 2)],
        [(1, 2), (4, 2)],
        [(1, 2), (4, 4)],
        [(1, 3), (4, 3)],
        [(1, 2), (2, 1), (4, 3)],
        [(1, 2), (4, 3), (4, 3)],
    ],
)
def test_parts_that_lose_or_double_a_page_are_refused(ledger, parts):
    lease = stack_of(ledger, 1, "ss|sss")
    before = story(ledger)
    with pytest.raises(IllegalMove):
        ledger.split(lease, [Part(*part) for part in parts], at(10))
    assert story(ledger) == before
    assert len(split(ledger, lease)) == 2


def test_a_file_with_an_unsettled_page_or_a_single_document_without_a_sheet_is_not_split(ledger):
    unsettled = start(ledger, 1, 3)
    settle(ledger, unsettled, "s|")
    whole = stack_of(ledger, 2, "ss")
    for lease, parts in ((unsettled, [Part(1, 1), Part(3, 1)]), (whole, [Part(1, 2)])):
        with pytest.raises(IllegalMove):
            ledger.split(lease, parts, at(10))


def test_a_file_without_sheets_is_split_into_several_documents(ledger):
    lease = stack_of(ledger, 1, "ss")
    assert len(ledger.split(lease, [Part(1, 1), Part(2, 1)], at(10))) == 2


def test_a_file_with_sheets_cannot_end_otherwise(ledger):
    lease = stack_of(ledger, 1, "s|s")
    for state in DocumentState:
        with pytest.raises(IllegalMove):
            finish(ledger, lease, state)


def test_a_late_split_is_refused_and_a_part_is_not_split_again(ledger):
    lease = stack_of(ledger, 1, "s|s")
    ledger.take_back(at(5))
    with pytest.raises(LeaseLost):
        split(ledger, lease)
    (claim,) = ledger.claim("you", 1, LEASE_SECONDS, at(6))
    assert ledger.plan(claim.lease, 3, at(7)) == []
    split(ledger, claim.lease)
    with pytest.raises(LeaseLost):
        ledger.split(claim.lease, [Part(1, 1), Part(3, 1)], at(11))
    (part,) = ledger.claim("you", 1, LEASE_SECONDS, at(12))
    with pytest.raises(IllegalMove):
        ledger.split(part.lease, [Part(1, 1)], at(13))


def test_dying_at_any_statement_neither_loses_nor_doubles_a_part(ledger, ledger_url, processes):
    lease = stack_of(ledger, 1, STACK)
    before = story(ledger)
    for step in itertools.count(1):
        child = processes.Process(target=crash.split_until, args=(ledger_url, lease, step))
        child.start()
        child.join()
        assert child.exitcode in {crash.DIED, crash.FINISHED}
        if child.exitcode == crash.FINISHED:
            break
        assert story(ledger) == before, step
    assert step > 15
    assert [(d.part, d.page_count) for d in ledger.parts(1)] == [
        (n + 1, len(s[0])) for n, s in enumerate(STRETCHES)
    ]
    assert sum(ledger.status().pages.values()) == len(STACK)
