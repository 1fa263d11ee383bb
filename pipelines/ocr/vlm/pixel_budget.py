"""How large the vision tower may see a page: the checkpoint's pixel budget, and the sides that it leaves."""

from __future__ import annotations

import json
import math
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipelines.errors import SourceError
from pipelines.ocr.vlm.architecture import ArchitectureError

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
