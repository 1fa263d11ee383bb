"""Looks into drop folders without touching what is there: no link is followed and no file opened."""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from appliance.durable import DISK_FULL
from appliance.intake.inside import entries_of
from appliance.intake.settle import EntryKind, Observation
from appliance.intake.triage import is_ignored
from pipelines.errors import Failure, FailureClass

GONE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO, errno.ESTALE})
"""The answers for a name that stands for nothing any more, or for a link or pipe that took its place."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look into a folder found; the paths are relative to it, as Python decodes file names.

    `failures` names the folders and entries that could not be looked at; the drop folder itself is ".".
    """

    seen: dict[str, Observation]
    failures: dict[str, Failure]


def scan(folder: Path) -> Scan:
    """Look at every entry below `folder`, except ignored names and what lies below those."""
    found = Scan({}, {})
    pending = [""]
    while pending:
        inside = pending.pop()
        try:
            with entries_of(folder, inside) as entries:
                for entry in entries:
                    if not is_ignored(entry.name):
                        _look(entry, str(Path(inside, entry.name)), found, pending)
        except OSError as error:
            if not inside or error.errno not in GONE:
                found.failures[inside or "."] = failure_of(error)
    return found


def observe(status: os.stat_result) -> Observation:
    """Return what a scan remembers of a file's status."""
    return Observation(
        kind=_kind(status.st_mode),
        size=status.st_size,
        mtime_ns=status.st_mtime_ns,
        device=status.st_dev,
        inode=status.st_ino,
        link_count=status.st_nlink,
        ctime_ns=status.st_ctime_ns,
    )


def failure_of(error: OSError) -> Failure:
    """Name an error of the file system for the operator; the path is recorded beside it."""
    if error.errno in {errno.EACCES, errno.EPERM}:
        return _failure(
            FailureClass.POLICY,
            "permission_denied",
            "this account may not read or move the file",
            "Give the appliance's account read and write access to the folder and the file.",
        )
    if error.errno in DISK_FULL:
        return _failure(
            FailureClass.CAPACITY,
            "disk_full",
            "there is no room for the file's copy",
            "Free space on the disk.",
        )
    if error.errno == errno.EXDEV:
        return _failure(
            FailureClass.POLICY,
            "other_file_system",
            "another file system is mounted below the drop folder",
            "Make the mounted folder a drop folder of its own.",
        )
    reason = errno.errorcode.get(error.errno or 0, "unknown")
    return _failure(
        FailureClass.CAPACITY,
        "file_system_error",
        f"the file system answered {reason}: {error.strerror}",
        "See that the disk or share is mounted and sound.",
    )


def _look(entry: os.DirEntry[str], path: str, found: Scan, pending: list[str]) -> None:
    try:
        if entry.is_dir(follow_symlinks=False):
            pending.append(path)
        else:
            found.seen[path] = observe(entry.stat(follow_symlinks=False))
    except OSError as error:
        if error.errno not in GONE:
            found.failures[path] = failure_of(error)


def _kind(mode: int) -> EntryKind:
    if stat.S_ISREG(mode):
        return EntryKind.FILE
    if stat.S_ISLNK(mode):
        return EntryKind.SYMLINK
    if stat.S_ISFIFO(mode):
        return EntryKind.FIFO
    return EntryKind.SOCKET if stat.S_ISSOCK(mode) else EntryKind.DEVICE


def _failure(failure_class: FailureClass, code: str, message: str, next_step: str) -> Failure:
    return Failure(failure_class, code, message, next_step, retryable=True)
