"""The pages that golden files were made from; needs numpy alone."""

import numpy as np


def page(height, width):
    """Return a page of colours that no two neighbours share, the same on every machine: RGB, uint8."""
    rows, columns = np.arange(height)[:, None, None], np.arange(width)[None, :, None]
    return ((rows * 7 + columns * 13 + np.arange(3) * 85 + rows * columns // 5) % 256).astype(np.uint8)


def noise(height, width, seed):
    """Return a page of coarse random blots, no two alike, on a fine random grain: RGB, uint8."""
    generator = np.random.default_rng(seed)
    blots = generator.integers(0, 256, (-(-height // 20), -(-width // 20), 3))
    page = np.repeat(np.repeat(blots, 20, axis=0), 20, axis=1)[:height, :width]
    return np.clip(page + generator.integers(-60, 61, (height, width, 3)), 0, 255).astype(np.uint8)
