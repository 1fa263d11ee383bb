"""Sets separator sheets aside, and makes pages upright."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

from appliance.runtime.actors.process import Process
from pipelines.stages.clean import CleanOptions, clean
from pipelines.stages.separate import separate

if TYPE_CHECKING:
    from pipelines.image import Cleaning, PageImage
    from pipelines.separators import SeparateOptions, Separator


class Cleaner(Process):
    """Measures pages before they are read."""

    def __init__(self, options: CleanOptions) -> None:
        super().__init__()
        cv2.setNumThreads(1)
        self._options = options

    def clean(self, page: PageImage, options: SeparateOptions) -> tuple[Separator | None, Cleaning | None]:
        """Return which separator the page is, and how to look at it if somebody is to read it."""
        separator = separate(page, options)
        is_read = separator is None or options.keep
        return separator, clean(page, self._options).cleaning if is_read else None
