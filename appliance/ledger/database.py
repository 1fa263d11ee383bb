"""One connection pool, two kinds of transaction, and the database's errors in the operator's words."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.pool import ConnectionPoolEntry

from appliance.errors import LedgerError
from appliance.ledger import schema, trail

if TYPE_CHECKING:
    from appliance.metrics import Metrics

_BUSY_TIMEOUT_MILLISECONDS = 30_000
_WRITES = "ledger_writes"


class Database:
    """Short transactions on SQLite or PostgreSQL; safe to share between threads.

    Every method raises LedgerError `ledger_unavailable` when the database cannot be reached, is locked for
    long, or has no room; the transaction has then changed nothing.
    """

    def __init__(self, engine: sa.Engine, metrics: Metrics | None = None) -> None:
        self._reader = engine
        self._writer = engine.execution_options(**{_WRITES: True})
        self._metrics = metrics

    @classmethod
    def open(cls, url: str, *, create: bool, metrics: Metrics | None = None) -> Self:
        """Open the ledger at `url`; `create` makes it, or upgrades it, where needed.

        Raises LedgerError when the URL is wrong, or the schema is missing, older, newer or foreign.
        """
        engine = _engine(url, create=create)
        database = cls(engine, metrics)
        try:
            if create:
                database._upgrade()
            with database.reading() as connection:
                schema.check(connection)
        except LedgerError:
            database.close()
            raise
        return database

    def close(self) -> None:
        self._reader.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A transaction that sees one state of the ledger and changes nothing."""
        with _named_errors(), self._timed("read"), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A transaction that is committed, and on disk, when the block ends without an error.

        On SQLite it excludes every other writer from its beginning. What is told in it (`trail.tell`) is
        written last.
        """
        with (
            _named_errors(),
            self._timed("write"),
            self._writer.begin() as connection,
            trail.kept(connection),
        ):
            yield connection

    @contextmanager
    def _timed(self, kind: str) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            if self._metrics is not None:
                self._metrics.transaction(kind, time.monotonic() - began)

    def insert_unless_known(self, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
        """An INSERT that does nothing, with row count 0, where a unique value exists already."""
        insert = sqlite.insert if self._reader.dialect.name == "sqlite" else postgresql.insert
        # Without the option SQLAlchemy forgets the row count of an INSERT on PostgreSQL.
        return insert(table).on_conflict_do_nothing().execution_options(preserve_rowcount=True)

    def _upgrade(self) -> None:
        with self.reading() as connection:
            schema.refuse_foreign(connection)
        with _named_errors(), self._writer.connect() as connection:
            is_sqlite = connection.dialect.name == "sqlite"
            if is_sqlite:
                # Neither can be changed inside a transaction. The first is kept in the file; without the
                # second a table that is written anew would take the rows that refer to it along.
                _pragma(connection, "journal_mode=WAL", "foreign_keys=OFF")
            with connection.begin():
                schema.upgrade(connection)
            if is_sqlite:
                _pragma(connection, "foreign_keys=ON")


def _engine(url: str, *, create: bool) -> sa.Engine:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise _wrong_url("it is not of the form dialect://…") from error
    if parsed.drivername == "postgresql+psycopg":
        # A server whose machine is gone does not answer at all; ten seconds are its longest silence.
        return sa.create_engine(parsed, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    if parsed.get_backend_name() != "sqlite":
        raise _wrong_url("it names neither sqlite nor postgresql+psycopg")
    if parsed.database in {None, "", ":memory:"}:
        raise _wrong_url("a ledger in memory would forget everything")
    _find_file(Path(str(parsed.database)), create=create)
    engine = sa.create_engine(parsed)
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _find_file(path: Path, *, create: bool) -> None:
    if path.exists():
        return
    if not create:
        raise LedgerError(
            "ledger_missing",
            f"there is no ledger at {path}",
            "Create the site with 'appliance init', or correct the ledger's URL.",
        )
    try:
        path.touch(mode=0o600)  # it will hold what the documents say
    except OSError as error:
        raise _unavailable(str(error)) from error


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # `_begin_sqlite` says when transactions begin
    connection.execute(f"PRAGMA busy_timeout={_BUSY_TIMEOUT_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=FULL")


def _pragma(connection: sa.Connection, *settings: str) -> None:
    raw = connection.connection.cursor()
    for setting in settings:
        raw.execute(f"PRAGMA {setting}")
    raw.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InterfaceError) as error:
        raise _unavailable(str(error.orig)) from error
    except sa.exc.DatabaseError as error:
        if type(error) is not sa.exc.DatabaseError:
            raise  # a violated constraint or wrong SQL is our defect
        raise _unavailable(str(error.orig)) from error


def _unavailable(reason: str) -> LedgerError:
    return LedgerError(
        "ledger_unavailable",
        f"the ledger's database cannot be used: {reason}",
        "See that its disk has room, that the database runs, and that this account may write it.",
    )


def _wrong_url(reason: str) -> LedgerError:
    return LedgerError(
        "ledger_url",
        f"the ledger's URL cannot be used: {reason}",
        "Write sqlite:////path/to/ledger.db or postgresql+psycopg://user@host/database.",
    )
