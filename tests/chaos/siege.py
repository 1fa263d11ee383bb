"""One siege: drop the files over time, shoot, fill the disk, move the clock; end when all is settled."""

from __future__ import annotations

import math
import os
import random
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appliance.errors import LedgerError
from appliance.ledger.records import ArrivalVerdict, DocumentState, LedgerStatus, PageState
from appliance.ledger.store import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.chaos.corpus import Dropped
    from tests.chaos.machine import Machine

_LOOK_SECONDS = 0.25
_ENDS = 3
_STOP_SECONDS, _TELL_SECONDS = 120.0, 10.0
_HOUR = 3600.0
_CLOCK = (0.0, _HOUR, 0.0, -_HOUR)
_BALLOON_CHUNK = bytes(1 << 16)


@dataclass(frozen=True, slots=True)
class Plan:
    """`drop_seconds` over which the files are dropped; a shot every `kill_seconds`, None for none, until
    `last_kill_seconds`.

    Once a third is dropped the disk is full for `full_disk_seconds`, and the second node is cut off for
    `cut_seconds`; the clock is moved by an hour every `clock_seconds`. All is settled `limit_seconds`
    after the last file was dropped, or the siege failed.
    """

    drop_seconds: float
    kill_seconds: float | None
    limit_seconds: float
    full_disk_seconds: float = 0.0
    clock_seconds: float = 0.0
    cut_seconds: float = 0.0
    last_kill_seconds: float = math.inf


@dataclass
class Figures:
    seconds: float = 0.0
    longest_stall_seconds: float = 0.0
    is_settled: bool = False
    exit_code: int | None = None
    clock_moves: int = 0
    refused_drops: int = 0


@dataclass
class Siege:
    """Runs the plan against the machine."""

    machine: Machine
    files: list[Dropped]
    plan: Plan
    rng: random.Random
    tell: Callable[[str], None] = lambda _sentence: None
    figures: Figures = field(default_factory=Figures)
    _told_at: float = 0.0
    _looked_at: int = 0
    _dropped: int = 0
    _settled: int = -1
    _settled_at: float = 0.0
    _shot_at: float = 0.0
    _worked: int = 0
    _full_until: float | None = None
    _cut_until: float | None = None

    def run(self) -> Figures:
        """Go on until every dropped file is settled and every batch written; then end the coordinator."""
        began = self._settled_at = self._shot_at = time.monotonic()
        limit = began + self.plan.drop_seconds + self.plan.limit_seconds
        while not self.figures.is_settled and time.monotonic() < limit:
            elapsed = time.monotonic() - began
            self.machine.keep_alive()
            self._drop(elapsed)
            self._look(elapsed)
            if not self.figures.is_settled:
                self._trouble(elapsed)
            time.sleep(_LOOK_SECONDS)
        self.figures.seconds = time.monotonic() - began
        self._end()
        return self.figures

    def _trouble(self, elapsed: float) -> None:
        self._fill_disk()
        self._move_clock(elapsed)
        self._cut_off()
        self._shoot(elapsed)

    def _drop(self, elapsed: float) -> None:
        share = min(1.0, elapsed / self.plan.drop_seconds)
        while self._dropped < round(share * len(self.files)):
            each = self.files[self._dropped]
            try:
                self.machine.drop(each.folder, each.name, each.content)
            except OSError:  # the balloon: a scanner would try again too
                self.figures.refused_drops += 1
                return
            self._dropped += 1

    def _look(self, elapsed: float) -> None:
        try:
            with Ledger.open(self.machine.ledger_url) as ledger:
                status = ledger.status()
        except LedgerError:
            status = None
        settled = self._settled if status is None else _settled(status)
        if settled > self._settled:
            if self._looked_at == self.machine.started:  # not the last words of the one before
                self._worked = self._looked_at
            self._settled, self._settled_at = settled, time.monotonic()
        elif self._dropped and elapsed > 0:
            stall = time.monotonic() - self._settled_at
            self.figures.longest_stall_seconds = max(self.figures.longest_stall_seconds, stall)
        self._looked_at = self.machine.started
        if time.monotonic() - self._told_at >= _TELL_SECONDS:
            self._told_at = time.monotonic()
            self.tell(f"{elapsed:.0f} s: {self._dropped} dropped, {status}, kills {dict(self.machine.kills)}")
        self.figures.is_settled = status is not None and self._is_over(status)

    def _is_over(self, status: LedgerStatus) -> bool:
        waiting = {DocumentState.ADMITTED, DocumentState.RUNNING}.intersection(status.documents)
        arrived = sum(status.arrivals.get(v, 0) for v in (ArrivalVerdict.ADMITTED, ArrivalVerdict.DUPLICATE))
        return not waiting and arrived >= len(self.files)

    def _shoot(self, elapsed: float) -> None:
        if self.plan.kill_seconds is None or elapsed > self.plan.last_kill_seconds:
            return
        if time.monotonic() - self._shot_at < self.plan.kill_seconds:
            return
        self._shot_at = time.monotonic()
        self.machine.shoot(self.rng, has_worked=self._worked == self.machine.started)

    def _fill_disk(self) -> None:
        balloon = self.machine.folder / "balloon"
        if not self.plan.full_disk_seconds:
            return
        if self._full_until is None and self._is_a_third_dropped:
            self._full_until = time.monotonic() + self.plan.full_disk_seconds
        if self._full_until is None:
            return
        if time.monotonic() < self._full_until:
            _blow_up(balloon)
        else:
            balloon.unlink(missing_ok=True)

    def _cut_off(self) -> None:
        if not self.plan.cut_seconds:
            return
        if self._cut_until is None and self._is_a_third_dropped:
            self._cut_until = time.monotonic() + self.plan.cut_seconds
            self.machine.cut()
        elif self._cut_until is not None and time.monotonic() >= self._cut_until:
            self._cut_until = math.inf
            self.machine.heal()

    @property
    def _is_a_third_dropped(self) -> bool:
        return self._dropped >= len(self.files) // 3

    def _move_clock(self, elapsed: float) -> None:
        if self.plan.clock_seconds:
            moves = int(elapsed / self.plan.clock_seconds)
            if moves > self.figures.clock_moves:
                self.figures.clock_moves = moves
                self.machine.move_clock(_CLOCK[moves % len(_CLOCK)])

    def _end(self) -> None:
        """Let the coordinator and its database live, and then end in order: it writes the last batches.

        One that could not is started again, as a service manager would.
        """
        for _ in range(_ENDS):
            self._await_coordinator()
            self.figures.exit_code = self.machine.stop(_STOP_SECONDS)
            if self.figures.exit_code == 0:
                break
            self.machine.keep_alive()  # notes how it ended

    def _await_coordinator(self) -> None:
        deadline = time.monotonic() + _STOP_SECONDS
        self.machine.keep_alive()
        while not self.machine.is_ready() and time.monotonic() < deadline:
            self.machine.keep_alive()
            time.sleep(_LOOK_SECONDS)


def _settled(status: LedgerStatus) -> int:
    """Count everything that only ever grows while work is done."""
    waiting = {DocumentState.ADMITTED, DocumentState.RUNNING}
    documents = sum(count for state, count in status.documents.items() if state not in waiting)
    pages = sum(status.pages.get(s, 0) for s in (PageState.READ, PageState.BLANK, PageState.FAILED))
    return documents + pages


def _blow_up(balloon: os.PathLike[str]) -> None:
    """Take what is left of the disk, to the last byte."""
    with suppress(OSError), open(balloon, "ab", buffering=0) as file:  # noqa: PTH123 - appended without a buffer
        while True:
            file.write(_BALLOON_CHUNK)
