"""Constant tensors and notes out of an ONNX file: the few fields of its protobuf that the readers need.

The numbers of fields are those of onnx.proto; raw numbers are little-endian.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_GRAPH, _INITIALIZER, _METADATA = 7, 5, 14
_DIMENSIONS, _TYPE, _NAME, _RAW = 1, 2, 8, 9
_FLOAT = 1
_FIXED = {1: 8, 5: 4}  # wire types of a width that does not vary


def float_tensor(model: bytes, name: str) -> NDArray[np.float32]:
    """Return the constant `name` of a model; raises KeyError where there is none of float32 numbers."""
    for graph in _inside(memoryview(model), _GRAPH):
        for tensor in _inside(graph, _INITIALIZER):
            told = list(_fields(tensor))
            if _text(told, _NAME) == name and (_TYPE, _FLOAT) in told:
                return _numbers(told)
    raise KeyError(name)


def metadata(model: bytes, key: str) -> str:
    """Return what a model's makers noted under `key`; raises KeyError."""
    for entry in _inside(memoryview(model), _METADATA):
        told = list(_fields(entry))
        if _text(told, 1) == key:
            return _text(told, 2)
    raise KeyError(key)


def _inside(data: memoryview, wanted: int) -> Iterator[memoryview]:
    """Yield the messages in the fields of this number."""
    for number, value in _fields(data):
        if number == wanted and isinstance(value, memoryview):
            yield value


def _text(told: list[tuple[int, int | memoryview]], wanted: int) -> str:
    found = (value for number, value in told if number == wanted and isinstance(value, memoryview))
    return bytes(next(found, memoryview(b""))).decode("utf-8", "replace")


def _numbers(told: list[tuple[int, int | memoryview]]) -> NDArray[np.float32]:
    shape: list[int] = []
    raw: memoryview = memoryview(b"")
    for number, value in told:
        if number == _DIMENSIONS:  # each by itself, or packed together
            shape += [value] if isinstance(value, int) else _packed(value)
        elif number == _RAW and isinstance(value, memoryview):
            raw = value
    return np.frombuffer(raw, "<f4").reshape(shape)


def _fields(data: memoryview) -> Iterator[tuple[int, int | memoryview]]:
    """Yield the number of each field with its value: an integer, or the bytes of anything longer."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, at = _varint(data, at)
            yield number, value
            continue
        length, at = (_FIXED[wire], at) if wire in _FIXED else _varint(data, at)
        yield number, data[at : at + length]
        at += length


def _packed(data: memoryview) -> list[int]:
    found, at = [], 0
    while at < len(data):
        value, at = _varint(data, at)
        found.append(value)
    return found


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """Return a number written seven bits a byte, the lowest first, and where the next thing begins."""
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
