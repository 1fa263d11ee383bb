"""Holds a loaded reader."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2

from appliance.runtime.actors.messages import ReadPage
from appliance.runtime.actors.process import Process
from pipelines.errors import Failure, PipelineError
from pipelines.image import CleanImage
from pipelines.ocr.embedded import EmbeddedEngine
from pipelines.pipeline import read_clean
from pipelines.result import page_to_json

if TYPE_CHECKING:
    from pipelines.image import Cleaning, PageImage
    from pipelines.pipeline import Pipeline
    from pipelines.separators import Separator


class Recognizer(Process):
    """Reads one page at a time; an answer is a Failure where the reader refuses the page."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__()
        cv2.setNumThreads(1)
        self._pipeline = pipeline
        self._engine = EmbeddedEngine(pipeline.embedded)

    def recognize(
        self, image: PageImage, cleaning: Cleaning, separator: Separator | None
    ) -> ReadPage | Failure:
        try:
            page = read_clean(CleanImage(image, cleaning), self._engine, self._pipeline)
        except PipelineError as error:
            return error.as_failure()
        if separator is not None:
            page = replace(page, is_blank=False)  # it bears a code, whether or not any words
        source = page.provenance
        return ReadPage(
            page_to_json(page),
            page.is_blank,
            page.confidence,
            source.engine,
            source.engine_version,
            is_separator=separator is not None,
        )
