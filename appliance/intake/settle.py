"""Which files are no longer being written: decided from what successive scans of a folder saw."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

_SCANS_UNCHANGED = 2
_BUSY_SECONDS, _POLL_BUSY_SECONDS, _POLL_QUIET_SECONDS = 0.25, 1.0, 2.0
_GROUP_FILES, _GROUP_BYTES = 128, 64 << 20
_UNTOUCHED: Mapping[str, float] = MappingProxyType({})


class EntryKind(StrEnum):
    """What a directory entry is, without following links."""

    FILE = "file"
    SYMLINK = "symlink"
    FIFO = "fifo"
    SOCKET = "socket"
    DEVICE = "device"


@dataclass(frozen=True, slots=True)
class SettleOptions:
    """How long a folder's files are waited for, and how often a quiet folder is looked at anyway.

    A file is taken once it was unchanged for `settle_seconds`; one that looks unfinished after them, once it
    was unchanged for `patience_seconds`.
    """

    settle_seconds: float = 5.0
    patience_seconds: float = 20.0
    rescan_seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Observation:
    """An entry as one scan saw it; two equal observations are the same, unchanged file.

    `device` and `inode` say which file the name stood for. `link_count` above 1 means other names.
    `ctime_ns` is when the file or its name last changed, which no copier can set, by the file system's clock.
    """

    kind: EntryKind
    size: int
    mtime_ns: int
    device: int
    inode: int
    link_count: int
    ctime_ns: int = field(default=0, compare=False)  # our own claim changes it


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observation with how long it has held: over `scans` scans, since `since`."""

    observation: Observation
    since: float
    scans: int


def sight(
    earlier: Mapping[str, Sighting],
    seen: Mapping[str, Observation],
    now: float,
    touched: Mapping[str, float] = _UNTOUCHED,
) -> dict[str, Sighting]:
    """Return the sightings after a scan; `now` is in seconds of a clock that never goes back.

    A file that changed, was away, or was `touched` (when the file system last told of it, by path) begins
    again; one that is gone is left out.
    """
    return {
        path: _sight_one(earlier.get(path), observation, now, touched.get(path))
        for path, observation in seen.items()
    }


def settled(sightings: Mapping[str, Sighting], now: float, settle_seconds: float) -> list[str]:
    """Return the paths that were unchanged over two scans and `settle_seconds`, the oldest sighting first."""
    ready = [
        path
        for path, sighting in sightings.items()
        if sighting.scans >= _SCANS_UNCHANGED and now - sighting.since >= settle_seconds
    ]
    return sorted(ready, key=lambda path: (sightings[path].since, path))


def unchanged_seconds(sighting: Sighting, now: float, wall: float | None) -> float:
    """Return how long a file has not changed: as we saw it, or longer where the file system knows.

    `wall` is the file system's own clock in seconds of the epoch, None where it is another machine's. So a
    file that was waited for already when we were started again is not waited for anew.
    """
    seen = now - sighting.since
    return seen if wall is None else max(seen, wall - sighting.observation.ctime_ns / 1e9)


def pause_seconds(*, is_busy: bool, is_told: bool, spent_seconds: float, rescan_seconds: float) -> float:
    """Return how long to wait for the next scan of a folder.

    Busy: something settles there, or was told of just now. Where the file system tells of changes a quiet
    folder is scanned only to be safe; elsewhere it is polled. A scan that takes long comes less often.
    """
    if is_told:
        pause = _BUSY_SECONDS if is_busy else rescan_seconds
    else:
        pause = min(_POLL_BUSY_SECONDS if is_busy else _POLL_QUIET_SECONDS, rescan_seconds)
    return max(pause, 2 * spent_seconds)


def in_groups(settled: Mapping[str, Observation]) -> Iterator[dict[str, Observation]]:
    """Split what is to be admitted, in its order, so that no group keeps its first file waiting for long.

    A group is at most 128 files of 64 MiB together; a larger file is a group of its own.
    """
    group: dict[str, Observation] = {}
    byte_size = 0
    for path, observation in settled.items():
        if group and (len(group) == _GROUP_FILES or byte_size + observation.size > _GROUP_BYTES):
            yield group
            group, byte_size = {}, 0
        group[path] = observation
        byte_size += observation.size
    if group:
        yield group


def _sight_one(
    earlier: Sighting | None, observation: Observation, now: float, touched_at: float | None
) -> Sighting:
    if earlier is None or earlier.observation != observation:
        return Sighting(observation, now, 1)
    if touched_at is not None and touched_at > earlier.since:
        return Sighting(observation, touched_at, 1)
    return Sighting(observation, earlier.since, earlier.scans + 1)
