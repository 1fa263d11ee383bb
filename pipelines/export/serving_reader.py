"""The engine over serving graphs as a reader to be compared: one page at a time, greedily."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.export.reading import Reading
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.engine import CacheOptions, Engine, EngineOptions, Failed
from pipelines.ocr.vlm.graphs import find_graphs
from pipelines.ocr.vlm.preprocess import cut
from pipelines.ocr.vlm.request import PageRequest
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower

if TYPE_CHECKING:
    from pathlib import Path

    from pipelines.export.reading import Prompt
    from pipelines.image import Pixels

_BLOCKS = 129


class ServingReader:
    """What the product reads with, on the CPU."""

    def __init__(self, checkpoint: Path, graphs: Path, prompt: Prompt) -> None:
        """Load the graphs; raises ArchitectureError, EngineError, OSError."""
        model = open_checkpoint(checkpoint)
        self._architecture, self._preprocessing = model.architecture, model.preprocessing
        self._prompt = prompt
        found = find_graphs(graphs, is_for_gpu=False)
        size = found.serving.block_size
        self._decoder = Decoder(found.decoder, DeviceOptions(), _BLOCKS, size)
        tower = Tower(found.tower, DeviceOptions())
        options = EngineOptions(CacheOptions(_BLOCKS, size), SchedulerOptions(1, 1, 1), guard=None)
        self._engine = Engine(self._architecture, tower, self._decoder, prompt.ends, options)

    def __call__(self, pixels: Pixels) -> Reading:
        """Read one page, BGR or grey; raises PipelineError."""
        architecture, prompt = self._architecture, self._prompt
        request = PageRequest(
            cut(pixels, self._preprocessing),
            (*prompt.before, architecture.vision_start_token_id),
            (architecture.vision_end_token_id, *prompt.after),
            prompt.most_tokens,
        )
        self._engine.submit(request)
        done = self._engine.step()
        first_logits = self._decoder.full_logits()[0].copy()
        while not done:
            done = self._engine.step()
        if isinstance(done[0], Failed):
            raise done[0].error
        tokens = done[0].generated.tokens
        ended = () if len(tokens) == prompt.most_tokens else (int(self._decoder.full_logits()[0].argmax()),)
        return Reading((*tokens, *ended), first_logits)
