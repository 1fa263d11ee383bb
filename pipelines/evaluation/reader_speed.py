"""How fast a reader reads: pages of one size through the whole engine, from pixels on, and its parts alone.

What is on the pages does not matter: every answer gets the same number of tokens, so that figures of two
models, machines or versions can be compared.
"""

from __future__ import annotations

import os
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import islice
from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from pipelines.ocr.vlm.engine import Engine, Failed
from pipelines.ocr.vlm.preprocess import Patches, cut
from pipelines.ocr.vlm.request import Generated, PageRequest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from pipelines.ocr.vlm.architecture import Architecture
    from pipelines.ocr.vlm.engine import EngineOptions
    from pipelines.ocr.vlm.pixel_budget import Preprocessing
    from pipelines.ocr.vlm.session import Decoder, Tower

_SAMPLE_MILLISECONDS = 200
_PAGES_AT_A_TIME = 8  # the first pages are read while others are still cut
_START_SECONDS = 1.0
_CORES_LEFT = 4  # for the engine, the card's driver and the system


@dataclass(frozen=True, slots=True)
class Load:
    """What is read: `pages` of `rows` x `columns` patches, asked and answered in so many tokens."""

    pages: int
    rows: int
    columns: int
    prompt_tokens: int
    answer_tokens: int
    patch_size: int = 14
    pages_inside: int = 400


@dataclass(frozen=True, slots=True)
class Speed:
    """What was seen. `part_seconds` are those in the tower, in prompts and in steps.

    `idle_share` and `joules_a_page` are of the card, None where nobody could be asked.
    """

    pages: int
    tokens: int
    seconds: float
    part_seconds: dict[str, float]
    idle_share: float | None
    joules_a_page: float | None

    @property
    def pages_per_second(self) -> float:
        return self.pages / self.seconds

    @property
    def tokens_per_second(self) -> float:
        return self.tokens / self.seconds

    def cost_of_a_thousand(self, price_an_hour: float) -> float:
        """Return what a thousand pages cost on a machine of this price."""
        return price_an_hour / 3600 / self.pages_per_second * 1000


@dataclass(slots=True)
class _Timed:
    """A tower or a decoder that notes how long its calls take."""

    part: Any
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def is_captured(self) -> bool:
        return bool(self.part.is_captured)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the part has
        method = getattr(self.part, name)

        def call(*arguments: object) -> object:
            began = time.perf_counter()
            result = method(*arguments)
            self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - began
            return result

        return call


class Bench:
    """An engine that is measured."""

    def __init__(
        self, architecture: Architecture, tower: Tower, decoder: Decoder, options: EngineOptions
    ) -> None:
        self._tower, self._decoder = _Timed(tower), _Timed(decoder)
        timed_tower: Any = self._tower
        timed_decoder: Any = self._decoder
        self._engine = Engine(architecture, timed_tower, timed_decoder, frozenset(), options)

    def warm(self, load: Load) -> None:
        """Read as many pages as fit, shortly, so that every size of a step is captured before it is timed."""
        pages = [_noise(load)] * min(load.pages, 256)
        self._read(pages, load, answer_tokens=4)

    def alone(self, load: Load) -> float:
        """Return the seconds that one page takes with nothing beside it."""
        began = time.perf_counter()
        self._read([_noise(load)], load, load.answer_tokens)
        return time.perf_counter() - began

    def whole(self, load: Load, preprocessing: Preprocessing) -> Speed:
        """Read the load, its pages cut by other processes meanwhile."""
        self._tower.seconds, self._decoder.seconds = {}, {}
        with _cutters(load, preprocessing) as coming, Meter() as meter:
            tokens = self._read(coming, load, load.answer_tokens)
        names = {"see": "vision", "read": "prompts", "step": "steps"}
        inside = self._tower.seconds | self._decoder.seconds
        parts = {names[name]: seconds for name, seconds in inside.items() if name in names}
        return Speed(load.pages, tokens, meter.seconds, parts, meter.idle_share, meter.joules(load.pages))

    def _read(self, pages: Iterable[Patches], load: Load, answer_tokens: int) -> int:
        """Read pages as they come; return the tokens written."""
        requests = (_request(page, load.prompt_tokens, answer_tokens) for page in pages)
        found = read_all(self._engine, requests, load.pages_inside, at_a_time=_PAGES_AT_A_TIME)
        return sum(len(each.tokens) for each in found)


def read_all(
    engine: Engine, requests: Iterable[PageRequest], pages_inside: int, *, at_a_time: int
) -> list[Generated]:
    """Read pages as they come and return what was generated, in their order; raises PipelineError.

    So many are inside at most; between two steps at most `at_a_time` are waited for.
    """
    coming, numbers, found = iter(requests), list[int](), dict[int, Generated]()
    is_more = True
    while is_more or not engine.is_idle:
        room = min(at_a_time, pages_inside - len(numbers) + len(found))
        taken = [engine.submit(request) for request in islice(coming, room)]
        numbers += taken
        is_more = is_more and len(taken) == room
        for done in engine.step():
            if isinstance(done, Failed):
                raise done.error
            found[done.number] = done.generated
    return [found[number] for number in numbers]


class Meter:
    """Asks NVIDIA's driver, five times a second, how busy the first card is and what it draws."""

    def __enter__(self) -> Self:
        asked = ["--query-gpu=utilization.gpu,power.draw", "--format=csv,noheader,nounits", "--id=0"]
        command = ["nvidia-smi", *asked, f"--loop-ms={_SAMPLE_MILLISECONDS}"]
        self._process: subprocess.Popen[str] | None = None
        with suppress(OSError):  # no such card here
            self._process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603
        self._samples: list[tuple[float, float]] = []
        self._began = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        self.seconds = time.perf_counter() - self._began
        if self._process is not None:
            self._process.terminate()
            lines = self._process.communicate()[0].splitlines()
            self._samples = [sample for line in lines if (sample := _sample(line)) is not None]

    @property
    def idle_share(self) -> float | None:
        """The share of the time in which the card did nothing."""
        busy = [sample[0] for sample in self._samples]
        return 1 - sum(busy) / len(busy) / 100 if busy else None

    def joules(self, pages: int) -> float | None:
        """Return the energy of one of so many pages."""
        watts = [sample[1] for sample in self._samples]
        return sum(watts) / len(watts) * self.seconds / pages if watts else None


def _sample(line: str) -> tuple[float, float] | None:
    try:
        busy, watts = map(float, line.split(","))
    except ValueError:  # a line cut off at the end, or a card that does not tell
        return None
    return busy, watts


def _noise(load: Load) -> Patches:
    pixels = np.random.default_rng(0).integers(0, 256, _shape(load), np.uint8)
    return Patches(pixels, load.rows, load.columns, 1.0)


def _request(page: Patches, prompt_tokens: int, answer_tokens: int) -> PageRequest:
    """Ask with the same word again and again: which one makes no difference."""
    before = prompt_tokens // 2
    return PageRequest(page, (0,) * before, (0,) * (prompt_tokens - before), answer_tokens)


def _shape(load: Load) -> tuple[int, int]:
    return load.rows * load.columns, 3 * load.patch_size**2


@contextmanager
def _cutters(load: Load, preprocessing: Preprocessing) -> Iterator[Iterator[Patches]]:
    """Give pages as other processes cut them; they pass in shared memory, without a copy."""
    each = int(np.prod(_shape(load)))
    memory = SharedMemory(create=True, size=load.pages * each)
    workers = max(1, (os.cpu_count() or 1) - _CORES_LEFT)
    try:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(_stay, [_START_SECONDS] * workers))  # an appliance's own would stand ready too
            slots = pool.map(
                _cut_into,
                [memory.name] * load.pages,
                [load] * load.pages,
                [preprocessing] * load.pages,
                range(load.pages),
                chunksize=2,
            )
            yield (Patches(_slot(memory, load, slot), load.rows, load.columns, 1.0) for slot in slots)
    finally:
        memory.unlink()  # its bytes go with the last page that looks into it


def _stay(seconds: float) -> None:
    """Keep one process busy, so that the others start too."""
    time.sleep(seconds)


def _slot(memory: SharedMemory, load: Load, slot: int) -> NDArray[np.uint8]:
    shape = _shape(load)
    return np.ndarray(shape, np.uint8, memory.buf, slot * int(np.prod(shape)))


def _cut_into(name: str, load: Load, preprocessing: Preprocessing, slot: int) -> int:
    """Cut a grey page of twice the wanted size, as it would come from the cleaner, into its slot."""
    side = preprocessing.patch_size
    pixels = np.random.default_rng(slot).integers(0, 256, (load.rows * side, load.columns * side), np.uint8)
    budget = preprocessing.model_copy(update={"max_pixels": pixels.size, "min_pixels": 1})
    memory = SharedMemory(name)
    _slot(memory, load, slot)[:] = cut(np.repeat(np.repeat(pixels, 2, axis=0), 2, axis=1), budget).pixels
    memory.close()
    return slot
