"""Brings a settled file into the vault and the ledger, so that dying anywhere loses and doubles nothing.

    drop/a/b.pdf ─rename→ drop/.work/<token>/a/b.pdf ─copy→ vault ─→ ledger ─→ unlink

Who writes the name again makes a new file; who still writes the old one is noticed, because the file is
looked at again after each step. What lies in `.work` after a crash is taken up by `adopt`: token and hash
tell the ledger whether it had seen this very file already. One process at a time may do this in a folder.
"""

import errno
import os
import stat
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from appliance.intake.peek import OPEN_FLAGS
from appliance.intake.settle import Observation
from appliance.intake.triage import display_name, judge_content, refuse_entry
from appliance.intake.vault import Vault, Vaulted
from appliance.intake.watch import failure_of, observe
from appliance.ledger.records import Admission, Arrival
from appliance.ledger.store import Ledger
from pipelines.errors import Failure
from pipelines.source import HEAD_BYTES

WORK_FOLDER = ".work"

Outcome = Admission | Failure | None
"""A document; why the file stays where it is; or None: it is gone or still changing, so it settles again."""


@dataclass(frozen=True, slots=True)
class DropFolder:
    """A folder into which documents are dropped, and how they are to be processed."""

    path: Path
    profile: str
    priority: int = 0


@dataclass(frozen=True, slots=True)
class _Claimed:
    """A file in the work folder; `path` is where it was, relative to the drop folder."""

    token: str
    path: str
    at: Path


@dataclass(frozen=True, slots=True)
class _Admitting:
    """From where, to where and when."""

    folder: DropFolder
    vault: Vault
    ledger: Ledger
    now: datetime


class _ChangedError(Exception):
    """The file is no longer the one that had settled."""


def admit_file(
    folder: DropFolder, path: str, observation: Observation, *, vault: Vault, ledger: Ledger, now: datetime
) -> Outcome:
    """Admit, or refuse, the entry at `path` (relative to the folder) that settled as `observation`.

    An error of the file system is a Failure too; the file is then put back, or waits for `adopt` in the
    work folder where that is impossible. Raises LedgerError; the file then waits for `adopt`.
    """
    return _bring_in(_Admitting(folder, vault, ledger, now), path, observation, None)


def adopt(
    folder: DropFolder, settle_seconds: float, *, vault: Vault, ledger: Ledger, now: datetime
) -> list[tuple[str, Outcome]]:
    """Take up what lies in the work folder: at start, and at any moment when nothing is being admitted.

    Each outcome comes with the path at which the file was dropped. A file that was written less than
    `settle_seconds` ago by the wall clock is left for the next time. Raises LedgerError.
    """
    admitting = _Admitting(folder, vault, ledger, now)
    return [
        (claimed.path, _adopt_one(admitting, claimed, settle_seconds)) for claimed in _find_claimed(folder)
    ]


def refuse(folder: DropFolder, path: str, failure: Failure, ledger: Ledger, now: datetime) -> Failure:
    """Record why the entry at `path` stays where it is, once; return the failure. Raises LedgerError."""
    shown = display_name(str(folder.path / path))
    ledger.refuse(shown, display_name(Path(path).name), folder.profile, failure, now)
    return failure


def _bring_in(
    admitting: _Admitting, path: str, observation: Observation, claimed: _Claimed | None
) -> Outcome:
    folder, ledger, now = admitting.folder, admitting.ledger, admitting.now
    failure = refuse_entry(observation)
    if failure is not None:
        return refuse(folder, path, failure, ledger, now)
    try:
        with _open(claimed.at if claimed else folder.path / path, observation) as file:
            return _take(admitting, claimed or _claim(folder, path), file, observation)
    except _ChangedError:
        return None
    except OSError as error:
        return refuse(folder, path, failure_of(error), ledger, now)


def _take(admitting: _Admitting, claimed: _Claimed, file: BinaryIO, observation: Observation) -> Admission:
    folder = admitting.folder
    try:
        _expect(observation, file, claimed.at)
        head = file.read(HEAD_BYTES)
        file.seek(0)
        vaulted = admitting.vault.put(file)
        _expect(observation, file, claimed.at)
    except (OSError, _ChangedError):
        _put_back(folder, claimed)
        raise
    admission = admitting.ledger.admit(_arrival(folder, claimed, vaulted, head), admitting.now)
    _let_go(folder, claimed, file, observation)
    return admission


def _arrival(folder: DropFolder, claimed: _Claimed, vaulted: Vaulted, head: bytes) -> Arrival:
    name = display_name(Path(claimed.path).name)
    content = judge_content(name, head)
    return Arrival(
        token=claimed.token,
        path=display_name(str(folder.path / claimed.path)),
        name=name,
        profile=folder.profile,
        priority=folder.priority,
        sha256=vaulted.sha256,
        byte_size=vaulted.byte_size,
        kind=content.kind,
        failure=content.failure,
        notes=content.notes,
    )


def _let_go(folder: DropFolder, claimed: _Claimed, file: BinaryIO, observation: Observation) -> None:
    """Remove an admitted file, unless it was written since: then it is another document, and put back."""
    try:
        _expect(observation, file, claimed.at)
        claimed.at.unlink()
        _tidy(folder, claimed)
    except _ChangedError:
        _put_back(folder, claimed)
    except OSError:
        return  # it stays in the work folder; the ledger knows its token, so that `adopt` only removes it


def _open(path: Path, observation: Observation) -> BinaryIO:
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except OSError as error:
        if error.errno in {errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO}:
            raise _ChangedError from error
        raise
    file = os.fdopen(descriptor, "rb")
    if observe(os.fstat(descriptor)) != observation:
        file.close()
        raise _ChangedError
    return file


def _expect(observation: Observation, file: BinaryIO, at: Path) -> None:
    """Raise _ChangedError unless both the open file and the name in the work folder are what had settled."""
    if observe(os.fstat(file.fileno())) != observation or observe(at.lstat()) != observation:
        raise _ChangedError


def _claim(folder: DropFolder, path: str) -> _Claimed:
    work = folder.path / WORK_FOLDER
    work.mkdir(mode=0o700, exist_ok=True)
    if not stat.S_ISDIR(work.lstat().st_mode):  # a link would take the documents elsewhere
        raise NotADirectoryError(errno.ENOTDIR, f"{WORK_FOLDER} must be a folder")
    token = uuid.uuid4().hex
    claimed = _Claimed(token, path, work / token / path)
    claimed.at.parent.mkdir(parents=True)
    try:
        (folder.path / path).rename(claimed.at)
    except FileNotFoundError as error:
        _tidy(folder, claimed)
        raise _ChangedError from error
    except OSError:
        _tidy(folder, claimed)
        raise
    return claimed


def _put_back(folder: DropFolder, claimed: _Claimed) -> None:
    """Give the file its old name, never over another; where that is impossible `adopt` finds it.

    Impossible: the name is taken again, or the file system or the kernel does not let us link the file.
    """
    with suppress(OSError):
        os.link(claimed.at, folder.path / claimed.path, follow_symlinks=False)
        claimed.at.unlink()
        _tidy(folder, claimed)


def _tidy(folder: DropFolder, claimed: _Claimed) -> None:
    """Remove the empty folders that the claim made."""
    with suppress(OSError):
        for made in claimed.at.parents:
            if made == folder.path / WORK_FOLDER:
                break
            made.rmdir()


def _find_claimed(folder: DropFolder) -> list[_Claimed]:
    work = folder.path / WORK_FOLDER
    found = []
    for inside, folders, names in os.walk(work, topdown=False):
        relative = Path(inside).relative_to(work)
        if relative.parts:
            token, *parents = relative.parts
            found += [_Claimed(token, str(Path(*parents, name)), Path(inside, name)) for name in names]
            if not folders and not names:
                _tidy(folder, _Claimed(token, "", Path(inside, "gone")))
    return found


def _adopt_one(admitting: _Admitting, claimed: _Claimed, settle_seconds: float) -> Outcome:
    folder, now = admitting.folder, admitting.now
    try:
        status = claimed.at.lstat()
        if _was_being_put_back(folder.path / claimed.path, status):
            claimed.at.unlink()
            _tidy(folder, claimed)
            return None
    except OSError as error:
        return refuse(folder, claimed.path, failure_of(error), admitting.ledger, now)
    if abs(now.timestamp() - status.st_mtime) < settle_seconds:
        return None
    return _bring_in(admitting, claimed.path, observe(status), claimed)


def _was_being_put_back(original: Path, status: os.stat_result) -> bool:
    try:
        return os.path.samestat(original.lstat(), status)
    except FileNotFoundError:
        return False
