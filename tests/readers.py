"""Models for the appliance's tests: they end their pages, write on, or go in circles."""

import numpy as np

from pipelines.ocr.vlm.architecture import canonical_name
from tests.checkpoints import READER_CONFIG, random_weights, safetensors, write_reader

ENDS, WRITES_ON = 3, 1
"""Seeds: what such random weights write has no meaning, but it is the same on every machine."""


def write_circling_reader(folder):
    """Write a model that repeats its last token for ever, however it is sampled.

    Its layers add nothing, so that a token's own embedding, long beside all others, is what is seen of it.
    """
    write_reader(folder)
    weights = {name: _circling(name, numbers) for name, numbers in random_weights(READER_CONFIG, 0).items()}
    shapes = {canonical_name(name): numbers.shape for name, numbers in weights.items()}
    (folder / "model.safetensors").write_bytes(safetensors(shapes, weights))
    return folder


def _circling(name, numbers):
    if "embed_tokens" in name:
        return (16 * numbers).astype(np.float32)
    if "language_model" in name and "norm" not in name:
        return np.zeros_like(numbers)
    return numbers
