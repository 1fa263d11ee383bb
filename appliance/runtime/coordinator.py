"""The one process that decides: it takes files in, claims documents, bounds what is in flight, and records.

It alone writes the ledger. It may die at any moment: whatever it had in hand is claimed again by the next.
"""

from __future__ import annotations

import asyncio
import fcntl
import logging
import os
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from appliance.errors import AlreadyRunningError, LeaseLost, LedgerError, ResultsUnavailable
from appliance.intake.admit import DropFolder
from appliance.intake.inbox import Inbox
from appliance.intake.vault import Vault
from appliance.ledger.records import DocumentState
from appliance.ledger.store import Ledger
from appliance.runtime import actors
from appliance.runtime.admission import OBJECT_STORE_SHARE, PageWindow
from appliance.runtime.cluster import CallDied, Lane, NodeOptions, Pool, connected, while_node_lives
from appliance.runtime.outage import Outage, bridged
from appliance.runtime.progress import Progress, Summary, Tally
from appliance.runtime.quarantine import Quarantine
from appliance.runtime.reading import DocumentRun, Workshop
from appliance.runtime.results import finished_document
from pipelines import catalog
from pipelines.stages.extract import ExtractOptions

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Iterator

    from appliance.ledger.records import Batch, Claim, Lease
    from appliance.settings import Settings
    from pipelines.pipeline import Pipeline

_TICK_SECONDS = 0.25
_SCAN_SECONDS = 1.0
_HOUSEKEEPING_SECONDS = 1.0  # counting and batching ask the whole ledger
_START_SECONDS = 180.0
_DOCUMENTS_PER_READER = 4
_BATCH_MIN_PAGES, _BATCH_MAX_PAGES, _BATCH_WAIT_SECONDS = 500, 1000, 60.0
_GIVE_BACK_SECONDS = 10.0
_log = logging.getLogger(__name__)


def digitize(
    settings: Settings,
    *,
    until_idle: bool,
    on_progress: Callable[[Progress], None],
    stop: threading.Event | None = None,
) -> Summary:
    """Digitize what is dropped: all that waits and then return, or on and on until `stop` is set.

    Raises AlreadyRunningError, LedgerError, ResultsUnavailable, RuntimeUnavailable; the ledger and the
    results may be away for some minutes before that. When stopped, pages in flight are given
    back within ten seconds.
    """
    with _only_instance(settings), Ledger.open(settings.ledger_url, create=True) as ledger:
        node = NodeOptions(
            settings.runtime.ray_address,
            settings.runtime.cpus,
            settings.runtime.object_store_mib << 20,
            settings.run,
        )
        with connected(node):
            coordinator = Coordinator(settings, ledger, catalog.EMBEDDED)
            return asyncio.run(while_node_lives(coordinator.run(until_idle, on_progress, stop)))


@contextmanager
def _only_instance(settings: Settings) -> Iterator[None]:
    """Hold the site's lock; the system lets go of it however this process ends."""
    with settings.lock_file.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunningError(
                "already_running",
                "Another `appliance run` or `appliance watch` works on this site.",
                "Wait until it ends, or stop it.",
            ) from error
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


class Coordinator:
    """The driver loop of one site."""

    def __init__(self, settings: Settings, ledger: Ledger, pipeline: Pipeline) -> None:
        self._settings, self._ledger, self._pipeline = settings, ledger, pipeline
        self._owner = f"coordinator-{os.getpid()}"
        self._vault = Vault(settings.vault)
        folders = {
            DropFolder(p.drop, name, p.priority): p.settle_seconds for name, p in settings.profiles.items()
        }
        self._inbox = Inbox(folders, self._vault, ledger)
        self._tally = Tally()
        self._readers = settings.runtime.recognizers or settings.runtime.cpus or os.cpu_count() or 1
        self._runs: dict[Lease, asyncio.Task[None]] = {}
        self._outage = Outage()
        self._dropped: set[Lease] = set()  # of runs that an outage ended, to be given back after it
        self._renewed_at = _now()

    async def run(
        self,
        until_idle: bool,  # noqa: FBT001 - passed on from a keyword
        on_progress: Callable[[Progress], None],
        stop: threading.Event | None,
    ) -> Summary:
        self._ledger.take_back(_now())
        shop = self._open_workshop()
        pools = (*shop.lane.pools, shop.extractors, shop.sinks)
        await asyncio.gather(*(pool.ready(_START_SECONDS) for pool in pools))
        self._tally.ready()
        scanning = asyncio.create_task(self._scan_forever())
        renewing = asyncio.create_task(self._renew_forever())
        housekeeping_at = 0.0
        try:
            is_over = False
            while not is_over and not (stop and stop.is_set()):
                if not self._outage.is_on(time.monotonic()):
                    with bridged(self._outage, time.monotonic):
                        self._claim(shop)
                        if time.monotonic() >= housekeeping_at:
                            await self._export(shop.sinks, everything=False)
                            on_progress(self._progress())
                            housekeeping_at = time.monotonic() + _HOUSEKEEPING_SECONDS
                        is_over = until_idle and await self._is_idle()
                if not is_over:
                    await self._next_event(scanning, renewing)
            await self._export(shop.sinks, everything=True)
        finally:
            scanning.cancel()
            renewing.cancel()
            await self._give_back()
            with suppress(LedgerError):
                on_progress(self._progress())
        return self._summary()

    def _open_workshop(self) -> Workshop:
        store = self._settings.runtime.object_store_mib << 20
        return Workshop(
            ledger=self._ledger,
            vault_path=self._vault.path,
            window=PageWindow(int(store * OBJECT_STORE_SHARE), places=2 * self._readers + 2),
            lane=Lane.open(self._pipeline, self._readers),
            quarantine=Quarantine(lambda: Lane.open(self._pipeline, 1)),
            extractors=Pool(actors.Extractor, 1, 4),
            sinks=Pool(actors.SinkWriter, 1, 1, self._settings.results_url, str(self._settings.parquet)),
            page_timeout_seconds=self._settings.runtime.page_timeout_seconds,
            tally=self._tally,
        )

    # Documents

    def _claim(self, shop: Workshop) -> None:
        self._release_dropped()
        self._renew_overdue()
        free = _DOCUMENTS_PER_READER * self._readers - len(self._runs)
        if free <= 0:
            return
        seconds = self._settings.runtime.lease_seconds
        for claim in self._ledger.claim(self._owner, free, seconds, _now()):
            self._runs[claim.lease] = asyncio.create_task(self._document(shop, claim))

    async def _document(self, shop: Workshop, claim: Claim) -> None:
        try:
            outcome = await DocumentRun(shop, claim, self._pipeline_for(claim)).run()
            self._tally.document(outcome)
            self._outage.end(time.monotonic())
        except (LedgerError, ResultsUnavailable) as error:
            self._dropped.add(claim.lease)
            self._outage.begin(error, time.monotonic())
        except LeaseLost:
            _log.warning(
                "a late result was refused", extra={"action": "fenced", "document": claim.document.id}
            )
        finally:
            self._runs.pop(claim.lease, None)

    def _release_dropped(self) -> None:
        """Let what an outage ended be claimed again, at once and by anybody."""
        while self._dropped:
            lease = min(self._dropped, key=lambda lease: lease.document_id)
            with suppress(LeaseLost):  # its last write had been committed, only the answer was lost
                self._ledger.release(lease, _now())
            self._dropped.discard(lease)

    def _renew_overdue(self) -> None:
        """Renew the leases that look old before anybody claims: after an outage, or a jump of the clock."""
        seconds = self._settings.runtime.lease_seconds
        if abs(_now() - self._renewed_at) >= timedelta(seconds=seconds / 2):
            self._ledger.renew(list(self._runs), seconds, _now())
            self._renewed_at = _now()

    def _pipeline_for(self, claim: Claim) -> Pipeline:
        """Return the pipeline with the options of the document's profile; the defaults if that is gone."""
        profile = self._settings.profiles.get(claim.document.profile)
        if profile is None:
            return self._pipeline
        return replace(
            self._pipeline,
            rasterize=profile.rasterize_options(),
            extract=ExtractOptions(type_hint=profile.document_type or None),
        )

    async def _next_event(self, *background: asyncio.Task[None]) -> None:
        """Wait until a document ends or a tick has passed; a broken background task breaks the run."""
        tasks = {*self._runs.values(), *background}
        done, _ = await asyncio.wait(tasks, timeout=_TICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()

    async def _is_idle(self) -> bool:
        if self._runs or self._inbox.unsettled or not self._inbox.has_looked:
            return False
        return not self._ledger.has_work(_now()) and self._ledger.next_due(_now()) is None

    async def _renew_forever(self) -> None:
        seconds = self._settings.runtime.lease_seconds
        while True:
            await asyncio.sleep(seconds / 3)
            with bridged(self._outage, time.monotonic):
                for lease in self._ledger.renew(list(self._runs), seconds, _now()):
                    self._runs[lease].cancel()

    async def _give_back(self) -> None:
        """End what is in flight and let the next run claim it at once."""
        runs = dict(self._runs)
        for task in runs.values():
            task.cancel()
        if runs:
            await asyncio.wait(runs.values(), timeout=_GIVE_BACK_SECONDS)
        for lease in {*runs, *self._dropped}:
            # Lost: it was settled as we stopped. An outage: the next run takes it back.
            with suppress(LeaseLost, LedgerError):
                self._ledger.release(lease, _now())

    # Files

    async def _scan_forever(self) -> None:
        while True:
            with bridged(self._outage, time.monotonic):
                await asyncio.to_thread(self._inbox.look, _now())
            await asyncio.sleep(_SCAN_SECONDS if not self._inbox.unsettled else _TICK_SECONDS)

    # Batches

    async def _export(self, sinks: Pool, *, everything: bool) -> None:
        """Write the batch files that are due; at the end of a run, all."""
        minimum, wait = (1, 0.0) if everything else (_BATCH_MIN_PAGES, _BATCH_WAIT_SECONDS)
        while self._ledger.open_batch(
            min_pages=minimum, max_pages=_BATCH_MAX_PAGES, max_wait_seconds=wait, now=_now()
        ):
            pass
        for batch in self._ledger.batches_to_write():
            await self._write_batch(sinks, batch)

    async def _write_batch(self, sinks: Pool, batch: Batch) -> None:
        documents = [
            finished_document(self._ledger, record, self._pipeline, extraction)
            for document_id in batch.document_ids
            if (record := self._ledger.document(document_id)) is not None
            and record.state is not DocumentState.FAILED
            and (extraction := self._ledger.extraction(document_id)) is not None
        ]
        try:
            failure = await sinks.call("write_batch", batch.id, documents, deadline_seconds=_START_SECONDS)
        except CallDied:
            _log.warning("a batch is written again", extra={"action": "batch_died", "batch": batch.id})
            return
        if failure is None:
            self._ledger.mark_batch_written(batch, _now())
        else:
            _log.error(
                "a batch waits", extra={"action": "batch_failed", "batch": batch.id, "code": failure.code}
            )

    # What is told

    def _progress(self) -> Progress:
        ended = self._inbox.counts.states.total()
        return self._tally.progress(self._waiting() + self._inbox.unsettled, ended)

    def _waiting(self) -> int:
        counts = self._ledger.status().documents
        return counts.get(DocumentState.ADMITTED, 0) + counts.get(DocumentState.RUNNING, 0)

    def _summary(self) -> Summary:
        waiting, inbox = self._waiting(), self._inbox.counts
        return Summary(
            progress=self._tally.progress(waiting, inbox.states.total()),
            states=dict(self._tally.states + inbox.states),
            failures=dict(self._tally.failures + inbox.failures),
            duplicates=inbox.duplicates,
            refused=inbox.refused,
            waiting=waiting,
            unwritten_batches=len(self._ledger.batches_to_write()),
            results_url=self._settings.results_url,
            parquet=self._settings.parquet,
        )


def _now() -> datetime:
    return datetime.now(UTC)
