"""A page as the vision tower takes it: resized within the checkpoint's pixel budget and cut into patches.

Equal to the checkpoint's own processor (the Qwen2-VL family), number for number: bicubic resizing as Pillow
does it, sides that are whole merged patches, patches ordered so that those merged later stand together. Two
frames of a still page are the same, so a patch is kept once, as bytes; whoever feeds a graph normalises it.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import cv2
import numpy as np
from PIL import Image
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.errors import SourceError
from pipelines.ocr.vlm.architecture import ArchitectureError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.image import Pixels

_MOST_RATIO = 200
_Colour = tuple[float, float, float]


class Preprocessing(BaseModel):
    """What `preprocessor_config.json` says; pixel counts are of the resized page, colours of its channels."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    patch_size: Annotated[int, Field(gt=0)]
    merge_size: Annotated[int, Field(gt=0)]
    temporal_patch_size: Annotated[int, Field(gt=0)]
    min_pixels: Annotated[int, Field(gt=0)]
    max_pixels: Annotated[int, Field(gt=0)]
    image_mean: _Colour
    image_std: _Colour

    @classmethod
    def parse(cls, content: bytes) -> Preprocessing:
        """Read the file's content, in either spelling of its pixel budget; raises ArchitectureError."""
        try:
            told = json.loads(content)
            size = told.get("size") or {}
            told.setdefault("min_pixels", size.get("shortest_edge"))
            told.setdefault("max_pixels", size.get("longest_edge"))
            return cls.model_validate(told)
        except (ValidationError, AttributeError, ValueError) as error:
            msg = f"preprocessor_config.json is no such configuration ({error})"
            raise ArchitectureError(msg) from error

    @property
    def side_step(self) -> int:
        """The pixels of which both sides are multiples."""
        return self.patch_size * self.merge_size


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


def target_size(height: int, width: int, options: Preprocessing) -> tuple[int, int]:
    """Return (height, width) after resizing; raises SourceError for a strip that no budget can hold."""
    if max(height, width) > _MOST_RATIO * min(height, width):
        raise SourceError(
            "page_too_long",
            f"The page is over {_MOST_RATIO} times as long as it is wide.",
            "Scan it in parts.",
        )
    step = options.side_step
    tall, wide = (max(step, round(side / step) * step) for side in (height, width))
    if tall * wide > options.max_pixels:
        shrink = math.sqrt(height * width / options.max_pixels)
        tall, wide = (max(step, math.floor(side / shrink / step) * step) for side in (height, width))
    elif tall * wide < options.min_pixels:
        grow = math.sqrt(options.min_pixels / (height * width))
        tall, wide = (math.ceil(side * grow / step) * step for side in (height, width))
    return tall, wide


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
    code = cv2.COLOR_GRAY2RGB if pixels.ndim == 2 else cv2.COLOR_BGR2RGB
    return np.asarray(cv2.cvtColor(pixels, code), np.uint8)
