"""The one process that decides: it takes files in, claims documents, bounds what is in flight, and records.

It alone writes the ledger. It may die at any moment: whatever it had in hand is claimed again by the next.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from appliance.errors import LeaseLost, LedgerError, ResultsUnavailable
from appliance.intake.admit import DropFolder
from appliance.intake.inbox import Inbox
from appliance.intake.vault import Vault
from appliance.ledger import policy
from appliance.ledger.records import MACHINE
from appliance.ledger.store import Ledger
from appliance.metrics import Metrics, served
from appliance.runtime.actors.archiver import Archiver
from appliance.runtime.actors.extractor import Extractor
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.cluster import NodeOptions, Pool, connected, while_node_lives
from appliance.runtime.degeneration import DegenerationAlarm
from appliance.runtime.exporting import Exporter
from appliance.runtime.handing_over import HandOver
from appliance.runtime.lane import LanePlan
from appliance.runtime.lanes import Lanes
from appliance.runtime.live_settings import LiveSettings
from appliance.runtime.lock import only_instance
from appliance.runtime.model_following import follow_model, measure_readers
from appliance.runtime.notices import OUTPUTS, RESULTS, Notice, NoticeBoard
from appliance.runtime.observing import keep_observing
from appliance.runtime.outage import Outage, bridged
from appliance.runtime.outputs import OutputDesk
from appliance.runtime.progress import Progress, Summary, Tally
from appliance.runtime.quarantine import Quarantine
from appliance.runtime.reading import DocumentRun, Workshop
from appliance.runtime.receipts import ReceiptDesk
from appliance.runtime.schedule import Schedule
from appliance.runtime.terms import terms_for
from appliance.runtime.trail_keeping import TrailKeeper
from appliance.sinks.archive.site import Site
from pipelines import catalog

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Coroutine, Iterator

    from appliance.intake.settle import SettleOptions
    from appliance.ledger.records import Claim, Lease
    from appliance.runtime.active_model import ActiveModel
    from appliance.runtime.reading import Outcome
    from appliance.settings import Settings
    from pipelines.pipeline import Pipeline

_TICK_SECONDS = 0.25
_RELOAD_SECONDS = 2.0  # how often the settings are compared with their file
_HOUSEKEEPING_SECONDS = 1.0  # counting and batching ask the whole ledger
_START_SECONDS = 180.0
_GIVE_BACK_SECONDS = 5.0
_STOP_EXPORT_SECONDS = 3.0
_LAST_RECEIPTS_SECONDS = 300.0  # an outbox may hang; what is not told then is told by the next run
_log = logging.getLogger(__name__)


def digitize(
    settings: Settings,
    *,
    until_idle: bool,
    on_progress: Callable[[Progress], None],
    stop: threading.Event | None = None,
    until: datetime | None = None,
) -> Summary:
    """Digitize what is dropped: all that waits and then return, or on and on until `stop` is set.

    Raises AlreadyRunningError, LedgerError, ResultsUnavailable, RuntimeUnavailable, ModelRefused; the ledger
    and the results may be away for some minutes before that. When stopped, or at the moment `until`, pages in
    flight are given back within ten seconds. Before that moment nothing is begun that would not end in time.
    """
    metrics = Metrics()
    with (
        only_instance(settings.lock_file),
        served(metrics, settings.runtime.metrics_port),
        Ledger.open(settings.ledger_url, create=True, metrics=metrics) as ledger,
    ):
        node = NodeOptions(
            settings.runtime.ray_address,
            settings.runtime.cpus,
            settings.runtime.object_store_mib << 20,
            settings.run,
        )
        model = _active_model(settings) if settings.reader.has_model else None
        pipeline = catalog.pipeline_for(settings.reader.mode, has_opinions=settings.reader.second_opinion)
        with connected(node):
            coordinator = Coordinator(settings, ledger, pipeline, metrics, until=until, model=model)
            return asyncio.run(while_node_lives(coordinator.run(until_idle, on_progress, stop)))


class Coordinator:
    """The driver loop of one site."""

    def __init__(
        self,
        settings: Settings,
        ledger: Ledger,
        pipeline: Pipeline,
        metrics: Metrics,
        *,
        until: datetime | None = None,
        model: ActiveModel | None = None,
    ) -> None:
        self._model = model
        self._settings, self._ledger, self._pipeline = settings, ledger, pipeline
        self._owner = f"coordinator-{os.getpid()}"
        self._vault = Vault(settings.vault)
        self._live = LiveSettings(settings)
        self._inbox = Inbox(_drop_folders(settings), self._vault, ledger)
        self._metrics = metrics
        self._receipts = ReceiptDesk.of(settings, ledger)
        self._trail = TrailKeeper(ledger, settings.anchors)
        self._tally = Tally()
        self._schedule = Schedule(ledger, self._tally, until)
        self._runs: dict[Lease, asyncio.Task[None]] = {}
        self._exporter = Exporter(ledger, pipeline, lambda: self._live.current.own_types)
        self._outage = Outage()
        self._results_notice = NoticeBoard(settings.run / RESULTS)
        self._dropped: set[Lease] = set()  # of runs that an outage ended, to be given back after it
        self._renewed_at = _now()
        self._housekeeping_at = 0.0

    async def run(
        self,
        until_idle: bool,  # noqa: FBT001 - passed on from a keyword
        on_progress: Callable[[Progress], None],
        stop: threading.Event | None,
    ) -> Summary:
        self._trail.begin(self._owner, self._pipeline.version)
        self._metrics.leases_lost(self._ledger.take_back(_now()))
        runtime = self._settings.runtime
        model = None if self._model is None else self._model.plan
        plan = LanePlan(self._pipeline, runtime.recognizers, model)
        lanes = Lanes(plan, self._settings.vault, self._metrics)
        shop = self._open_workshop(lanes)
        background = [asyncio.create_task(self._scan_forever())]  # files settle while the actors start
        archivers = self._open_archivers(lanes)
        pools = (shop.extractors, shop.sinks, *([archivers] if archivers else []))
        opening = lanes.open_home(may_be_joined=bool(runtime.ray_address))
        await asyncio.gather(opening, *(pool.ready(_START_SECONDS) for pool in pools))
        self._metrics.ready(self._tally.ready())
        endless = [self._renew_forever(), *self._observations(lanes)]
        endless += [lanes.follow()] if runtime.ray_address else []  # nobody joins our own
        background += [asyncio.create_task(work) for work in endless]
        ending = asyncio.Event()
        delivering = asyncio.create_task(self._receipts.keep_delivering(ending))
        outputs = NoticeBoard(self._settings.run / OUTPUTS)
        desk = OutputDesk(
            self._ledger, self._pipeline, shop.sinks, archivers, self._vault.path, tell=outputs.tell
        )
        paying = asyncio.create_task(desk.keep_paying(ending))
        try:
            while not (stop and stop.is_set()):
                if await self._turn(shop, on_progress, until_idle=until_idle):
                    break
                await self._next_event(*background, delivering, paying)
                self._tally.tick(is_busy=bool(self._runs))
        finally:
            self._inbox.close()
            for task in background:
                task.cancel()
            await self._give_back()
            ending.set()
            is_stopped = stop is not None and stop.is_set()
            await self._last_outputs(delivering, paying, is_stopped=is_stopped)
            with suppress(LedgerError):
                on_progress(self._progress())
        was_drained = self._ledger.turn_off(policy.DRAIN, MACHINE, _now())
        await self._export_rest(shop.sinks, _STOP_EXPORT_SECONDS if is_stopped else None)
        while not (stop and stop.is_set()) and await self._is_idle():
            if not await self._exporter.compact(shop.sinks):
                break
        self._trail.end(self._owner)
        return self._summary(was_drained=was_drained)

    async def _turn(
        self, shop: Workshop, on_progress: Callable[[Progress], None], *, until_idle: bool
    ) -> bool:
        """Claim, and keep house now and then; say whether the run is over. Nothing is done in an outage."""
        is_over = False
        if self._outage.is_on(time.monotonic()):
            return is_over
        with bridged(self._outage, time.monotonic):
            if time.monotonic() >= self._housekeeping_at:
                self._schedule.look(self._inbox.unsettled, _now())
                self._trail.look()
                await self._exporter.export(shop.sinks, everything=False)
                if await self._is_idle():
                    await self._exporter.compact(shop.sinks)
                on_progress(self._progress())
                self._housekeeping_at = time.monotonic() + _HOUSEKEEPING_SECONDS
            self._claim(shop)
            is_over = self._schedule.is_over(len(self._runs), _now())
            if until_idle and not is_over:
                is_over = await self._is_idle()
        return is_over

    def _open_workshop(self, lanes: Lanes) -> Workshop:
        metrics, home = self._metrics, lanes.home_node
        results = self._settings.results_url, str(self._settings.parquet), self._settings.own_types
        sinks = Pool(SinkWriter, 1, 1, *results, node=home, metrics=metrics)
        return Workshop(
            ledger=self._ledger,
            vault_path=self._vault.path,
            window=lanes.window,
            home=lanes.home,
            documents=lanes.documents,
            quarantine=Quarantine(lanes.open_alone),
            extractors=Pool(Extractor, 1, 4, node=home, metrics=metrics),
            sinks=sinks,
            hand_over=HandOver(sinks),
            tally=self._tally,
            metrics=metrics,
        )

    def _open_archivers(self, lanes: Lanes) -> Pool | None:
        """Return the writer of the archive; None where nothing is archived."""
        settings = self._settings
        if not settings.archive.formats:
            return None
        office = Site(settings.site.name, settings.site.cns, settings.site.responsible)
        told = str(settings.archived), settings.archive.formats, office, settings.signature
        return Pool(Archiver, 1, 1, *told, node=lanes.home_node, metrics=self._metrics)

    async def _last_outputs(
        self, delivering: asyncio.Task[None], paying: asyncio.Task[None], *, is_stopped: bool
    ) -> None:
        """Write what is owed and deliver what is due; who was stopped leaves the rest to the next run."""
        if not is_stopped:
            await asyncio.wait({paying})
        seconds = _STOP_EXPORT_SECONDS if is_stopped else _LAST_RECEIPTS_SECONDS
        await asyncio.wait({delivering, paying}, timeout=seconds)
        for task in (paying, delivering):
            task.cancel()

    # Documents

    def _claim(self, shop: Workshop) -> None:
        self._release_dropped()
        self._renew_overdue()
        free = self._schedule.may_begin(shop.documents() - len(self._runs), _now())
        if free <= 0:
            return
        seconds = self._settings.runtime.lease_seconds
        for claim in self._ledger.claim(self._owner, free, seconds, _now()):
            self._runs[claim.lease] = asyncio.create_task(self._document(shop, claim))

    async def _document(self, shop: Workshop, claim: Claim) -> None:
        try:
            terms = terms_for(
                claim.document,
                self._live.profile(claim.document.profile),
                self._settings.runtime.page_timeout_seconds,
                self._pipeline,
                self._live.current.own_types,
            )
            outcome = await DocumentRun(shop, claim, terms).run()
            self._tally.document(outcome)
            self._tell(claim, outcome)
            self._outage.end(time.monotonic())
            self._results_notice.tell(None)
        except (LedgerError, ResultsUnavailable) as error:
            self._dropped.add(claim.lease)
            self._results_notice.tell(Notice(error.code, error.message, error.next_step))
            self._outage.begin(error, time.monotonic())
        except LeaseLost:
            self._metrics.late_result_refused()
            _log.warning(
                "a late result was refused",
                extra={
                    "action": "fenced",
                    "document": claim.document.id,
                    "profile": claim.document.profile,
                },
            )
        except asyncio.CancelledError:
            _log.info("a document was given up", extra={"action": "given_up", "document": claim.document.id})
            raise
        finally:
            self._runs.pop(claim.lease, None)

    def _tell(self, claim: Claim, outcome: Outcome) -> None:
        if outcome.state is None:
            return
        profile = claim.document.profile
        self._metrics.document_settled(profile, outcome.state)
        ids = {"action": "document_settled", "document": claim.document.subject_id, "profile": profile}
        _log.info("a document was settled", extra=ids | {"state": outcome.state.value})

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
            self._renew()

    async def _next_event(self, *background: asyncio.Task[None]) -> None:
        """Wait until a document ends or a tick has passed; a broken background task breaks the run."""
        tasks = {*self._runs.values(), *background}
        done, _ = await asyncio.wait(tasks, timeout=_TICK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.cancelled():  # a run whose lease was lost; a background task is never cancelled here
                task.result()

    async def _is_idle(self) -> bool:
        if self._runs or self._inbox.unsettled or not self._inbox.has_looked:
            return False
        return not self._ledger.has_work(_now()) and self._ledger.next_due(_now()) is None

    async def _renew_forever(self) -> None:
        while True:
            await asyncio.sleep(self._settings.runtime.lease_seconds / 3)
            with bridged(self._outage, time.monotonic):
                self._renew()

    def _renew(self) -> None:
        """Keep the leases of what is in hand, and end the runs that lost theirs."""
        lost = self._ledger.renew(list(self._runs), self._settings.runtime.lease_seconds, _now())
        self._renewed_at = _now()
        self._metrics.leases_lost(len(lost))
        for lease in lost:
            if (run := self._runs.get(lease)) is not None:
                run.cancel()

    def _observations(self, lanes: Lanes) -> Iterator[Coroutine[None, None, None]]:
        """Yield what is looked at all the time: for the metrics only where somebody can scrape them."""
        reader = self._settings.reader
        alarm = DegenerationAlarm(self._ledger, lambda: lanes.model, reader.degenerate_alarm)
        if self._settings.runtime.metrics_port:
            yield keep_observing(self._ledger, lambda: self._receipts.profiles, alarm, self._metrics)
        if self._model is not None:
            yield alarm.keep_looking()
            yield follow_model(self._model, lanes)
            yield measure_readers(lanes, self._metrics)

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
            before, is_changed = self._live.current, self._live.refresh()
            self._trail.took_up(before, self._live.current)
            if is_changed:
                self._settings = self._live.current
                self._receipts.follow(self._settings)
                await asyncio.to_thread(self._inbox.update, _drop_folders(self._settings))
            if self._schedule.is_draining:
                await asyncio.sleep(_RELOAD_SECONDS)  # a folder that is not looked into stays due
                continue
            with bridged(self._outage, time.monotonic):
                await asyncio.to_thread(self._inbox.look, _now())
            await asyncio.to_thread(self._inbox.wait, _RELOAD_SECONDS)

    async def _export_rest(self, sinks: Pool, seconds: float | None) -> None:
        """Write every batch that is left; what is not written in `seconds`, the next run writes."""
        try:
            await asyncio.wait_for(self._exporter.export(sinks, everything=True), seconds)
        except TimeoutError:
            _log.warning("batches wait for the next run", extra={"action": "export_left"})

    # What is told

    def _progress(self) -> Progress:
        ended = self._inbox.counts.states.total()
        waiting, schedule = self._schedule.waiting, self._schedule
        return self._tally.progress(
            waiting.admitted + waiting.running + self._inbox.unsettled,
            ended,
            schedule.finish_at,
            is_late=schedule.is_late,
        )

    def _summary(self, *, was_drained: bool) -> Summary:
        self._schedule.count()
        left, inbox = self._schedule.waiting, self._inbox.counts
        waiting = left.admitted + left.running
        return Summary(
            progress=self._progress(),
            states=dict(self._tally.states + inbox.states),
            failures=dict(self._tally.failures + inbox.failures),
            duplicates=inbox.duplicates,
            refused=len(inbox.refused),
            waiting=waiting,
            paused=left.paused,
            was_drained=was_drained,
            unwritten_batches=len(self._ledger.batches_to_write()),
            owed_outputs=self._ledger.count_owed(),
            results_url=self._settings.results_url,
            parquet=self._settings.parquet,
        )


def _active_model(settings: Settings) -> ActiveModel:
    from appliance.runtime.active_model import ActiveModel  # noqa: PLC0415 - heavy, and only where a model reads

    return ActiveModel(settings)


def _drop_folders(settings: Settings) -> dict[DropFolder, SettleOptions]:
    return {DropFolder(p.drop, name, p.priority): p.settle_options() for name, p in settings.profiles.items()}


def _now() -> datetime:
    return datetime.now(UTC)
