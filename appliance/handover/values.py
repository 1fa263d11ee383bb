"""Values of any SQL database as JSON, exactly: what a table's lines hold.

integer   a JSON number, of any size        bytes    a string in base64 (RFC 4648)
number    a JSON number; "Infinity",        moment   "2026-03-01T12:00:00.000000Z", in UTC
"-Infinity" and "NaN" as strings  json     a string that holds JSON
boolean   true or false                     text     a string
NULL is null. A line is one row: a JSON array in the order of the columns, in UTF-8, ended by a newline.
"""

import json
import math
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

_Type = TypeVar("_Type")
Plain = str | int | float | bool
_NOT_FINITE = {"Infinity": math.inf, "-Infinity": -math.inf, "NaN": math.nan}
_to_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


class Kind(StrEnum):
    """What a column holds, whichever database it is in."""

    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    TEXT = "text"
    BYTES = "bytes"
    MOMENT = "moment"
    JSON = "json"


def line_of(kinds: Sequence[Kind], row: Sequence[object]) -> bytes:
    """Return a row as a line; raises TypeError or ValueError for what a column of that kind cannot hold."""
    values = [
        None if value is None else _ENCODERS[kind](value) for kind, value in zip(kinds, row, strict=True)
    ]
    return _to_json(values).encode() + b"\n"


def row_of(kinds: Sequence[Kind], line: bytes) -> list[object]:
    """Return the row that a line holds; raises ValueError for anything that `line_of` does not write."""
    values = json.loads(line)
    if not isinstance(values, list) or len(values) != len(kinds):
        raise ValueError("a line does not have as many values as its table has columns")
    return [
        None if value is None else _DECODERS[kind](value) for kind, value in zip(kinds, values, strict=True)
    ]


def _only(value: object, kind: type[_Type]) -> _Type:
    if type(value) is not kind:
        raise ValueError(f"a {type(value).__name__} where a {kind.__name__} belongs")
    return value


def _number(value: object) -> Plain:
    number = float(value) if type(value) is int else _only(value, float)
    if math.isfinite(number):
        return number
    return "NaN" if math.isnan(number) else ("Infinity" if number > 0 else "-Infinity")


def _number_back(value: object) -> float:
    return _NOT_FINITE[value] if isinstance(value, str) and value in _NOT_FINITE else _only(value, float)


def _text(value: object) -> str:
    return _only(value, str)


def _integer(value: object) -> int:
    return _only(value, int)


def _boolean(value: object) -> bool:
    return _only(value, bool)


def _bytes(value: object) -> str:
    return b64encode(bytes(value) if isinstance(value, memoryview) else _only(value, bytes)).decode()


def _bytes_back(value: object) -> bytes:
    return b64decode(_only(value, str), validate=True)


def _moment(value: object) -> str:
    moment = _only(value, datetime).astimezone(UTC)
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def _moment_back(value: object) -> datetime:
    return datetime.fromisoformat(_only(value, str)).astimezone(UTC)


def _json_text(value: object) -> str:
    """SQLite keeps a JSON text that is a lone number as that number."""
    return value if isinstance(value, str) else _to_json(value)


_ENCODERS: Mapping[Kind, Callable[[object], Plain]] = {
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.TEXT: _text,
    Kind.BYTES: _bytes,
    Kind.MOMENT: _moment,
    Kind.JSON: _json_text,
}
_DECODERS: Mapping[Kind, Callable[[object], object]] = {
    Kind.INTEGER: _integer,
    Kind.NUMBER: _number_back,
    Kind.BOOLEAN: _boolean,
    Kind.TEXT: _text,
    Kind.BYTES: _bytes_back,
    Kind.MOMENT: _moment_back,
    Kind.JSON: _text,
}
