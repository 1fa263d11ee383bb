"""The original bytes of every document, once, under the name of their SHA-256."""

import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self, TypeVar

from appliance.durable import hash_and_copy, sync_folder

_SYNCERS = 8
_T = TypeVar("_T")
_TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Vaulted:
    """What was put into the vault: the hash in lower-case hexadecimal, and the size."""

    sha256: str
    byte_size: int


def vault_path(folder: Path, sha256: str) -> Path:
    """Return where in the vault `folder` the file with this hash lies, or would lie."""
    return folder / sha256[:2] / sha256[2:4] / sha256


class Vault:
    """A folder of read-only files, `ab/cd/abcd…`; one process may put at a time."""

    def __init__(self, folder: Path) -> None:
        """Make the folder where needed and drop copies that were never finished; raises OSError."""
        self._folder = folder
        self.temporary = folder / _TEMPORARY
        self._known_shelves: set[str] = set()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.temporary.mkdir(mode=0o700, exist_ok=True)
        for unfinished in self.temporary.iterdir():
            unfinished.unlink()

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash lies, or would lie."""
        return vault_path(self._folder, sha256)

    def group(self) -> "CopyGroup":
        """Return an empty group of copies, to be used as a context manager; one at a time."""
        return CopyGroup(self)

    def put(self, source: BinaryIO) -> Vaulted:
        """Copy everything from `source`; when this returns, the copy and its name are on disk.

        Putting the same bytes again replaces the file by an equal one. Raises OSError, and leaves nothing.
        """
        with self.group() as copies:
            vaulted = copies.add(source)
            copies.publish()
        return vaulted

    def make_shelves(self, hashes: Iterable[str]) -> set[Path]:
        """Make the folders for these files; return those whose entries must be brought to the disk.

        Each folder that this process has not brought there itself counts: an earlier run may have died
        after making it and before that.
        """
        changed: set[Path] = set()
        for shelf in {sha256[:4] for sha256 in hashes} - self._known_shelves:
            folder = self._folder / shelf[:2] / shelf[2:]
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            changed |= {folder.parent, self._folder}
        return changed

    def know_shelves(self, hashes: Iterable[str]) -> None:
        """Remember that the folders for these files are on the disk."""
        self._known_shelves |= {sha256[:4] for sha256 in hashes}


class CopyGroup:
    """Copies that get their names together, once all are on disk; those that never do are dropped."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._copies: list[tuple[BinaryIO, Path, Vaulted]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for file, temporary, _vaulted in self._copies:
            file.close()
            temporary.unlink(missing_ok=True)

    def add(self, source: BinaryIO) -> Vaulted:
        """Copy everything from `source`; raises OSError, and leaves nothing of it."""
        descriptor, name = tempfile.mkstemp(dir=self._vault.temporary)
        temporary = Path(name)
        target = os.fdopen(descriptor, "wb")
        try:
            vaulted = Vaulted(*hash_and_copy(source, target))
            target.flush()
            os.fchmod(descriptor, 0o400)
            # The disk begins to write while the next file is copied; `publish` waits for it.
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        except OSError:
            temporary.unlink()
            with suppress(OSError):  # it tries once more to write what found no room
                target.close()
            raise
        self._copies.append((target, temporary, vaulted))
        return vaulted

    def publish(self) -> None:
        """Bring every copy, and then its name, to the disk; raises OSError."""
        if not self._copies:
            return
        with ThreadPoolExecutor(_SYNCERS) as syncers:
            _each(syncers, os.fsync, [file.fileno() for file, _, _ in self._copies])
            hashes = [vaulted.sha256 for _, _, vaulted in self._copies]
            new = self._vault.make_shelves(hashes)
            for _, temporary, vaulted in self._copies:
                temporary.replace(self._vault.path(vaulted.sha256))
            _each(syncers, sync_folder, {self._vault.path(sha256).parent for sha256 in hashes} | new)
        self._vault.know_shelves(hashes)


def _each(syncers: Executor, sync: Callable[[_T], None], what: Iterable[_T]) -> None:
    """Sync several at once: a disk that must be waited for answers waiting callers together."""
    for _ in syncers.map(sync, what):
        pass
