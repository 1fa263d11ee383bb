"""All drop folders of a site, looked at again and again: whatever has settled is admitted or refused."""

import math
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from appliance.errors import LedgerError
from appliance.intake.admit import DropFolder, Outcome, admit_group, adopt, refuse, withdraw_refusal
from appliance.intake.claim import find_claimed
from appliance.intake.settle import Observation, SettleOptions, in_groups
from appliance.intake.vault import Vault
from appliance.intake.watched import WatchedFolder
from appliance.ledger.records import Admission, DocumentState
from appliance.ledger.store import Ledger
from pipelines.errors import Failure

_ADOPT_SECONDS, _ADOPT_SOON_SECONDS = 60.0, 1.0


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


class Inbox:
    """One caller at a time, except for `close`: `look` holds what earlier looks saw."""

    def __init__(self, folders: Mapping[DropFolder, SettleOptions], vault: Vault, ledger: Ledger) -> None:
        """Watch `folders`, each in its own way."""
        self._vault, self._ledger = vault, ledger
        self.counts = InboxCounts()
        self.has_looked = False
        self._wake, self._closed = threading.Event(), threading.Event()
        self._watched = [WatchedFolder(folder, options, self._wake) for folder, options in folders.items()]
        self._ended: list[WatchedFolder] = []  # no longer to be watched, but something may be claimed there
        self._adopt_at = -math.inf
        self._left = 0

    @property
    def unsettled(self) -> int:
        """How many files are still to be admitted or refused, those left in work folders among them."""
        return self._left + sum(watched.unsettled for watched in self._watched)

    def adopt(self, now: datetime) -> None:
        """Take up what was claimed and not finished: by a run that died, or for an error of the disk."""
        try:
            left = sum(self._adopt_in(watched, now) for watched in (*self._watched, *self._ended))
        except LedgerError:
            self._leave(max(1, self._left))
            raise
        self._leave(left)
        if not left:
            self._ended = []

    def look(self, now: datetime) -> None:
        """Scan the folders that are due and bring in what has settled, with what waits in work folders.

        Raises LedgerError; what was claimed by then is taken up by one of the next looks.
        """
        if time.monotonic() >= self._adopt_at:
            self.adopt(now)
        for watched in self._watched:
            if watched.is_due(time.monotonic()):
                self._look_into(watched, now)
        self.has_looked = True

    def update(self, folders: Mapping[DropFolder, SettleOptions]) -> None:
        """Watch these folders from now on; what was seen in those that stay is kept. Not beside a `look`."""
        earlier = {(watched.folder.path, watched.folder.profile): watched for watched in self._watched}
        watched_now = []
        for folder, options in folders.items():
            watched = earlier.pop((folder.path, folder.profile), None)
            if watched is None:
                watched = WatchedFolder(folder, options, self._wake)
            watched.folder, watched.options, watched.due_at = folder, options, -math.inf
            watched_now.append(watched)
        for ended in earlier.values():
            ended.close()
        self._watched = watched_now
        self._ended += earlier.values()
        self._adopt_at = -math.inf  # what was claimed there is admitted still

    def wait(self, most_seconds: float = math.inf) -> None:
        """Wait until a folder is due or was told of, `most_seconds` have passed, or `close` was called."""
        if self._closed.is_set():
            return
        due_at = min([self._adopt_at, *(watched.due_at for watched in self._watched)])
        self._wake.wait(max(0.0, min(most_seconds, due_at - time.monotonic())))
        self._wake.clear()

    def close(self) -> None:
        """End a `wait`, and a `look` after the group that it has in hand; nothing is watched any more."""
        self._closed.set()
        self._wake.set()
        for watched in self._watched:
            watched.close()

    def _leave(self, count: int) -> None:
        """Note how many files may wait in the work folders, and when to take them up."""
        self._left = count
        self._adopt_at = time.monotonic() + (_ADOPT_SOON_SECONDS if count else _ADOPT_SECONDS)

    def _adopt_in(self, watched: WatchedFolder, now: datetime) -> int:
        """Take up what was claimed there; return how many files have neither been admitted nor refused."""
        folder, seconds = watched.folder, watched.options.settle_seconds
        adopted = adopt(folder, seconds, vault=self._vault, ledger=self._ledger, now=now)
        for path, outcome in adopted:
            self._count(folder, path, outcome)
        return sum(outcome is None for _, outcome in adopted)

    def _look_into(self, watched: WatchedFolder, now: datetime) -> None:
        folder, look = watched.folder, watched.look()
        for path, failure in look.failures.items():
            self._count(folder, path, refuse(folder, path, failure, self._ledger, now))
        for path in (*look.healed, *look.gone):
            withdraw_refusal(folder, path, self._ledger, now)
            self.counts.refused.discard((folder.profile, path))
        for group in in_groups(look.ready):
            if self._closed.is_set():
                return
            outcomes = self._admit(folder, group, now)
            watched.record(outcomes)
            for path, outcome in outcomes.items():
                self._count(folder, path, outcome)

    def _admit(
        self, folder: DropFolder, group: Mapping[str, Observation], now: datetime
    ) -> dict[str, Outcome]:
        try:
            return admit_group(folder, group, vault=self._vault, ledger=self._ledger, now=now)
        finally:
            # What could neither be admitted nor put back lies where no scan sees it.
            if left := len(find_claimed(folder.path)):
                self._leave(max(left, self._left))

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
