"""What the metrics tell of the ledger: asked for now and then, in a thread of its own.

A large ledger takes a while to count; the pause grows with that, so that counting never takes more than
a tenth of a processor.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from appliance.errors import LedgerError
from appliance.ledger.records import ArrivalVerdict, DocumentState, PageState
from appliance.metrics import LedgerFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from appliance.ledger.reader import LedgerReader
    from appliance.metrics import Metrics
    from appliance.runtime.degeneration import DegenerationAlarm

_PAUSE_SECONDS = 2.0
_PAUSE_FACTOR = 10.0


async def keep_observing(
    ledger: LedgerReader,
    outboxes: Callable[[], Collection[str]],
    alarm: DegenerationAlarm,
    metrics: Metrics,
) -> None:
    """Give the metrics the ledger's facts, on and on; `outboxes` tells which profiles have one now.

    What the `alarm` saw last is told with them.
    """
    while True:
        began = time.monotonic()
        with suppress(LedgerError):  # who works with the ledger says so; the figures stay as they were
            facts = await asyncio.to_thread(facts_of, ledger, outboxes())
            metrics.hold(replace(facts, degenerate_shares=alarm.shares, degenerate_alarm=alarm.is_on))
        await asyncio.sleep(max(_PAUSE_SECONDS, _PAUSE_FACTOR * (time.monotonic() - began)))


def facts_of(ledger: LedgerReader, outboxes: Collection[str]) -> LedgerFacts:
    """Count what the ledger holds now; states that nothing is in count 0."""
    status, due = ledger.status(), ledger.receipts_due()
    oldest = status.oldest_waiting_at
    # A clock that was set back must not make a document wait for less than no time.
    waited = max(0.0, (datetime.now(UTC) - oldest).total_seconds()) if oldest else 0.0
    return LedgerFacts(
        documents={state.value: status.documents.get(state, 0) for state in DocumentState},
        pages={state.value: status.pages.get(state, 0) for state in PageState},
        arrivals={verdict.value: status.arrivals.get(verdict, 0) for verdict in ArrivalVerdict},
        failures=ledger.failure_counts(),
        receipts_due={profile: due.get(profile, 0) for profile in outboxes},
        oldest_waiting_seconds=waited,
        batches_unwritten=ledger.count_unwritten_batches(),
    )
