"""How fast a model reads on this machine: its graphs are made where they are not there, and measured."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.models.active import active
from appliance.models.graphs import bytes_to_write, opened
from appliance.models.store import ModelStore
from pipelines.evaluation import three_billion
from pipelines.evaluation.reader_speed import Bench, Load, Speed
from pipelines.export.layers import Device
from pipelines.export.serving import export, weight_bytes
from pipelines.export.weights import ModelSource, RandomWeights
from pipelines.ocr.vlm.engine import CacheOptions, EngineOptions
from pipelines.ocr.vlm.graphs import find_graphs
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pipelines.export.layers import Flavour

    Progress = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]

_RANDOM = "random weights of the 3B's exact shape: what they read has no meaning, what it costs has"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured: a name for it, its numbers and where its graphs are."""

    name: str
    model: ModelSource
    graphs: Path


@contextmanager
def subject(models: Path, version: str | None, of: Flavour, progress: Progress) -> Iterator[Subject]:
    """Give the model of a version, or the active one, or the 3B with random weights, with its graphs.

    `progress` gives, for a word and a number of bytes, what is told of each piece that was written.
    """
    store, now = ModelStore(models), active(models)
    if version is None and now is None:
        models.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".bench-", dir=models) as folder:
            yield _random(Path(folder), of, progress)
        return
    model = store.find(version or (now.version if now else ""))
    checkpoint = store.checkpoint(model)
    with progress("graphs", bytes_to_write(checkpoint, of)) as on_bytes:
        graphs = store.make_graphs(model, of, on_bytes)
    yield Subject(
        f"{model.name} {model.version}", opened(checkpoint), store.graphs_folder(model, graphs.name)
    )


def _random(folder: Path, of: Flavour, progress: Progress) -> Subject:
    shape = three_billion.architecture()
    model = ModelSource(shape, three_billion.PREPROCESSING, RandomWeights(shape))
    with progress("graphs", weight_bytes(model, of)) as on_bytes:
        export(model, of, folder, on_bytes)
    return Subject(_RANDOM, model, folder)


def measure(subject: Subject, of: Flavour, load: Load, at_once: int) -> tuple[Speed, float]:
    """Return the speed of the whole load, and the seconds of one page alone; raises PipelineError."""
    bench = bench_of(subject, of, load, at_once)
    bench.warm(load)
    alone = bench.alone(load)
    return bench.whole(load, subject.model.preprocessing), alone


def bench_of(subject: Subject, of: Flavour, load: Load, at_once: int, gpu: int = 0) -> Bench:
    """Return an engine to measure, on the GPU of that number where it is made for one."""
    architecture = subject.model.architecture
    is_gpu = of.device is Device.CUDA
    place = DeviceOptions(gpu=gpu) if is_gpu else DeviceOptions()
    graphs = find_graphs(subject.graphs, is_for_gpu=is_gpu)
    merged = load.rows * load.columns // architecture.vision.spatial_merge_size**2
    each = -(-(merged + load.prompt_tokens + load.answer_tokens) // graphs.serving.block_size)
    cache = CacheOptions(at_once * each + 1, graphs.serving.block_size)
    scheduler = SchedulerOptions(at_once) if is_gpu else SchedulerOptions(at_once, 1, 1)
    tower = Tower(graphs.tower, place)
    decoder = Decoder(graphs.decoder, place, cache.blocks, cache.block_size)
    return Bench(architecture, tower, decoder, EngineOptions(cache, scheduler))
