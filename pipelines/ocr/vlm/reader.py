"""Reads pages with a vision-language model: from patches to the page's text, for many threads at once.

A page that falls into a loop is read once more, sampled; if that loops too, it is degenerate, and whoever
asked decides what reads it instead.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.errors import CapacityError
from pipelines.ocr.engine import EngineIdentity
from pipelines.ocr.vlm import field_question
from pipelines.ocr.vlm.constrain import JsonSchema
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions, EngineStatistics
from pipelines.ocr.vlm.engine_loop import EngineLoop
from pipelines.ocr.vlm.graphs import Graphs, find_graphs
from pipelines.ocr.vlm.guard import CapOptions, GuardOptions, degenerate_by_published_rule, token_cap
from pipelines.ocr.vlm.model import Asking, Model, open_asking, open_model, within_budget
from pipelines.ocr.vlm.page_json import PageText, parse
from pipelines.ocr.vlm.prompt_options import PromptOptions
from pipelines.ocr.vlm.repeated import MendOptions, mended
from pipelines.ocr.vlm.request import Ending, PageRequest
from pipelines.ocr.vlm.sampling import SamplingOptions
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower

if TYPE_CHECKING:
    from pipelines.ocr.vlm.field_question import FieldQuestion
    from pipelines.ocr.vlm.pixel_budget import Preprocessing
    from pipelines.ocr.vlm.preprocess import Patches
    from pipelines.ocr.vlm.prompt import Prompt
    from pipelines.ocr.vlm.request import Generated

NAME = "vlm"
_USUAL_CACHE_BITS = 16
_QUESTIONS_KEPT = 32
_LEAST_SHARE_OF_CAP = 0.5
"""Of the tokens that the densest print would need. Few pages hold half of that; with less room they might."""


@dataclass(frozen=True, slots=True)
class RetryOptions:
    """How a page that went round in a loop is read once more: sampled, and held back from repeating.

    The checkpoint's own repetition penalty counts where it is larger.
    """

    temperature: float = 0.3
    top_k: int | None = 8
    top_p: float = 0.95
    repetition_penalty: float = 1.1
    seed: int = 1

    def __post_init__(self) -> None:
        self.sampling(own_penalty=0.0)  # raises ValueError where nothing can be drawn

    def sampling(self, own_penalty: float) -> SamplingOptions:
        """Return how the second attempt is sampled."""
        penalty = max(own_penalty, self.repetition_penalty)
        return SamplingOptions(self.temperature, self.top_k, self.top_p, penalty, self.seed)


@dataclass(frozen=True, slots=True)
class ReaderOptions:
    """Which model reads, on what, and how.

    `checkpoint` and `graphs` are folders. All pages inside share `cache_tokens`; `most_pixels` is an
    operator's pixel budget a page, where it is smaller than the checkpoint's. With `has_opinions` the reader
    is asked for the fields of pages too, which its name says.
    """

    checkpoint: Path
    graphs: Path
    version: str
    weights_sha256: tuple[str, ...]
    device: DeviceOptions
    cache_tokens: int
    most_pixels: int | None = None
    prompt: PromptOptions = field(default_factory=PromptOptions)
    scheduler: SchedulerOptions = field(default_factory=SchedulerOptions)
    guard: GuardOptions = field(default_factory=GuardOptions)
    cap: CapOptions = field(default_factory=CapOptions)
    retry: RetryOptions = field(default_factory=RetryOptions)
    has_opinions: bool = False


@dataclass(frozen=True, slots=True)
class VlmReading:
    """What was read of a page, at last, and how that went.

    `ending` is the last attempt's, `tokens` are those of all attempts. `is_degenerate` says that every
    attempt ended in a loop; `is_degenerate_as_published` that the first one did by DharmaOCR's rule. `scale`
    is how much smaller the page was made.
    """

    page: PageText
    ending: Ending
    attempts: int
    tokens: int
    is_degenerate: bool
    is_degenerate_as_published: bool
    scale: float


@dataclass(frozen=True, slots=True)
class FieldAnswer:
    """What the reader wrote when it was asked for a page's fields; whole JSON only where it FINISHED."""

    text: str
    ending: Ending
    tokens: int


@dataclass(frozen=True, slots=True)
class ReaderStatistics(EngineStatistics):
    """What is inside now and was done since the start, a second attempt counting as one more page."""

    repetition_penalty: float


class VlmReader:
    """Reads pages of many threads at once; close it when none is to come."""

    def __init__(self, options: ReaderOptions) -> None:
        """Load the model's graphs and start; raises EngineError, CapacityError."""
        self._options = options
        self._model = open_model(options.checkpoint, options.prompt)
        graphs = find_graphs(options.graphs, is_for_gpu=options.device.gpu is not None)
        self.identity = _identity(options, graphs, self._model)
        self.preprocessing: Preprocessing = within_budget(self._model.preprocessing, options.most_pixels)
        self._asking = lru_cache(_QUESTIONS_KEPT)(self._open_asking)
        engine = _engine(options, graphs, self._model)
        self._most_tokens = engine.most_tokens
        self._loop = EngineLoop(engine)

    def read(self, patches: Patches) -> VlmReading:
        """Read a page that was cut by `preprocessing`, and wait for it; raises EngineError, CapacityError."""
        penalty = self._model.generation.repetition_penalty
        first = self._attempt(patches, SamplingOptions(repetition_penalty=penalty))
        if first.ending is not Ending.LOOP:
            return self._reading(patches, first)
        return self._reading(patches, first, self._attempt(patches, self._options.retry.sampling(penalty)))

    def ask(self, patches: Patches, question: FieldQuestion) -> FieldAnswer:
        """Ask for the fields of a page, once, and wait; raises EngineError, CapacityError.

        The answer is held to its form, and each token is the likeliest one. No penalty holds back what was
        written before: names and dates come again, and so do the signs of JSON.
        """
        asking = self._asking(question)
        most = self._most_answer_tokens(patches, asking.prompt, question.most_tokens)
        before, after = asking.prompt.before, asking.prompt.after
        told = self._loop.read(PageRequest(patches, before, after, most, SamplingOptions(), asking.grammar))
        return FieldAnswer(self._model.text_of(told.tokens), told.ending, len(told.tokens))

    def _open_asking(self, question: FieldQuestion) -> Asking:
        schema = JsonSchema.of(field_question.answer_schema(question))
        prompt = replace(self._options.prompt, instruction=field_question.instruction(question))
        return open_asking(self._options.checkpoint, self._model, prompt, schema)

    def statistics(self) -> ReaderStatistics:
        penalty = self._model.generation.repetition_penalty
        return ReaderStatistics(**asdict(self._loop.statistics()), repetition_penalty=penalty)

    def close(self) -> None:
        """End the reader's thread; pages still inside get an EngineError, `reader_closed`."""
        self._loop.close()

    def _attempt(self, patches: Patches, sampling: SamplingOptions) -> Generated:
        prompt = self._model.prompt
        vision = self._model.architecture.vision
        wanted = token_cap(patches.rows * patches.columns * vision.patch_size**2, self._options.cap)
        most = self._most_answer_tokens(patches, prompt, wanted)
        return self._loop.read(
            PageRequest(patches, prompt.before, prompt.after, most, sampling, self._model.grammar)
        )

    def _most_answer_tokens(self, patches: Patches, around: Prompt, wanted: int) -> int:
        """Return an answer's cap: what it may need at most, or the room there is if that may do."""
        prompt = around.tokens + patches.tokens(self._model.architecture.vision.spatial_merge_size)
        room = self._most_tokens - prompt
        if room < _LEAST_SHARE_OF_CAP * wanted:
            raise CapacityError(
                "page_beyond_cache",
                f"The page may need {prompt + wanted:,} tokens, and the reader holds {self._most_tokens:,}.",
                "Give the reader more memory, or a smaller pixel budget.",
            )
        return min(wanted, room)

    def _reading(self, patches: Patches, *attempts: Generated) -> VlmReading:
        first, last = (self._model.text_of(attempt.tokens) for attempt in (attempts[0], attempts[-1]))
        ended_by_cap = attempts[0].ending is Ending.CAP
        return VlmReading(
            page=mended(parse(last), MendOptions()),
            ending=attempts[-1].ending,
            attempts=len(attempts),
            tokens=sum(len(attempt.tokens) for attempt in attempts),
            is_degenerate=all(attempt.ending is Ending.LOOP for attempt in attempts),
            is_degenerate_as_published=degenerate_by_published_rule(first, ended_by_cap=ended_by_cap),
            scale=patches.scale,
        )


def _identity(options: ReaderOptions, graphs: Graphs, model: Model) -> EngineIdentity:
    """Name the model, its graphs, a cache of few bits, its own penalty, and whether it has opinions."""
    penalty, serving = model.generation.repetition_penalty, graphs.serving
    held_back = "" if penalty == 1 else f".penalty{penalty}"
    small = "" if serving.cache_bits >= _USUAL_CACHE_BITS else f".cache{serving.cache_bits}"
    opinions = f".opinions{field_question.VERSION}" if options.has_opinions else ""
    version = (
        f"{options.version}+graphs{serving.exporter}.{serving.weight_bits}bit{small}{held_back}{opinions}"
    )
    return EngineIdentity(NAME, version, options.weights_sha256)


def _engine(options: ReaderOptions, graphs: Graphs, model: Model) -> Engine:
    scheduler = options.scheduler
    if graphs.sees_one_page:
        scheduler = replace(scheduler, pages_at_least=1, pages_at_most=1)
    blocks = 1 + -(-options.cache_tokens // graphs.serving.block_size)  # the first one belongs to no page
    return Engine(
        model.architecture,
        Tower(graphs.tower, options.device),
        Decoder(graphs.decoder, options.device, blocks, graphs.serving.block_size),
        model.generation.ends,
        EngineOptions(CacheOptions(blocks, graphs.serving.block_size), scheduler, options.guard),
    )
