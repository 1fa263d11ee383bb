"""Batches of finished documents on their way to the sink writers; small ones merged when there is time."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from appliance.runtime.batches import finished_members, merge_batches
from appliance.runtime.cluster import CallDied

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from appliance.ledger.records import Batch
    from appliance.ledger.store import Ledger
    from appliance.runtime.actors.messages import Finished
    from appliance.runtime.cluster import Pool
    from pipelines.document_types.document_type import DocumentType
    from pipelines.errors import Failure
    from pipelines.pipeline import Pipeline

_MIN_PAGES, _MAX_PAGES, _WAIT_SECONDS = 500, 1000, 60.0
_PAGES_AT_ONCE = 200
_CALL_SECONDS = 180.0
_AGAIN_AFTER = timedelta(seconds=60)  # corrections come one after the other
_log = logging.getLogger(__name__)


class Exporter:
    """Writes batches with the pool of sink writers; `own_types` tells the site's document types of now."""

    def __init__(
        self, ledger: Ledger, pipeline: Pipeline, own_types: Callable[[], tuple[DocumentType, ...]]
    ) -> None:
        self._ledger, self._pipeline, self._own_types = ledger, pipeline, own_types
        self._merged_on = last.date() if (last := ledger.last_merged_at()) else None

    async def export(self, sinks: Pool, *, everything: bool) -> None:
        """Write the batches that are due; at the end of a run, all."""
        minimum, wait = (1, 0.0) if everything else (_MIN_PAGES, _WAIT_SECONDS)
        while self._ledger.open_batch(
            min_pages=minimum, max_pages=_MAX_PAGES, max_wait_seconds=wait, now=_now()
        ):
            pass
        for batch in self._ledger.batches_to_write():
            if everything or not _was_just_written(batch, _now()):
                await self._write(sinks, batch)

    async def compact(self, sinks: Pool) -> bool:
        """Merge small batches once a day, a few at a call; say whether there may be more to merge today.

        Whoever calls it again and again can do other things in between.
        """
        if self._merged_on == _now().date():
            return False
        merged = merge_batches(self._ledger)
        if merged is None:
            self._merged_on = _now().date()
            return False
        await self._write(sinks, merged)
        return True

    async def _write(self, sinks: Pool, batch: Batch) -> None:
        try:
            failure = await self._sent(sinks, batch)
        except CallDied:
            _log.warning("a batch is written again", extra={"action": "batch_died", "batch": batch.id})
            return
        if failure is None:
            self._ledger.mark_batch_written(batch, _now())
        else:
            _log.error(
                "a batch waits", extra={"action": "batch_failed", "batch": batch.id, "code": failure.code}
            )

    async def _sent(self, sinks: Pool, batch: Batch) -> Failure | None:
        """Send the members a portion at a time; return why the batch is not written."""
        failure: Failure | None = await sinks.call(
            "begin_batch", batch.id, self._own_types(), deadline_seconds=_CALL_SECONDS
        )
        for portion in _portions(finished_members(self._ledger, batch, self._pipeline)):
            if failure is None:
                failure = await sinks.call("add_to_batch", portion, deadline_seconds=_CALL_SECONDS)
        if failure is None:
            failure = await sinks.call("publish_batch", batch.replaces, deadline_seconds=_CALL_SECONDS)
        return failure


def _was_just_written(batch: Batch, now: datetime) -> bool:
    return batch.written_at is not None and timedelta(0) <= now - batch.written_at < _AGAIN_AFTER


def _portions(members: Iterator[Finished]) -> Iterator[list[Finished]]:
    """Group documents so that a portion has few pages, or is a single document."""
    portion: list[Finished] = []
    pages = 0
    for finished in members:
        if portion and pages + len(finished.pages) > _PAGES_AT_ONCE:
            yield portion
            portion, pages = [], 0
        portion.append(finished)
        pages += len(finished.pages)
    if portion:
        yield portion


def _now() -> datetime:
    return datetime.now(UTC)
