"""Read the text of one cleaned page with whichever reader is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.errors import EngineError
from pipelines.view import view_of

if TYPE_CHECKING:
    from pipelines.image import CleanImage
    from pipelines.ocr.engine import Engine, Reading

_MIN_SIDE = 16


def recognize(image: CleanImage, engine: Engine) -> Reading:
    """Return the lines of the page in pixels of the view as read; raises EngineError."""
    if min(image.pixels.shape[:2]) < _MIN_SIDE:
        raise EngineError(
            "page_too_small",
            "The page has too few pixels to hold any text.",
            "Scan the page again.",
        )
    return engine.read(view_of(image))
