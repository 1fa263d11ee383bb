"""Finds the fields of a document in its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance.runtime.actors.messages import Extracted
from appliance.runtime.actors.process import Process
from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import recognised
from pipelines.errors import Failure, PipelineError
from pipelines.extraction.second_opinion import PageOpinion
from pipelines.extraction.sections import first_pages
from pipelines.fields import DOUBTFUL
from pipelines.result import (
    extraction_to_json,
    opinion_from_json,
    page_from_json,
    second_reading_from_json,
)
from pipelines.stages.extract import extract

if TYPE_CHECKING:
    from collections.abc import Sequence


class Extractor(Process):
    """Works on the text, and on what a model said of the fields."""

    def first_pages(self, pages: Sequence[bytes], options: ExtractOptions) -> tuple[int, ...] | Failure:
        """Return the pages of a file at which documents of different types begin."""
        document = Document(tuple(page_from_json(page) for page in pages))
        try:
            return first_pages(document, recognised(options.own_types))
        except PipelineError as error:
            return error.as_failure()

    def extract(
        self, pages: Sequence[bytes], first_page: int, options: ExtractOptions
    ) -> Extracted | Failure:
        """Find the fields of the document that begins at `first_page` of its file."""
        document = Document(tuple(page_from_json(page, first_page) for page in pages))
        opinions = [
            PageOpinion(read.number, opinion)
            for read, page in zip(document.pages, pages, strict=True)
            if (opinion := opinion_from_json(page)) is not None
        ]
        try:
            extraction = extract(document, options, opinions)
        except PipelineError as error:
            return error.as_failure()
        doubtful = sum(field.status in DOUBTFUL for field in extraction.fields)
        to_look_at = sum(second_reading_from_json(page) is not None for page in pages)
        return Extracted(extraction_to_json(extraction), extraction.document_type, doubtful, to_look_at)
