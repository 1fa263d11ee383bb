"""Opens files and makes pictures of their pages."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from appliance.runtime.actors.process import Process
from pipelines.errors import Failure, PipelineError
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize

if TYPE_CHECKING:
    from pipelines.image import PageImage
    from pipelines.source import RasterizeOptions, Source


class Rasterizer(Process):
    """Stands beside the vault; an answer is a Failure where the file or the page is refused."""

    def __init__(self) -> None:
        super().__init__()
        cv2.setNumThreads(1)  # the coordinator spreads the work over the cores, not OpenCV

    def survey(self, vault: str) -> tuple[str, bool]:
        """Return the version that runs here, and whether the vault is seen from here."""
        return version("appliance"), Path(vault).is_dir()

    def probe(self, path: str, options: RasterizeOptions) -> Source | Failure:
        try:
            return probe(Path(path), options)
        except PipelineError as error:
            return error.as_failure()

    def rasterize(
        self, path: str, number: int, options: RasterizeOptions
    ) -> tuple[Failure | None, PageImage | None]:
        try:
            return None, rasterize(Path(path), number, options)
        except PipelineError as error:
            return error.as_failure(), None
