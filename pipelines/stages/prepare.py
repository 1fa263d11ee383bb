"""Cut one cleaned page, seen upright and straight, into the patches that a model takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.ocr.engine import require_readable
from pipelines.ocr.vlm.preprocess import cut
from pipelines.view import view_of

if TYPE_CHECKING:
    from pipelines.image import CleanImage
    from pipelines.ocr.vlm.pixel_budget import Preprocessing
    from pipelines.ocr.vlm.preprocess import Patches


def prepare(image: CleanImage, preprocessing: Preprocessing) -> Patches:
    """Return the page in patches; raises EngineError for too small a page, SourceError for a long strip."""
    require_readable(image.pixels)
    return cut(view_of(image).picture(), preprocessing)
