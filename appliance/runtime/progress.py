"""What a run has done so far, for whoever watches it."""

from __future__ import annotations

import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from appliance.runtime.reading import Outcome
    from pipelines.errors import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts since the run began; `documents_total` and `pages_total` grow as files come and are opened.

    `seconds` are those since the readers were ready; `start_seconds` those until then. `finish_at` is when
    all that waits would be done, None before the pace is measured; `is_late` after the end of the window.
    """

    documents_total: int
    documents_done: int
    pages_total: int
    pages_done: int
    pages_failed: int
    seconds: float
    start_seconds: float
    finish_at: datetime | None = None
    is_late: bool = False

    @property
    def pages_per_second(self) -> float:
        return self.pages_done / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended. `states` counts its documents, `failures` its failures by code.

    `waiting` documents remain for a later run, `paused` of them until their profile is resumed; `refused`
    files stayed in their drop folder; `was_drained` says that the operator ended it so;
    `unwritten_batches` of finished documents are not in Parquet yet, `owed_outputs` documents not archived.
    """

    progress: Progress
    states: Mapping[str, int]
    failures: Mapping[str, int]
    duplicates: int
    refused: int
    waiting: int
    unwritten_batches: int
    owed_outputs: int
    results_url: str
    parquet: Path
    paused: int = 0
    was_drained: bool = False


@dataclass(slots=True)
class Tally:
    """The run's counters; written by the coordinator only.

    `unopened` documents are in hand and their pages not counted yet; `pages_opened` are those of all
    documents whose pages were counted, read before or not. `busy_seconds` had a document in hand.
    """

    started_at: float = field(default_factory=time.monotonic)
    ready_at: float | None = None
    documents_done: int = 0
    pages_total: int = 0
    pages_done: int = 0
    pages_failed: int = 0
    unopened: int = 0
    documents_opened: int = 0
    pages_opened: int = 0
    busy_seconds: float = 0.0
    ticked_at: float | None = None
    states: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def ready(self) -> float:
        """Note that the readers are ready; return the seconds that took."""
        self.ready_at = time.monotonic()
        return self.ready_at - self.started_at

    @property
    def pages_unread(self) -> int:
        """Pages that are in hand."""
        return self.pages_total - self.pages_done

    @contextmanager
    def in_hand(self) -> Iterator[Hand]:
        """Count one document while it is in hand; pages that it leaves unread are no longer to be done."""
        hand = Hand(self)
        self.unopened += 1
        try:
            yield hand
        finally:
            self.unopened -= not hand.is_opened
            self.pages_total -= hand.unread

    def tick(self, *, is_busy: bool) -> None:
        """Let the time since the last tick count as busy, or not."""
        now = time.monotonic()
        if is_busy and self.ticked_at is not None:
            self.busy_seconds += now - self.ticked_at
        self.ticked_at = now

    def document(self, outcome: Outcome) -> None:
        """Count a document that was settled; one that will be tried again is not done."""
        if outcome.state is not None:
            self.documents_done += 1
            self.states[outcome.state] += 1
            self.failures.update(failure.code for failure in outcome.failures)

    def progress(
        self,
        waiting: int,
        ended_at_admission: int,
        finish_at: datetime | None = None,
        *,
        is_late: bool = False,
    ) -> Progress:
        """Return the counts; `waiting` documents are not done, and some ended before any run of theirs."""
        done = self.documents_done + ended_at_admission
        now = time.monotonic()
        ready_at = self.ready_at or now
        return Progress(
            documents_total=done + waiting,
            documents_done=done,
            pages_total=self.pages_total,
            pages_done=self.pages_done,
            pages_failed=self.pages_failed,
            seconds=now - ready_at,
            start_seconds=ready_at - self.started_at,
            finish_at=finish_at,
            is_late=is_late,
        )


@dataclass(slots=True)
class Hand:
    """What the tally counts of one document in hand; `unread` pages are still to be read."""

    tally: Tally
    is_opened: bool = False
    unread: int = 0

    def plan(self, unread: int, pages: int) -> None:
        """Count a document that was opened; of its `pages`, `unread` are to be read."""
        self.is_opened, self.unread = True, unread
        self.tally.unopened -= 1
        self.tally.documents_opened += 1
        self.tally.pages_opened += pages
        self.tally.pages_total += unread

    def page(self, failure: Failure | None) -> None:
        self.unread -= 1
        self.tally.pages_done += 1
        self.tally.pages_failed += failure is not None
