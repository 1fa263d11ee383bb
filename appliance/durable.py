"""Files that are whole or not there, folders whose entries are on the disk, and bytes with their hash."""

import ctypes
import errno
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

_CHUNK_BYTES = 1 << 20
DISK_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
"""How file systems answer that have no room left for us, or may not be written to."""
_NO_FOLDER_FLUSH = frozenset({errno.EINVAL, errno.EOPNOTSUPP})
_HERE = -100  # AT_FDCWD: names are told from where the process is
_RENAME_EXCHANGE = 2
NOT_SUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM, errno.EMLINK})
"""How file systems answer that cannot link, or exchange names: NFS, SMB and some of FUSE."""


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


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, each on the disk; raises OSError."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)


def exchange(one: Path, other: Path) -> None:
    """Let two names of one file system trade what they stand for, in one step that nobody sees half done.

    Both must exist. Raises OSError, of NOT_SUPPORTED where the file system cannot.
    """
    rename: Callable[..., int] | None = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    sys.audit("os.rename", str(one), str(other), _HERE, _HERE)  # as every other rename is told to auditors
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
