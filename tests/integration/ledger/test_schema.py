"""Opening, creating and upgrading the ledger's database."""

import sqlite3
import stat
from pathlib import Path

import alembic.command
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from appliance.errors import ExitCode, LedgerError
from appliance.ledger import schema
from appliance.ledger.store import Ledger
from appliance.ledger.tables import VERSION_TABLE, metadata
from tests.integration.ledger.examples import arrival, at


def why(url, *, create=False):
    with pytest.raises(LedgerError) as caught:
        Ledger.open(url, create=create)
    assert caught.value.exit_code is ExitCode.SITE_WRONG
    assert caught.value.next_step
    return caught.value.code


def execute(url, *statements):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def set_revision(url, revision):
    execute(url, f"UPDATE ledger_version SET version_num = '{revision}'")  # noqa: S608 - ours


def test_the_migrations_lead_to_the_tables_that_the_program_expects(url):
    Ledger.open(url, create=True).close()
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_opening_again_keeps_everything(url):
    with Ledger.open(url, create=True) as ledger:
        ledger.admit(arrival(1), at(0))
    for create in (True, False):
        with Ledger.open(url, create=create) as ledger:
            assert ledger.document(1).sha256 == arrival(1).sha256


def test_a_ledger_is_not_made_by_accident(url, tmp_path):
    assert why(url) == "ledger_missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_holds_no_ledger(tmp_path):
    (tmp_path / "ledger.db").touch()
    assert why(f"sqlite:///{tmp_path / 'ledger.db'}") == "ledger_missing"


@pytest.mark.parametrize("create", [False, True])
def test_a_newer_ledger_is_not_touched(url, create):
    Ledger.open(url, create=True).close()
    set_revision(url, "9999")
    assert why(url, create=create) == "ledger_newer"


def test_an_older_ledger_asks_for_its_upgrade(url):
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        schema.upgrade(connection, "0007")
    engine.dispose()
    assert why(url) == "ledger_older"
    Ledger.open(url, create=True).close()
    Ledger.open(url).close()


@pytest.mark.parametrize("create", [False, True])
def test_a_foreign_sqlite_file_is_not_touched(tmp_path, create):
    url = f"sqlite:///{tmp_path / 'other.db'}"
    execute(url, "CREATE TABLE cats (name TEXT)")
    before = (tmp_path / "other.db").read_bytes()
    assert why(url, create=create) == "ledger_foreign"
    assert (tmp_path / "other.db").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["other.db"]


def test_a_file_that_is_no_database_is_not_touched(tmp_path):
    path = tmp_path / "ledger.db"
    path.write_bytes(b"no database at all" * 100)
    assert why(f"sqlite:///{path}", create=True) == "ledger_unavailable"
    assert path.read_bytes() == b"no database at all" * 100


def test_a_postgresql_database_may_hold_other_tables(url):
    if url.startswith("sqlite"):
        assert metadata.tables.keys() == {name for name in metadata.tables if name.startswith("ledger_")}
        return
    execute(url, "CREATE TABLE documents (id integer)")
    Ledger.open(url, create=True).close()
    Ledger.open(url).close()


@pytest.mark.parametrize(
    "url", ["", "cats", "mysql://host/db", "sqlite://", "sqlite:///:memory:", "postgresql://h/d"]
)
def test_a_wrong_url_is_named(url):
    assert why(url, create=True) == "ledger_url"


def test_an_unreachable_database_is_named(tmp_path):
    assert why(f"sqlite:///{tmp_path / 'absent' / 'ledger.db'}", create=True) == "ledger_unavailable"
    assert why("postgresql+psycopg://nobody@127.0.0.1:1/none", create=True) == "ledger_unavailable"


def test_an_interrupted_creation_leaves_nothing_half_made(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    upgrade = alembic.command.upgrade

    def die_at_the_end(*arguments):
        upgrade(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr("alembic.command.upgrade", die_at_the_end)
        with pytest.raises(KeyboardInterrupt):
            Ledger.open(url, create=True)
    with sqlite3.connect(tmp_path / "ledger.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == []
    connection.close()
    with Ledger.open(url, create=True) as ledger:
        assert ledger.status().documents == {}


def test_sqlite_is_set_up_to_survive_a_power_cut(tmp_path):
    path: Path = tmp_path / "ledger.db"
    with Ledger.open(f"sqlite:///{path}", create=True) as ledger:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with ledger._database.writing() as connection:
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    assert values == ["wal", 2, 1, 30_000]


def test_a_locked_database_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr("appliance.ledger.database._BUSY_TIMEOUT_MILLISECONDS", 50)
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    with Ledger.open(url, create=True) as ledger:
        other = sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            ledger.admit(arrival(1), at(0))
        assert ledger.status().documents == {}
        other.execute("ROLLBACK")
        other.close()
        assert ledger.admit(arrival(1), at(0)).document_id == 1
