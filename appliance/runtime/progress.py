"""What a run has done so far, for whoever watches it."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from appliance.runtime.reading import Outcome
    from pipelines.errors import Failure


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts since the run began; `documents_total` and `pages_total` grow as files come and are opened.

    `seconds` are those since the readers were ready; `start_seconds` those until then.
    """

    documents_total: int
    documents_done: int
    pages_total: int
    pages_done: int
    pages_failed: int
    seconds: float
    start_seconds: float

    @property
    def pages_per_second(self) -> float:
        return self.pages_done / self.seconds if self.seconds > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run ended. `states` counts its documents, `failures` its failures by code.

    `waiting` documents remain for a later run; `refused` files stayed in their drop folder;
    `unwritten_batches` of finished documents are not in Parquet yet.
    """

    progress: Progress
    states: Mapping[str, int]
    failures: Mapping[str, int]
    duplicates: int
    refused: int
    waiting: int
    unwritten_batches: int
    results_url: str
    parquet: Path


@dataclass(slots=True)
class Tally:
    """The run's counters; written by the coordinator only."""

    started_at: float = field(default_factory=time.monotonic)
    ready_at: float | None = None
    documents_done: int = 0
    pages_total: int = 0
    pages_done: int = 0
    pages_failed: int = 0
    states: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)

    def ready(self) -> float:
        """Note that the readers are ready; return the seconds that took."""
        self.ready_at = time.monotonic()
        return self.ready_at - self.started_at

    def plan(self, pages: int) -> None:
        self.pages_total += pages

    def page(self, failure: Failure | None) -> None:
        self.pages_done += 1
        self.pages_failed += failure is not None

    def document(self, outcome: Outcome) -> None:
        """Count a document that was settled; one that will be tried again is not done."""
        if outcome.state is not None:
            self.documents_done += 1
            self.states[outcome.state] += 1
            self.failures.update(failure.code for failure in outcome.failures)

    def progress(self, waiting: int, ended_at_admission: int) -> Progress:
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
        )
