"""A lane: the pools that a page passes through on one node."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from appliance.runtime.actors import cleaner, rasterizer, recognizer
from appliance.runtime.cluster import Pool
from appliance.runtime.readers import ReaderPool, Readers
from pipelines.ocr.agree import AgreeOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from appliance.metrics import Metrics
    from appliance.runtime.actors.reader import ReaderPlan
    from appliance.runtime.cluster import Node
    from pipelines.pipeline import Pipeline

_HELPERS_SHARE = 4  # readers that one rasterizer, and one cleaner, keeps busy
_DOCUMENTS_PER_RECOGNIZER = 4


@dataclass(frozen=True, slots=True)
class ModelPlan:
    """How a model reads: the plan of each reader, on how many GPUs of a node (None: all), and with whom.

    With `is_dual` the embedded reader reads every page too, and `agree` says when they agree.
    """

    reader: ReaderPlan
    gpus: int | None = None
    is_dual: bool = False
    agree: AgreeOptions = field(default_factory=AgreeOptions)


@dataclass(frozen=True, slots=True)
class LanePlan:
    """Who reads on each node: so many embedded readers, 0 for as many as it has CPUs, and a model, if any."""

    pipeline: Pipeline
    recognizers: int = 0
    model: ModelPlan | None = None

    def recognizers_on(self, node: Node) -> int:
        """Beside a model that reads alone one is enough: for the pages on which that fails."""
        if self.model is not None and not self.model.is_dual:
            return 1
        return self.recognizers or max(1, node.cpus)

    def helpers_on(self, node: Node) -> int:
        """Rasterizers, and as many cleaners; a GPU reads faster than any number of embedded readers."""
        if self.model is not None and self.model.reader.needs_gpu:
            return max(1, node.cpus // 2)
        return max(1, self.recognizers_on(node) // _HELPERS_SHARE)

    def readers_on(self, node: Node) -> int:
        """The model's readers; 0 where it needs a GPU and the node has none."""
        if self.model is None:
            return 0
        if not self.model.reader.needs_gpu:
            return 1
        return node.gpus if self.model.gpus is None else min(node.gpus, self.model.gpus)

    def places_on(self, node: Node) -> int:
        """How many pages may be on their way through a lane there, whatever they weigh."""
        places = 2 * self.recognizers_on(node) + 2
        if self.model is not None:
            places += 2 * self.helpers_on(node) + self.readers_on(node) * self.model.reader.pages_inside
        return places

    def documents_on(self, node: Node) -> int:
        """How many documents are to be in hand for such a lane."""
        documents = _DOCUMENTS_PER_RECOGNIZER * self.recognizers_on(node)
        return documents if self.model is None else max(documents, self.places_on(node))


@dataclass(frozen=True, slots=True)
class ModelSide:
    """What a lane has for a model: its readers, and who works before and behind them.

    With `reads_alone` the readers are those of any lane, and a page is there without any other.
    `find_readers` raises LaneClosed where there are none now.
    """

    preparers: Pool
    find_readers: Callable[[], Readers]
    is_dual: bool
    reads_alone: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """The pools that a page passes through."""

    rasterizers: Pool
    cleaners: Pool
    recognizers: Pool
    model: ModelSide | None = None

    @classmethod
    def open(cls, plan: LanePlan, node: Node, metrics: Metrics) -> Lane:
        """Start the actors of a lane on `node`."""
        helpers, model = plan.helpers_on(node), plan.model
        lane = cls._without_model(plan, node, metrics, helpers, plan.recognizers_on(node))
        size = plan.readers_on(node)
        if model is None or not size:
            return lane

        def open_pool(of: ReaderPlan) -> ReaderPool:
            return ReaderPool(of, size, node=node, metrics=metrics)

        preparers = _preparers(plan, model, helpers, node, metrics)
        readers = Readers(open_pool, model.reader)
        side = ModelSide(preparers, lambda: readers, model.is_dual)
        return cls(lane.rasterizers, lane.cleaners, lane.recognizers, side)

    @classmethod
    def open_alone(
        cls, plan: LanePlan, node: Node, find_readers: Callable[[], Readers], metrics: Metrics
    ) -> Lane:
        """Start a lane for one page at a time, which is read alone by one of the readers of another lane."""
        lane = cls._without_model(plan, node, metrics, 1, 1)
        if plan.model is None:
            return lane
        preparers = _preparers(plan, plan.model, 1, node, metrics)
        side = ModelSide(preparers, find_readers, plan.model.is_dual, reads_alone=True)
        return cls(lane.rasterizers, lane.cleaners, lane.recognizers, side)

    @classmethod
    def _without_model(
        cls, plan: LanePlan, node: Node, metrics: Metrics, helpers: int, recognizers: int
    ) -> Lane:
        pipeline = plan.pipeline
        return cls(
            Pool(rasterizer.Rasterizer, helpers, 2, node=node, metrics=metrics),
            Pool(cleaner.Cleaner, helpers, 2, pipeline.clean, node=node, metrics=metrics),
            Pool(recognizer.Recognizer, recognizers, 2, pipeline, node=node, metrics=metrics),
        )

    async def ready(self, deadline_seconds: float) -> None:
        """Wait until every actor answers; raises RuntimeUnavailable."""
        starting = [pool.ready(deadline_seconds) for pool in self.pools]
        if self.model is not None and not self.model.reads_alone:
            starting.append(self.model.find_readers().ready())
        await asyncio.gather(*starting)

    @property
    def pools(self) -> tuple[Pool, ...]:
        """All pools but the model's readers."""
        own = (self.rasterizers, self.cleaners, self.recognizers)
        return own if self.model is None else (*own, self.model.preparers)

    async def end(self) -> None:
        for pool in self.pools:
            await pool.end()
        if self.model is not None and not self.model.reads_alone:
            await self.model.find_readers().end()


def _preparers(plan: LanePlan, model: ModelPlan, size: int, node: Node, metrics: Metrics) -> Pool:
    from appliance.runtime.actors.preparer import Preparer  # noqa: PLC0415 - heavy, and only where a model reads

    return Pool(Preparer, size, 2, plan.pipeline, model.agree, node=node, metrics=metrics)
