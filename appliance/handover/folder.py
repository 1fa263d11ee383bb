"""The folder that files are put into: each whole or not there, none written twice, a full disk named.

A file is written aside and renamed; what has its name already, with the right bytes, stays. Nothing is
flushed file by file: whoever goes on after a crash reads what is there again, and `flush` comes before
whatever says that everything is there.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Protocol

from appliance.durable import DISK_FULL, hash_and_copy
from appliance.errors import HandoverRefused
from appliance.handover.manifest import Entry

_SPARE_BYTES = 64 << 20


class Writes(Protocol):
    """Takes bytes."""

    def write(self, data: bytes, /) -> int: ...


@dataclass(slots=True)
class Progress:
    """What is to be done in bytes, and what was; `on_change` is told of each step: bytes, and files done."""

    wanted: int
    on_change: Callable[[int, int], None]
    bytes: int = 0
    files: int = 0
    kept: int = 0

    def add(self, size: int) -> None:
        self.bytes += size
        self.on_change(size, self.files)

    def file_done(self, *, was_there: bool) -> None:
        self.files += 1
        self.kept += was_there
        self.on_change(0, self.files)


@dataclass(slots=True)
class Hashing:
    """A file that counts and hashes what is written to it."""

    file: BinaryIO
    on_bytes: Callable[[int], None]
    size: int = 0
    digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        self.on_bytes(len(data))
        return self.file.write(data)


class Folder:
    """Files under `root`; `aside` is a name on the same file system for the one that is being written."""

    def __init__(self, root: Path, aside: Path, progress: Progress) -> None:
        self.root, self._aside, self.progress = root, aside, progress
        self._made: Path | None = None

    def write(self, path: str, produce: Callable[[Writes], None]) -> Entry:
        """Write what `produce` writes; the same bytes as before leave the file as it is."""
        target = self._place(path)
        with self._aside.open("wb") as opened:
            hashing = Hashing(opened, self.progress.add)
            produce(hashing)
        entry = Entry(path, hashing.size, hashing.digest.hexdigest())
        is_there = _holds(target, entry)
        if not is_there:
            self._aside.replace(target)
        self.progress.file_done(was_there=is_there)
        return entry

    def copy(
        self, path: str, source: Path, sha256: str | None = None, mode: int | None = None
    ) -> Entry | None:
        """Copy a file; None where it has not the hash that it should have. Raises OSError of the source."""
        target = self._place(path)
        with source.open("rb") as opened:
            size = os.fstat(opened.fileno()).st_size
            if target.is_file() and target.stat().st_size == size:
                wanted = sha256 or hash_and_copy(opened)[0]
                entry = Entry(path, size, wanted)
                if _holds(target, entry):
                    self.progress.add(size)
                    self.progress.file_done(was_there=True)
                    return entry
                opened.seek(0)
            return self._copy(path, opened, sha256, mode)

    def _copy(self, path: str, source: BinaryIO, sha256: str | None, mode: int | None) -> Entry | None:
        with self._aside.open("wb") as opened:
            found, size = hash_and_copy(source, opened, self.progress.add)
        if sha256 not in {None, found}:
            return None
        if mode is not None:
            self._aside.chmod(mode)
        self._aside.replace(self.root / path)
        self.progress.file_done(was_there=False)
        return Entry(path, size, found)

    def flush(self) -> None:
        """Bring everything to the disk: at once for all files, which is faster than each by itself."""
        self._aside.unlink(missing_ok=True)
        os.sync()

    def _place(self, path: str) -> Path:
        target = self.root / path
        if target.parent != self._made:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._made = target.parent
        return target


def _holds(target: Path, entry: Entry) -> bool:
    if not target.is_file() or target.stat().st_size != entry.bytes:
        return False
    with target.open("rb") as opened:
        return hash_and_copy(opened)[0] == entry.sha256


@contextmanager
def named_errors(folder: Path, progress: Progress) -> Iterator[None]:
    """Raise HandoverRefused for what a file system refuses while `folder` is filled."""
    try:
        yield
    except OSError as error:
        if error.errno in DISK_FULL:
            left = progress.wanted - progress.bytes - shutil.disk_usage(folder).free
            raise _no_room(folder, max(left, 1)) from error
        raise _refused(folder, error) from error


def need_room(folder: Path, wanted: int) -> None:
    """Raise HandoverRefused where the folder's disk has no room for so many bytes more, and some to spare."""
    missing = wanted + _SPARE_BYTES - shutil.disk_usage(folder).free
    if missing > 0:
        raise _no_room(folder, missing)


def _no_room(folder: Path, missing: int) -> HandoverRefused:
    return HandoverRefused(
        "no_room",
        f"The disk of {folder} is full: about {missing:,} bytes are missing.",
        "Free that much or use a larger disk, then start the same command again: it goes on where it was.",
    )


def _refused(folder: Path, error: OSError) -> HandoverRefused:
    if error.errno == errno.EFBIG:
        return HandoverRefused(
            "file_too_large",
            f"The disk of {folder} takes no file as large as one that is needed.",
            "Use a disk with another file system than FAT, or lift the limit (ulimit -f); then start again.",
        )
    return HandoverRefused(
        "file_refused",
        f"{error.filename or folder}: {error.strerror}.",
        "Let your user read all of the source and write to the target; then start the same command again.",
    )
