"""One drop folder over time: when to look into it, and what each look shows to be ready, refused or back."""

import math
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from appliance.intake.admit import DropFolder, Outcome
from appliance.intake.notices import Notices
from appliance.intake.peek import is_finished
from appliance.intake.presence import Home, find_home, missing, unmounted
from appliance.intake.settle import (
    Observation,
    SettleOptions,
    Sighting,
    pause_seconds,
    settled,
    sight,
    unchanged_seconds,
)
from appliance.intake.watch import GONE, Scan, failure_of, scan
from pipelines.errors import Failure

_RETRY_SECONDS = 60.0
_LINGER_SECONDS = 2.0
"""How long a folder of which something was told is scanned often: a new subfolder is not heard at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """What one look showed, by path relative to the folder.

    `ready` is to be admitted. `failures` could not be looked at, and `healed` can again; `gone` had been
    refused and was taken away.
    """

    ready: dict[str, Observation] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    healed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)


class WatchedFolder:
    """Remembers what was seen in a folder; one caller at a time."""

    def __init__(self, folder: DropFolder, options: SettleOptions, wake: threading.Event) -> None:
        self.folder, self.options = folder, options
        self.unsettled = 0
        self.due_at = -math.inf
        self._wake = wake
        self._sightings: dict[str, Sighting] = {}
        self._refused: dict[str, tuple[Observation, float]] = {}
        self._unfinished: dict[str, float] = {}
        self._failures: dict[str, Failure] = {}
        self._home: Home | None = None
        self._notices: Notices | None = None
        self._alert_until = -math.inf

    def is_due(self, clock: float) -> bool:
        """Say whether to look now: it is time, something was told, or the folder is not where it was."""
        is_told = self._notices is not None and self._notices.is_news
        return clock >= self.due_at or is_told or self._has_moved()

    def close(self) -> None:
        """Stop listening; may be called beside a look."""
        if (notices := self._notices) is not None:
            notices.close()

    def look(self) -> Look:
        """Scan the folder, and fix when to look again."""
        clock, is_first = time.monotonic(), self._home is None
        touched = self._hear(clock)
        found = self._scan()
        healed = [path for path in self._failures if path not in found.failures]
        failures = {path: why for path, why in found.failures.items() if self._failures.get(path) != why}
        self._failures = found.failures
        if "." in found.failures:
            self._sightings = {}
            look = Look(failures=failures)
        else:
            # What an earlier run could not find is there now.
            healed += ["."] if is_first else []
            self._sightings = sight(self._sightings, found.seen, clock, touched)
            gone = self._forget_refusals(found, clock)
            look = Look(self._ready(clock), failures, healed, gone)
        self._count()
        self._rest(clock)
        return look

    def record(self, outcomes: Mapping[str, Outcome]) -> None:
        """Remember what became of those that were ready."""
        now = time.monotonic()
        for path, outcome in outcomes.items():
            sighting = self._sightings[path]
            if isinstance(outcome, Failure):
                retry_at = now + _RETRY_SECONDS if outcome.retryable else math.inf
                self._refused[path] = sighting.observation, retry_at
                self.due_at = min(self.due_at, retry_at)
            elif outcome is None:  # it is gone, or settles anew
                self._sightings[path] = Sighting(sighting.observation, now, 0)
            else:
                del self._sightings[path]
        self._count()

    def _hear(self, clock: float) -> dict[str, float]:
        if self._notices is None:
            return {}
        if self._notices.is_news:
            self._alert_until = clock + _LINGER_SECONDS
        return self._notices.drain()

    def _scan(self) -> Scan:
        """Scan the folder where it is the one that it was; listen before, so that nothing falls between."""
        try:
            home = find_home(self.folder.path)
        except OSError as error:
            self._stop_listening()
            failure = missing(self.folder.path) if error.errno in GONE else failure_of(error)
            return Scan({}, {".": failure})
        if (lost := unmounted(self._home, home)) is not None:
            self._stop_listening()
            return Scan({}, {".": lost})
        self._listen_at(home)
        return scan(self.folder.path)

    def _listen_at(self, home: Home) -> None:
        if home != self._home or "." in self._failures:
            self._stop_listening()
            self._home = home
            self._notices = None if home.mount.is_remote else Notices.of(self.folder.path, self._wake)
        elif self._notices is not None and not self._notices.is_listening:
            self._stop_listening()

    def _has_moved(self) -> bool:
        """An unmounted share says nothing."""
        try:
            return "." not in self._failures and find_home(self.folder.path) != self._home
        except OSError:
            return True

    def _stop_listening(self) -> None:
        self.close()
        self._notices = None

    def _forget_refusals(self, found: Scan, clock: float) -> list[str]:
        """Forget what has changed or is to be tried again; return what is no longer there."""
        gone = [path for path in self._refused if path not in found.seen]
        self._refused = {
            path: (observation, retry_at)
            for path, (observation, retry_at) in self._refused.items()
            if found.seen.get(path) == observation and clock < retry_at
        }
        return gone

    def _ready(self, clock: float) -> dict[str, Observation]:
        self._unfinished = {
            path: since for path, since in self._unfinished.items() if path in self._sightings
        }
        return {
            path: self._sightings[path].observation
            for path in settled(self._sightings, clock, self.options.settle_seconds)
            if path not in self._refused and self._is_ready(path, clock)
        }

    def _is_ready(self, path: str, clock: float) -> bool:
        """Say whether a settled file looks finished, or has been waited for long enough; it is read once."""
        sighting = self._sightings[path]
        is_ours = self._home is not None and not self._home.mount.is_remote
        wall = time.time() if is_ours else None
        if unchanged_seconds(sighting, clock, wall) >= self.options.patience_seconds:
            return True
        if self._unfinished.get(path) == sighting.since:
            return False
        if is_finished(self.folder.path, path, sighting.observation):
            return True
        self._unfinished[path] = sighting.since
        return False

    def _count(self) -> None:
        self.unsettled = len(self._sightings) - len(self._refused.keys() & self._sightings.keys())

    def _rest(self, clock: float) -> None:
        now = time.monotonic()
        pause = pause_seconds(
            is_busy=self.unsettled > 0 or now < self._alert_until,
            is_told=self._notices is not None and "." not in self._failures,
            spent_seconds=now - clock,
            rescan_seconds=self.options.rescan_seconds,
        )
        self.due_at = min([now + pause, *(retry_at for _, retry_at in self._refused.values())])
