"""Read the text of one cleaned page with whichever reader is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.ocr.engine import require_readable
from pipelines.view import view_of

if TYPE_CHECKING:
    from pipelines.image import CleanImage
    from pipelines.ocr.engine import Engine, Reading


def recognize(image: CleanImage, engine: Engine) -> Reading:
    """Return the lines of the page in pixels of the view as read; raises EngineError."""
    require_readable(image.pixels)
    return engine.read(view_of(image))
