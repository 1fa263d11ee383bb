"""Anchors: the trail's last hash, written now and then to a file that only grows.

A chain cannot show that its newest records were cut off, nor that all of it was written anew; a hash that
was remembered elsewhere can. Keep the file from whoever administers the ledger: on a disk of its own or with
`chattr +a`, and in the backups. One line is one anchor:

    {"at":"2026-03-01T08:00:00.000000Z","hash":"…","id":1000}
"""

import fcntl
import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from appliance.durable import sync_folder
from appliance.errors import AuditRefused
from appliance.ledger.chain import Anchor, canonical_json

_LONGEST_LINE = 512


class AnchorFile:
    """The anchors of one site, by ascending id; several processes may add to it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def remember(self, event_id: int, sha256: str, now: datetime, *, every: int = 1) -> bool:
        """Add an anchor unless the last one is less than `every` records behind; it is on the disk then.

        Raises OSError.
        """
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        is_new = not self._file.exists()
        with self._file.open("a+b") as opened:
            fcntl.flock(opened, fcntl.LOCK_EX)
            last, is_torn = _last(opened.fileno())
            if event_id - last < every:
                return False
            at = now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
            line = canonical_json({"at": at, "hash": sha256, "id": event_id}) + b"\n"
            opened.write(b"\n" * is_torn + line)
            opened.flush()
            os.fsync(opened.fileno())
        if is_new:
            sync_folder(self._file.parent)
        return True

    def read(self) -> Iterator[Anchor]:
        """Yield the anchors that are there when it begins; a line that a crash cut off is passed by.

        So the records of all of them can be seen by whoever reads the ledger afterwards. Raises AuditRefused
        for any other line that is no anchor, or out of order.
        """
        try:
            opened = self._file.open("rb")
        except FileNotFoundError:
            return
        last = 0
        with opened:
            left = os.fstat(opened.fileno()).st_size
            for number, line in enumerate(opened, start=1):
                if (left := left - len(line)) < 0:
                    return
                anchor = _anchor(line)
                if anchor is not None and anchor.event_id > last:
                    last = anchor.event_id
                    yield anchor
                elif not _may_be_torn(line):
                    raise _damaged(self._file, number)


def _anchor(line: bytes) -> Anchor | None:
    try:
        said = json.loads(line)
        at, sha256, event_id = said["at"], said["hash"], said["id"]
        return Anchor(int(event_id), str(sha256), datetime.fromisoformat(at))
    except (ValueError, TypeError, KeyError):
        return None


def _may_be_torn(line: bytes) -> bool:
    """Whether a crash may have left this: the beginning of a line, and what was added after it began anew."""
    return not line.rstrip(b"\n").endswith(b"}")


def _last(descriptor: int) -> tuple[int, bool]:
    """Return the last anchor's id, 0 without one, and whether the file's last line was cut off."""
    size = os.fstat(descriptor).st_size
    tail = os.pread(descriptor, 2 * _LONGEST_LINE, max(0, size - 2 * _LONGEST_LINE))
    found = [anchor for line in tail.split(b"\n") if (anchor := _anchor(line)) is not None]
    return (found[-1].event_id if found else 0), bool(tail) and not tail.endswith(b"\n")


def _damaged(file: Path, number: int) -> AuditRefused:
    return AuditRefused(
        "anchors_damaged",
        f"Line {number} of {file} is no anchor, or stands out of order: somebody changed the file.",
        "Compare it with its copy in the backups, and find out who could write it.",
    )
