"""Receipts: what became of a dropped file, as JSON in an outbox, for whoever dropped it.

    <name>.<arrival id>.receipt.json

A receipt is written aside, flushed to the disk and renamed, so that a reader sees a whole one or none;
writing it again replaces it. It names what happened and where the results lie, and nothing that was read.
"""

import errno
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from appliance.durable import DISK_FULL, FORBIDDEN, sync_shared_folder
from pipelines.errors import SinkError

SCHEMA_VERSION = 1
_SUFFIX = "receipt.json"
_LONGEST_NAME_BYTES = 255
# What Windows takes for no part of a name: outboxes are often its shares. The receipt has the name itself.
_UNNAMEABLE = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_"))
_MISSING = frozenset({errno.ENOENT, errno.ENOTDIR})


@dataclass(frozen=True, slots=True)
class FirstArrival:
    """The arrival that became the document of which another one is a duplicate."""

    document_id: int
    arrival_id: int
    name: str
    path: str
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class PageCounts:
    """The document's pages; `count` is None where the file was never opened."""

    count: int | None
    read: int
    blank: int
    failed: int


@dataclass(frozen=True, slots=True)
class ReceiptFailure:
    """Why something was not read; `page` is None when it concerns the whole file."""

    failure_class: str
    code: str
    message: str
    next_step: str
    page: int | None


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """One document of a file that separator sheets split; `first_page` is that of the file."""

    document_id: int
    first_page: int | None
    state: str


@dataclass(frozen=True, slots=True)
class ResultsPlace:
    """Where the document's rows are found by its id; `database` holds no user and no password."""

    database: str
    parquet: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one arrival.

    `name` and `path` are in the form in which they are shown to operators. `state` is the document's, or
    REFUSED for a file that stays in its folder; that one has no document, no hash and no results.
    """

    arrival_id: int
    name: str
    path: str
    profile: str
    arrived_at: datetime
    sha256: str | None
    byte_size: int | None
    state: str
    document_id: int | None
    duplicate_of: FirstArrival | None
    parts: tuple[ReceiptPart, ...]
    pages: PageCounts | None
    failures: tuple[ReceiptFailure, ...]
    document_type: str | None
    admitted_at: datetime | None
    finished_at: datetime | None
    pipeline_version: str | None
    results: ResultsPlace | None


def write_receipt(outbox: Path, receipt: Receipt) -> Path:
    """Write, or replace, the receipt and return its file; raises SinkError and leaves what was there.

    The outbox is never made: where a share is not mounted, its receipts would land on the local disk.
    """
    file = outbox / file_name(receipt.name, receipt.arrival_id)
    aside = outbox / f".{receipt.arrival_id}.receipt.tmp"
    try:
        _write_aside(aside, as_json(receipt))
        aside.replace(file)
        sync_shared_folder(outbox)
    except OSError as error:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
        raise _sink_error(outbox, error) from error
    return file


def outbox_problem(outbox: Path) -> SinkError | None:
    """Return why no receipt can be written there, as far as that is seen without writing."""
    try:
        room = os.statvfs(outbox)
        if not outbox.is_dir():
            return _sink_error(outbox, NotADirectoryError(errno.ENOTDIR, "not a folder"))
    except OSError as error:
        return _sink_error(outbox, error)
    if not os.access(outbox, os.W_OK | os.X_OK):
        return _sink_error(outbox, PermissionError(errno.EACCES, "not writable"))
    if room.f_blocks and not room.f_bavail:
        return _sink_error(outbox, OSError(errno.ENOSPC, "full"))
    return None


def file_name(name: str, arrival_id: int) -> str:
    """Return the name of an arrival's receipt: legal on Windows too, and never longer than a name may be."""
    ending = f".{arrival_id}.{_SUFFIX}"
    room = _LONGEST_NAME_BYTES - len(ending)
    shown = name.translate(_UNNAMEABLE).encode()[:room].decode(errors="ignore").lstrip(".")
    return (shown or "unnamed") + ending


def as_json(receipt: Receipt) -> bytes:
    """Return the receipt as UTF-8 JSON, its moments in UTC."""
    report = {"schema_version": SCHEMA_VERSION, **asdict(receipt)}
    return json.dumps(report, ensure_ascii=False, indent=2, default=_moment).encode() + b"\n"


def _moment(value: object) -> str:
    if not isinstance(value, datetime):
        raise TypeError(f"a receipt holds no {type(value).__name__}")
    return value.astimezone(UTC).isoformat()


def _write_aside(aside: Path, content: bytes) -> None:
    """Write a new file: whatever a crash, or somebody else, left under that name is not followed."""
    aside.unlink(missing_ok=True)
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o644)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sink_error(outbox: Path, error: OSError) -> SinkError:
    if error.errno in _MISSING:
        return SinkError(
            "outbox_missing",
            f"The outbox {outbox} is not there, or is no folder.",
            "Make or mount it, or correct the profile's outbox in appliance.toml; receipts wait until then.",
        )
    if error.errno in DISK_FULL:
        return SinkError(
            "outbox_full",
            f"The disk of the outbox {outbox} is full.",
            "Free space there; the receipts are written by themselves.",
        )
    if error.errno in FORBIDDEN:
        return SinkError(
            "outbox_read_only",
            f"The outbox {outbox} may not be written to.",
            "Give the appliance's user the right to write there; the receipts are written by themselves.",
        )
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return SinkError(
        "outbox_write_failed",
        f"The outbox {outbox} cannot be written: {reason}.",
        "See that its disk or share is mounted and sound; the receipts are written by themselves.",
    )
