"""Holds a loaded model, and reads as many pages at once as call it."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from appliance.models.devices import available_memory, found_gpus
from appliance.runtime.actors.process import Process
from pipelines.errors import CapacityError, EngineError, Failure, PipelineError
from pipelines.ocr.vlm.architecture import parse
from pipelines.ocr.vlm.graphs import find_graphs
from pipelines.ocr.vlm.reader import ReaderOptions, VlmReader

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.ocr.engine import EngineIdentity
    from pipelines.ocr.vlm.field_question import FieldQuestion
    from pipelines.ocr.vlm.pixel_budget import Preprocessing
    from pipelines.ocr.vlm.preprocess import Patches
    from pipelines.ocr.vlm.reader import FieldAnswer, ReaderStatistics, VlmReading

PAGES_OWN = "page_beyond_cache"
"""The capacity that one page lacks, whatever else is inside: no smaller cache helps."""

MOST_HALVINGS = 6
_WORKSPACE_BYTES = 3 << 30  # on a GPU, for what flows through the graphs
_GPU_SHARE = 0.9  # the driver and others have the rest
_CPU_SHARE_OF_FREE, _CPU_MOST_BYTES = 0.25, 4 << 30
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReaderPlan:
    """Which model a reader reads with; its options without the cache's size, which the device decides.

    `cache_bytes` 0 takes what there is room for; either is halved `halvings` times. `number` is the reader's
    among those of its lane.
    """

    options: ReaderOptions
    cache_bytes: int = 0
    halvings: int = 0
    number: int = 0

    @property
    def slots(self) -> int:
        """How many pages are read at once."""
        return self.options.scheduler.most_sequences

    @property
    def pages_inside(self) -> int:
        """How many pages a reader is given at once."""
        return self.options.scheduler.pages_inside

    @property
    def needs_gpu(self) -> bool:
        return self.options.device.gpu is not None


@dataclass(frozen=True, slots=True)
class ReaderFacts:
    """What a loaded reader says of itself: who it is, and how its pages are to be cut."""

    identity: EngineIdentity
    preprocessing: Preprocessing


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The device of reader `number` had no memory left with a cache that was halved so often."""

    number: int
    halvings: int
    failure: Failure


class Reader(Process):
    """One model on one device; every method may be called from many threads."""

    def __init__(self, plan: ReaderPlan) -> None:
        super().__init__()
        self._plan = plan
        self._reader: VlmReader | None = None
        self._failure: Failure | None = None
        try:
            self._reader = _loaded(plan)
        except PipelineError as error:  # whoever asks is told: Ray would only say that it did not start
            self._failure = error.as_failure()

    def survey(self) -> ReaderFacts | Failure:
        """Return who reads, or why nobody does."""
        if self._reader is None:
            return self._why()
        return ReaderFacts(self._reader.identity, self._reader.preprocessing)

    def read(self, patches: Patches) -> VlmReading | Failure | OutOfMemory:
        """Read a page, and wait for it."""
        return self._done(lambda loaded: loaded.read(patches))

    def ask(self, patches: Patches, question: FieldQuestion) -> FieldAnswer | Failure | OutOfMemory:
        """Ask for the fields of a page, and wait for the answer."""
        return self._done(lambda loaded: loaded.ask(patches, question))

    def _done(self, work: Callable[[VlmReader], _T]) -> _T | Failure | OutOfMemory:
        if self._reader is None:
            return self._why()
        try:
            return work(self._reader)
        except CapacityError as error:
            failure = error.as_failure()
            if error.code == PAGES_OWN:
                return failure
            return OutOfMemory(self._plan.number, self._plan.halvings, failure)
        except PipelineError as error:
            return error.as_failure()

    def statistics(self) -> ReaderStatistics | None:
        return None if self._reader is None else self._reader.statistics()

    def _why(self) -> Failure:
        if self._failure is None:
            raise RuntimeError("a reader without a model has a reason")
        return self._failure


def _loaded(plan: ReaderPlan) -> VlmReader:
    """Load the model, with half the cache each time that there is no memory for it."""
    tokens = _cache_tokens(plan)
    for _ in range(plan.halvings, MOST_HALVINGS):
        try:
            return VlmReader(replace(plan.options, cache_tokens=tokens))
        except CapacityError:
            _log.warning("the cache is halved", extra={"action": "cache_halved", "tokens": tokens})
            tokens //= 2
    return VlmReader(replace(plan.options, cache_tokens=tokens))


def _cache_tokens(plan: ReaderPlan) -> int:
    """Return the tokens that the cache is to hold: at most what all pages together can ever need."""
    text = parse((plan.options.checkpoint / "config.json").read_bytes()).text
    bits = find_graphs(plan.options.graphs, is_for_gpu=plan.needs_gpu).serving.cache_bits
    token_bytes = text.kv_bytes_per_token * bits // 16  # stated for two bytes a number
    wanted = plan.cache_bytes or _room(plan)
    most = plan.slots * text.max_position_embeddings
    return max(1, min(most, wanted // token_bytes) >> plan.halvings)


def _room(plan: ReaderPlan) -> int:
    """Return the bytes that the device has for a cache."""
    if not plan.needs_gpu:
        return min(_CPU_MOST_BYTES, int(available_memory() * _CPU_SHARE_OF_FREE))
    weights = sum(path.stat().st_size for path in plan.options.graphs.iterdir())
    own = os.environ.get("CUDA_VISIBLE_DEVICES", "").split(",")[0] or "0"  # Ray names the one that is ours
    gpu = next(iter(found_gpus(own)), None)
    if gpu is None:
        raise EngineError(
            "gpu_missing", f"GPU {own} does not answer its driver.", "See what `appliance doctor` says of it."
        )
    # Not what is free now: a reader that has just died may still be seen there. Too much is halved.
    return max(0, int(gpu.memory_bytes * _GPU_SHARE) - weights - _WORKSPACE_BYTES)
