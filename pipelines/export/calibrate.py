"""How large the numbers of a cache become: what scales one of 8 bits wants.

Pages of the site's own kind are read with the fp32 graphs on the CPU. A number of 8 bits (E4M3) reaches to
448 and is equally fine over most of its range, so all that a scale must do is bring the largest number seen
well inside it: to half of that, for pages that are larger still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.ocr.vlm import step_feed
from pipelines.ocr.vlm.request import sequence_of, tokens_at_most
from pipelines.ocr.vlm.session import Decoder, DeviceOptions, Tower
from pipelines.ocr.vlm.tower_feed import tower_feed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pipelines.ocr.vlm.architecture import Architecture
    from pipelines.ocr.vlm.graphs import Graphs
    from pipelines.ocr.vlm.request import PageRequest
    from pipelines.ocr.vlm.request import Sequence as PromptSequence

_LARGEST, _HEADROOM = 448.0, 2.0
_SMALLEST = 1e-6  # a layer whose numbers are all zeros has a scale too

Scales = tuple[tuple[float, float], ...]
"""For each layer, what a key's and a value's number in the cache is multiplied by."""


def cache_scales(
    architecture: Architecture,
    graphs: Graphs,
    pages: Sequence[PageRequest],
    on_page: Callable[[int], None] = lambda _: None,
) -> Scales:
    """Return the scales that these pages want, read with graphs for the CPU; raises PipelineError."""
    sequences = [_sequence(architecture, graphs, page) for page in pages]
    size = graphs.serving.block_size
    blocks = 1 + max(len(sequence.blocks) for sequence in sequences)
    tower, decoder = (
        Tower(graphs.tower, DeviceOptions()),
        Decoder(graphs.decoder, DeviceOptions(), blocks, size),
    )
    peaks = [(0.0, 0.0)] * architecture.text.num_hidden_layers
    for sequence in sequences:
        seen = tower.see(tower_feed([sequence.request.patches], architecture.vision))
        decoder.read(step_feed.prompts([sequence], len(sequence.blocks)), seen)
        peaks = [(max(a, c), max(b, d)) for (a, b), (c, d) in zip(peaks, decoder.cache_peaks(), strict=True)]
        on_page(1)
    return tuple((_scale(key), _scale(value)) for key, value in peaks)


def _sequence(architecture: Architecture, graphs: Graphs, page: PageRequest) -> PromptSequence:
    """Return a page whose prompt lies in the first blocks, as those of all others do."""
    merge = architecture.vision.spatial_merge_size
    prompt = tokens_at_most(page, merge) - page.most_tokens
    blocks = -(-prompt // graphs.serving.block_size)
    return sequence_of(0, page, tuple(range(1, blocks + 1)), architecture, None)


def _scale(peak: float) -> float:
    return max(peak * _HEADROOM / _LARGEST, _SMALLEST)
