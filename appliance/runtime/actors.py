"""What runs on the cluster: plain classes around the stages. `cluster` makes them remote.

Pictures travel from actor to actor through the object store and never through the coordinator: a method
that makes one returns it beside a small verdict. A failure that has a name is returned, not raised, so
that whatever is raised means that something broke.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import cv2

from appliance.sinks.parquet import ParquetSink
from appliance.sinks.rows import StoredDocument, StoredRecord
from appliance.sinks.sql import SqlSink
from pipelines.document import Document
from pipelines.errors import Failure, PipelineError
from pipelines.fields import FieldStatus
from pipelines.ocr.embedded import EmbeddedEngine
from pipelines.pipeline import read_clean
from pipelines.result import (
    DocumentResult,
    PageFailure,
    extraction_from_json,
    extraction_to_json,
    page_from_json,
    page_to_json,
)
from pipelines.stages.clean import clean
from pipelines.stages.extract import ExtractOptions, extract
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from pipelines.stages.separate import separate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.image import CleanImage, PageImage
    from pipelines.pipeline import Pipeline
    from pipelines.separators import SeparateOptions, Separator
    from pipelines.source import RasterizeOptions, Source

_DOUBTFUL = frozenset({FieldStatus.INVALID, FieldStatus.UNSURE})


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it is kept: its JSON, and what the ledger counts."""

    content: bytes
    is_blank: bool
    confidence: float | None
    engine: str
    engine_version: str
    is_separator: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """An extraction as it is kept, its document type, and how many of its fields a person must look at."""

    content: bytes
    document_type: str
    doubtful_fields: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document on its way to the sinks: its pages and its extraction as JSON."""

    record: StoredRecord
    pages: tuple[bytes, ...]
    failures: tuple[PageFailure, ...]
    extraction: bytes

    def stored(self) -> StoredDocument:
        document = Document(tuple(page_from_json(page, self.record.first_page) for page in self.pages))
        result = DocumentResult(document, self.failures, extraction_from_json(self.extraction))
        return StoredDocument(self.record, result)


class _Process:
    """What every actor answers: that it lives, and in which process."""

    def __init__(self) -> None:
        # Ctrl-C reaches the whole group of a terminal; the coordinator then ends the work in order.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        cv2.setNumThreads(1)  # the coordinator spreads the work over the cores, not OpenCV

    def ping(self) -> int:
        return os.getpid()


class Rasterizer(_Process):
    """Opens files and makes pictures of their pages."""

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


class Cleaner(_Process):
    """Sets separator sheets aside, and makes pages upright."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__()
        self._pipeline = pipeline

    def clean(self, page: PageImage, options: SeparateOptions) -> tuple[Separator | None, CleanImage | None]:
        """Return which separator the page is, and its picture if somebody is to read it."""
        separator = separate(page, options)
        is_read = separator is None or options.keep
        return separator, clean(page, self._pipeline.clean) if is_read else None


class Recognizer(_Process):
    """Holds a loaded reader."""

    def __init__(self, pipeline: Pipeline) -> None:
        super().__init__()
        self._pipeline = pipeline
        self._engine = EmbeddedEngine(pipeline.embedded)

    def recognize(self, image: CleanImage, separator: Separator | None) -> ReadPage | Failure:
        try:
            page = read_clean(image, self._engine, self._pipeline)
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


class Extractor(_Process):
    """Finds the fields of a document in its pages."""

    def extract(
        self, pages: Sequence[bytes], first_page: int, options: ExtractOptions
    ) -> Extracted | Failure:
        """Find the fields of the document that begins at `first_page` of its file."""
        document = Document(tuple(page_from_json(page, first_page) for page in pages))
        try:
            extraction = extract(document, options)
        except PipelineError as error:
            return error.as_failure()
        doubtful = sum(field.status in _DOUBTFUL for field in extraction.fields)
        return Extracted(extraction_to_json(extraction), extraction.document_type, doubtful)


class SinkWriter(_Process):
    """The only writer of results."""

    def __init__(self, results_url: str, parquet: str) -> None:
        super().__init__()
        self._url, self._parquet = results_url, ParquetSink(Path(parquet))
        self._sql: SqlSink | None = None  # opened at the first document, so that a failure is that document's

    def write(self, document: Finished) -> Failure | None:
        try:
            self._sql = self._sql or SqlSink(self._url)
            self._sql.write(document.stored())
        except PipelineError as error:
            return error.as_failure()
        return None

    def write_batch(self, batch_id: int, documents: Sequence[Finished]) -> Failure | None:
        try:
            self._parquet.write_batch(batch_id, _stored(documents))
        except PipelineError as error:
            return error.as_failure()
        return None


def _stored(documents: Sequence[Finished]) -> Iterator[StoredDocument]:
    return (document.stored() for document in documents)
