"""Finished documents as tables of a results database: SQLite, or PostgreSQL by URL.

Writing documents is one transaction that replaces their rows by document id, so writing them again after a
crash changes nothing; what a field was before is kept. Times are stored in UTC.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from appliance.sinks.columns import DocumentRow, FieldRow, ModelRow, TableRow, values_of
from appliance.sinks.results.database import engine_of, transaction
from appliance.sinks.results.tables import (
    ACTS,
    DOCUMENTS,
    FAILURES,
    FIELDS,
    HISTORY,
    MODELS,
    PAGES,
)
from appliance.sinks.results.upgrades import create, schema_version, upgrade
from appliance.sinks.results.views import refresh_views
from appliance.sinks.rows import (
    StoredDocument,
    WrittenDocument,
    act_rows,
    document_row,
    failure_rows,
    field_rows,
    model_rows,
    page_rows,
)
from pipelines.document_types.document_type import DocumentType
from pipelines.errors import SinkError

_Told = tuple[str | None, str | None]
"""A field's value and its status; both None where there is no such field."""


class SqlSink:
    """The results database at `url`; its tables are created on first use, and upgraded where they are older.

    The views of `types` are made, or brought up to date; others are left as they are.
    Raises SinkError when the database cannot be opened, or holds a schema that this version does not know.
    """

    def __init__(self, url: str, types: Sequence[DocumentType] = ()) -> None:
        self._engine = engine_of(url)
        try:
            with transaction(self._engine) as connection:
                version = schema_version(connection)
                if version is None:
                    create(connection)
                else:
                    upgrade(connection, version)
                refresh_views(connection, types)
        except SinkError:
            self.close()
            raise

    def write(self, *documents: StoredDocument) -> None:
        """Replace the documents' rows, each of another id; raises SinkError and then changes nothing."""
        found = {one.record.document_id: field_rows(one) for one in documents}
        with transaction(self._engine) as connection:
            before = _told(connection, found)
            _delete_all_but_the_documents(connection, before)
            _put_documents(connection, [document_row(one) for one in documents])
            _add_models(connection, {row.model_id: row for one in documents for row in model_rows(one)})
            _insert(connection, PAGES, (row for one in documents for row in page_rows(one)))
            _insert(connection, FAILURES, (row for one in documents for row in failure_rows(one)))
            _insert(connection, FIELDS, (row for own in found.values() for row in own))
            _insert(connection, ACTS, (row for own in found.values() for row in act_rows(own)))
            for one in documents:
                if (told := before.get(one.record.document_id)) is not None:
                    _remember(connection, one, told, found[one.record.document_id])

    def remove(self, document_id: int) -> None:
        """Take the document's rows away; raises SinkError and then changes nothing."""
        with transaction(self._engine) as connection:
            _delete_all_but_the_documents(connection, [document_id])
            for table in (HISTORY, DOCUMENTS):
                connection.execute(table.delete().where(table.c.document_id == document_id))

    def written(self, after: int, limit: int) -> list[WrittenDocument]:
        """Return what is held of the first `limit` documents after the id `after`, by ascending id."""
        own_pages = sa.select(sa.func.count()).where(PAGES.c.document_id == DOCUMENTS.c.document_id)
        columns = (DOCUMENTS.c.document_id, DOCUMENTS.c.state, DOCUMENTS.c.finished_at)
        query = (
            sa.select(*columns, own_pages.scalar_subquery())
            .where(DOCUMENTS.c.document_id > after)
            .order_by(DOCUMENTS.c.document_id)
            .limit(limit)
        )
        with transaction(self._engine) as connection:
            return [WrittenDocument(i, s, _in_utc(at), n) for i, s, at, n in connection.execute(query)]

    def close(self) -> None:
        self._engine.dispose()


def results_schema_version(url: str) -> int | None:
    """Return the schema version of the results database, None while it is empty; creates nothing.

    Raises SinkError when it cannot be opened or is not ours.
    """
    engine = engine_of(url)
    if engine.dialect.name == "sqlite" and not Path(engine.url.database or "").exists():
        return None
    try:
        with transaction(engine) as connection:
            return schema_version(connection)
    finally:
        engine.dispose()


def _told(
    connection: sa.Connection, document_ids: Collection[int]
) -> dict[int, dict[tuple[str, int], _Told]]:
    """Return what is held of the documents' fields, of those that were written before."""
    known = sa.select(DOCUMENTS.c.document_id).where(DOCUMENTS.c.document_id.in_(document_ids))
    told: dict[int, dict[tuple[str, int], _Told]] = {one: {} for one in connection.scalars(known)}
    columns = (FIELDS.c.document_id, FIELDS.c.name, FIELDS.c.occurrence, FIELDS.c.value, FIELDS.c.status)
    if told:
        for row in connection.execute(sa.select(*columns).where(FIELDS.c.document_id.in_(told))):
            told[row.document_id][row.name, row.occurrence] = row.value, row.status
    return told


def _delete_all_but_the_documents(connection: sa.Connection, document_ids: Collection[int]) -> None:
    if document_ids:
        for table in (ACTS, FIELDS, FAILURES, PAGES):
            connection.execute(table.delete().where(table.c.document_id.in_(document_ids)))


def _put_documents(connection: sa.Connection, rows: Sequence[DocumentRow]) -> None:
    """Write the documents' rows in place: what is remembered of their fields goes on referring to them."""
    put = _insert_into(connection, DOCUMENTS)
    new = {column.name: column for column in put.excluded}
    put = put.on_conflict_do_update(index_elements=["document_id"], set_=new)
    connection.execute(put, [values_of(row) for row in rows])


def _add_models(connection: sa.Connection, rows: Mapping[str, ModelRow]) -> None:
    if rows:
        values = [values_of(rows[model_id]) for model_id in sorted(rows)]
        connection.execute(_insert_into(connection, MODELS).on_conflict_do_nothing(), values)


def _insert_into(connection: sa.Connection, table: sa.Table) -> sqlite.Insert | postgresql.Insert:
    """Return an INSERT that can be told what to do where the row is there already."""
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)


def _insert(connection: sa.Connection, table: sa.Table, rows: Iterable[TableRow]) -> None:
    if values := [values_of(row) for row in rows]:
        connection.execute(table.insert(), values)


def _remember(
    connection: sa.Connection,
    stored: StoredDocument,
    before: Mapping[tuple[str, int], _Told],
    found: Sequence[FieldRow],
) -> None:
    now = datetime.now(UTC)
    after: dict[tuple[str, int], _Told] = {
        (row.name, row.occurrence): (row.value, row.status) for row in found
    }
    changes = [
        {
            "document_id": stored.record.document_id,
            "name": name,
            "occurrence": occurrence,
            "old_value": old[0],
            "new_value": new[0],
            "old_status": old[1],
            "new_status": new[1],
            "pipeline_version": stored.record.pipeline_version,
            "changed_at": now,
        }
        for (name, occurrence), old, new in _differing(before, after)
    ]
    if changes:
        connection.execute(HISTORY.insert(), changes)


def _differing(
    before: Mapping[tuple[str, int], _Told], after: Mapping[tuple[str, int], _Told]
) -> Iterator[tuple[tuple[str, int], _Told, _Told]]:
    """Yield the fields whose value or status is another, with both, in a fixed order."""
    absent: _Told = (None, None)
    for key in sorted({*before, *after}):
        old, new = before.get(key, absent), after.get(key, absent)
        if old != new:
            yield key, old, new


def _in_utc(moment: datetime) -> datetime:
    """Return the moment with its zone, which SQLite does not keep."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
