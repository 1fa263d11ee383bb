"""The header of a safetensors file: which tensors it holds. The format is a length, JSON, and raw numbers.

The only way into a checkpoint's weights here: a pickle can run code, and is never opened.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LENGTH = struct.Struct("<Q")
_MOST_HEADER_BYTES = 100_000_000
NUMBER_BYTES = {"BF16": 2, "F16": 2, "F32": 4}
"""The kinds of numbers that a checkpoint may hold, in bytes."""


class SafetensorsError(ValueError):
    """The file is cut off or no safetensors file; the text says how it shows."""


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor as the header states it; `begin` and `end` are bytes after the header."""

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


def read_header(file: Path) -> dict[str, Tensor]:
    """Return the tensors by name; raises SafetensorsError, OSError."""
    begin = numbers_begin(file)
    with file.open("rb") as opened:
        opened.seek(_LENGTH.size)
        tensors = _parsed(opened.read(begin - _LENGTH.size))
    _check_extent(tensors, file.stat().st_size - begin)
    return tensors


def numbers_begin(file: Path) -> int:
    """Return the offset in bytes at which the numbers begin; raises SafetensorsError, OSError."""
    size = file.stat().st_size
    with file.open("rb") as opened:
        head = opened.read(_LENGTH.size)
    length = _LENGTH.unpack(head)[0] if len(head) == _LENGTH.size else size
    if length > min(size - _LENGTH.size, _MOST_HEADER_BYTES):
        msg = "its header is cut off, or it is no safetensors file"
        raise SafetensorsError(msg)
    return int(_LENGTH.size + length)


def _parsed(header: bytes) -> dict[str, Tensor]:
    try:
        told = json.loads(header)
        return {
            name: Tensor(str(each["dtype"]), tuple(map(int, each["shape"])), *map(int, each["data_offsets"]))
            for name, each in told.items()
            if name != "__metadata__"
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        msg = "its header is no list of tensors"
        raise SafetensorsError(msg) from error


def _check_extent(tensors: dict[str, Tensor], bytes_there: int) -> None:
    """Raise unless the tensors lie one after the other and fill the file to its end."""
    reached = 0
    for name, tensor in sorted(tensors.items(), key=lambda item: item[1].begin):
        width = NUMBER_BYTES.get(tensor.dtype)
        if width is None:
            msg = f"{name} is of {tensor.dtype}; known are {', '.join(NUMBER_BYTES)}"
            raise SafetensorsError(msg)
        is_shape = min(tensor.shape, default=0) >= 0
        if not is_shape or tensor.begin != reached or tensor.end != reached + width * prod(tensor.shape):
            msg = f"{name} does not lie where its shape says"
            raise SafetensorsError(msg)
        reached = tensor.end
    if reached != bytes_there:
        msg = f"{reached:,} bytes of numbers are announced and {bytes_there:,} are there"
        raise SafetensorsError(msg)
