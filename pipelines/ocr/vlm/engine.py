"""Reads many pages at once: continuous batching over the paged decoder, one step a call.

Pages join and leave between steps. Every answer depends on its own page alone; who shares a step with it
changes at most the order in which a device adds numbers.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

from pipelines.errors import CapacityError
from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.blocks import Blocks
from pipelines.ocr.vlm.request import Ending, Generated, Sequence, sequence_of, tokens_at_most
from pipelines.ocr.vlm.scheduler import SchedulerOptions, batch_size, pages_to_take
from pipelines.ocr.vlm.tower_feed import tower_feed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.ocr.vlm.architecture import Architecture
    from pipelines.ocr.vlm.request import PageRequest
    from pipelines.ocr.vlm.session import Candidates, Decoder, Tower


@dataclass(frozen=True, slots=True)
class CacheOptions:
    """The cache's `blocks` of `block_size` tokens; one block serves rows that only fill a batch."""

    blocks: int
    block_size: int


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How much the cache holds, and how pages share the engine."""

    cache: CacheOptions
    scheduler: SchedulerOptions = field(default_factory=SchedulerOptions)


@dataclass(frozen=True, slots=True)
class Finished:
    """A page that has been read; `number` is what `submit` returned."""

    number: int
    generated: Generated


@dataclass(slots=True)
class _Queue:
    waiting: deque[tuple[int, PageRequest]] = field(default_factory=deque)
    running: list[Sequence] = field(default_factory=list)
    steps_waited: int = 0


class Engine:
    """Reads pages with a model's graphs; not for several threads."""

    def __init__(
        self,
        architecture: Architecture,
        tower: Tower,
        decoder: Decoder,
        ends: frozenset[int],
        options: EngineOptions,
    ) -> None:
        """`ends` are the tokens that end an answer."""
        self._architecture = architecture
        self._ends = ends
        self._tower = tower
        self._decoder = decoder
        self._blocks = Blocks(options.cache.blocks, options.cache.block_size)
        self._options = options.scheduler
        self._queue = _Queue()
        self._numbers = count()

    @property
    def is_idle(self) -> bool:
        return not self._queue.waiting and not self._queue.running

    def submit(self, request: PageRequest) -> int:
        """Let a page wait for its turn, and return its number; raises CapacityError if it can never fit."""
        wanted, held = self._tokens(request), self._blocks.tokens
        if wanted > held:
            raise CapacityError(
                "page_beyond_cache",
                f"The page may need {wanted:,} tokens, and the reader's memory holds {held:,}.",
                "Give the reader more memory, or a smaller pixel budget.",
            )
        number = next(self._numbers)
        self._queue.waiting.append((number, request))
        return number

    def step(self) -> list[Finished]:
        """Do one thing: read some new pages, or one token of each that is being read; return what is done."""
        queue = self._queue
        taken = pages_to_take(self._fitting(), len(queue.running), queue.steps_waited, self._options)
        if taken:
            return self._take(taken)
        if not queue.running:
            return []
        queue.steps_waited = queue.steps_waited + 1 if queue.waiting else 0
        return self._write(queue.running, self._decoder.step(self._single_tokens(queue.running)))

    def _take(self, pages: int) -> list[Finished]:
        """Read the prompts of the pages that have waited longest."""
        queue = self._queue
        new = [self._admitted(*queue.waiting.popleft()) for _ in range(pages)]
        queue.steps_waited = 0
        seen = self._tower.see(
            tower_feed([sequence.request.patches for sequence in new], self._architecture.vision)
        )
        queue.running.extend(new)
        return self._write(new, self._decoder.read(self._prompts(new), seen))

    def _prompts(self, new: list[Sequence]) -> step_feed.Feed:
        return step_feed.prompts(new, self._blocks.needed(max(len(sequence.prompt) for sequence in new)))

    def _single_tokens(self, running: list[Sequence]) -> step_feed.Feed:
        """A step that is captured has few shapes, each as wide as the longest sequence may ever want."""
        batch, most = len(running), max(sequence.kept for sequence in running) + 1
        if self._decoder.is_captured:
            batch, most = batch_size(batch, self._options), self._most_tokens
        return step_feed.single_tokens(running, batch, self._blocks.needed(most), most)

    def _write(self, sequences: Iterable[Sequence], candidates: Candidates) -> list[Finished]:
        """Note the next token of each sequence, and let go of those that have ended."""
        chosen = _greedy(candidates)
        finished = []
        for sequence, token in zip(list(sequences), chosen, strict=False):
            sequence.kept = len(sequence.prompt) + len(sequence.written)
            ending = self._ended(sequence, token)
            if ending is not None:
                finished.append(self._let_go(sequence, ending))
        return finished

    def _ended(self, sequence: Sequence, token: int) -> Ending | None:
        if token in self._ends:
            return Ending.FINISHED
        sequence.written.append(token)
        if len(sequence.written) >= sequence.request.most_tokens:
            return Ending.CAP
        return None

    def _let_go(self, sequence: Sequence, ending: Ending) -> Finished:
        self._queue.running.remove(sequence)
        self._blocks.give_back(sequence.blocks)
        return Finished(sequence.number, Generated(tuple(sequence.written), ending))

    def _admitted(self, number: int, request: PageRequest) -> Sequence:
        blocks = self._blocks.take(self._tokens(request))
        assert blocks is not None  # noqa: S101 - `_fitting` counted them
        architecture = self._architecture
        merge = architecture.vision.spatial_merge_size
        return sequence_of(number, request, blocks, merge, architecture.image_token_id)

    def _fitting(self) -> int:
        """Count the waiting pages, from the first on, that the cache has room for."""
        free, fitting = self._blocks.free, 0
        for _, request in self._queue.waiting:
            free -= self._blocks.needed(self._tokens(request))
            if free < 0 or fitting == self._options.pages_at_most:
                break
            fitting += 1
        return fitting

    def _tokens(self, request: PageRequest) -> int:
        return tokens_at_most(request, self._architecture.vision.spatial_merge_size)

    @property
    def _most_tokens(self) -> int:
        """The tokens of the longest sequence that there may be."""
        return min(self._architecture.text.max_position_embeddings, self._blocks.tokens)


def _greedy(candidates: Candidates) -> list[int]:
    """Return the best token of each row, of equals the one with the smallest id."""
    is_best = candidates.logits == candidates.logits[:, :1]
    ids = np.where(is_best, candidates.ids, np.iinfo(np.int64).max)
    return [int(token) for token in ids.min(axis=1)]
