"""All drop folders of a site, looked at again and again: whatever has settled is admitted or refused."""

import math
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from appliance.intake.admit import DropFolder, Outcome, admit_group, adopt, refuse
from appliance.intake.peek import is_finished
from appliance.intake.settle import Observation, SettleOptions, Sighting, in_groups, settled, sight
from appliance.intake.vault import Vault
from appliance.intake.watch import scan
from appliance.ledger.records import Admission, DocumentState
from appliance.ledger.store import Ledger
from pipelines.errors import Failure

_RETRY_SECONDS = 60.0


@dataclass(slots=True)
class InboxCounts:
    """What became of the files so far; `states` and `failures` are of those that ended at admission.

    `refused` holds the files that stay where they are, by profile and path: each once, however often it
    is tried again, and no longer once it was taken.
    """

    admitted: int = 0
    duplicates: int = 0
    refused: set[tuple[str, str]] = field(default_factory=set)
    states: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class _Watched:
    """A folder with what was seen in it; `refused` holds what stays there, as it was when it was
    refused, and when to try it again; `unfinished` what looked so, and since when it had not changed.
    """

    folder: DropFolder
    options: SettleOptions
    sightings: dict[str, Sighting] = field(default_factory=dict)
    refused: dict[str, tuple[Observation, float]] = field(default_factory=dict)
    unfinished: dict[str, float] = field(default_factory=dict)


class Inbox:
    """One caller at a time: `look` holds what earlier looks saw."""

    def __init__(self, folders: Mapping[DropFolder, SettleOptions], vault: Vault, ledger: Ledger) -> None:
        """Watch `folders`, each in its own way."""
        self._watched = [_Watched(folder, options) for folder, options in folders.items()]
        self._vault, self._ledger = vault, ledger
        self.counts = InboxCounts()
        self.has_looked = False
        self._adopt_at = -math.inf

    @property
    def unsettled(self) -> int:
        """How many files are still to be admitted or refused."""
        return sum(len(watched.sightings.keys() - watched.refused.keys()) for watched in self._watched)

    def adopt(self, now: datetime) -> None:
        """Take up what was claimed and not finished: by a run that died, or for an error of the disk."""
        self._adopt_at = time.monotonic() + _RETRY_SECONDS
        for watched in self._watched:
            outcomes = adopt(
                watched.folder,
                watched.options.settle_seconds,
                vault=self._vault,
                ledger=self._ledger,
                now=now,
            )
            for path, outcome in outcomes:
                self._count(watched.folder, path, outcome)

    def look(self, now: datetime) -> None:
        """Scan every folder once and bring in what has settled, with what waits in the work folders."""
        if time.monotonic() >= self._adopt_at:
            self.adopt(now)
        for watched in self._watched:
            self._look_into(watched, now)
        self.has_looked = True

    def _look_into(self, watched: _Watched, now: datetime) -> None:
        found, clock = scan(watched.folder.path), time.monotonic()
        for path, failure in found.failures.items():
            refuse(watched.folder, path, failure, self._ledger, now)
        watched.sightings = sight(watched.sightings, found.seen, clock)
        watched.refused = {
            path: (observation, retry_at)
            for path, (observation, retry_at) in watched.refused.items()
            if found.seen.get(path) == observation and clock < retry_at
        }
        ready = {
            path: watched.sightings[path].observation
            for path in settled(watched.sightings, clock, watched.options.settle_seconds)
            if path not in watched.refused and _is_ready(watched, path, clock)
        }
        for group in in_groups(ready):
            self._bring_in(watched, group, now)

    def _bring_in(self, watched: _Watched, group: dict[str, Observation], now: datetime) -> None:
        outcomes = admit_group(watched.folder, group, vault=self._vault, ledger=self._ledger, now=now)
        for path, outcome in outcomes.items():
            if isinstance(outcome, Failure):
                retry_at = time.monotonic() + _RETRY_SECONDS if outcome.retryable else math.inf
                watched.refused[path] = group[path], retry_at
            else:
                del watched.sightings[path]  # it is gone, or begins to settle anew
            self._count(watched.folder, path, outcome)

    def _count(self, folder: DropFolder, path: str, outcome: Outcome) -> None:
        if isinstance(outcome, Failure):
            self.counts.refused.add((folder.profile, path))
            return
        self.counts.refused.discard((folder.profile, path))
        if isinstance(outcome, Admission) and outcome.is_duplicate:
            self.counts.duplicates += 1
        elif isinstance(outcome, Admission):
            self.counts.admitted += 1
            if outcome.failure_code is not None:  # it ended at once, because of what its first bytes are
                self.counts.states[DocumentState.FAILED] += 1
                self.counts.failures[outcome.failure_code] += 1


def _is_ready(watched: _Watched, path: str, clock: float) -> bool:
    """Say whether a settled file looks finished, or has been waited for long enough; it is read once."""
    sighting = watched.sightings[path]
    if clock - sighting.since >= watched.options.patience_seconds:
        watched.unfinished.pop(path, None)
        return True
    if watched.unfinished.get(path) == sighting.since:
        return False
    if is_finished(watched.folder.path, path, sighting.observation):
        return True
    watched.unfinished[path] = sighting.since
    return False
