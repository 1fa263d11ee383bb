"""Cuts pages for a model, and makes pages of what it read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2
import numpy as np

from appliance.runtime.actors.messages import ReadPage
from appliance.runtime.actors.process import Process
from pipelines.document import Provenance
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.errors import Failure, PipelineError
from pipelines.image import CleanImage, PageImage
from pipelines.ocr.agree import AgreeOptions, agree
from pipelines.ocr.vlm.field_question import FieldQuestion, question_of
from pipelines.ocr.vlm.page import page_of
from pipelines.result import SecondReading, page_from_json, page_to_json
from pipelines.stages.extract import certain_type
from pipelines.stages.prepare import prepare

if TYPE_CHECKING:
    from pipelines.document import Page
    from pipelines.image import Cleaning
    from pipelines.ocr.engine import EngineIdentity
    from pipelines.ocr.vlm.pixel_budget import Preprocessing
    from pipelines.ocr.vlm.preprocess import Patches
    from pipelines.ocr.vlm.reader import VlmReading
    from pipelines.pipeline import Pipeline

_NO_PIXELS = np.empty((0, 0), np.uint8)


@dataclass(frozen=True, slots=True)
class ToldPage:
    """A page that a model has read.

    `number` counts within the file. `seen` is the page's JSON as the embedded reader has it, None where that
    did not read it.
    """

    number: int
    cleaning: Cleaning
    is_separator: bool
    seen: bytes | None
    reading: VlmReading


class Preparer(Process):
    """Works before and behind a model's reader, so that the reader's process does nothing but read."""

    def __init__(self, pipeline: Pipeline, options: AgreeOptions) -> None:
        super().__init__()
        cv2.setNumThreads(1)
        self._pipeline, self._options = pipeline, options

    def prepare(
        self, image: PageImage, cleaning: Cleaning, seen: bytes | None, preprocessing: Preprocessing
    ) -> tuple[Failure | int, Patches | None]:
        """Return how many bytes the page's patches have, or why there are none; and the patches.

        A page that the embedded reader has `seen` is turned as that found it to be upright.
        """
        if seen is not None:
            cleaning = replace(cleaning, geometry=page_from_json(seen).geometry)
        try:
            patches = prepare(CleanImage(image, cleaning), preprocessing)
        except PipelineError as error:
            return error.as_failure(), None
        return patches.pixels.nbytes, patches

    def conclude(self, told: ToldPage, identity: EngineIdentity) -> ReadPage:
        """Make the page of what was read of it."""
        pipeline = self._pipeline
        source = Provenance(
            identity.name, identity.version, identity.weights_sha256, pipeline.name, pipeline.version
        )
        page, second = self._both(told, source) if told.seen is not None else (_alone(told, source), None)
        if told.is_separator:
            page = replace(page, is_blank=False)  # it bears a code, whether or not any words
        return ReadPage(
            page_to_json(page, second),
            page.is_blank,
            page.confidence,
            source.engine,
            source.engine_version,
            is_separator=told.is_separator,
        )

    def question(self, page: bytes, options: ExtractOptions) -> FieldQuestion | None:
        """Return what a page is asked for, by the type that its text says; None where that is not certain."""
        kind = certain_type(page_from_json(page), options)
        return None if kind is None else question_of(kind)

    def _both(self, told: ToldPage, source: Provenance) -> tuple[Page, SecondReading | None]:
        """Return the page of two readers, and what only one of them says where a person is to look."""
        seen, text = page_from_json(told.seen or b""), told.reading.page
        page, agreement = agree(seen, text, source, self._options)
        return page, SecondReading(seen, agreement) if agreement.needs_review else None


def _alone(told: ToldPage, source: Provenance) -> Page:
    nowhere = PageImage(
        told.number,
        _NO_PIXELS,
        told.cleaning.geometry.dpi,
        told.cleaning.geometry.source_dpi,
        told.cleaning.geometry.colour_mode,
    )
    return page_of(told.reading.page, CleanImage(nowhere, told.cleaning), source)
