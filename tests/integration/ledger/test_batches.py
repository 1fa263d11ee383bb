"""Batches hold documents of one month and type, and small ones are merged."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from appliance.ledger.records import BatchState, RequeueSelection, RequeueStage
from appliance.ledger.tables import documents
from tests.integration.ledger.examples import LEASE_SECONDS, at, complete, finish, store


def open_all(ledger, max_pages=1000):
    opened = []
    while batch := ledger.open_batch(min_pages=1, max_pages=max_pages, max_wait_seconds=0, now=at(1000)):
        opened.append(batch)
    return opened


def write_all(ledger):
    for batch in ledger.batches_to_write():
        assert ledger.mark_batch_written(batch, at(2000))


def change(ledger, document_id, **values):
    with ledger._database.writing() as connection:
        connection.execute(sa.update(documents).where(documents.c.id == document_id).values(**values))


@pytest.fixture
def small(ledger):
    """Three written batches of a document each; return the documents."""
    ids = [complete(ledger, number, 2, seconds=10 * number) for number in range(3)]
    assert len(open_all(ledger, max_pages=1)) == 3
    write_all(ledger)
    return ids


def test_a_batch_has_documents_of_one_month_and_type(ledger):
    first, second, third, fourth = (complete(ledger, number, 2, seconds=10 * number) for number in range(4))
    change(ledger, second, document_type="casamento")
    change(ledger, third, admitted_at=datetime(2026, 2, 1, tzinfo=UTC))
    change(ledger, fourth, admitted_at=datetime(2026, 2, 1, tzinfo=UTC) - timedelta(microseconds=1))
    found = [
        (batch.document_ids, batch.month, batch.document_type, batch.page_count) for batch in open_all(ledger)
    ]
    assert found == [
        ((first, fourth), "2026-01", "nascimento", 4),
        ((second,), "2026-01", "casamento", 2),
        ((third,), "2026-02", "nascimento", 2),
    ]


def test_merged_batches_wait_for_the_one_that_replaces_them(ledger, small):
    merged = ledger.merge_batches(max_pages=100, now=at(3000))
    assert (merged.document_ids, merged.replaces, merged.page_count) == (tuple(small), (1, 2, 3), 6)
    assert ledger.last_merged_at() == at(3000)
    assert ledger.merge_batches(max_pages=100, now=at(3001)) is None
    assert ledger.batches_to_write() == [merged]
    assert ledger.mark_batch_written(merged, at(3002))
    again = ledger.write_batch_again(merged.id)
    assert (again.document_ids, again.replaces) == (tuple(small), ())
    assert ledger.write_batch_again(1) is None


def test_what_changed_since_the_merge_keeps_what_is_replaced(ledger, small):
    merged = ledger.merge_batches(max_pages=100, now=at(3000))
    ledger.requeue(
        RequeueSelection(document_ids=(small[0],), again=True),
        "maria",
        at(3001),
        stage=RequeueStage.RASTERIZE,
    )
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(3002))
    ledger.plan(claim.lease, 2, at(3002))
    for page in (1, 2):
        store(ledger, claim.lease, page)
    finish(ledger, claim.lease, seconds=3003)
    assert not ledger.mark_batch_written(merged, at(3004))
    (again,) = ledger.batches_to_write()
    assert (again.id, again.replaces, again.state) == (merged.id, (1, 2, 3), BatchState.OPEN)


def test_a_batch_is_not_merged_while_it_is_open_or_a_member_is_read_again(ledger, small):
    ledger.write_batch_again(1)
    ledger.requeue(RequeueSelection(document_ids=(small[1],), again=True), "maria", at(3001))
    assert ledger.merge_batches(max_pages=100, now=at(3002)) is None


def test_large_batches_are_left_alone(ledger, small):
    assert small
    assert ledger.merge_batches(max_pages=3, now=at(3000)) is None
    assert ledger.last_merged_at() is None
    assert ledger.merge_batches(max_pages=4, now=at(3000)).replaces == (1, 2)
