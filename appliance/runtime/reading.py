"""One document's way: probe, plan, read its pages, run suspects alone, extract, hand to the sinks, settle.

Every step that changes anything is one call of the ledger under the document's lease, so that the process
may die between any two of them: the next run goes on where this one ended.
"""

from __future__ import annotations

import asyncio
import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast

from appliance.errors import ResultsUnavailable
from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState
from appliance.runtime.admission import page_bytes
from appliance.runtime.cluster import CallDied
from appliance.runtime.results import finished_document
from pipelines.errors import DeadlineError, EngineError, Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from appliance.ledger.records import Claim, Lease, PageRecord
    from appliance.ledger.store import Ledger
    from appliance.runtime.actors import Extracted, Finished, ReadPage
    from appliance.runtime.admission import PageWindow
    from appliance.runtime.cluster import Lane, Pool
    from appliance.runtime.progress import Tally
    from appliance.runtime.quarantine import Quarantine
    from pipelines.pipeline import Pipeline
    from pipelines.source import Source, SourcePage

MAX_SOLO_DEATHS = 2
_ALONE_RETRIES_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a document needs on its way; one for the whole run."""

    ledger: Ledger
    vault_path: Callable[[str], Path]
    window: PageWindow
    lane: Lane
    quarantine: Quarantine
    extractors: Pool
    sinks: Pool
    page_timeout_seconds: float
    tally: Tally


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a document's run ended: settled in `state`, or None when it will be tried again."""

    state: DocumentState | None
    failures: tuple[Failure, ...] = ()


class DocumentRun:
    """One claimed document; raises LeaseLost when it was taken back meanwhile.

    Raises LedgerError and ResultsUnavailable too: no fault of the document's, which keeps what was read.
    """

    def __init__(self, workshop: Workshop, claim: Claim, pipeline: Pipeline) -> None:
        self._shop, self._claim, self._pipeline = workshop, claim, pipeline
        self._path = str(workshop.vault_path(claim.document.sha256))
        self._retry: Failure | None = None
        self._failures: list[Failure] = []

    @property
    def _lease(self) -> Lease:
        return self._claim.lease

    async def run(self) -> Outcome:
        """Take the document as far as it goes."""
        source: Source | Failure
        try:
            source = await self._probe()
        except CallDied as death:
            source = _death_failure(death, "the file's pages were counted")
        if isinstance(source, Failure):
            return self._give_up(source)
        todo = self._shop.ledger.plan(self._lease, len(source.pages), _now())
        self._shop.tally.plan(len(todo))
        await self._read_pages(todo, {page.number: page for page in source.pages})
        if self._retry is not None:
            return self._try_later(self._retry)
        return await self._conclude()

    async def _probe(self) -> Source | Failure:
        seconds = self._pipeline.rasterize.timeout_seconds * 2
        source: Source | Failure = await self._shop.lane.rasterizers.call(
            "probe", self._path, self._pipeline.rasterize, deadline_seconds=seconds
        )
        return source

    async def _read_pages(self, todo: list[PageRecord], sizes: dict[int, SourcePage]) -> None:
        together = [page for page in todo if not page.is_suspect]
        results = await asyncio.gather(
            *(self._read_in_turn(page, page_bytes(sizes[page.number])) for page in together)
        )
        suspects = [page for page, is_suspect in zip(together, results, strict=True) if is_suspect]
        suspects += [page for page in todo if page.is_suspect]
        for page in sorted(suspects, key=lambda page: page.number):
            await self._read_alone(page)

    async def _read_in_turn(self, page: PageRecord, size: int) -> bool:
        """Read a page beside others; True when a process died with it, so that it must run alone."""
        async with self._shop.window.place(size, self._claim.document.priority):
            try:
                result = await self._attempt(self._shop.lane, page.number)
            except CallDied:
                self._shop.ledger.mark_suspect(self._lease, [page.number])
                return True
        self._store(page, result)
        return False

    async def _read_alone(self, page: PageRecord) -> None:
        """Read a suspect with nothing beside it, so that a death is surely its own."""
        async with self._shop.quarantine.lane() as lane:
            while True:
                try:
                    self._store(page, await self._attempt(lane, page.number))
                except CallDied as death:
                    if self._shop.ledger.record_solo_death(self._lease, page.number) < MAX_SOLO_DEATHS:
                        await asyncio.sleep(_ALONE_RETRIES_SECONDS)
                        continue
                    self._fail_page(page.number, _death_failure(death, "the page was read, alone, each time"))
                return

    async def _attempt(self, lane: Lane, number: int) -> ReadPage | Failure:
        """Take one page through the stages, once: a ReadPage, or the Failure of the stage that refused."""
        seconds = self._shop.page_timeout_seconds
        failure, picture = await lane.rasterizers.call_for_picture(
            "rasterize", self._path, number, self._pipeline.rasterize, deadline_seconds=seconds
        )
        if failure is not None:
            return cast("Failure", failure)
        _, picture = await lane.cleaners.call_for_picture("clean", picture, deadline_seconds=seconds)
        result: ReadPage | Failure = await lane.recognizers.call(
            "recognize", picture, deadline_seconds=seconds
        )
        return result

    def _store(self, page: PageRecord, result: ReadPage | Failure) -> None:
        if not isinstance(result, Failure):
            self._shop.ledger.store_page(
                self._lease,
                page.number,
                result.content,
                is_blank=result.is_blank,
                confidence=result.confidence,
                engine=result.engine,
                engine_version=result.engine_version,
                now=_now(),
            )
            self._shop.tally.page(None)
        elif policy.is_retried(result, page.attempts):
            self._retry = result
        else:
            self._fail_page(page.number, result)

    def _fail_page(self, number: int, failure: Failure) -> None:
        self._shop.ledger.fail_page(self._lease, number, failure, _now())
        self._failures.append(failure)
        self._shop.tally.page(failure)

    async def _conclude(self) -> Outcome:
        pages = list(self._shop.ledger.page_contents(self._lease.document_id))
        extracted = await self._extract([content for _, content in pages if content is not None])
        if isinstance(extracted, Failure):
            return self._give_up(extracted)
        state = policy.document_outcome(
            [page.state for page, _ in pages],
            [page.confidence for page, _ in pages if page.state is PageState.READ],
            extracted.doubtful_fields,
        )
        record = replace(self._claim.document, state=state, finished_at=_now(), page_count=len(pages))
        finished = finished_document(self._shop.ledger, record, self._pipeline, extracted.content)
        if (failure := await self._hand_over(finished)) is not None:
            return self._give_up(failure)
        self._shop.ledger.finish(
            self._lease,
            extraction=extracted.content,
            document_type=extracted.document_type,
            state=state,
            pipeline_version=self._pipeline.version,
            now=finished.record.finished_at,
        )
        return Outcome(state, tuple(self._failures))

    async def _extract(self, pages: list[bytes]) -> Extracted | Failure:
        try:
            extracted: Extracted | Failure = await self._shop.extractors.call(
                "extract", pages, self._pipeline.extract, deadline_seconds=self._shop.page_timeout_seconds
            )
        except CallDied as death:
            return _death_failure(death, "its fields were extracted")
        return extracted

    async def _hand_over(self, finished: Finished) -> Failure | None:
        """Write to the sinks before the ledger: doing it again after a crash writes the same rows."""
        try:
            failure: Failure | None = await self._shop.sinks.call(
                "write", finished, deadline_seconds=self._shop.page_timeout_seconds
            )
        except CallDied as death:
            return _death_failure(death, "its results were written")
        if failure is not None and policy.is_outage(failure):
            raise ResultsUnavailable(failure.code, failure.message, failure.next_step)
        return failure

    def _give_up(self, failure: Failure) -> Outcome:
        """Settle the document as failed, unless the failure may pass and tries are left."""
        if policy.is_retried(failure, self._claim.document.attempts + 1):
            return self._try_later(failure)
        self._shop.ledger.fail_document(self._lease, failure, _now())
        return Outcome(DocumentState.FAILED, (*self._failures, failure))

    def _try_later(self, failure: Failure) -> Outcome:
        seconds = policy.retry_delay(self._claim.document.attempts + 1, random.random())  # noqa: S311 - jitter
        self._shop.ledger.retry_later(self._lease, failure, _now() + timedelta(seconds=seconds), _now())
        return Outcome(None)


def _death_failure(death: CallDied, when: str) -> Failure:
    if death.hung:
        return DeadlineError(
            "no_answer_in_time",
            f"No answer came in time while {when}.",
            "Requeue it; raise page_timeout_seconds.",
        ).as_failure()
    return EngineError(
        "process_died", f"The process died while {when}.", "Requeue it once the cause is known; see the log."
    ).as_failure()


def _now() -> datetime:
    return datetime.now(UTC)
