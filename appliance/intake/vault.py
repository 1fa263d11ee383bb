"""The original bytes of every document, once, under the name of their SHA-256."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_CHUNK_BYTES = 1 << 20
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
        self._temporary = folder / _TEMPORARY
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._temporary.mkdir(mode=0o700, exist_ok=True)
        for unfinished in self._temporary.iterdir():
            unfinished.unlink()

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash lies, or would lie."""
        return vault_path(self._folder, sha256)

    def put(self, source: BinaryIO) -> Vaulted:
        """Copy everything from `source`; when this returns, the copy and its name are on disk.

        Putting the same bytes again replaces the file by an equal one. Raises OSError, and leaves nothing.
        """
        descriptor, name = tempfile.mkstemp(dir=self._temporary)
        copy = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as target:
                vaulted = _copy(source, target)
                os.fchmod(target.fileno(), 0o400)
                target.flush()
                os.fsync(target.fileno())
            self._publish(copy, self.path(vaulted.sha256))
        finally:
            copy.unlink(missing_ok=True)
        return vaulted

    def _publish(self, copy: Path, final: Path) -> None:
        final.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy.replace(final)
        # All three, always: an earlier run may have died after making a folder and before this.
        for folder in (final.parent, final.parent.parent, self._folder):
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Bring the folder's entries to the disk."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _copy(source: BinaryIO, target: BinaryIO) -> Vaulted:
    digest = hashlib.sha256()
    byte_size = 0
    while chunk := source.read(_CHUNK_BYTES):
        digest.update(chunk)
        target.write(chunk)
        byte_size += len(chunk)
    return Vaulted(digest.hexdigest(), byte_size)
