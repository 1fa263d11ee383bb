"""The work folder of a drop folder: a file is claimed by renaming it to there, and put back by a link.

    drop/a/b.pdf ─rename→ drop/.work/<group>/a/b.pdf

The files of a group share a folder: making and removing one for each costs more than all the rest. What
lies in the work folder after a crash is found again by `find_claimed`.
"""

import errno
import hashlib
import os
import stat
import uuid
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from appliance.intake.inside import open_file, parent_of
from appliance.intake.settle import Observation
from appliance.intake.watch import GONE, observe

WORK_FOLDER = ".work"


class ChangedError(Exception):
    """The file is no longer the one that had settled."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A file in the work folder of the drop folder `drop`; `path` is where it was, relative to that."""

    drop: Path
    group: str
    path: str

    @property
    def at(self) -> Path:
        return self.drop / WORK_FOLDER / self.group / self.path

    @property
    def token(self) -> str:
        """The name of this one claim of the file, the same after a restart."""
        return hashlib.sha256(os.fsencode(f"{self.group}/{self.path}")).hexdigest()

    def expect(self, observation: Observation) -> None:
        """Raise ChangedError unless the name in the work folder still stands for what had settled."""
        if observe(self.at.lstat()) != observation:
            raise ChangedError

    def put_back(self) -> None:
        """Give the file its old name, never over another; where that is impossible `find_claimed` finds it.

        Impossible: the name is taken again, or the file system or the kernel does not let us link the file.
        """
        with suppress(OSError):
            with parent_of(self.drop, self.path) as (folder, name):
                os.link(self.at, name, dst_dir_fd=folder, follow_symlinks=False)
            self.remove()

    def was_being_put_back(self, status: os.stat_result) -> bool:
        """Say whether the file, whose status is given, has its old name already."""
        try:
            with parent_of(self.drop, self.path) as (folder, name):
                original = os.stat(name, dir_fd=folder, follow_symlinks=False)
        except OSError as error:
            if error.errno in GONE:
                return False
            raise
        return os.path.samestat(original, status)

    def remove(self) -> None:
        """Take the file away, and the folders that the claims made once they are empty."""
        self.at.unlink()
        self.tidy()

    def tidy(self) -> None:
        """Remove the folders that the claims made as far as they are empty."""
        with suppress(OSError):
            for made in self.at.parents:
                if made == self.drop / WORK_FOLDER:
                    break
                made.rmdir()


def new_group() -> str:
    """Return a name for a group of claims that was never used and never will be."""
    return uuid.uuid4().hex


def claim(drop: Path, group: str, path: str) -> Claimed:
    """Move the file at `path` into the work folder; raises OSError, or ChangedError where it is gone."""
    work = drop / WORK_FOLDER
    work.mkdir(mode=0o700, exist_ok=True)
    if not stat.S_ISDIR(work.lstat().st_mode):  # a link would take the documents elsewhere
        raise NotADirectoryError(errno.ENOTDIR, f"{WORK_FOLDER} must be a folder")
    claimed = Claimed(drop, group, path)
    claimed.at.parent.mkdir(parents=True, exist_ok=True)
    try:
        with parent_of(drop, path) as (folder, name):
            os.rename(name, claimed.at, src_dir_fd=folder)
    except OSError as error:
        claimed.tidy()
        if error.errno in GONE:
            raise ChangedError from error
        raise
    return claimed


def open_settled(drop: Path, path: str, observation: Observation) -> BinaryIO:
    """Open the file that had settled; raises OSError, or ChangedError where it is gone or another."""
    try:
        descriptor = open_file(drop, path)
    except OSError as error:
        if error.errno in GONE:
            raise ChangedError from error
        raise
    file = os.fdopen(descriptor, "rb")
    if observe(os.fstat(descriptor)) != observation:
        file.close()
        raise ChangedError
    return file


def find_claimed(drop: Path) -> list[Claimed]:
    """Return what lies in the work folder, and remove folders there that a dying claim left empty."""
    work = drop / WORK_FOLDER
    found = []
    for inside, folders, names in os.walk(work, topdown=False):
        relative = Path(inside).relative_to(work)
        if relative.parts:
            group, *parents = relative.parts
            found += [Claimed(drop, group, str(Path(*parents, name))) for name in names]
            if not folders and not names:
                Claimed(drop, group, str(Path(*parents, "gone"))).tidy()
    return found
