"""Connections to the results database, and its errors in the operator's words."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from appliance.sinks.columns import values_of
from pipelines.errors import SinkError

_LOCK_TIMEOUT_SECONDS = 30
_CONNECT_TIMEOUT_SECONDS = 10
_READS = "results_reads"


def engine_of(url: str) -> sa.Engine:
    """Return what connects to the database at `url`; raises SinkError where that is no URL."""
    try:
        # Parameters are values read from documents: they must not appear in the text of an error.
        # A connection that the server closed meanwhile is found by the ping and opened again.
        # A column of hstore is nobody's here: each new connection would ask whether there can be any.
        place = sa.make_url(url)
        own = {"use_native_hstore": False} if place.get_backend_name() == "postgresql" else {}
        engine = sa.create_engine(
            place, hide_parameters=True, pool_pre_ping=True, json_serializer=_json, **own
        )
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SinkError(*_SENTENCES["unreachable"]) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _configure_sqlite)
        sa.event.listen(engine, "begin", _begin)
    else:
        sa.event.listen(engine, "do_connect", _configure_postgresql)
    return engine


def _json(value: object) -> str:
    # Accented words as they are, so that LIKE finds them.
    return json.dumps(value, ensure_ascii=False, default=values_of)


def _configure_postgresql(
    _dialect: object, _record: object, _arguments: object, options: dict[str, object]
) -> None:
    options.setdefault("connect_timeout", _CONNECT_TIMEOUT_SECONDS)
    options.setdefault("options", f"-c lock_timeout={_LOCK_TIMEOUT_SECONDS}s")


def _configure_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # the driver would commit before CREATE TABLE: we begin ourselves
    connection.execute(f"PRAGMA busy_timeout = {_LOCK_TIMEOUT_SECONDS * 1000}")
    connection.execute("PRAGMA journal_mode = WAL")  # whoever reads the results does not stop the writing
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: sa.Connection) -> None:
    reads = connection.get_execution_options().get(_READS, False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")


@contextmanager
def transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that is committed when the block ends without an error; raises SinkError."""
    try:
        with engine.begin() as connection:
            yield connection
    except sa.exc.DBAPIError as error:
        raise _sink_error(error) from error


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A transaction that changes nothing, and waits for no writer on SQLite; raises SinkError."""
    with transaction(engine.execution_options(**{_READS: True})) as connection:
        yield connection


_SQLITE_REASONS = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "unreachable",
    sqlite3.SQLITE_NOTADB: "unreachable",
}
_POSTGRESQL_REASONS = {
    "55P03": "locked",
    "53100": "full",
    "25006": "read_only",
    "42501": "read_only",
}
_SENTENCES = {
    "locked": (
        "results_locked",
        "Another program holds the results database locked.",
        "Close the program that writes to it; the document is written again by itself.",
    ),
    "full": (
        "results_disk_full",
        "The disk of the results database is full.",
        "Free space on that disk; the document is written again by itself.",
    ),
    "read_only": (
        "results_read_only",
        "The results database may not be written to.",
        "Give the appliance's user the right to write to it (for SQLite: to the file and its folder).",
    ),
    "unreachable": (
        "results_unreachable",
        "The results database cannot be opened.",
        "Check storage.results_url in appliance.toml, and that the server runs or the folder exists.",
    ),
    "other": (
        "results_write_failed",
        "The results database refused the document.",
        "Run appliance doctor; if it finds nothing, keep the log and report this as a defect.",
    ),
}


def is_refusal(error: sa.exc.DBAPIError) -> bool:
    """Say whether a statement cannot be done as it is, rather than not now or not here."""
    return _reason(error) == "other"


def _sink_error(error: sa.exc.DBAPIError) -> SinkError:
    return SinkError(*_SENTENCES[_reason(error)])


def _reason(error: sa.exc.DBAPIError) -> str:
    if isinstance(error.orig, sqlite3.Error):
        primary_code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return _SQLITE_REASONS.get(primary_code, "other")
    state = getattr(error.orig, "sqlstate", None)
    lost = state is None and isinstance(error, sa.exc.OperationalError)
    return "unreachable" if lost else _POSTGRESQL_REASONS.get(state or "", "other")
