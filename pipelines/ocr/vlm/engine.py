"""Reads many pages at once: continuous batching over the paged decoder, one step a call.

Pages join and leave between steps. Every answer depends on its own page alone; who shares a step with it
changes at most the order in which a device adds numbers. A page that fails leaves like one that is read;
where the device fails, exactly the pages of that call do, and the next call is a new one.
"""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from pipelines.errors import CapacityError, PipelineError
from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.blocks import Blocks
from pipelines.ocr.vlm.choosing import choose_all
from pipelines.ocr.vlm.guard import LoopGuard
from pipelines.ocr.vlm.request import Ending, Generated, Sequence, sequence_of, tokens_at_most
from pipelines.ocr.vlm.scheduler import SchedulerOptions, batch_size, pages_to_take
from pipelines.ocr.vlm.scrub import blank_patches, blank_prompts
from pipelines.ocr.vlm.tower_feed import tower_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.ocr.vlm.architecture import Architecture
    from pipelines.ocr.vlm.guard import GuardOptions
    from pipelines.ocr.vlm.request import PageRequest
    from pipelines.ocr.vlm.session import Candidates, Decoder, Tower


@dataclass(frozen=True, slots=True)
class CacheOptions:
    """The cache's `blocks` of `block_size` tokens; one block serves rows that only fill a batch."""

    blocks: int
    block_size: int


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """How much the cache holds, how pages share the engine, and what a loop is; None lets pages loop."""

    cache: CacheOptions
    scheduler: SchedulerOptions = field(default_factory=SchedulerOptions)
    guard: GuardOptions | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """A page that has been read; `number` is what `submit` returned."""

    number: int
    generated: Generated


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that could not be read, and why."""

    number: int
    error: PipelineError


Outcome = Finished | Failed


@dataclass(frozen=True, slots=True)
class EngineStatistics:
    """Pages inside, and since the start pages that left, tokens chosen and calls of the decoder."""

    running: int
    waiting: int
    pages: int
    tokens: int
    steps: int
    free_cache_tokens: int


@dataclass(slots=True)
class _Queue:
    waiting: deque[tuple[int, PageRequest]] = field(default_factory=deque)
    running: list[Sequence] = field(default_factory=list)
    steps_waited: int = 0


@dataclass(slots=True)
class _Done:
    pages: int = 0
    tokens: int = 0
    steps: int = 0


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
        self._options = options
        self._queue = _Queue()
        self._steps = step_feed.StepFeed()
        self._done = _Done()
        self._numbers = count()

    @property
    def is_idle(self) -> bool:
        return not self._queue.waiting and not self._queue.running

    @property
    def most_tokens(self) -> int:
        """The tokens of prompt and answer together of the longest page that there may be."""
        return min(self._architecture.text.max_position_embeddings, self._blocks.tokens)

    def submit(self, request: PageRequest) -> int:
        """Let a page wait for its turn, and return its number; raises CapacityError if it can never fit."""
        wanted, held = self._tokens(request), self.most_tokens
        if wanted > held:
            raise CapacityError(
                "page_beyond_cache",
                f"The page may need {wanted:,} tokens, and the reader holds {held:,} of one page.",
                "Give the reader more memory, or a smaller pixel budget.",
            )
        number = next(self._numbers)
        self._queue.waiting.append((number, request))
        return number

    def cancel(self, number: int) -> None:
        """Forget a page that nobody waits for any more."""
        queue = self._queue
        queue.waiting = deque(each for each in queue.waiting if each[0] != number)
        for sequence in [each for each in queue.running if each.number == number]:
            self._release(sequence)

    def statistics(self) -> EngineStatistics:
        queue, done = self._queue, self._done
        free = self._blocks.free * self._blocks.size
        return EngineStatistics(
            len(queue.running), len(queue.waiting), done.pages, done.tokens, done.steps, free
        )

    def step(self) -> list[Outcome]:
        """Do one thing: read some new pages, or one token of each that is being read; return what is done."""
        queue = self._queue
        taken = pages_to_take(
            self._fitting(), len(queue.running), queue.steps_waited, self._options.scheduler
        )
        if taken:
            queue.steps_waited = 0
            new = [self._admitted(*queue.waiting.popleft()) for _ in range(taken)]
            return self._outcomes(new, lambda: self._read(new))
        if not queue.running:
            return []
        queue.steps_waited = queue.steps_waited + 1 if queue.waiting else 0
        running = list(queue.running)
        return self._outcomes(running, lambda: self._decoder.step(self._single_tokens(running)))

    def _admitted(self, number: int, request: PageRequest) -> Sequence:
        blocks = self._blocks.take(self._tokens(request))
        assert blocks is not None  # noqa: S101 - `_fitting` counted them
        guard = LoopGuard(self._options.guard) if self._options.guard else None
        sequence = sequence_of(number, request, blocks, self._architecture, guard)
        self._queue.running.append(sequence)
        return sequence

    def _read(self, new: list[Sequence]) -> Candidates:
        """Read whole prompts."""
        patches = [sequence.request.patches for sequence in new]
        seen = self._tower.see(tower_feed(patches, self._architecture.vision))
        width = self._blocks.needed(max(len(sequence.prompt) for sequence in new))
        return self._decoder.read(step_feed.prompts(new, width), seen)

    def _single_tokens(self, running: list[Sequence]) -> step_feed.Feed:
        """A step that is captured has few shapes, each as wide as the longest sequence may ever want."""
        batch, most = len(running), max(sequence.kept for sequence in running) + 1
        if self._decoder.is_captured:
            batch, most = batch_size(batch, self._options.scheduler), self.most_tokens
        return self._steps.single_tokens(running, batch, self._blocks.needed(most), most)

    def _outcomes(self, sequences: list[Sequence], call: Callable[[], Candidates]) -> list[Outcome]:
        """Call the device for these pages and let those go that end with it, all of them where it fails."""
        self._done.steps += 1
        try:
            candidates = call()
        except PipelineError as error:
            return [self._let_go(sequence, error) for sequence in sequences]
        chosen = choose_all(
            [sequence.choosing for sequence in sequences], candidates, self._decoder.full_logits
        )
        both = zip(sequences, chosen, strict=True)
        endings = [(sequence, self._written(sequence, choice)) for sequence, choice in both]
        return [self._let_go(sequence, ending) for sequence, ending in endings if ending is not None]

    def _written(self, sequence: Sequence, choice: int | PipelineError) -> Ending | PipelineError | None:
        """Note the page's next token; return why it is the last, None if it is not."""
        if isinstance(choice, PipelineError):
            self._scrub(sequence)
            return choice
        sequence.kept = len(sequence.prompt) + len(sequence.written)
        self._done.tokens += 1
        return sequence.write(choice, self._ends)

    def _let_go(self, sequence: Sequence, ending: Ending | PipelineError) -> Outcome:
        self._release(sequence)
        self._done.pages += 1
        if isinstance(ending, PipelineError):
            return Failed(sequence.number, ending)
        return Finished(sequence.number, Generated(tuple(sequence.written), ending))

    def _release(self, sequence: Sequence) -> None:
        self._queue.running.remove(sequence)
        self._blocks.give_back(sequence.blocks)

    def _scrub(self, sequence: Sequence) -> None:
        """Write over what a page without numbers left in the cache; a device that fails here fails again."""
        vision, size = self._architecture.vision, self._blocks.size
        dirty = self._blocks.needed(len(sequence.prompt) + len(sequence.written))
        blank = blank_patches(vision)
        prompts = blank_prompts(sequence.blocks[:dirty], size, blank)
        with suppress(PipelineError):
            self._decoder.read(step_feed.prompts(prompts, 1), self._tower.see(tower_feed([blank], vision)))

    def _fitting(self) -> int:
        """Count the waiting pages, from the first on, that the cache and one call have room for."""
        free, read, fitting = self._blocks.free, 0, 0
        for _, request in self._queue.waiting:
            free -= self._blocks.needed(self._tokens(request))
            read += self._tokens(request) - request.most_tokens
            is_beyond = free < 0 or (fitting and read > self._tokens_together)
            if is_beyond or fitting == self._options.scheduler.pages_at_most:
                break
            fitting += 1
        return fitting

    @property
    def _tokens_together(self) -> int:
        """The tokens of prompts in one call: the rotation's kernel takes all of them for one text's."""
        most = self._architecture.text.max_position_embeddings
        return min(self._options.scheduler.tokens_at_most, most)

    def _tokens(self, request: PageRequest) -> int:
        return tokens_at_most(request, self._architecture.vision.spatial_merge_size)
