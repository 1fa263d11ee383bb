"""Where tokens and patches stand, as the model's rotary embeddings and attention windows count them.

Everything here follows from a page's grid of patches and the checkpoint's numbers; none of it needs pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.ocr.vlm.architecture import VisionShape

_OUTSIDE = -1


@dataclass(frozen=True, slots=True)
class Windows:
    """How a page's merged patches are put together for windowed attention.

    `order` (tokens) lists them window by window; `ends` are the cumulative counts of patches, from 0 on, of
    windows that hold any.
    """

    order: NDArray[np.int64]
    ends: NDArray[np.int32]


def token_positions(before: int, rows: int, columns: int, after: int) -> tuple[NDArray[np.int64], int]:
    """Return the positions (3, tokens) in time, height and width of a prompt with one picture in it.

    `rows` and `columns` count the picture's merged patches, `before` and `after` the tokens around them.
    Also returns the position of the first token that is generated.
    """
    text = np.tile(np.arange(before), (3, 1))
    grid = np.indices((1, rows, columns)).reshape(3, -1) + before
    behind = before + max(rows, columns)
    rest = np.tile(np.arange(behind, behind + after), (3, 1))
    return np.concatenate([text, grid, rest], axis=1), behind + after


def patch_positions(rows: int, columns: int, merge_size: int) -> NDArray[np.int64]:
    """Return the row and column (patches, 2) of each patch, in the order in which a page is cut."""
    both = np.indices((rows, columns))
    blocks = both.reshape(2, rows // merge_size, merge_size, columns // merge_size, merge_size)
    return blocks.transpose(0, 1, 3, 2, 4).reshape(2, -1).T


def windows(rows: int, columns: int, vision: VisionShape) -> Windows:
    """Divide a page of `rows` by `columns` patches into windows, smaller ones at its right and bottom."""
    merge = vision.spatial_merge_size
    side = vision.window_size // merge // vision.patch_size
    tall, wide = rows // merge, columns // merge
    padded = np.full((-(-tall // side) * side, -(-wide // side) * side), _OUTSIDE, np.int64)
    padded[:tall, :wide] = np.arange(tall * wide).reshape(tall, wide)
    blocks = padded.reshape(-1, side, padded.shape[1] // side, side).transpose(0, 2, 1, 3)
    cells = blocks.reshape(-1, side * side)
    counts = np.count_nonzero(cells != _OUTSIDE, axis=1) * merge**2
    return Windows(cells[cells != _OUTSIDE], np.concatenate([[0], np.cumsum(counts)]).astype(np.int32))
