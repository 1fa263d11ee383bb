"""What the portable vision graph takes besides a page's pixels: numbers that follow from its grid of patches.

Patches keep the order in which the page was cut. Attention within windows gathers each window's patches into
a row of slots, the same number for every window; those of smaller windows at the page's edges stay empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipelines.ocr.vlm.positions import patch_positions, windows

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.ocr.vlm.architecture import VisionShape


def grid_inputs(rows: int, columns: int, vision: VisionShape) -> dict[str, NDArray[np.generic]]:
    """Return the inputs of a page of `rows` by `columns` patches.

    `positions` (patches, 2) are rows and columns; `slots` (windows, slots) the patch in each slot, 0 in an
    empty one, and `filled` which are not empty; `places` (patches,) each patch's slot, counted over all
    windows.
    """
    found = windows(rows, columns, vision)
    merged = vision.spatial_merge_size**2
    patches = (found.order[:, None] * merged + np.arange(merged)).ravel()
    filled = np.arange((vision.window_size // vision.patch_size) ** 2) < np.diff(found.ends)[:, None]
    slots = np.zeros(filled.shape, np.int64)
    slots[filled] = patches
    places = np.empty_like(patches)
    places[patches] = np.flatnonzero(filled)
    positions = patch_positions(rows, columns, vision.spatial_merge_size)
    return {"positions": positions, "slots": slots, "filled": filled, "places": places}
