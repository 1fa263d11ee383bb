"""One view for each document type, with a column for each of its fields: `doc_nascimento`, `doc_escritura`, …

A field that a document has once shows its first value of the document itself. One that may occur several
times, or tells of an act or a party, shows all its values by occurrence: `R.3: 2001-04-02; AV.4: 2010-11-30`.
What has no value is null.
"""

import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from appliance.sinks.results.database import is_refusal
from appliance.sinks.results.tables import DOCUMENTS, FIELDS, VIEWS
from pipelines.document_types.document_type import DocumentType

_LONGEST_NAME = 63  # PostgreSQL cuts what is longer, and two types might become one
_HASH_DIGITS = 8
_BETWEEN = "; "
_d, _f = DOCUMENTS.alias("d"), FIELDS.alias("f")
_OF_DOCUMENT = {
    "document_id": _d.c.document_id,
    "document_name": _d.c.name,
    "document_state": _d.c.state,
    "admitted_at": _d.c.admitted_at,
    "finished_at": _d.c.finished_at,
}
"""The first columns of every view."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ViewColumn:
    """A column for the field called `field`; `has_all` its values, with what they tell of, or the first."""

    name: str
    field: str
    has_all: bool


def view_name(type_name: str) -> str:
    """Return the name of a type's view; where it had to be cut, its end tells it from any other."""
    name = f"doc_{type_name}"
    if len(name) <= _LONGEST_NAME:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()[:_HASH_DIGITS]
    return f"{name[: _LONGEST_NAME - _HASH_DIGITS - 1]}_{digest}"


def view_columns(kind: DocumentType) -> list[ViewColumn]:
    """Return the columns of a type's view behind those of its document, in the order of its fields."""
    several = {spec.name for spec in kind.fields if spec.many or spec.subject}
    taken = {*_OF_DOCUMENT}
    columns = []
    for field in kind.specs:
        name = field
        while name in taken:
            name += "_"
        taken.add(name)
        columns.append(ViewColumn(name, field, field in several))
    return columns


def refresh_views(connection: sa.Connection, types: Sequence[DocumentType]) -> None:
    """Make the views that there are not, and make those anew whose type has changed.

    One that cannot be made anew, because another object has its name or depends on it, stays as it is.
    """
    known = {row.name: row.definition_sha256 for row in connection.execute(sa.select(VIEWS))}
    there = set(sa.inspect(connection).get_view_names())
    for kind in types:
        name, definition = view_name(kind.name), _definition(connection.dialect, kind)
        digest = hashlib.sha256(definition.encode()).hexdigest()
        if name in there and (name not in known or known[name] == digest):
            continue  # it is as it should be, or an office's own
        if _make(connection, name, definition):
            connection.execute(VIEWS.delete().where(VIEWS.c.name == name))
            connection.execute(VIEWS.insert().values(name=name, definition_sha256=digest))


def _make(connection: sa.Connection, name: str, definition: str) -> bool:
    for statements in _ways(connection.dialect.name, name, definition):
        try:
            with connection.begin_nested():
                for statement in statements:
                    connection.exec_driver_sql(statement)
        except sa.exc.DBAPIError as error:
            if not is_refusal(error):
                raise
        else:
            return True
    _log.warning("a view stays as it was", extra={"action": "view_kept", "view": name})
    return False


def _ways(dialect: str, name: str, definition: str) -> Iterator[tuple[str, ...]]:
    """Yield the ways to make a view: first the one that leaves in place what depends on it."""
    if dialect == "postgresql":
        yield (f"CREATE OR REPLACE VIEW {name} AS {definition}",)
    yield f"DROP VIEW IF EXISTS {name}", f"CREATE VIEW {name} AS {definition}"


def _definition(dialect: sa.Dialect, kind: DocumentType) -> str:
    columns = [column.label(name) for name, column in _OF_DOCUMENT.items()]
    columns += [_values(dialect.name, column).label(column.name) for column in view_columns(kind)]
    query = sa.select(*columns).select_from(_d).where(_d.c.document_type == kind.name)
    return str(query.compile(dialect=dialect, compile_kwargs={"literal_binds": True}))


def _values(dialect: str, column: ViewColumn) -> sa.ScalarSelect[str]:
    own = (_f.c.document_id == _d.c.document_id, _f.c.name == column.field, _f.c.value.is_not(None))
    if not column.has_all:
        first = sa.select(_f.c.value).where(*own, _f.c.subject == "").order_by(_f.c.occurrence).limit(1)
        return first.correlate(_d).scalar_subquery()
    told = sa.case((_f.c.subject == "", _f.c.value), else_=_f.c.subject + ": " + _f.c.value)
    if dialect == "postgresql":
        ordered = postgresql.aggregate_order_by(sa.literal(_BETWEEN), _f.c.occurrence)
        return sa.select(sa.func.string_agg(told, ordered)).where(*own).correlate(_d).scalar_subquery()
    # SQLite aggregates in the order of the rows that it is given, and knows no other before 3.44.
    rows = sa.select(told.label("told")).where(*own).order_by(_f.c.occurrence).correlate(_d).subquery()
    return sa.select(sa.func.group_concat(rows.c.told, _BETWEEN)).scalar_subquery()
