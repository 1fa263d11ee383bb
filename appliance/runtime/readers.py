"""The model's readers of one lane: how they are asked, and how another model takes their place.

A page belongs to one crew from the cutting of its picture until it is read, because each model wants pages
cut in its own way. When the model changes, new pages belong to the new crew; the old one ends after its last
page. Where every GPU is taken the new one starts only then, and its pages wait.
"""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from appliance.errors import RuntimeUnavailable
from appliance.runtime.actors import reader
from appliance.runtime.actors.reader import MOST_HALVINGS, OutOfMemory, ReaderFacts
from appliance.runtime.cluster import CallDied, LaneClosed, Pool, Replaced
from pipelines.errors import Failure

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    import ray

    from appliance.metrics import Metrics
    from appliance.runtime.actors.reader import ReaderPlan
    from appliance.runtime.cluster import Node
    from pipelines.ocr.vlm.field_question import FieldQuestion
    from pipelines.ocr.vlm.reader import FieldAnswer, ReaderStatistics, VlmReading

_THREADS_FOR_CONTROL = 2
_START_SECONDS = 600.0  # graphs of several gigabytes come from a disk
_STATISTICS_SECONDS = 2.0
_log = logging.getLogger(__name__)


class ReaderDied(CallDied):
    """The reader's process died or was ended, with this page among many."""


class ReaderPool(Pool):
    """The readers of one model on one node: one for each GPU, or one on the processor."""

    def __init__(self, plan: ReaderPlan, size: int, *, node: Node, metrics: Metrics) -> None:
        self._plans = [replace(plan, number=number) for number in range(size)]
        super().__init__(
            reader.Reader,
            size,
            plan.pages_inside,
            node=node,
            metrics=metrics,
            threads=plan.pages_inside + _THREADS_FOR_CONTROL,
            gpus=1 if plan.needs_gpu else 0,
        )

    def _start(self, index: int) -> Any:  # noqa: ANN401 - Ray has no types
        return self._remote.remote(self._plans[index])

    async def read(
        self, patches: ray.ObjectRef, deadline_seconds: float, *, alone: bool
    ) -> VlmReading | Failure:
        """Return what is read of a page; raises ReaderDied, LaneClosed.

        A reader without memory is replaced by one with half the cache, and its pages are read again.
        """
        return await self._answer("read", patches, deadline_seconds=deadline_seconds, alone=alone)  # type: ignore[no-any-return]

    async def ask(
        self, patches: ray.ObjectRef, question: FieldQuestion, deadline_seconds: float, *, alone: bool
    ) -> FieldAnswer | Failure:
        """Return what a reader answers when asked for a page's fields; raises ReaderDied, LaneClosed."""
        return await self._answer("ask", patches, question, deadline_seconds=deadline_seconds, alone=alone)  # type: ignore[no-any-return]

    async def _answer(self, method: str, *arguments: object, deadline_seconds: float, alone: bool) -> Any:  # noqa: ANN401 - Ray has no types
        call = self.call_alone if alone else self.call
        while True:
            try:
                answer = await call(method, *arguments, deadline_seconds=deadline_seconds)
            except Replaced:
                continue
            except CallDied as death:
                raise ReaderDied(hung=death.hung) from death
            if not isinstance(answer, OutOfMemory):
                return answer
            if not self._shrink(answer):
                return answer.failure

    def _shrink(self, told: OutOfMemory) -> bool:
        """Replace the reader, unless another page had that done; False where its cache is the smallest."""
        plan = self._plans[told.number]
        if plan.halvings == told.halvings:
            if plan.halvings >= MOST_HALVINGS:
                return False
            self._plans[told.number] = replace(plan, halvings=plan.halvings + 1)
            extra = {"action": "reader_shrunk", "reader": told.number, "halvings": plan.halvings + 1}
            _log.warning("a reader had no memory left and starts with half its cache", extra=extra)
            self._replace(told.number)
        return True


@dataclass(eq=False, slots=True)
class Crew:
    """The readers of one model, the pages that belong to it, and what its readers say of themselves."""

    plan: ReaderPlan
    pool: ReaderPool
    pages: int = 0
    facts: asyncio.Future[ReaderFacts] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    is_left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def model(self) -> str:
        return self.plan.options.version

    @property
    def has_opinions(self) -> bool:
        """Whether its readers are also asked for the fields of pages."""
        return self.plan.options.has_opinions

    async def start(self) -> None:
        """Wait until every reader is loaded; raises RuntimeUnavailable, and its pages then LaneClosed."""
        try:
            await self.pool.ready(_START_SECONDS)
            told = await self.pool.ask_all("survey", _START_SECONDS)
            self.facts.set_result(_loaded(told))
        except RuntimeUnavailable:
            self.facts.set_exception(LaneClosed())
            self.facts.exception()  # nobody may be waiting
            raise


class Readers:
    """The crew that reads, and the change to another."""

    def __init__(self, open_pool: Callable[[ReaderPlan], ReaderPool], plan: ReaderPlan) -> None:
        self._open_pool = open_pool
        self._crew = Crew(plan, open_pool(plan))
        self._leaving: set[asyncio.Task[None]] = set()

    @property
    def model(self) -> str:
        """The version of the model that new pages are given to."""
        return self._crew.model

    async def ready(self) -> None:
        """Wait until the first model is loaded; raises RuntimeUnavailable."""
        await self._crew.start()

    @asynccontextmanager
    async def hold(self) -> AsyncIterator[tuple[Crew, ReaderFacts]]:
        """Have a page belong to the crew, once it is loaded; raises LaneClosed where it cannot be."""
        crew = self._crew
        crew.pages += 1
        try:
            yield crew, await asyncio.shield(crew.facts)
        finally:
            crew.pages -= 1
            if crew is not self._crew and not crew.pages:
                crew.is_left.set()

    async def change(self, plan: ReaderPlan) -> bool:
        """Have another model read from the next page on; return False where the one before reads again.

        Raises RuntimeUnavailable where neither can.
        """
        before = self._crew
        await self._take_over(Crew(plan, self._open_pool(plan)))
        try:
            await self._crew.start()
        except RuntimeUnavailable as error:
            extra = {"action": "model_not_taken_up", "code": error.code, "model": self.model}
            _log.error("the active model is not taken up", extra=extra)
            await self._take_over(Crew(before.plan, self._open_pool(before.plan)))
            await self._crew.start()
            return False
        _log.info("another model reads", extra={"action": "model_changed", "model": self.model})
        return True

    async def _take_over(self, crew: Crew) -> None:
        """Give new pages to `crew`; return when the one before has none left, and has ended."""
        before, self._crew = self._crew, crew
        if before.pages:
            await before.is_left.wait()
        await before.pool.end()

    async def statistics(self) -> list[ReaderStatistics]:
        """Return what each reader does now; of those that answer."""
        told = await self._crew.pool.ask_all("statistics", _STATISTICS_SECONDS)
        return [each for each in told if each is not None]

    async def end(self) -> None:
        """End every process; pages that are inside go elsewhere."""
        await self._crew.pool.end()


def _loaded(told: list[ReaderFacts | Failure]) -> ReaderFacts:
    """Return what the readers say; raises RuntimeUnavailable where one of them has no model."""
    for each in told:
        if isinstance(each, Failure):
            raise RuntimeUnavailable(
                each.code, f"The model's reader did not start: {each.message}", each.next_step
            )
    if not told or isinstance(told[0], Failure):
        raise RuntimeUnavailable(
            "actors_unavailable", "The model's reader did not start.", "Run `appliance doctor`."
        )
    return told[0]
