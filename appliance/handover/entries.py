"""The files of an export while it is written: one list for each name at its top, put together at the end."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self

from appliance.handover.manifest import UNFINISHED, Entry, Header, Totals, entry_of, line, walk
from appliance.reconcile.differences import paired

_SORTED = frozenset({"data", "originals", "results"})
"""What may be millions, and is told by ascending path; of the others there are a few."""


@dataclass(frozen=True, slots=True)
class Written:
    """A manifest that was written: its sums and its hash."""

    files: int
    bytes: int
    sha256: str


class EntryLog:
    """Entries on the disk in `folder`, since there may be millions."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, BinaryIO] = {}

    def __enter__(self) -> Self:
        """Forget what an earlier start told."""
        self.take_away()
        self._folder.mkdir(mode=0o700)
        return self

    def __exit__(self, *_: object) -> None:
        for opened in self._open.values():
            with suppress(OSError):  # a full disk was told already, and what is not on it is told again
                opened.close()

    def add(self, entry: Entry) -> None:
        top = entry.parts[0]
        if top not in self._open:
            self._open[top] = (self._folder / top).open("wb")
        self._open[top].write(line(entry))

    def sweep(self, root: Path) -> None:
        """Take away what lies in the export's folder and was not told."""
        told = self.all()
        for found, entry in paired(walk(root), told, lambda one: one[0], lambda one: one.parts):
            if found is not None and entry is None and found[0][0] not in {UNFINISHED, self._folder.name}:
                root.joinpath(*found[0]).unlink()

    def all(self) -> Iterator[Entry]:
        """Yield every entry by ascending path."""
        for top in sorted(self._open):
            self._open[top].flush()
            with (self._folder / top).open("rb") as opened:
                told = map(entry_of, opened)
                yield from told if top in _SORTED else sorted(told, key=lambda one: one.parts)

    def write_manifest(self, file: Path, header: Header) -> Written:
        """Write the manifest of what was told."""
        digest, count, size = hashlib.sha256(), 0, 0
        with file.open("wb") as opened:

            def write(text: bytes) -> None:
                digest.update(text)
                opened.write(text)

            write(line(header))
            for entry in self.all():
                write(line(entry))
                count, size = count + 1, size + entry.bytes
            write(line(Totals(count, size)))
        return Written(count, size, digest.hexdigest())

    def take_away(self) -> None:
        """Remove the lists from the disk."""
        shutil.rmtree(self._folder, ignore_errors=True)
