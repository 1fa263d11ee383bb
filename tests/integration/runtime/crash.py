"""Dies at a chosen step of delivering receipts: what a child process of the crash tests runs."""

import os
import sys
from pathlib import Path

from appliance.ledger.store import Ledger
from appliance.runtime.receipts import ReceiptDesk
from appliance.sinks.receipt import ResultsPlace

DIED, FINISHED = 77, 0
_STEPS = frozenset({"open", "os.rename", "os.remove"})


class _Countdown:
    """Ends the process, as SIGKILL would, at the `step`-th call."""

    def __init__(self, step: int) -> None:
        self._left = step

    def __call__(self) -> None:
        self._left -= 1
        if self._left == 0:
            os._exit(DIED)


class _MortalLedger(Ledger):
    """May die before and after each of its transactions."""

    countdown: _Countdown

    def due_receipts(self, *arguments, **options):
        self.countdown()
        return super().due_receipts(*arguments, **options)

    def receipts_written(self, *arguments):
        self.countdown()
        super().receipts_written(*arguments)
        self.countdown()


def deliver_until(url: str, outbox: str, step: int) -> None:
    """Deliver, but die just before the file system or the ledger is touched for the `step`-th time."""
    ledger = _MortalLedger.open(url)
    desk = ReceiptDesk(ledger, {"registry": Path(outbox)}, ResultsPlace("sqlite:////r.db", "/parquet"))
    ledger.countdown = countdown = _Countdown(step)

    def count(event: str, arguments: tuple[object, ...]) -> None:
        if event in _STEPS and outbox in str(arguments[0]):
            countdown()

    sys.addaudithook(count)
    desk.deliver()
    os._exit(FINISHED)
