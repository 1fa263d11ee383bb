"""The trail in a real database: one chain whoever writes, nothing of a transaction that ended badly."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing

import pytest
import sqlalchemy as sa

from appliance.ledger.chain import BreakKind, portions_of, walk
from appliance.ledger.records import DocumentState
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from tests.integration.ledger.examples import arrival, at, complete, failure, partial, start, store

_COLUMNS = "id, at, document_id, actor, action, detail, form, previous, hash"


def walked(url):
    with closing(LedgerSurvey.open(url)) as survey:
        return walk(portions_of(lambda last: survey.trail(last, 7)), (), survey.record_of)


def writer(url, actor, count):
    command = [sys.executable, "-m", "tests.integration.ledger.trail_writer", url, actor, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "."})


def tamper(url, *statements):
    """As an administrator of the database can: the triggers are lifted first."""
    engine = sa.create_engine(url)
    is_sqlite = engine.dialect.name == "sqlite"
    names = ("kept", "whole", "once") if is_sqlite else ("kept", "whole")
    with engine.begin() as connection:
        for name in names:
            on = "" if is_sqlite else " ON ledger_events"
            connection.exec_driver_sql(f"DROP TRIGGER ledger_events_{name}{on}")
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_everything_that_is_done_is_one_chain(ledger, ledger_url):
    complete(ledger, 1)
    partial(ledger, 2)
    ledger.refuse("/drop/link", "link", "registry", failure(), at(9))
    ledger.withdraw_refusal("/drop/link", at(10))
    ledger.turn_on("pause", "maria@balcao", at(11))
    found = walked(ledger_url)
    assert (found.broken, found.records) == (None, len(ledger.events()))
    actions = [event.action for event in ledger.events()]
    assert actions.count("finished") == 2
    for action in ("page_failed", "refused", "refusal_withdrawn", "turned_on"):
        assert action in actions
    assert ledger.trail_head() == (found.last.id, found.last.hash)


def test_a_settled_document_leaves_the_hashes_of_its_results(ledger):
    complete(ledger, 1)
    lease = start(ledger, 2, 1, seconds=10)
    store(ledger, lease, 1, b'{"page": 1}', seconds=11)
    first, second = (page.content_sha256 for n in (1, 2) for page in ledger.pages(n))
    assert first != second
    (event,) = [event for event in ledger.events(1) if event.action == "finished"]
    assert event.detail["state"] == DocumentState.COMPLETE
    assert {len(event.detail[key]) for key in ("extraction", "pages")} == {64}


def test_no_text_of_a_document_and_no_name_of_a_file_reaches_the_trail(ledger):
    partial(ledger, 1)
    ledger.refuse("/drop/Maria da Silva", "Maria da Silva", "registry", failure(), at(9))
    told = str([(event.actor, event.action, event.detail) for event in ledger.events()])
    assert not any(word in told for word in ("scan-1", "Maria", "The reader died."))


def test_a_transaction_that_fails_tells_nothing_and_the_next_one_nothing_of_it(ledger, ledger_url):
    ledger.admit(arrival(1), at(0))
    before = ledger.trail_head()
    with pytest.raises(sa.exc.IntegrityError):
        ledger.record_event("looked_at", "maria", at(1), document_id=99)
    assert ledger.trail_head() == before
    ledger.admit(arrival(2), at(2))
    assert [event.action for event in ledger.events()] == ["admitted", "admitted"]
    assert walked(ledger_url).broken is None


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_events SET actor = 'nobody'",
        "DELETE FROM ledger_events WHERE id = 1",
        f"INSERT INTO ledger_events ({_COLUMNS}) SELECT {_COLUMNS} FROM ledger_events WHERE id = 1",  # noqa: S608
    ],
)
def test_the_database_refuses_to_change_the_trail(ledger, ledger_url, statement):
    ledger.admit(arrival(1), at(0))
    engine = sa.create_engine(ledger_url)
    replacing = statement.replace("INSERT", "INSERT OR REPLACE") if "sqlite" in ledger_url else statement
    with pytest.raises(sa.exc.DBAPIError), engine.begin() as connection:
        connection.exec_driver_sql(replacing)
    engine.dispose()
    assert [event.actor for event in ledger.events()] == ["machine"]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE ledger_events SET actor = 'nobody' WHERE id = 3", BreakKind.CHANGED),
        ("UPDATE ledger_events SET detail = '{}' WHERE id = 3", BreakKind.CHANGED),
        ("DELETE FROM ledger_events WHERE id = 3", BreakKind.MISSING),
    ],
)
def test_what_an_administrator_changes_is_found(ledger, ledger_url, statement, kind):
    for number in range(1, 4):
        complete(ledger, number, seconds=10 * number)
    ledger.close()
    tamper(ledger_url, statement)
    broken = walked(ledger_url).broken
    assert (broken.kind, broken.event_id) == (kind, 3)


def test_concurrent_writers_make_one_chain(ledger_url):
    Ledger.open(ledger_url, create=True).close()
    writers = [writer(ledger_url, f"writer-{number}", 60) for number in range(4)]
    with closing(Ledger.open(ledger_url)) as beside:
        for number in range(20):
            complete(beside, number, seconds=10 * number)
    for process in writers:
        process.communicate(timeout=120)
        assert process.returncode == 0
    found = walked(ledger_url)
    assert found.broken is None
    assert found.records == found.last.id == 4 * 60 + 20 * 3


@pytest.mark.parametrize("tell_before_kill", [1, 7, 40])
def test_a_writer_killed_in_the_middle_leaves_a_whole_chain(ledger, ledger_url, tell_before_kill):
    writers = [writer(ledger_url, f"writer-{number}", 100_000) for number in range(2)]
    told = [process.stdout.readline() for _ in range(tell_before_kill) for process in writers]
    time.sleep(0.003 * tell_before_kill)
    for process in writers:
        process.send_signal(signal.SIGKILL)
        process.communicate()
    ledger.record_event("looked_at", "after", at(0))
    found = walked(ledger_url)
    assert found.broken is None
    assert found.records >= len(told) + 1
