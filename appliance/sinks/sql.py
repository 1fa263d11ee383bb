"""Finished documents as tables of a results database: SQLite, or PostgreSQL by URL.

Writing a document is one transaction that replaces its rows by document id, so writing it again after a
crash changes nothing. Times are stored in UTC.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from appliance.sinks.rows import (
    DocumentRow,
    FieldRow,
    LineRow,
    PageRow,
    Row,
    StoredDocument,
    VerdictRow,
    WrittenDocument,
    columns,
    document_row,
    field_rows,
    page_rows,
)
from pipelines.errors import SinkError

SCHEMA_VERSION = 4
_UPGRADES = {
    # The place of a document in its file: what version 1 wrote were whole files.
    1: (
        "ALTER TABLE documents ADD COLUMN part INTEGER DEFAULT 0 NOT NULL",
        "ALTER TABLE documents ADD COLUMN first_page INTEGER DEFAULT 1 NOT NULL",
        "ALTER TABLE pages ADD COLUMN file_page INTEGER DEFAULT 0 NOT NULL",
        "UPDATE pages SET file_page = page",
    ),
    # What a field tells of: an older version read fields of the document itself alone.
    2: ("ALTER TABLE fields ADD COLUMN subject TEXT DEFAULT '' NOT NULL",),
    # What a second opinion has instead: an older version asked nobody for one.
    3: ("ALTER TABLE fields ADD COLUMN other_value TEXT",),
}
"""How the tables of an older version become those of the next one, with what is in them."""
_LOCK_TIMEOUT_SECONDS = 30
_CONNECT_TIMEOUT_SECONDS = 10

_TYPES: dict[object, sa.types.TypeEngine[Any]] = {
    int: sa.Integer(),
    float: sa.Double(),
    str: sa.Text(),
    datetime: sa.DateTime(timezone=True),
    tuple[str, ...]: sa.JSON(),
    tuple[LineRow, ...]: sa.JSON(),
    tuple[VerdictRow, ...]: sa.JSON(),
}
_METADATA = sa.MetaData()
_VERSION = sa.Table("results_schema", _METADATA, sa.Column("version", sa.Integer(), nullable=False))


def _table(name: str, row_type: type[Row], key: set[str], *constraints: sa.schema.SchemaItem) -> sa.Table:
    described = (
        sa.Column(
            column.name,
            _TYPES[column.type],
            primary_key=column.name in key,
            nullable=column.is_nullable,
            autoincrement=False,
        )
        for column in columns(row_type)
    )
    return sa.Table(name, _METADATA, *described, *constraints)


_DOCUMENTS = _table("documents", DocumentRow, {"document_id"}, sa.Index("documents_by_sha256", "sha256"))
_PAGES = _table(
    "pages",
    PageRow,
    {"document_id", "page"},
    sa.ForeignKeyConstraint(["document_id"], ["documents.document_id"]),
)
_FIELDS = _table(
    "fields",
    FieldRow,
    {"document_id", "name", "occurrence"},
    sa.ForeignKeyConstraint(["document_id"], ["documents.document_id"]),
    sa.ForeignKeyConstraint(["document_id", "page"], ["pages.document_id", "pages.page"]),
)
# A PostgreSQL B-tree refuses entries above 2,704 bytes, and a property's description is longer than that.
sa.Index("fields_by_name_and_value", _FIELDS.c.name, _FIELDS.c.value).ddl_if(dialect="sqlite")
sa.Index("fields_by_name", _FIELDS.c.name).ddl_if(dialect="postgresql")
sa.Index("fields_by_value", _FIELDS.c.value, postgresql_using="hash").ddl_if(dialect="postgresql")


class SqlSink:
    """The results database at `url`; its tables are created on first use, and upgraded where they are older.

    Raises SinkError when the database cannot be opened, or holds a schema that this version does not know.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        with _transaction(self._engine) as connection:
            version = _schema_version(connection)
            if version is None:
                _METADATA.create_all(connection)
                connection.execute(_VERSION.insert().values(version=SCHEMA_VERSION))
            else:
                _upgrade(connection, version)

    def write(self, stored: StoredDocument) -> None:
        """Replace the document's rows by these; raises SinkError and then changes nothing."""
        pages, found = page_rows(stored), field_rows(stored)
        with _transaction(self._engine) as connection:
            _delete(connection, stored.record.document_id)
            connection.execute(_DOCUMENTS.insert(), asdict(document_row(stored)))
            _insert(connection, _PAGES, pages)
            _insert(connection, _FIELDS, found)

    def remove(self, document_id: int) -> None:
        """Take the document's rows away; raises SinkError and then changes nothing."""
        with _transaction(self._engine) as connection:
            _delete(connection, document_id)

    def written(self, after: int, limit: int) -> list[WrittenDocument]:
        """Return what is held of the first `limit` documents after the id `after`, by ascending id."""
        own_pages = sa.select(sa.func.count()).where(_PAGES.c.document_id == _DOCUMENTS.c.document_id)
        columns = (_DOCUMENTS.c.document_id, _DOCUMENTS.c.state, _DOCUMENTS.c.finished_at)
        query = (
            sa.select(*columns, own_pages.scalar_subquery())
            .where(_DOCUMENTS.c.document_id > after)
            .order_by(_DOCUMENTS.c.document_id)
            .limit(limit)
        )
        with _transaction(self._engine) as connection:
            return [WrittenDocument(i, s, _in_utc(at), n) for i, s, at, n in connection.execute(query)]

    def close(self) -> None:
        self._engine.dispose()


def results_schema_version(url: str) -> int | None:
    """Return the schema version of the results database, None while it is empty; creates nothing.

    Raises SinkError when it cannot be opened or is not ours.
    """
    engine = _engine(url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return None
    try:
        with _transaction(engine) as connection:
            return _schema_version(connection)
    finally:
        engine.dispose()


def _upgrade(connection: sa.Connection, version: int) -> None:
    for older in range(version, SCHEMA_VERSION):
        for statement in _UPGRADES[older]:
            connection.exec_driver_sql(statement)
    if version != SCHEMA_VERSION:
        connection.execute(_VERSION.update().values(version=SCHEMA_VERSION))


def _schema_version(connection: sa.Connection) -> int | None:
    """Return the version of our tables, None in an empty database; raises SinkError for any other."""
    inspector = sa.inspect(connection)
    if not inspector.has_table(_VERSION.name):
        foreign = sorted(name for name in _METADATA.tables if inspector.has_table(name))
        if foreign:
            raise SinkError(
                "results_database_foreign",
                f"The results database already has tables of another program ({', '.join(foreign)}).",
                "Give the appliance a database of its own: set storage.results_url in appliance.toml.",
            )
        return None
    version = connection.execute(sa.select(_VERSION.c.version)).scalar_one()
    if version not in {*_UPGRADES, SCHEMA_VERSION}:
        raise SinkError(
            "results_schema_mismatch",
            f"The results database has schema {version}; this version of the appliance writes "
            f"{SCHEMA_VERSION}.",
            "Set storage.results_url in appliance.toml to a new database, or install the version that wrote "
            "this one.",
        )
    return int(version)


def _delete(connection: sa.Connection, document_id: int) -> None:
    for table in (_FIELDS, _PAGES, _DOCUMENTS):
        connection.execute(table.delete().where(table.c.document_id == document_id))


def _in_utc(moment: datetime) -> datetime:
    """Return the moment with its zone, which SQLite does not keep."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _insert(connection: sa.Connection, table: sa.Table, rows: list[PageRow] | list[FieldRow]) -> None:
    if rows:
        connection.execute(table.insert(), [asdict(row) for row in rows])


def _engine(url: str) -> sa.Engine:
    try:
        # Parameters are values read from documents: they must not appear in the text of an error.
        # A connection that the server closed meanwhile is found by the ping and opened again.
        engine = sa.create_engine(url, hide_parameters=True, pool_pre_ping=True, json_serializer=_json)
    except (sa.exc.ArgumentError, ValueError) as error:
        raise SinkError(*_SENTENCES["unreachable"]) from error
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _configure_sqlite)
        sa.event.listen(engine, "begin", _begin_immediate)
    else:
        sa.event.listen(engine, "do_connect", _configure_postgresql)
    return engine


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)  # so that LIKE finds accented words


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


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    try:
        with engine.begin() as connection:
            yield connection
    except sa.exc.DBAPIError as error:
        raise _sink_error(error) from error


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


def _sink_error(error: sa.exc.DBAPIError) -> SinkError:
    return SinkError(*_SENTENCES[_reason(error)])


def _reason(error: sa.exc.DBAPIError) -> str:
    if isinstance(error.orig, sqlite3.Error):
        primary_code = getattr(error.orig, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
        return _SQLITE_REASONS.get(primary_code, "other")
    state = getattr(error.orig, "sqlstate", None)
    lost = state is None and isinstance(error, sa.exc.OperationalError)
    return "unreachable" if lost else _POSTGRESQL_REASONS.get(state or "", "other")
