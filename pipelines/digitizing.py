"""One file through every stage, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document import Document
from pipelines.pipeline import read_clean
from pipelines.result import DocumentResult
from pipelines.stages.clean import clean
from pipelines.stages.extract import extract
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize

if TYPE_CHECKING:
    from pathlib import Path

    from pipelines.ocr.engine import Engine
    from pipelines.pipeline import Pipeline


def digitize(path: Path, engine: Engine, pipeline: Pipeline) -> DocumentResult:
    """Take one file through every stage, here and now; raises what a stage raises, for any page.

    The file is one document: separator sheets are read like other pages.
    """
    numbers = [page.number for page in probe(path, pipeline.rasterize).pages]
    images = (clean(rasterize(path, number, pipeline.rasterize), pipeline.clean) for number in numbers)
    document = Document(tuple(read_clean(image, engine, pipeline) for image in images))
    return DocumentResult(document, (), extract(document, pipeline.extract))
