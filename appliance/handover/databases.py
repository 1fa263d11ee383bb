"""The two databases of a site, for reading all of them or filling them; their tables, and their errors."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from appliance.errors import HandoverRefused
from appliance.handover.tables import TableForm, table_forms, table_names
from appliance.ledger.tables import metadata
from appliance.sinks.sql import SqlSink, results_schema_version

_BUSY_MILLISECONDS = 30_000
_WRITES = "handover_writes"


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite database, None for another one."""
    parsed = sa.make_url(url)
    return Path(str(parsed.database)) if parsed.get_backend_name() == "sqlite" else None


@contextmanager
def reading(url: str) -> Iterator[sa.Connection]:
    """One transaction that sees one state of the database and changes nothing; raises HandoverRefused."""
    with _engine(url) as engine, _named_errors():
        options = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
        with engine.execution_options(**options).begin() as connection:
            yield connection


@contextmanager
def writing(url: str) -> Iterator[sa.Connection]:
    """One transaction; raises HandoverRefused, and then nothing was changed.

    On SQLite rows may come in any order: `dangling` tells afterwards whether one refers to nothing.
    """
    with (
        _engine(url) as engine,
        _named_errors(),
        engine.execution_options(**{_WRITES: True}).begin() as connection,
    ):
        yield connection


def dangling(connection: sa.Connection) -> bool:
    """Say whether a row refers to one that is not there; PostgreSQL refuses such a row at once."""
    if connection.dialect.name != "sqlite":
        return False
    return connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


def byte_size(connection: sa.Connection) -> int:
    """Return how large the database is, in bytes; more than its rows are."""
    if connection.dialect.name == "sqlite":
        count = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        return int(count * connection.exec_driver_sql("PRAGMA page_size").scalar_one())
    size = sa.func.pg_database_size(sa.func.current_database())
    return int(connection.execute(sa.select(size)).scalar_one())


def ledger_forms(connection: sa.Connection) -> list[TableForm]:
    """Return the ledger's tables that there are, parents first."""
    return table_forms(connection, table_names(connection) & metadata.tables.keys())


def results_forms(connection: sa.Connection) -> list[TableForm]:
    """Return the results' tables that there are, parents first; a shared database may have others' too."""
    return table_forms(connection, table_names(connection) & _results_tables())


def own_results_version() -> int | None:
    """Return the schema that this program's SQL sink makes."""
    with _fresh_results() as url:
        return results_schema_version(url)


def _results_tables() -> set[str]:
    with _fresh_results() as url, reading(url) as connection:
        return table_names(connection)


@contextmanager
def _fresh_results() -> Iterator[str]:
    """What the SQL sink makes is known by having it make it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/results.db"
        SqlSink(url).close()
        yield url


@contextmanager
def _engine(url: str) -> Iterator[sa.Engine]:
    """Parameters are values read from documents: they must not appear in the text of an error."""
    try:
        engine = sa.create_engine(url, hide_parameters=True)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise _unavailable("its URL is none") from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _configure_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    try:
        yield engine
    finally:
        engine.dispose()


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # `_begin_sqlite` says when transactions begin
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = OFF")


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except sa.exc.DataError as error:
        raise HandoverRefused(
            "value_not_storable",
            f"That database cannot hold a value that the other one held: {type(error.orig).__name__}.",
            "Import into a database of the kind that the export came from.",
        ) from error
    except sa.exc.DBAPIError as error:
        reason = getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None)
        raise _unavailable(f"it answers {reason or type(error.orig).__name__}") from error


def _unavailable(why: str) -> HandoverRefused:
    return HandoverRefused(
        "database_unavailable",
        f"A database of the site cannot be used: {why}.",
        "See that it runs, that its disk has room, and that this account may use it; then start again.",
    )
