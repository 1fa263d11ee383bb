"""Editions of documents as folders that are whole or not there.

    <folder>/00012/12345.2/      edition 2 of document 12345
    <folder>/.tmp/12345.2/       the same, while it is written

A folder is filled aside, each file and folder of it flushed to the disk, and then renamed. One process at a
time writes to a shelf; whatever lies aside when it starts is what a crash left.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from appliance.durable import hash_and_copy, sync_file, sync_shared_folder
from appliance.ledger.records import ArchivedFile

_DOCUMENTS_A_FOLDER = 1000
_EDITION = re.compile(r"(\d+)\.(\d+)")


class Shelf:
    """The editions under `folder`, which is made on first use; every method raises OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._aside = folder / ".tmp"
        self._is_swept = False

    def place(self, document_id: int, edition: int, fill: Callable[[Path], None]) -> tuple[ArchivedFile, ...]:
        """Have `fill` write the edition's files into an empty folder, and put that in its place.

        The same bytes once more leave the standing folder as it is. Older editions go once this one stands.
        """
        self._sweep()
        aside = self._aside / _name(document_id, edition)
        _clear(aside)
        try:
            aside.mkdir()
            fill(aside)
            files = _flush(aside)
            self._stand(aside, document_id, edition, files)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
        self._take_away(document_id, lambda other: other < edition)
        return files

    def remove(self, document_id: int) -> None:
        """Take every edition of the document away."""
        if self._folder.is_dir():
            self._sweep()
            self._take_away(document_id, lambda _: True)

    def editions(self) -> Iterator[tuple[int, int]]:
        """Yield document id and edition of each folder that stands, ascending."""
        groups = self._folder.glob("[0-9]*") if self._folder.is_dir() else ()
        for group in sorted(groups):
            found = (_EDITION.fullmatch(folder.name) for folder in group.iterdir())
            yield from sorted((int(match[1]), int(match[2])) for match in found if match)

    def place_of(self, document_id: int, edition: int) -> Path:
        """Return where the edition stands, or would stand."""
        return self._group(document_id) / _name(document_id, edition)

    def _group(self, document_id: int) -> Path:
        return self._folder / f"{document_id // _DOCUMENTS_A_FOLDER:05d}"

    def _sweep(self) -> None:
        if not self._is_swept:
            self._aside.mkdir(parents=True, exist_ok=True)
            for left in self._aside.iterdir():
                shutil.rmtree(left)
            self._is_swept = True

    def _stand(self, aside: Path, document_id: int, edition: int, files: tuple[ArchivedFile, ...]) -> None:
        place = self.place_of(document_id, edition)
        if place.is_dir():
            if files_of(place) == files:
                return
            self._put_aside(place)
        place.parent.mkdir(exist_ok=True)
        aside.rename(place)
        sync_shared_folder(place.parent)
        sync_shared_folder(self._folder)

    def _take_away(self, document_id: int, is_meant: Callable[[int], bool]) -> None:
        group = self._group(document_id)
        for folder in sorted(group.glob(f"{document_id}.*")) if group.is_dir() else ():
            match = _EDITION.fullmatch(folder.name)
            if match and is_meant(int(match[2])):
                self._put_aside(folder)
                sync_shared_folder(group)

    def _put_aside(self, place: Path) -> None:
        """Take a folder away: renamed first, so that nobody sees a part of it."""
        gone = self._aside / f"{place.name}.gone"
        _clear(gone)
        place.rename(gone)
        shutil.rmtree(gone)


def _name(document_id: int, edition: int) -> str:
    return f"{document_id}.{edition}"


def _clear(folder: Path) -> None:
    """Take away what an earlier attempt could not."""
    if folder.exists():
        shutil.rmtree(folder)


def _flush(folder: Path) -> tuple[ArchivedFile, ...]:
    """Bring everything in the folder to the disk, and return its files by name."""
    for parent, _, names in os.walk(folder):
        for name in names:
            sync_file(Path(parent, name))
        sync_shared_folder(Path(parent))
    return files_of(folder)


def files_of(folder: Path) -> tuple[ArchivedFile, ...]:
    """Return the files that lie in an edition's folder, by name; links are none. Raises OSError."""
    files = sorted(file for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return tuple(_archived(file, folder) for file in files)


def _archived(file: Path, folder: Path) -> ArchivedFile:
    with file.open("rb") as opened:
        return ArchivedFile(file.relative_to(folder).as_posix(), *hash_and_copy(opened))
