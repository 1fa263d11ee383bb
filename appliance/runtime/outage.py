"""When the ledger or the results cannot be used for a while: no document is to blame, so that none fails.

Nothing is claimed meanwhile; the work goes on when the place answers again. An outage that lasts is raised
to the operator, and whoever starts this process again finds everything as the ledger has it.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from appliance.errors import LedgerError, ResultsUnavailable

PATIENCE_SECONDS = 300.0
_FIRST_DELAY_SECONDS, _LONGEST_DELAY_SECONDS = 0.5, 10.0
_FORGOTTEN_SECONDS = 60.0  # without a further failure; nothing may have been written since, to end it
_log = logging.getLogger(__name__)


class Outage:
    """Times are seconds of a clock that never goes back; the delay between two tries doubles."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._until = 0.0
        self._delay = _FIRST_DELAY_SECONDS

    def is_on(self, now: float) -> bool:
        """Say whether to leave the place alone for now."""
        return self._since is not None and now < self._until

    def begin(self, error: LedgerError | ResultsUnavailable, now: float) -> None:
        """Note that the place did not answer; raises `error` once it has not done so for too long."""
        if self.is_on(now):
            return
        if self._since is None or now - self._until > _FORGOTTEN_SECONDS:
            self._since = now
            _log.error("work waits for its database", extra={"action": "outage_began", "code": error.code})
        if now - self._since >= PATIENCE_SECONDS:
            raise error
        self._until, self._delay = now + self._delay, min(2 * self._delay, _LONGEST_DELAY_SECONDS)

    def end(self, now: float) -> None:
        """Note that the place answered."""
        if self._since is not None:
            seconds = round(now - self._since, 3)
            _log.warning("work goes on", extra={"action": "outage_ended", "seconds": seconds})
        self._since, self._delay = None, _FIRST_DELAY_SECONDS


@contextmanager
def bridged(outage: Outage, clock: Callable[[], float]) -> Iterator[None]:
    """Leave the block when the ledger does not answer; raises LedgerError after too long."""
    try:
        yield
    except LedgerError as error:
        outage.begin(error, clock())
