"""The documents that `appliance evaluate` compares with their truth: files of a folder, or of the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from appliance.cli.documents import find_document
from appliance.intake.vault import vault_path
from appliance.ledger.reader import LedgerReader
from appliance.parameters import changed_profile
from pipelines.digitizing import digitize
from pipelines.evaluation.truth import Truth, truth_from_json
from pipelines.image import CleanImage, Cleaning
from pipelines.pipeline import Pipeline
from pipelines.result import extraction_from_json, page_from_json
from pipelines.source import RasterizeOptions
from pipelines.stages.clean import clean
from pipelines.stages.rasterize import rasterize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from appliance.settings import Settings
    from pipelines.document import Page
    from pipelines.fields import Extraction
    from pipelines.ocr.engine import Engine

_SUFFIXES = frozenset({".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png"})
_NAMED = 3  # how many of many files an error names


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """What was read of a document, and how to get the picture of one of its pages."""

    extraction: Extraction
    picture: Callable[[int], CleanImage]


@dataclass(frozen=True, slots=True)
class Case:
    """A document and its truth; `read` raises PipelineError."""

    name: str
    truth: Truth
    read: Callable[[], ReadDocument]


def folder_cases(
    folder: Path, truths: Path, pipeline: Pipeline, build_engine: Callable[[], Engine]
) -> list[Case]:
    """Return the files of `folder`, each with its truth in `truths`; they are read when they are asked for.

    Refuses the command line where there are no files, or a file has no truth.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.is_file())
    if not files:
        raise click.UsageError(f"{folder} holds no documents: no PDF, TIFF, JPEG or PNG file.")
    told = _truths([path.name for path in files], truths)
    reader = _Reader(pipeline, build_engine)
    return [
        Case(path.name, truth, lambda path=path: reader.read(path))  # type: ignore[misc]
        for path, truth in zip(files, told, strict=True)
    ]


def ledger_cases(settings: Settings, ids: Sequence[int], truths: Path) -> list[Case]:
    """Return documents that were read already, each with the truth of its name in `truths`."""
    with LedgerReader.open(settings.ledger_url) as ledger:
        documents = [find_document(ledger, number) for number in ids]
        told = _truths([document.name for document in documents], truths)
        extractions = [ledger.extraction(document.id) for document in documents]
        pages = [[c for _, c in ledger.page_contents(document.id) if c] for document in documents]
    cases = []
    for document, truth, stored, contents in zip(documents, told, extractions, pages, strict=True):
        if stored is None:
            raise click.UsageError(f"Document {document.id} was not read yet; 'appliance run' reads it.")
        profile = settings.profiles.get(document.profile)
        options = changed_profile(profile, document.parameters).rasterize_options() if profile else None
        pictures = _Pictures(
            vault_path(settings.vault, document.sha256),
            options or RasterizeOptions(),
            {page.number: page for page in map(page_from_json, contents)},
            document.file_page(1),
        )
        read = ReadDocument(extraction_from_json(stored), pictures.picture)
        cases.append(Case(document.name, truth, lambda read=read: read))  # type: ignore[misc]
    return cases


class _Reader:
    """Reads files with one engine, loaded with the first of them."""

    def __init__(self, pipeline: Pipeline, build_engine: Callable[[], Engine]) -> None:
        self._pipeline, self._build_engine = pipeline, build_engine
        self._engine: Engine | None = None

    def read(self, file: Path) -> ReadDocument:
        if self._engine is None:
            self._engine = self._build_engine()
        result = digitize(file, self._engine, self._pipeline)
        pages = {page.number: page for page in result.document.pages}
        return ReadDocument(result.extraction, _Pictures(file, self._pipeline.rasterize, pages, 1).picture)


@dataclass(frozen=True, slots=True)
class _Pictures:
    """The pictures of a file's pages as they were read; the document begins at `first_page` of the file."""

    file: Path
    options: RasterizeOptions
    pages: dict[int, Page]
    first_page: int

    def picture(self, number: int) -> CleanImage:
        """Return the picture of a page of the document; only the reader could tell which way is up."""
        scanned = rasterize(self.file, number + self.first_page - 1, self.options)
        page = self.pages.get(number)
        if page is None:
            return clean(scanned)
        return CleanImage(scanned, Cleaning(page.geometry, page.quality, page.operations))


def _truths(names: Sequence[str], folder: Path) -> list[Truth]:
    """Return the truth of each document; refuses the command line where one is missing or cannot be read."""
    files = [folder / f"{_stem(name)}.json" for name in names]
    missing = [name for name, file in zip(names, files, strict=True) if not file.is_file()]
    if missing:
        more = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        raise click.UsageError(
            f"No truth in {folder} for {', '.join(missing[:_NAMED])}{more}: "
            f"write {_stem(missing[0])}.json there, as the help shows, or take the document away."
        )
    return [_truth(file) for file in files]


def _stem(name: str) -> str:
    return name.rsplit(".", 1)[0]


def _truth(file: Path) -> Truth:
    try:
        return truth_from_json(file.read_bytes())
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        detail = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(map(str, detail["loc"])) or "the file"
        raise click.UsageError(f"{file} is no truth file: {place}: {detail['msg']}.") from None
