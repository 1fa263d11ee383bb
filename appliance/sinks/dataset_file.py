"""One Parquet file of a dataset: its columns, how rows become it, and what it says of itself."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from pathlib import Path, PurePath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from appliance.sinks.columns import Column, DocumentRow, FieldRow, LineRow, PageRow, Row, VerdictRow, columns
from appliance.sinks.typed import DECIMAL_DIGITS, DECIMAL_PLACES, Kinds, as_count, as_day, as_sum

_IN_THE_FOLDERS = {DocumentRow: frozenset({"document_type"}), PageRow: frozenset(), FieldRow: frozenset()}
"""Columns that the folders' names tell; a reader of the dataset has them from there."""

_ROWS_A_GROUP = {DocumentRow: 10_000, PageRow: 1_000, FieldRow: 10_000}
"""Rows held in memory; fixed, because the row groups are part of the file's bytes."""

_PLACE = b"appliance.place"
"""The key in a file's metadata of the folder that it was written for."""

_LINE = pa.struct(
    [
        pa.field("text", pa.string(), nullable=False),
        pa.field("confidence", pa.float64()),
        *(pa.field(edge, pa.float64(), nullable=False) for edge in ("left", "top", "right", "bottom")),
    ]
)
_VERDICT = pa.struct(
    [
        pa.field("check", pa.string(), nullable=False),
        pa.field("passed", pa.bool_(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
    ]
)
_TYPES: dict[object, pa.DataType] = {
    int: pa.int64(),
    float: pa.float64(),
    str: pa.string(),
    date: pa.date32(),
    Decimal: pa.decimal128(DECIMAL_DIGITS, DECIMAL_PLACES),
    datetime: pa.timestamp("us", tz="UTC"),
    tuple[str, ...]: pa.list_(pa.field("element", pa.string(), nullable=False)),
    tuple[LineRow, ...]: pa.list_(pa.field("element", _LINE, nullable=False)),
    tuple[VerdictRow, ...]: pa.list_(pa.field("element", _VERDICT, nullable=False)),
}
_TYPED = (
    Column("value_date", date, is_nullable=True, meaning="The value of a date."),
    Column("value_decimal", Decimal, is_nullable=True, meaning="The value of a sum of money."),
    Column("value_integer", int, is_nullable=True, meaning="The value of a count."),
)
_READERS = (as_day, as_sum, as_count)
_NESTED: dict[object, type] = {tuple[LineRow, ...]: LineRow, tuple[VerdictRow, ...]: VerdictRow}


class DatasetFile:
    """A file of one dataset and one folder, written in row groups of fixed size; `place` is that folder.

    Every method may raise OSError. It must be closed, or given up.
    """

    def __init__(self, path: Path, row_type: type[Row], place: PurePath, kinds: Kinds) -> None:
        self._row_type, self._type_name = row_type, place.name.partition("=")[2]
        self._kinds, self._rows_a_group = kinds, _ROWS_A_GROUP[row_type]
        self._columns = _stored_columns(row_type)
        self._schema = _schema(row_type).with_metadata({_PLACE: place.as_posix().encode()})
        self._file = path.open("wb")
        self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")
        self._waiting: list[Row] = []

    def write(self, rows: Iterable[Row]) -> None:
        self._waiting.extend(rows)
        while len(self._waiting) >= self._rows_a_group:
            self._write_group(self._waiting[: self._rows_a_group])
            del self._waiting[: self._rows_a_group]

    def _write_group(self, rows: Sequence[Row]) -> None:
        values = {column.name: _values(rows, column) for column in self._columns}
        if self._row_type is FieldRow:
            values |= self._typed(values["name"], values["value"])
        self._writer.write_table(pa.table(values, schema=self._schema))

    def _typed(self, names: Sequence[Any], values: Sequence[Any]) -> dict[str, list[Any]]:
        kinds = [self._kinds.get((self._type_name, name)) for name in names]
        return {
            column.name: [read(kind, value) for kind, value in zip(kinds, values, strict=True)]
            for column, read in zip(_TYPED, _READERS, strict=True)
        }

    def close(self) -> None:
        """Write what waits, and bring all of it to the disk."""
        with self._file:
            if self._waiting:
                self._write_group(self._waiting)
            self._writer.close()
            self._file.flush()
            os.fsync(self._file.fileno())

    def give_up(self) -> None:
        """Leave the file as it is; it is no Parquet file then."""
        self._writer.is_open = False  # its finalizer must not write to a closed file
        with suppress(OSError):  # of bytes that the disk did not take
            self._file.close()


class UnreadableFile(Exception):  # noqa: N818 - named for what it is
    """A file that is missing, damaged, or no Parquet file."""


def read_columns(file: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return some columns of a file, a dictionary a row; raises UnreadableFile."""
    with _open(file) as opened:
        rows: list[dict[str, Any]] = opened.read(columns=list(names)).to_pylist()
    return rows


def written_for(file: Path) -> str | None:
    """Return the folder within its dataset for which a file was written; None where it does not say.

    Raises UnreadableFile.
    """
    with _open(file) as opened:
        metadata: Mapping[bytes, bytes] = opened.schema_arrow.metadata or {}
    place = metadata.get(_PLACE)
    return None if place is None else place.decode()


@contextmanager
def _open(file: Path) -> Iterator[Any]:
    try:
        with pq.ParquetFile(file) as opened:
            yield opened
    except (OSError, pa.ArrowException) as error:
        raise UnreadableFile(str(file)) from error


def _stored_columns(row_type: type[Row]) -> list[Column]:
    return [column for column in columns(row_type) if column.name not in _IN_THE_FOLDERS[row_type]]


def _schema(row_type: type[Row]) -> pa.Schema:
    typed = _TYPED if row_type is FieldRow else ()
    return pa.schema(
        [
            pa.field(column.name, _TYPES[column.type], nullable=column.is_nullable)
            for column in chain(_stored_columns(row_type), typed)
        ]
    )


def _values(rows: Sequence[Row], column: Column) -> list[Any]:
    values = [getattr(row, column.name) for row in rows]
    inner = _NESTED.get(column.type)
    if inner is None:
        return values
    names = [field.name for field in fields(inner)]
    return [[{name: getattr(one, name) for name in names} for one in value] for value in values]
