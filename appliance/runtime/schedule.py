"""What may be begun now: bounded by the moment at which a run must end, and by the operator's switches."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING

from appliance.ledger import policy
from appliance.runtime import forecast
from appliance.runtime.forecast import Pace, Work

if TYPE_CHECKING:
    from datetime import datetime

    from appliance.ledger.records import Waiting
    from appliance.ledger.store import Ledger
    from appliance.runtime.progress import Tally

_COUNTING = 19.0
_log = logging.getLogger(__name__)


class Schedule:
    """Holds what `look` last saw of the ledger."""

    def __init__(self, ledger: Ledger, tally: Tally, until: datetime | None) -> None:
        self._ledger, self._tally, self._until = ledger, tally, until
        self._count_at = 0.0
        self.waiting: Waiting = ledger.waiting()
        self.is_draining = False
        self.finish_at: datetime | None = None

    @property
    def is_late(self) -> bool:
        """Whether the window is too short for all that waits."""
        return self._until is not None and self.finish_at is not None and self.finish_at > self._until

    def look(self, files: int, now: datetime) -> None:
        """Ask the ledger what waits and what is ordered; `files` are not in it yet."""
        if time.monotonic() >= self._count_at:
            self.count()
        self.is_draining = any(switch.name == policy.DRAIN for switch in self._ledger.switches())
        unopened = self.waiting.unopened + self._tally.unopened + files
        was_late = self.is_late
        self.finish_at = forecast.finish_at(
            Work(self._tally.pages_unread, self.waiting.pages, unopened), self._pace(), now
        )
        if self.is_late and not was_late:
            _log.warning("the window is too short for all that waits", extra={"action": "window_too_short"})

    def count(self) -> None:
        """Count what waits now; a million takes a while, so `look` spends a twentieth of its time on it."""
        began = time.monotonic()
        self.waiting = self._ledger.waiting()
        ended = time.monotonic()
        self._count_at = ended + _COUNTING * (ended - began)

    def may_begin(self, free: int, now: datetime) -> int:
        """Return how many documents, at most `free`, may be claimed now."""
        if self.is_draining:
            return 0
        if self._until is None:
            return max(0, free)
        tally = self._tally
        in_hand = Work(tally.pages_unread, 0, tally.unopened)
        return forecast.may_begin(free, in_hand, self._pace(), now, self._until)

    def is_over(self, in_hand: int, now: datetime) -> bool:
        """Whether the run ends now: its moment has come, or nothing is in hand and nothing may be begun."""
        if self._until is not None and now >= self._until:
            return True
        return in_hand == 0 and (self.is_draining or self.may_begin(1, now) == 0)

    def _pace(self) -> Pace:
        tally = self._tally
        return Pace(tally.pages_done, tally.busy_seconds, tally.documents_opened, tally.pages_opened)
