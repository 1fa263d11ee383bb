"""The graphs that the reader runs: a checkpoint's vision tower and its paged decoder, for one kind of device.

Needs neither torch nor transformers: the graphs are written node by node over the checkpoint's own numbers,
so a site exports what it imported. What was written is described in `serving.json`.

    python -m pipelines.export.serving CHECKPOINT OUT [--device cpu|cuda] [--weight-bits 4]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.export.decoder import decoder_graph
from pipelines.export.layers import Device, Flavour
from pipelines.export.vision import vision_graph
from pipelines.export.weights import open_checkpoint
from pipelines.ocr.vlm.graphs import DECODER, VISION, Serving

if TYPE_CHECKING:
    from collections.abc import Callable

    from pipelines.export.weights import ModelSource

_WHAT = "Writes the graphs that the reader runs."
EXPORTER_VERSION = "5"
"""Graphs of another version are written anew."""

_CANDIDATES = 32
_BLOCK_SIZES = {Device.CUDA: 256, Device.CPU: 128}  # CUDA's kernel knows multiples of 256 alone


def export(
    model: ModelSource, flavour: Flavour, folder: Path, on_bytes: Callable[[int], None] = lambda _: None
) -> Serving:
    """Write the graphs into an empty folder, the description last; raises OSError.

    `on_bytes` is told of each piece of weights that has been written; `weight_bytes` foretells their sum.
    """
    decoder_graph(model, flavour, _CANDIDATES).save(folder / DECODER, on_bytes)
    vision_graph(model, flavour).save(folder / VISION, on_bytes)
    serving = Serving(
        exporter=EXPORTER_VERSION,
        device=flavour.device.value,
        weight_bits=flavour.weight_bits,
        block_size=_BLOCK_SIZES[flavour.device],
        candidates=_CANDIDATES,
        cache_bits=flavour.cache_bits,
    )
    serving.write(folder)
    return serving


def weight_bytes(model: ModelSource, flavour: Flavour) -> int:
    """Return how many bytes of weights an export writes."""
    return decoder_graph(model, flavour, _CANDIDATES).weight_bytes + vision_graph(model, flavour).weight_bytes


def main(arguments: list[str] | None = None) -> int:
    """Write the graphs of a checkpoint into a new folder."""
    parser = argparse.ArgumentParser(prog="python -m pipelines.export.serving", description=_WHAT)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--device", type=Device, choices=list(Device), default=Device.CPU)
    parser.add_argument("--weight-bits", type=int, choices=[4, 16, 32])
    told = parser.parse_args(arguments)
    bits = told.weight_bits or (16 if told.device is Device.CUDA else 32)
    told.out.mkdir(parents=True)
    export(open_checkpoint(told.checkpoint), Flavour(told.device, bits), told.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
