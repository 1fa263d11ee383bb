"""Tables of SQLite and PostgreSQL as lines, and back: which there are is asked of the database itself.

Rows come by ascending key, texts compared by their bytes, so that equal tables give equal lines whichever
database they are in.
"""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from graphlib import TopologicalSorter
from itertools import islice
from typing import Any

import sqlalchemy as sa

from appliance.handover.values import Kind, line_of, row_of
from appliance.ledger.tables import UtcDateTime

_ROWS_AT_ONCE = 100
_KINDS: tuple[tuple[type[sa.types.TypeEngine[Any]], Kind], ...] = (
    (sa.Boolean, Kind.BOOLEAN),
    (sa.Integer, Kind.INTEGER),
    (sa.Float, Kind.NUMBER),
    (sa.LargeBinary, Kind.BYTES),
    (sa.DateTime, Kind.MOMENT),
    (sa.JSON, Kind.JSON),
    (sa.String, Kind.TEXT),
)


@dataclass(frozen=True, slots=True)
class ColumnForm:
    """A column: its name, what it holds, and whether NULL may stand there."""

    name: str
    kind: Kind
    nullable: bool


@dataclass(frozen=True, slots=True)
class TableForm:
    """A table as any database has it; `refers_to` are the tables that its foreign keys name."""

    name: str
    columns: tuple[ColumnForm, ...]
    key: tuple[str, ...]
    refers_to: tuple[str, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        return tuple(column.kind for column in self.columns)

    def is_like(self, other: "TableForm") -> bool:
        """Say whether the other one has the same columns, in whatever order, and the same key."""
        mine = {(one.name, one.kind) for one in self.columns}
        return self.key == other.key and mine == {(one.name, one.kind) for one in other.columns}


def table_names(connection: sa.Connection) -> set[str]:
    """Return the tables that hold rows of their own: on SQLite, an index of words has tables too."""
    if connection.dialect.name != "sqlite":
        return set(sa.inspect(connection).get_table_names())
    rows = connection.exec_driver_sql("PRAGMA table_list").mappings()
    return {
        row["name"]
        for row in rows
        if row["type"] == "table" and row["schema"] == "main" and not row["name"].startswith("sqlite_")
    }


def table_forms(connection: sa.Connection, names: Collection[str]) -> list[TableForm]:
    """Return what these tables are like, those that others refer to first."""
    inspector = sa.inspect(connection)
    forms = {name: _form(inspector, name) for name in sorted(names)}
    graph = {form.name: set(form.refers_to) & forms.keys() for form in forms.values()}
    return [forms[name] for name in TopologicalSorter(graph).static_order()]


def lines(connection: sa.Connection, form: TableForm) -> Iterator[bytes]:
    """Yield every row as a line; few are in memory at a time."""
    table = _table(connection, form)
    is_postgresql = connection.dialect.name == "postgresql"
    order = [
        sa.collate(column, "C") if is_postgresql and isinstance(column.type, sa.Text) else column
        for column in (table.c[name] for name in form.key or [one.name for one in form.columns])
    ]
    query = sa.select(table).order_by(*order)
    for row in connection.execute(query, execution_options={"yield_per": _ROWS_AT_ONCE}):
        yield line_of(form.kinds, row)


def hash_of(connection: sa.Connection, form: TableForm) -> str:
    """Return the SHA-256 of the table's lines."""
    digest = hashlib.sha256()
    for line in lines(connection, form):
        digest.update(line)
    return digest.hexdigest()


def is_empty(connection: sa.Connection, form: TableForm) -> bool:
    """Say whether the table has no row."""
    return (
        connection.execute(sa.select(sa.literal(1)).select_from(sa.table(form.name)).limit(1)).first() is None
    )


def insert(connection: sa.Connection, form: TableForm, rows: Iterable[bytes]) -> None:
    """Insert the rows of these lines; raises ValueError for what is no line of this table."""
    table = _table(connection, form)
    names = [column.name for column in form.columns]
    values = (dict(zip(names, row_of(form.kinds, line), strict=True)) for line in rows)
    while portion := list(islice(values, _ROWS_AT_ONCE)):
        connection.execute(table.insert(), portion)


def continue_numbers(connection: sa.Connection, form: TableForm) -> None:
    """Let the numbers that PostgreSQL gives out go on behind those that are there; SQLite does so itself."""
    if connection.dialect.name != "postgresql":
        return
    for column in form.columns:
        if column.kind is Kind.INTEGER:
            _continue(connection, form.name, column.name)


def _continue(connection: sa.Connection, table: str, column: str) -> None:
    quoted = connection.dialect.identifier_preparer.quote(table)
    sequence = connection.scalar(sa.select(sa.func.pg_get_serial_sequence(quoted, column)))
    last = connection.scalar(sa.select(sa.func.max(sa.column(column))).select_from(sa.table(table)))
    if sequence is not None and last is not None:
        connection.execute(sa.select(sa.func.setval(sequence, last)))


def _form(inspector: sa.Inspector, name: str) -> TableForm:
    columns = tuple(
        ColumnForm(column["name"], kind_of(column["type"]), bool(column["nullable"]))
        for column in inspector.get_columns(name)
        if "computed" not in column  # the database makes it of the others
    )
    key = tuple(inspector.get_pk_constraint(name)["constrained_columns"])
    others = {foreign["referred_table"] for foreign in inspector.get_foreign_keys(name)}
    return TableForm(name, columns, key, tuple(sorted(others - {name})))


def kind_of(type_: sa.types.TypeEngine[Any]) -> Kind:
    """Return what a column of this type holds; raises TypeError for a type that has no exact form here."""
    for known, kind in _KINDS:
        if isinstance(type_, known):
            return kind
    raise TypeError(f"no exact form is known for a column of {type_!r}")


class _JsonText(sa.types.UserDefinedType[str]):
    """PostgreSQL's JSON as the text that it is."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "JSON"

    def bind_expression(self, bindvalue: sa.BindParameter[str]) -> sa.ColumnElement[str]:
        return sa.cast(sa.type_coerce(bindvalue, sa.Text), sa.JSON)

    def column_expression(self, colexpr: sa.ColumnElement[Any]) -> sa.ColumnElement[str]:
        return sa.cast(colexpr, sa.Text)


_TYPES: dict[Kind, sa.types.TypeEngine[Any]] = {
    Kind.INTEGER: sa.BigInteger(),
    Kind.NUMBER: sa.Double(),
    Kind.BOOLEAN: sa.Boolean(),
    Kind.TEXT: sa.Text(),
    Kind.BYTES: sa.LargeBinary(),
    Kind.MOMENT: UtcDateTime(),
    Kind.JSON: _JsonText(),
}


def _table(connection: sa.Connection, form: TableForm) -> sa.Table:
    """The table with plain types: what is stored, not what a part of the program makes of it."""
    is_sqlite = connection.dialect.name == "sqlite"
    columns = (
        sa.Column(one.name, sa.Text() if is_sqlite and one.kind is Kind.JSON else _TYPES[one.kind])
        for one in form.columns
    )
    return sa.Table(form.name, sa.MetaData(), *columns)
