"""One document's way: probe, plan, read its pages, run suspects alone, extract, hand to the sinks, settle.

Every step that changes anything is one call of the ledger under the document's lease, so that the process
may die between any two of them: the next run goes on where this one ended.
"""

from __future__ import annotations

import asyncio
import logging
import random
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from appliance.confirmations import doubtful_fields, judged
from appliance.errors import ResultsUnavailable
from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState
from appliance.runtime.actors.messages import Degenerate
from appliance.runtime.admission import page_bytes
from appliance.runtime.cluster import CallDied, LaneClosed
from appliance.runtime.page_reading import Errand, read_by_embedded, read_page
from appliance.runtime.progress import Hand
from appliance.runtime.readers import ReaderDied
from appliance.runtime.results import finished_document
from pipelines.errors import DeadlineError, EngineError, Failure
from pipelines.result import extraction_from_json
from pipelines.separators import SeparateOptions, Separator
from pipelines.source import SourcePage

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from pathlib import Path

    from appliance.ledger.records import Claim, Lease, PageRecord, Part
    from appliance.ledger.store import Ledger
    from appliance.metrics import Metrics
    from appliance.runtime.actors.messages import Extracted, Finished
    from appliance.runtime.admission import PageWindow
    from appliance.runtime.cluster import Pool
    from appliance.runtime.handing_over import HandOver
    from appliance.runtime.lane import Lane
    from appliance.runtime.page_reading import PageResult
    from appliance.runtime.progress import Tally
    from appliance.runtime.quarantine import Quarantine
    from appliance.runtime.terms import Terms
    from pipelines.source import Source

MAX_SOLO_DEATHS = 3  # under random kills every 2 s, two alone befell an innocent page once in 3,000
_ALONE_RETRIES_SECONDS = 0.5
_CAUTIOUS_PAGES = 16
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What a document needs on its way; one for the whole run.

    `home` is the lane beside the coordinator; `documents` says how many to have in hand, for all nodes.
    `caution` lets a few of the pages be read at once with which a model's reader has died.
    """

    ledger: Ledger
    vault_path: Callable[[str], Path]
    window: PageWindow[Lane]
    home: Lane
    documents: Callable[[], int]
    quarantine: Quarantine
    extractors: Pool
    sinks: Pool
    hand_over: HandOver
    tally: Tally
    metrics: Metrics
    caution: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(_CAUTIOUS_PAGES))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a document's run ended: settled in `state`, or None when it will be tried again."""

    state: DocumentState | None
    failures: tuple[Failure, ...] = ()


class DocumentRun:
    """One claimed document; raises LeaseLost when it was taken back meanwhile.

    Raises LedgerError and ResultsUnavailable too: no fault of the document's, which keeps what was read.
    """

    def __init__(self, workshop: Workshop, claim: Claim, terms: Terms) -> None:
        self._shop, self._claim, self._terms = workshop, claim, terms
        self._pipeline = terms.pipeline
        self._hand = Hand(workshop.tally)
        self._path = str(workshop.vault_path(claim.document.sha256))
        self._retry: Failure | None = None
        self._failures: list[Failure] = []

    @property
    def _lease(self) -> Lease:
        return self._claim.lease

    async def run(self) -> Outcome:
        """Take the document as far as it goes."""
        with self._shop.tally.in_hand() as self._hand:
            return await self._run()

    async def _run(self) -> Outcome:
        pages = await self._pages()
        if isinstance(pages, Failure):
            return self._give_up(pages)
        todo = self._shop.ledger.plan(self._lease, len(pages), _now())
        self._hand.plan(len(todo), len(pages))
        await self._read_pages(todo, pages)
        if self._retry is not None:
            return self._try_later(self._retry)
        return await self._conclude()

    async def _pages(self) -> tuple[SourcePage, ...] | Failure:
        """Return the document's pages; the sizes of a part's are unknown unless one of them is to be read."""
        document = self._claim.document
        if document.is_whole_file:
            return await self._probe()
        unknown = tuple(SourcePage(number, 0, 0, 1) for number in range(1, (document.page_count or 0) + 1))
        settled = (page.state for page in self._shop.ledger.pages(document.id))
        if policy.UNSETTLED_PAGES.isdisjoint(settled):
            return unknown
        found = await self._probe()
        if isinstance(found, Failure):
            return found
        own = found[document.file_page(1) - 1 :][: len(unknown)]
        return own + unknown[len(own) :]  # a page that is gone is named when it is rasterized

    async def _probe(self) -> tuple[SourcePage, ...] | Failure:
        seconds = self._pipeline.rasterize.timeout_seconds * 2
        try:
            source: Source | Failure = await _call_again(
                self._shop.home.rasterizers,
                "probe",
                self._path,
                self._pipeline.rasterize,
                deadline_seconds=seconds,
            )
        except CallDied as death:
            return _death_failure(death, "the file's pages were counted")
        return source if isinstance(source, Failure) else source.pages

    async def _read_pages(self, todo: list[PageRecord], pages: tuple[SourcePage, ...]) -> None:
        together = [page for page in todo if not page.is_suspect]
        results = await _all_or_none(
            [self._read_in_turn(page, page_bytes(pages[page.number - 1])) for page in together]
        )
        suspects = [page for page, is_suspect in zip(together, results, strict=True) if is_suspect]
        suspects += [page for page in todo if page.is_suspect]
        for page in sorted(suspects, key=lambda page: page.number):
            await self._read_alone(page)

    async def _read_in_turn(self, page: PageRecord, size: int) -> bool:
        """Read a page beside others; True when a process died with it, so that it must run alone.

        A model's reader dies with hundreds of pages: they are read again first, a few at a time.
        """
        for company in (nullcontext(), self._shop.caution):
            try:
                async with company:
                    result = await self._attempt_in_turn(page.number, size)
            except CallDied as death:
                if isinstance(death, ReaderDied) and not death.hung and company is not self._shop.caution:
                    continue
                break
            self._store(page, result)
            return False
        self._shop.ledger.mark_suspect(self._lease, [page.number])
        _log.warning("a page must run alone", extra=self._about("page_suspect", page.number))
        return True

    async def _attempt_in_turn(self, number: int, size: int) -> PageResult:
        """Take one page through a lane with room; where its node is lost meanwhile, through another."""
        degenerate: Degenerate | None = None
        while True:
            async with self._shop.window.place(size, self._claim.document.priority) as place:
                with suppress(LaneClosed):
                    result = await self._attempt(place.lane, number, degenerate, place.shrink)
                    if not isinstance(result, Degenerate):
                        return result
                    degenerate = result

    async def _read_alone(self, page: PageRecord) -> None:
        """Read a suspect with nothing beside it, so that a death is surely its own."""
        degenerate: Degenerate | None = None
        async with self._shop.quarantine.lane() as lane:
            while True:
                try:
                    result = await self._attempt(lane, page.number, degenerate)
                except LaneClosed:  # another model takes over
                    await asyncio.sleep(_ALONE_RETRIES_SECONDS)
                    continue
                except CallDied as death:
                    if self._shop.ledger.record_solo_death(self._lease, page.number) < MAX_SOLO_DEATHS:
                        await asyncio.sleep(_ALONE_RETRIES_SECONDS)
                        continue
                    self._fail_page(page.number, _death_failure(death, "the page was read, alone, each time"))
                    return
                if not isinstance(result, Degenerate):
                    self._store(page, result)
                    return
                degenerate = result

    async def _attempt(
        self,
        lane: Lane,
        number: int,
        degenerate: Degenerate | None,
        let_go: Callable[[int], None] = lambda _: None,
    ) -> PageResult | Degenerate:
        """Take one page through the stages, once: with the model if there is one, until it was degenerate."""
        errand = Errand(
            self._path,
            self._claim.document.file_page(number),
            self._pipeline,
            self._wanted_separators(),
            self._terms.page_timeout_seconds,
            self._shop.metrics,
        )
        if degenerate is not None:
            return await read_by_embedded(lane, errand, degenerate.reading)
        return await read_page(lane, errand, let_go)

    def _wanted_separators(self) -> SeparateOptions:
        """Return the sheets to look for; none in a part, nor in a file that had results as one document."""
        document = self._claim.document
        may_be_split = not document.part and document.pipeline_version is None
        return self._pipeline.separate if may_be_split else SeparateOptions()

    def _store(self, page: PageRecord, result: PageResult) -> None:
        if isinstance(result, Separator):
            self._shop.ledger.leave_out(self._lease, page.number, _now())
            self._hand.page(None)
        elif not isinstance(result, Failure):
            self._shop.ledger.store_page(
                self._lease,
                page.number,
                result.content,
                is_blank=result.is_blank,
                confidence=result.confidence,
                engine=result.engine,
                engine_version=result.engine_version,
                now=_now(),
                is_separator=result.is_separator,
                model_reading=result.model_reading,
            )
            self._hand.page(None)
            outcome = PageState.BLANK if result.is_blank else PageState.READ
            self._shop.metrics.page_read(outcome, result.engine, result.engine_version)
        elif policy.is_retried(result, page.attempts):
            self._retry = result
        else:
            self._fail_page(page.number, result)

    def _fail_page(self, number: int, failure: Failure) -> None:
        self._shop.ledger.fail_page(self._lease, number, failure, _now())
        self._failures.append(failure)
        self._hand.page(failure)
        self._shop.metrics.page_settled(PageState.FAILED)
        self._count(failure, "page_failed", number)

    async def _conclude(self) -> Outcome:
        own = self._shop.ledger.pages(self._lease.document_id)
        parts = await self._parts(own)
        if isinstance(parts, Failure):
            return self._give_up(parts)
        if parts:
            self._shop.ledger.split(self._lease, parts, _now())
            return Outcome(DocumentState.SPLIT, tuple(self._failures))
        refusal = policy.too_many_failed(
            [page.state for page in own], self._terms.failed_pages_allowed_percent, self._lease.document_id
        )
        return self._give_up(refusal) if refusal is not None else await self._finish(own)

    async def _parts(self, own: list[PageRecord]) -> tuple[Part, ...] | Failure:
        """Return the documents that the file consists of, none where it is one."""
        if any(page.state is PageState.SEPARATOR for page in own):
            return policy.parts_between_separators(own)
        if not self._wanted_separators().by_type or len(own) < 2:
            return ()
        first_pages: tuple[int, ...] | Failure = await self._ask_extractor(
            "first_pages", self._contents(), self._pipeline.extract
        )
        if isinstance(first_pages, Failure) or len(first_pages) < 2:
            return first_pages if isinstance(first_pages, Failure) else ()
        return policy.parts_from((1, *first_pages[1:]), len(own))

    def _contents(self) -> list[bytes]:
        """Return the pages that were read, in order."""
        told = self._shop.ledger.page_contents(self._lease.document_id)
        return [content for _, content in told if content is not None]

    async def _finish(self, own: list[PageRecord]) -> Outcome:
        """Extract, write the results and settle the document."""
        first = self._claim.document.file_page(1)
        extracted: Extracted | Failure = await self._ask_extractor(
            "extract", self._contents(), first, self._pipeline.extract
        )
        if isinstance(extracted, Failure):
            return self._give_up(extracted)
        state = policy.document_outcome(
            [page.state for page in own],
            [page.confidence for page in own if page.state is PageState.READ],
            self._doubtful_fields(extracted),
            extracted.doubtful_pages,
        )
        if self._claim.document.is_reading:
            return self._settle_reading(extracted, state)
        record = replace(self._claim.document, state=state, finished_at=_now(), page_count=len(own))
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

    def _doubtful_fields(self, extracted: Extracted) -> int:
        """Count the fields that a person must look at; what persons have confirmed is in no doubt."""
        said = self._shop.ledger.confirmations(self._claim.document.subject_id)
        if not said:
            return extracted.doubtful_fields
        return doubtful_fields(judged(extraction_from_json(extracted.content).fields, said))

    def _settle_reading(self, extracted: Extracted, state: DocumentState) -> Outcome:
        """End a new reading of a document with results: the ledger decides which of the two stands.

        Nothing is handed over here: where the new one stands, its rows and files are owed from then on.
        """
        end = self._shop.ledger.finish_reading(
            self._lease,
            extraction=extracted.content,
            document_type=extracted.document_type,
            state=state,
            pipeline_version=self._pipeline.version,
            now=_now(),
        )
        _log.info("a document was read anew", extra=self._about("reread") | {"end": end.value})
        return self._stands()

    def _stands(self, *failures: Failure) -> Outcome:
        """Tell how a document stands after it was read anew."""
        document = self._shop.ledger.document(self._claim.document.subject_id)
        return Outcome(None if document is None else document.state, (*self._failures, *failures))

    async def _ask_extractor(self, verb: str, *told: object) -> Any:  # noqa: ANN401 - each verb has its own answer
        try:
            return await _call_again(
                self._shop.extractors, verb, *told, deadline_seconds=self._terms.page_timeout_seconds
            )
        except CallDied as death:
            return _death_failure(death, "its fields were extracted")

    async def _hand_over(self, finished: Finished) -> Failure | None:
        """Write to the sinks before the ledger: doing it again after a crash writes the same rows."""
        seconds = self._terms.page_timeout_seconds

        async def alone() -> Failure | None:
            told: Failure | None = await _call_again(
                self._shop.sinks, "write", finished, deadline_seconds=seconds
            )
            return told

        try:
            failure = await self._shop.hand_over.write(finished, alone, deadline_seconds=seconds)
        except CallDied as death:
            return _death_failure(death, "its results were written")
        if failure is not None and policy.is_outage(failure):
            raise ResultsUnavailable(failure.code, failure.message, failure.next_step)
        return failure

    def _give_up(self, failure: Failure) -> Outcome:
        """Settle the document as failed, unless the failure may pass and tries are left."""
        if policy.is_retried(failure, self._claim.document.attempts + 1):
            return self._try_later(failure)
        if self._claim.document.is_reading:
            why = self._shop.ledger.fail_reading(self._lease, failure, _now())
            self._count(failure, "reread_failed")
            return self._stands(why)
        self._shop.ledger.fail_document(self._lease, failure, _now())
        self._count(failure, "document_failed")
        return Outcome(DocumentState.FAILED, (*self._failures, failure))

    def _try_later(self, failure: Failure) -> Outcome:
        seconds = policy.retry_delay(self._claim.document.attempts + 1, random.random())  # noqa: S311 - jitter
        self._shop.ledger.retry_later(self._lease, failure, _now() + timedelta(seconds=seconds), _now())
        self._shop.metrics.retried(failure.code)
        extra = self._about("retry_later") | {"code": failure.code, "seconds": seconds}
        _log.warning("a document is tried again later", extra=extra)
        return Outcome(None)

    def _count(self, failure: Failure, action: str, page: int | None = None) -> None:
        self._shop.metrics.failure(failure.failure_class, failure.code)
        _log.warning("a failure was recorded", extra=self._about(action, page) | {"code": failure.code})

    def _about(self, action: str, page: int | None = None) -> dict[str, object]:
        """Return what every log record of this document says."""
        document = self._claim.document
        ids: dict[str, object] = {
            "action": action,
            "document": document.subject_id,
            "profile": document.profile,
        }
        return ids if page is None else ids | {"page": page}


async def _call_again(pool: Pool, method: str, *arguments: object, deadline_seconds: float) -> Any:  # noqa: ANN401 - Ray has no types
    """Call, and again where the process died: mostly of something else. Raises the last CallDied.

    What gave no answer in time is not asked twice: it would take as long again.
    """
    for _ in range(MAX_SOLO_DEATHS - 1):
        try:
            return await pool.call(method, *arguments, deadline_seconds=deadline_seconds)
        except CallDied as death:
            if death.hung:
                raise
            await asyncio.sleep(_ALONE_RETRIES_SECONDS)
    return await pool.call(method, *arguments, deadline_seconds=deadline_seconds)


async def _all_or_none(reading: list[Coroutine[None, None, bool]]) -> list[bool]:
    """Await all; the first that raises ends the others: pages of a lost lease would be read in vain."""
    tasks = [asyncio.create_task(one) for one in reading]
    try:
        return await asyncio.gather(*tasks)
    finally:
        for task in tasks:
            task.cancel()


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
