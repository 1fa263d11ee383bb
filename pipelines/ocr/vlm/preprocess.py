"""A page as the vision tower takes it: resized within the checkpoint's pixel budget and cut into patches.

Equal to the checkpoint's own processor (the Qwen2-VL family), number for number: bicubic resizing as Pillow
does it, sides that are whole merged patches, patches ordered so that those merged later stand together. Two
frames of a still page are the same, so a patch is kept once, as bytes; whoever feeds a graph normalises it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from pipelines.ocr.vlm.pixel_budget import Preprocessing, target_size

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.image import Pixels


@dataclass(frozen=True, slots=True)
class Patches:
    """A page in patches: `pixels` (patches, 3 x side x side) of uint8, red, green and blue planes.

    `rows` and `columns` count patches; `scale` is how much smaller the page was made, 1.0 for not at all.
    """

    pixels: NDArray[np.uint8]
    rows: int
    columns: int
    scale: float

    def tokens(self, merge_size: int) -> int:
        """Return how many tokens the page takes in the prompt."""
        return self.rows * self.columns // merge_size**2


def cut(pixels: Pixels, options: Preprocessing) -> Patches:
    """Resize a page and cut it into patches; raises SourceError."""
    height, width = pixels.shape[:2]
    tall, wide = target_size(height, width, options)
    resized = np.asarray(Image.fromarray(_rgb(pixels)).resize((wide, tall), Image.Resampling.BICUBIC))
    patch, merge = options.patch_size, options.merge_size
    rows, columns = tall // patch, wide // patch
    blocks = resized.reshape(rows // merge, merge, patch, columns // merge, merge, patch, 3)
    ordered = blocks.transpose(0, 3, 1, 4, 6, 2, 5).reshape(rows * columns, 3 * patch * patch)
    return Patches(np.ascontiguousarray(ordered), rows, columns, min(1.0, tall / height))


def normalised(patches: Patches, options: Preprocessing) -> NDArray[np.float32]:
    """Return the rows that the unfolded graphs take: (patches, 3 x frames x side x side)."""
    side = options.patch_size
    planes = patches.pixels.reshape(-1, 3, 1, side, side).astype(np.float32) / np.float32(255)
    mean, std = (
        np.array(colour, np.float32).reshape(1, 3, 1, 1, 1)
        for colour in (options.image_mean, options.image_std)
    )
    frames = np.repeat((planes - mean) / std, options.temporal_patch_size, axis=2)
    return frames.reshape(len(planes), -1)


def _rgb(pixels: Pixels) -> Pixels:
    return np.repeat(pixels[..., None], 3, axis=2) if pixels.ndim == 2 else pixels[..., ::-1]
