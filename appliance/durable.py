"""Files that are whole or not there, folders whose entries are on the disk, and bytes with their hash."""

import errno
import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_CHUNK_BYTES = 1 << 20
_NO_FOLDER_FLUSH = frozenset({errno.EINVAL, errno.EOPNOTSUPP})


def hash_and_copy(
    source: BinaryIO, target: BinaryIO | None = None, on_bytes: Callable[[int], None] | None = None
) -> tuple[str, int]:
    """Read `source` to its end, into `target` if given; raises OSError. `on_bytes` is told of each piece.

    Returns the SHA-256 in lower-case hexadecimal, and the size in bytes.
    """
    digest, size = hashlib.sha256(), 0
    while piece := source.read(_CHUNK_BYTES):
        digest.update(piece)
        if target is not None:
            target.write(piece)
        size += len(piece)
        if on_bytes is not None:
            on_bytes(len(piece))
    return digest.hexdigest(), size


def write_whole(file: Path, text: str, mode: int = 0o666, *, is_durable: bool = False) -> None:
    """Write or replace a small file, whole or not at all; raises OSError and leaves what was there.

    `mode` is that of a new file, before the umask. A durable one is on the disk before it has its name.
    """
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.touch(mode=mode)
        aside.write_text(text, "utf-8")
        if is_durable:
            sync_file(aside)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def sync_file(file: Path) -> None:
    """Bring the file's bytes to the disk; raises OSError."""
    _sync(file, os.O_RDONLY)


def sync_folder(folder: Path) -> None:
    """Bring the folder's entries to the disk; raises OSError."""
    _sync(folder, os.O_RDONLY | os.O_DIRECTORY)


def sync_shared_folder(folder: Path) -> None:
    """Bring the folder's entries to the disk, on a share as far as it can; raises OSError."""
    try:
        sync_folder(folder)
    except OSError as error:
        if error.errno not in _NO_FOLDER_FLUSH:  # shares that know no flush of a folder write through
            raise


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
