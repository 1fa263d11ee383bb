"""Models for the appliance's tests: they end their pages, write on, or go in circles."""

import numpy as np

from tests.checkpoints import READER_CONFIG, random_weights, write_reader

ENDS, WRITES_ON = 3, 1
"""Seeds: what such random weights write has no meaning, but it is the same on every machine."""


def write_model(folder, seed):
    """Write a model of random weights that reads in its own way, and return `folder`."""
    return write_reader(folder, weights=random_weights(READER_CONFIG, seed))


def write_circling_model(folder):
    """Write a model that repeats its last token for ever, however it is sampled.

    Its layers add nothing, so that a token's own embedding, long beside all others, is what is seen of it.
    """
    random = random_weights(READER_CONFIG, 0)
    return write_reader(folder, weights={name: _circling(name, numbers) for name, numbers in random.items()})


def _circling(name, numbers):
    if "embed_tokens" in name:
        return (16 * numbers).astype(np.float32)
    if "language_model" in name and "norm" not in name:
        return np.zeros_like(numbers)
    return numbers
