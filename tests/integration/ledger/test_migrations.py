"""A ledger that an earlier version filled keeps every row when it is upgraded."""

import zlib

import alembic.config
import pytest
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from appliance.ledger import schema
from appliance.ledger.records import Degeneration, DocumentState, ModelReading, PageState
from appliance.ledger.store import Ledger
from appliance.ledger.tables import REVISION
from tests.integration.ledger.examples import LEASE_SECONDS, arrival, at, start, store

_FIRST = {
    "ledger_batches": {"id": 1, "state": "WRITTEN", "version": 1, "opened_at": at(0), "written_at": at(9)},
    "ledger_documents": {
        "id": 7,
        "sha256": arrival(1).sha256,
        "byte_size": 1000,
        "name": "scan-1.pdf",
        "profile": "registry",
        "priority": 3,
        "state": "PARTIAL",
        "kind": "PDF",
        "page_count": 2,
        "epoch": 4,
        "attempts": 1,
        "admitted_at": at(0),
        "finished_at": at(5),
        "batch_id": 1,
        "extraction": b"{}",
    },
    "ledger_arrivals": {
        "id": 3,
        "token": "token-1",
        "path": "/drop/scan-1.pdf",
        "name": "scan-1.pdf",
        "profile": "registry",
        "sha256": arrival(1).sha256,
        "byte_size": 1000,
        "at": at(0),
        "verdict": "ADMITTED",
        "document_id": 7,
    },
    "ledger_pages": {
        "document_id": 7,
        "number": 2,
        "state": "FAILED",
        "is_suspect": True,
        "solo_deaths": 2,
        "attempts": 1,
    },
    "ledger_events": {
        "at": at(1),
        "document_id": 7,
        "actor": "machine",
        "action": "admitted",
        "detail": "{}",
    },
}

_SECOND = {
    "ledger_pages": {
        "document_id": 7,
        "number": 1,
        "state": "READ",
        "is_suspect": False,
        "solo_deaths": 0,
        "attempts": 1,
        "confidence": 0.97,
        "engine": "embedded",
        "engine_version": "6",
        "finished_at": at(4),
        "content": zlib.compress(b"{}"),
    },
    "ledger_attempts": {"document_id": 7, "epoch": 4, "owner": "me", "started_at": at(3)},
}


@pytest.fixture
def old_url(url):
    """A database as revision 0001 left it, with a row in every table that others refer to."""
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        schema.upgrade(connection, "0001")
        for table, row in _FIRST.items():
            columns = sa.table(table, *(sa.column(name) for name in row))
            values = {name: sa.cast(v, sa.JSON) if name == "detail" else v for name, v in row.items()}
            connection.execute(sa.insert(columns).values(**values))
    engine.dispose()
    return url


@pytest.fixture
def second_url(old_url):
    """The same database at revision 0002, with a page that was read and its attempt."""
    engine = sa.create_engine(old_url)
    with engine.begin() as connection:
        schema.upgrade(connection, "0002")
        for table, row in _SECOND.items():
            columns = sa.table(table, *(sa.column(name) for name in row))
            connection.execute(sa.insert(columns).values(**row))
    engine.dispose()
    return old_url


def test_revisions_are_numbered_and_the_last_one_makes_the_tables():
    config = alembic.config.Config()
    config.set_main_option("script_location", "appliance.ledger:migrations")
    revisions = [each.revision for each in ScriptDirectory.from_config(config).walk_revisions()]
    assert revisions == [f"{number:04}" for number in range(len(revisions), 0, -1)]
    assert revisions[0] == REVISION


def test_a_ledger_of_the_second_schema_keeps_its_pages_and_begins_to_count_models(second_url):
    with Ledger.open(second_url, create=True) as ledger:
        (page,) = [page for page, _ in ledger.page_contents(7) if page.number == 1]
        assert (page.engine, page.engine_version, page.confidence) == ("embedded", "6", 0.97)
        assert [content for _, content in ledger.page_contents(7)] == [b"{}", None]
        assert [attempt.owner for attempt in ledger.attempts(7)] == ["me"]
        assert ledger.degenerations() == []
        lease = start(ledger, 2, 1, seconds=20)
        store(ledger, lease, 1, model_reading=ModelReading("3f2a", is_degenerate=True))
        assert ledger.degenerations() == [Degeneration("3f2a", 1, 1, 0)]


def test_every_row_of_the_first_schema_is_still_there(old_url):
    with Ledger.open(old_url, create=True) as ledger:
        document = ledger.document(7)
        assert (document.state, document.epoch, document.batch_id) == (DocumentState.PARTIAL, 4, 1)
        assert (document.part, document.parent_id, document.parameters) == (0, None, {})
        assert [(page.number, page.state) for page in ledger.pages(7)] == [(2, PageState.FAILED)]
        assert [event.action for event in ledger.events(7)] == ["admitted"]
        assert ledger.extraction(7) == b"{}"


def test_batches_of_an_earlier_version_are_written_once_more(old_url):
    with Ledger.open(old_url, create=True) as ledger:
        (batch,) = ledger.batches_to_write()
        assert (batch.id, batch.version, batch.document_ids, batch.page_count) == (1, 2, (7,), 2)
        assert (batch.month, batch.document_type, batch.replaces) == (None, None, ())
        assert ledger.mark_batch_written(batch, at(10))
        assert ledger.merge_batches(max_pages=1000, now=at(11)) is None


def test_an_upgraded_ledger_still_knows_its_duplicates_and_can_be_claimed_from(old_url):
    with Ledger.open(old_url, create=True) as ledger:
        again = ledger.admit(arrival(1, token="again"), at(10))
        assert (again.document_id, again.is_duplicate) == (7, True)
        new = ledger.admit(arrival(2), at(11))
        (claim,) = ledger.claim("me", 5, LEASE_SECONDS, at(12))
        assert claim.document.id == new.document_id
        assert [attempt.epoch for attempt in ledger.attempts(new.document_id)] == [1]
