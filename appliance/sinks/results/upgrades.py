"""Making the results database, and upgrading an older one in place with what is in it."""

from collections.abc import Iterator
from dataclasses import asdict

import sqlalchemy as sa

from appliance.sinks.columns import FieldRow
from appliance.sinks.results.tables import (
    ACTS,
    DOCUMENTS,
    FAILURES,
    FIELDS,
    HISTORY,
    METADATA,
    MODELS,
    PAGES,
    SCHEMA_VERSION,
    VERSION,
    VIEWS,
)
from appliance.sinks.results.words import create_words
from appliance.sinks.rows import act_rows, search_key
from pipelines.errors import SinkError

_FIRST_STATEMENTS = {
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
_NEW_IN_5 = (MODELS, ACTS, FAILURES, HISTORY, VIEWS)
_DOCUMENTS_AT_ONCE = 500


def schema_version(connection: sa.Connection) -> int | None:
    """Return the version of our tables, None in an empty database; raises SinkError for any other."""
    inspector = sa.inspect(connection)
    if not inspector.has_table(VERSION.name):
        _refuse_foreign(connection, list(METADATA.tables))
        return None
    version = connection.execute(sa.select(VERSION.c.version)).scalar_one()
    if not 1 <= version <= SCHEMA_VERSION:
        raise SinkError(
            "results_schema_mismatch",
            f"The results database has schema {version}; this version of the appliance writes "
            f"{SCHEMA_VERSION}.",
            "Set storage.results_url in appliance.toml to a new database, or install the version that wrote "
            "this one.",
        )
    return int(version)


def create(connection: sa.Connection) -> None:
    """Make everything in an empty database."""
    METADATA.create_all(connection)
    connection.execute(VERSION.insert().values(version=SCHEMA_VERSION))
    create_words(connection)


def upgrade(connection: sa.Connection, version: int) -> None:
    """Bring tables of that version to this one's, in the caller's transaction; raises SinkError."""
    if version == SCHEMA_VERSION:
        return
    for older in range(version, 4):
        for statement in _FIRST_STATEMENTS[older]:
            connection.exec_driver_sql(statement)
    _to_5(connection)
    connection.execute(VERSION.update().values(version=SCHEMA_VERSION))


def _to_5(connection: sa.Connection) -> None:
    """Acts, failures, models, history, search and comments: what older rows tell of them is filled in."""
    _refuse_foreign(connection, [table.name for table in _NEW_IN_5])
    is_postgresql = connection.dialect.name == "postgresql"
    MODELS.create(connection)
    collation = ' COLLATE "C"' if is_postgresql else ""
    for addition in (
        "pages ADD COLUMN model_id TEXT REFERENCES models (model_id)",
        f"fields ADD COLUMN search_key TEXT{collation}",
        "fields ADD COLUMN read_value TEXT",
        "fields ADD COLUMN confirmed_by TEXT",
        f"fields ADD COLUMN confirmed_at {'TIMESTAMP WITH TIME ZONE' if is_postgresql else 'DATETIME'}",
    ):
        connection.exec_driver_sql(f"ALTER TABLE {addition}")
    METADATA.create_all(connection)
    _fill_failures(connection)
    for found in _fields_of_documents(connection):
        _fill_from_fields(connection, found)
    if is_postgresql:
        connection.exec_driver_sql("DROP INDEX fields_by_name")  # another one begins with the name as well
        _comment(connection)
    for table in (DOCUMENTS, PAGES, FIELDS):
        for index in sorted(table.indexes, key=lambda index: index.name or ""):
            index.create(connection, checkfirst=True)
    create_words(connection)


def _fill_failures(connection: sa.Connection) -> None:
    names = ["document_id", "page", "failure_class", "code"]
    told = sa.select(PAGES.c.document_id, PAGES.c.page, PAGES.c.failure_class, PAGES.c.failure_code)
    connection.execute(FAILURES.insert().from_select(names, told.where(PAGES.c.failure_code.is_not(None))))


def _fields_of_documents(connection: sa.Connection) -> Iterator[list[FieldRow]]:
    """Yield what the fields of some documents say, all of a document together."""
    told = ("document_id", "name", "occurrence", "subject", "value", "status", "page")
    query = sa.select(*(FIELDS.c[name] for name in told)).order_by(FIELDS.c.name, FIELDS.c.occurrence)
    ids = sa.select(DOCUMENTS.c.document_id).order_by(DOCUMENTS.c.document_id).limit(_DOCUMENTS_AT_ONCE)
    after = 0
    while chosen := list(connection.scalars(ids.where(DOCUMENTS.c.document_id > after))):
        after = chosen[-1]
        own = FIELDS.c.document_id.between(chosen[0], after)
        yield [FieldRow(**row) for row in connection.execute(query.where(own)).mappings()]


def _fill_from_fields(connection: sa.Connection, found: list[FieldRow]) -> None:
    keys = [
        {"of": row.document_id, "called": row.name, "nth": row.occurrence, "key": search_key(row.value)}
        for row in found
        if row.value is not None
    ]
    this = FIELDS.c.document_id == sa.bindparam("of")
    this &= FIELDS.c.name == sa.bindparam("called")
    this &= FIELDS.c.occurrence == sa.bindparam("nth")
    if keys:
        connection.execute(FIELDS.update().where(this).values(search_key=sa.bindparam("key")), keys)
    by_document: dict[int, list[FieldRow]] = {}
    for row in found:
        by_document.setdefault(row.document_id, []).append(row)
    if acts := [asdict(act) for own in by_document.values() for act in act_rows(own)]:
        connection.execute(ACTS.insert(), acts)


def _comment(connection: sa.Connection) -> None:
    for table in (DOCUMENTS, PAGES, FIELDS):
        connection.execute(sa.schema.SetTableComment(table))
        for column in table.columns:
            connection.execute(sa.schema.SetColumnComment(column))


def _refuse_foreign(connection: sa.Connection, names: list[str]) -> None:
    inspector = sa.inspect(connection)
    foreign = sorted(name for name in names if inspector.has_table(name))
    if foreign:
        raise SinkError(
            "results_database_foreign",
            f"The results database already has tables of another program ({', '.join(foreign)}).",
            "Give the appliance a database of its own: set storage.results_url in appliance.toml.",
        )
