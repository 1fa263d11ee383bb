"""Files of a model as they were written: their names, sizes and hashes, and what has become of them."""

from __future__ import annotations

import errno
import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appliance.durable import hash_and_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


_SPARE_BYTES = 256 << 20


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file of a model: its name, its size in bytes and its SHA-256 in lower-case hexadecimal."""

    name: str
    byte_size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class FileDifference:
    """A file that is not what was written: `missing`, `changed` or `foreign`."""

    name: str
    kind: str


def need_room(folder: Path, wanted: int) -> None:
    """Raise OSError where the folder's disk has no room for so many bytes, and some to spare."""
    if shutil.disk_usage(folder).free < wanted + _SPARE_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def hashed(file: Path, on_bytes: Callable[[int], None]) -> KeptFile:
    """Read a file to its end; raises OSError. `on_bytes` is told of each piece."""
    with file.open("rb") as reading:
        sha256, size = hash_and_copy(reading, on_bytes=on_bytes)
    return KeptFile(file.name, size, sha256)


def differences(
    folder: Path, files: Sequence[KeptFile], on_bytes: Callable[[int], None]
) -> Iterator[FileDifference]:
    """Read every file of a folder again and yield what differs, by name."""
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    kept = {file.name: file for file in files}
    for name in sorted(there | kept.keys()):
        if name not in kept:
            yield FileDifference(name, "foreign")
        elif name not in there:
            yield FileDifference(name, "missing")
        elif hashed(folder / name, on_bytes) != kept[name]:
            yield FileDifference(name, "changed")
