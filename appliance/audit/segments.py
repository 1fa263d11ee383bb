"""The trail as files for storage that is written once (WORM): segments of JSON Lines, each with its manifest.

    trail-000000000001-000000010000.jsonl           one record a line: form 1 (`ledger.chain`) and its `hash`
    trail-000000000001-000000010000.manifest.json   what the segment must be; written after it

Nothing that lies in the folder is ever written again. A segment whose manifest is missing was left by an
export that died: it is compared with the ledger, and gets its manifest. The folder is checked without the
ledger.
"""

import errno
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from appliance.durable import DISK_FULL, sync_folder
from appliance.errors import AuditRefused
from appliance.ledger.chain import (
    GENESIS,
    Break,
    BreakKind,
    Walk,
    canonical_json,
    read_back,
    walk,
    written_down,
)
from appliance.ledger.records import EventRecord

SEGMENT_RECORDS = 10_000
_NAME = re.compile(r"trail-(\d{12})-(\d{12})")
_ASIDE = ".partial"
_RECORDS, _MANIFEST = ".jsonl", ".manifest.json"

Fetch = Callable[[int, int], list[EventRecord]]
"""Returns the first so many records after an id."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A manifest: `records` lines from `first` to `last`, which follow `previous` and end with `head`."""

    form: int
    first: int
    last: int
    records: int
    previous: str
    head: str
    sha256: str
    byte_size: int
    exported_at: datetime
    exported_by: str

    @property
    def name(self) -> str:
        return _name(self.first, self.last)


_SEGMENT = TypeAdapter(Segment)


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did: how many segments and records are new, and the last record's id in the folder."""

    segments: int
    records: int
    last_id: int


def line_of(record: EventRecord) -> bytes:
    """Return the record's line: what its hash covers, and the hash."""
    return canonical_json(written_down(record) | {"hash": record.hash}) + b"\n"


def export(
    folder: Path,
    fetch: Fetch,
    up_to: int,
    *,
    after: int,
    now: datetime,
    by: str,
    on_records: Callable[[int], None],
) -> Exported:
    """Write the records up to the id `up_to` that the folder lacks; into an empty one those after `after`.

    Raises AuditRefused: the trail or the folder is not whole, the two do not fit, or there is no writing.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (folder / _ASIDE).unlink(missing_ok=True)  # of an export that died
        kept = segments_in(folder)
        _require_whole(folder, kept)
        last, head = (kept[-1].last, kept[-1].head) if kept else (after, GENESIS if after == 0 else None)
        if last > up_to:
            raise _not_ours(folder, f"it ends with record {last}, the ledger with {up_to}")
        unfinished = _unfinished(folder, kept)
        segments = records = 0
        while found := fetch(last, min(SEGMENT_RECORDS, up_to - last)):
            end = min(up_to, unfinished.get(found[0].id, up_to))
            found = [record for record in found if record.id <= end]
            _require_linked(folder, found, head)
            _keep(folder, found, now, by)
            last, head = found[-1].id, found[-1].hash
            segments, records = segments + 1, records + len(found)
            on_records(records)
            if last >= up_to:
                break
    except OSError as error:
        raise _unwritable(folder, error) from error
    return Exported(segments, records, last)


def check(folder: Path, on_records: Callable[[int], None] = lambda _: None) -> Walk:
    """Follow the chain through the folder's segments to its end or first break.

    The first record may follow any, as an export may begin later than the trail. Raises AuditRefused where
    there is no trail.
    """
    kept = segments_in(folder)
    if not kept:
        raise AuditRefused(
            "export_missing",
            f"{folder} holds no exported trail.",
            "Name the folder that 'appliance audit export' wrote.",
        )
    counted = _Counted(folder, kept, on_records)

    def find(sha256: str) -> EventRecord | None:
        return next((r for r in _readable(folder, kept) if r.hash == sha256), None)

    try:
        found = walk(counted.records(), (), find, previous=None)
    except _UnlikeManifest as unlike:
        return Walk(counted.count, 0, counted.last, unlike.broken)
    return found


def segments_in(folder: Path) -> list[Segment]:
    """Return the folder's manifests by their first record; raises AuditRefused for a damaged one."""
    found = [_manifest(file) for file in sorted(folder.glob(f"trail-*{_MANIFEST}"))]
    return sorted(found, key=lambda segment: segment.first)


class _UnlikeManifest(Exception):  # noqa: N818 - it never leaves this module
    def __init__(self, broken: Break) -> None:
        super().__init__(broken.sentence)
        self.broken = broken


class _Counted:
    """Reads the segments once, and knows how far it came."""

    def __init__(self, folder: Path, segments: list[Segment], on_records: Callable[[int], None]) -> None:
        self._folder, self._segments, self._on_records = folder, segments, on_records
        self.count = 0
        self.last: EventRecord | None = None

    def records(self) -> Iterator[EventRecord]:
        for segment in self._segments:
            for record in _records_of(self._folder, segment):
                self.count, self.last = self.count + 1, record
                yield record
            self._on_records(self.count)


def _records_of(folder: Path, segment: Segment) -> Iterator[EventRecord]:
    """Yield a segment's records; raises _UnlikeManifest where its bytes are not what was written."""
    try:
        opened = (folder / (segment.name + _RECORDS)).open("rb")
    except FileNotFoundError:
        raise _UnlikeManifest(
            Break(BreakKind.MISSING, segment.first, f"the segment {segment.name} is gone")
        ) from None
    digest, next_id = hashlib.sha256(), segment.first
    with opened:
        for line in opened:
            digest.update(line)
            record = _record(line)
            if record is None:
                sentence = f"a line of {segment.name} is not what was written, by record {next_id}"
                raise _UnlikeManifest(Break(BreakKind.CHANGED, next_id, sentence))
            next_id = record.id + 1
            yield record
    if digest.hexdigest() != segment.sha256:
        sentence = f"{segment.name} does not have the hash that its manifest states"
        raise _UnlikeManifest(Break(BreakKind.CHANGED, segment.first, sentence))


def _record(line: bytes) -> EventRecord | None:
    """Return the record of a line that is exactly as we write it."""
    try:
        record = read_back(json.loads(line))
        return record if line_of(record) == line else None
    except (ValueError, TypeError, KeyError):
        return None


def _readable(folder: Path, segments: list[Segment]) -> Iterator[EventRecord]:
    for segment in segments:
        try:
            yield from _records_of(folder, segment)
        except _UnlikeManifest:
            continue


def _require_whole(folder: Path, kept: list[Segment]) -> None:
    if kept and (broken := check(folder).broken) is not None:
        raise _not_ours(folder, broken.sentence)


def _require_linked(folder: Path, found: list[EventRecord], head: str | None) -> None:
    """Refuse to export a trail that is broken, or that does not continue what lies in the folder."""
    broken = walk(found, (), lambda _: None, previous=head).broken
    if broken is None:
        return
    if broken.event_id <= found[0].id and head not in {None, GENESIS}:
        raise _not_ours(folder, broken.sentence)
    raise AuditRefused(
        "trail_broken", f"The trail is broken: {broken.sentence}.", "See 'appliance audit verify'."
    )


def _unfinished(folder: Path, kept: list[Segment]) -> dict[int, int]:
    """Return first and last record of the segments that have no manifest yet."""
    names = {segment.name for segment in kept}
    found = (_NAME.fullmatch(file.stem) for file in folder.glob(f"trail-*{_RECORDS}"))
    return {int(name[1]): int(name[2]) for name in found if name is not None and name[0] not in names}


def _keep(folder: Path, found: list[EventRecord], now: datetime, by: str) -> None:
    """Write a segment, unless a died export did, and then its manifest."""
    content = b"".join(map(line_of, found))
    segment = Segment(
        found[0].form,
        found[0].id,
        found[-1].id,
        len(found),
        found[0].previous,
        found[-1].hash,
        hashlib.sha256(content).hexdigest(),
        len(content),
        now,
        by,
    )
    file = folder / (segment.name + _RECORDS)
    if not file.exists():
        _write_once(file, content)
    elif file.read_bytes() != content:
        raise _not_ours(folder, f"{file.name}, which has no manifest, is not what the ledger holds")
    manifest = json.dumps(asdict(segment) | {"exported_at": now.isoformat()}, indent=2) + "\n"
    _write_once(folder / (segment.name + _MANIFEST), manifest.encode())


def _write_once(file: Path, content: bytes) -> None:
    """Write a new file, whole or not at all; it is on the disk then. Raises OSError."""
    aside = file.with_name(_ASIDE)
    try:
        with aside.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        aside.chmod(0o444)
        if file.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(file))
        aside.rename(file)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(file.parent)


def _manifest(file: Path) -> Segment:
    try:
        segment = _SEGMENT.validate_json(file.read_bytes())
    except ValidationError as error:
        raise _not_ours(file.parent, f"{file.name} is no manifest") from error
    if segment.name + _MANIFEST != file.name:
        raise _not_ours(file.parent, f"{file.name} is another segment's manifest")
    return segment


def _name(first: int, last: int) -> str:
    return f"trail-{first:012d}-{last:012d}"


def _not_ours(folder: Path, reason: str) -> AuditRefused:
    return AuditRefused(
        "export_unlike_ledger",
        f"What lies in {folder} and this ledger's trail do not fit together: {reason}.",
        "Find out which of them was changed ('appliance audit verify', with and without --export). "
        "A new export needs an empty folder.",
    )


def _unwritable(folder: Path, error: OSError) -> AuditRefused:
    if error.errno in DISK_FULL:
        return AuditRefused(
            "export_full",
            f"There is no room left in {folder}.",
            "Make room, then export again: what is there is kept, and the rest is added.",
        )
    return AuditRefused(
        "export_unwritable",
        f"{folder} cannot be written or read: {error.strerror}.",
        "See that it is mounted and that this account may write there, then export again.",
    )
