"""A folder of results that is whole or not there: written beside its place, and renamed into it at the end.

While it is written, its writer holds a lock on it (flock). One that an interrupted writer left is unlocked,
has a name that begins with a dot, and is removed by the next writer of the same result.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import glob
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.errors import CapacityError, PolicyError, SinkError

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_SPACE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextlib.contextmanager
def whole_folder(target: Path, needed_bytes: int = 0) -> Iterator[Path]:
    """Yield an empty folder that becomes `target` unless the block raises.

    Raises CapacityError where the disk has less than `needed_bytes` or fills up, PolicyError where `target`
    exists, SinkError where it cannot be written. Any OSError of the block counts as one of writing.
    """
    if target.exists():
        raise PolicyError("output_exists", f"{target} exists already.", "Name a folder that is to be made.")
    try:
        _remove_interrupted(target)
        _need_space(target, needed_bytes)
        with _locked(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent)) as folder:
            yield folder
            _keep(folder, target)
    except OSError as error:
        raise _named(target, error) from error


@contextlib.contextmanager
def _locked(name: str) -> Iterator[Path]:
    folder = Path(name)
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(descriptor)


def _keep(folder: Path, target: Path) -> None:
    """Bring every byte to the disk, then rename; a rename onto a folder that has come meanwhile fails."""
    for path in [*folder.rglob("*"), folder]:
        path.chmod(0o755 if path.is_dir() else 0o644)  # others may read it, whichever tool wrote it
        _sync(path)
    folder.rename(target)
    _sync(target.parent)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _prefix(target: Path) -> str:
    return f".{target.name}.partial-"


def _remove_interrupted(target: Path) -> None:
    for folder in target.parent.glob(f"{glob.escape(_prefix(target))}*"):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder, ignore_errors=True)
        except BlockingIOError:
            continue  # somebody is writing it at this moment
        finally:
            os.close(descriptor)


def _need_space(target: Path, needed_bytes: int) -> None:
    free = shutil.disk_usage(target.parent).free
    if free < needed_bytes:
        raise CapacityError(
            "disk_full",
            f"{target.parent} has {free / 1e9:.1f} GB free; {needed_bytes / 1e9:.1f} GB are needed.",
            "Free space there, or name a folder on a larger disk.",
        )


def _named(target: Path, error: OSError) -> CapacityError | SinkError:
    if error.errno in _NO_SPACE:
        return CapacityError(
            "disk_full",
            f"The disk of {target} is full: {error.strerror}.",
            "Free space there, or name a folder on a larger disk; nothing incomplete was left.",
        )
    return SinkError(
        "output_not_written",
        f"{target} cannot be written: {error.strerror or error}.",
        "See that its parent folder exists and may be written by this user.",
    )
