"""Blank prompts that write over blocks of the cache.

A page whose numbers were none leaves them in its blocks. A later owner's mask hides what it has not written
itself, but not every kernel leaves out what is hidden, and nothing times none is none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from pipelines.ocr.vlm.choosing import Choosing
from pipelines.ocr.vlm.preprocess import Patches
from pipelines.ocr.vlm.request import PageRequest, Sequence
from pipelines.ocr.vlm.sampling import SamplingOptions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.ocr.vlm.architecture import VisionShape

_WHITE = 255


def blank_patches(vision: VisionShape) -> Patches:
    """Return the smallest white page."""
    side = vision.spatial_merge_size
    shape = (side**2, vision.in_channels * vision.patch_size**2)
    return Patches(np.full(shape, _WHITE, np.uint8), side, side, 1.0)


def blank_prompts(blocks: Iterable[int], block_size: int, patches: Patches) -> list[Sequence]:
    """Return a prompt for each block that fills it; the first one's first token is the picture's."""
    request = PageRequest(patches, (), (), 1)
    positions = np.tile(np.arange(block_size), (3, 1))
    return [
        Sequence(
            number=number,
            request=request,
            prompt=np.zeros(block_size, np.int64),
            positions=positions,
            first_answer_position=block_size,
            picture=slice(0, 1 if number == 0 else 0),
            blocks=(block,),
            choosing=Choosing(SamplingOptions()),
        )
        for number, block in enumerate(blocks)
    ]
