"""The tables of the results database and their indexes."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from appliance.sinks.columns import TABLES, Column, LineRow, VerdictRow, columns, table_meaning

SCHEMA_VERSION = 5

_TYPES: dict[object, sa.types.TypeEngine[Any]] = {
    int: sa.Integer(),
    float: sa.Double(),
    str: sa.Text(),
    datetime: sa.DateTime(timezone=True),
    tuple[str, ...]: sa.JSON(),
    tuple[LineRow, ...]: sa.JSON(),
    tuple[VerdictRow, ...]: sa.JSON(),
}
_SEARCHED = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared byte by byte, so that an index finds what begins with something."""

METADATA = sa.MetaData()
VERSION = sa.Table("results_schema", METADATA, sa.Column("version", sa.Integer(), nullable=False))
VIEWS = sa.Table(
    "results_views",
    METADATA,
    sa.Column("name", sa.Text(), primary_key=True),
    sa.Column("definition_sha256", sa.Text(), nullable=False),
)


def _table(name: str, key: set[str], *constraints: sa.schema.SchemaItem) -> sa.Table:
    row_type = TABLES[name]
    described = (_column(column, is_key=column.name in key) for column in columns(row_type))
    return sa.Table(name, METADATA, *described, *constraints, comment=table_meaning(row_type))


def _column(column: Column, *, is_key: bool) -> sa.Column[Any]:
    kind = _SEARCHED if column.name == "search_key" else _TYPES[column.type]
    return sa.Column(
        column.name,
        kind,
        primary_key=is_key,
        nullable=column.is_nullable,
        autoincrement="auto" if column.name == "change_id" else False,
        comment=column.meaning,
    )


def _of_document() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["document_id"], ["documents.document_id"])


def _of_page() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["document_id", "page"], ["pages.document_id", "pages.page"])


DOCUMENTS = _table("documents", {"document_id"})
MODELS = _table("models", {"model_id"})
PAGES = _table(
    "pages",
    {"document_id", "page"},
    _of_document(),
    sa.ForeignKeyConstraint(["model_id"], ["models.model_id"]),
)
FIELDS = _table("fields", {"document_id", "name", "occurrence"}, _of_document(), _of_page())
ACTS = _table("acts", {"document_id", "subject"}, _of_document())
FAILURES = _table("failures", {"document_id", "page"}, _of_page())
HISTORY = _table("field_history", {"change_id"}, _of_document())

sa.Index("documents_by_sha256", DOCUMENTS.c.sha256)
sa.Index("documents_by_type", DOCUMENTS.c.document_type, DOCUMENTS.c.admitted_at)
sa.Index("documents_by_arrival", DOCUMENTS.c.admitted_at)
sa.Index("pages_by_model", PAGES.c.model_id)
sa.Index("acts_by_kind", ACTS.c.kind, ACTS.c.date)
sa.Index("failures_by_code", FAILURES.c.code)
sa.Index("field_history_by_document", HISTORY.c.document_id)
# A PostgreSQL B-tree refuses entries above 2,704 bytes, and a property's description is longer than that.
sa.Index("fields_by_name_and_value", FIELDS.c.name, FIELDS.c.value).ddl_if(dialect="sqlite")
sa.Index("fields_by_value", FIELDS.c.value, postgresql_using="hash").ddl_if(dialect="postgresql")
# The key of a value is short on both: equal, or beginning with, or between two dates, whatever the accents.
sa.Index("fields_by_search_key", FIELDS.c.name, FIELDS.c.search_key)
