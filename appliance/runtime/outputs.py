"""Outputs that are owed of settled documents: asked of the ledger, written by an actor, noted as written.

The order makes dying harmless, as with receipts. A place that cannot be written rests for a while and is
tried again; the run goes on meanwhile. What cannot be written of one document for a reason of its own is a
failure of that document.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from appliance.errors import LedgerError
from appliance.ledger import policy
from appliance.runtime.cluster import CallDied
from appliance.runtime.notices import Notice
from appliance.runtime.rest import Rest
from appliance.runtime.results import with_results
from pipelines.errors import Failure, InternalError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from appliance.ledger.records import OwedOutput
    from appliance.ledger.store import Ledger
    from appliance.runtime.actors.messages import Finished
    from appliance.runtime.cluster import Pool
    from pipelines.pipeline import Pipeline

_AT_ONCE = 20
_PAUSE_SECONDS = 1.0
_ROWS_SECONDS = 180.0
_MOST_DEATHS = 3
_ARCHIVE_SECONDS, _ARCHIVE_SECONDS_A_PAGE = 180.0, 10.0
_log = logging.getLogger(__name__)


class OutputDesk:
    """Pays what is owed, one document after the other; one caller at a time."""

    def __init__(
        self,
        ledger: Ledger,
        pipeline: Pipeline,
        sinks: Pool,
        archivers: Pool | None,
        original: Callable[[str], Path],
        *,
        tell: Callable[[Notice | None], None],
    ) -> None:
        """Without `archivers` nothing is archived; `original` says where the file of a hash lies.

        `tell` is told why outputs wait, and None when they no longer do.
        """
        self._ledger, self._pipeline, self._sinks = ledger, pipeline, sinks
        self._archivers, self._original, self._tell = archivers, original, tell
        self._rest = Rest()
        self._deaths = Counter[int]()

    async def keep_paying(self, stop: asyncio.Event) -> None:
        """Pay again and again; once `stop` is set, what can be paid by then, and return."""
        while True:
            is_last = stop.is_set()
            with suppress(LedgerError):  # who works with the ledger says so; what is owed stays owed
                while await self.pay():
                    pass
            if is_last:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _PAUSE_SECONDS)

    async def pay(self) -> bool:
        """Write what was owed longest, a few documents; say whether to come back at once.

        Raises LedgerError.
        """
        if self._rest.is_on(time.monotonic()):
            return False
        if self._archivers is None:
            self._ledger.forgo_archive()
        owed = self._ledger.owed(_AT_ONCE)
        for one in owed:
            if not await self._pay_one(one):
                return False
        return bool(owed)

    async def _pay_one(self, owed: OwedOutput) -> bool:
        """Write one document's outputs; False where their place is to be left alone for a while."""
        finished = with_results(self._ledger, owed.document_id, self._pipeline)
        if finished is None:  # begun again since we asked
            return True
        try:
            if owed.with_rows and not await self._write_rows(owed, finished):
                return False
            return self._archivers is None or await self._archive(self._archivers, owed, finished)
        except CallDied as death:
            return self._died(owed, death)

    async def _write_rows(self, owed: OwedOutput, finished: Finished) -> bool:
        failure: Failure | None = await self._sinks.call("write", finished, deadline_seconds=_ROWS_SECONDS)
        if failure is not None:
            return self._refused(owed, failure)
        self._ledger.rows_written(owed)
        return True

    async def _archive(self, archivers: Pool, owed: OwedOutput, finished: Finished) -> bool:
        original = str(self._original(finished.record.sha256))
        seconds = _ARCHIVE_SECONDS + _ARCHIVE_SECONDS_A_PAGE * (finished.record.page_count or 1)
        written = await archivers.call("archive", finished, original, owed.edition, deadline_seconds=seconds)
        if isinstance(written, Failure):
            return self._refused(owed, written)
        self._ledger.archived(owed, written, _now())
        self._rest, self._deaths = Rest(), Counter()
        self._tell(None)
        return True

    def _died(self, owed: OwedOutput, death: CallDied) -> bool:
        """Try again after a while, but not for ever: others wait behind a document that kills its writer."""
        self._deaths[owed.document_id] += 1
        if self._deaths[owed.document_id] < _MOST_DEATHS:
            self._rest = self._rest.longer(time.monotonic())
            return False
        failure = InternalError(
            "output_writer_died",
            "The process that writes the document's rows and archive "
            + ("gave no answer in time." if death.hung else "died of it."),
            f"Let it be tried again: appliance requeue {owed.document_id} --again --from extract",
        ).as_failure()
        return self._refused(owed, failure)

    def _refused(self, owed: OwedOutput, failure: Failure) -> bool:
        ids = {"document": owed.document_id, "code": failure.code}
        if policy.is_outage(failure):
            self._rest = self._rest.longer(time.monotonic())
            self._tell(Notice(failure.code, failure.message, failure.next_step))
            _log.warning("an output waits for its place", extra={"action": "output_waits", **ids})
            return False
        self._ledger.output_failed(owed, failure, _now())
        _log.warning("an output failed", extra={"action": "output_failed", **ids})
        return True


def _now() -> datetime:
    return datetime.now(UTC)
