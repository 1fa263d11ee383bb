"""`appliance picture`: a page as a picture for people, if wanted with what was read marked on it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from PIL import Image

from appliance.account import operator
from appliance.cli.documents import find_document
from appliance.cli.output import Terminal, json_option, print_json
from appliance.intake.vault import vault_path
from appliance.ledger.records import DocumentRecord
from appliance.ledger.store import Ledger
from appliance.parameters import changed_profile
from appliance.runtime.results import judged_fields
from appliance.settings import Profile, Settings, load_settings
from pipelines.document import Page
from pipelines.fields import Field, FieldStatus
from pipelines.image import CleanImage, Cleaning
from pipelines.result import page_from_json
from pipelines.source import RasterizeOptions
from pipelines.stages.clean import clean
from pipelines.stages.present import Mark, marked, present
from pipelines.stages.rasterize import rasterize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.image import PageImage, Pixels

_SUFFIXES = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
_DOUBTFUL_WORD = 0.90
_SURE = frozenset({FieldStatus.FOUND, FieldStatus.CONFIRMED})
_GREEN, _RED, _ORANGE = (60, 140, 0), (30, 30, 220), (0, 140, 255)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the ledger has of a page: its place in a file, its reading, and the document's fields."""

    file: Path
    file_page: int
    options: RasterizeOptions
    page: Page | None
    fields: tuple[Field, ...]


@click.command()
@click.argument("document_id", metavar="ID", type=click.IntRange(min=1))
@click.argument("number", metavar="PAGE", type=click.IntRange(min=1), default=1)
@click.option("--to", "target", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--marks", is_flag=True, help="Frame the fields and the doubtful words.")
@click.option("--as-scanned", is_flag=True, help="Leave the page as it was scanned.")
@json_option
@click.pass_obj
def command(
    site: Path, *, document_id: int, number: int, target: Path, marks: bool, as_scanned: bool, as_json: bool
) -> None:
    """Save a page's picture, made pleasant to read, or with what was found on it.

    The page is upright and straight, its paper white and its grain reduced, where it was not so already.
    With --marks, green frames are fields that were found, red ones want a person's look, orange ones are
    words that the reader was not sure of. PNG, JPEG or TIFF by the name's ending. The picture shows
    personal data; the file can be read by your user alone.

    Example: appliance picture 12 --to page.png

    Example: appliance picture 12 3 --marks --to page-3.jpg
    """
    if marks and as_scanned:
        raise click.UsageError("Marks are drawn on the upright page: leave out --as-scanned.")
    if target.suffix.lower() not in _SUFFIXES:
        raise click.UsageError(f"The name must end in one of: {', '.join(_SUFFIXES)}.")
    if target.exists():
        raise click.UsageError(f"{target} exists already; choose another name.")
    read = _find(load_settings(site), document_id, number)
    pixels, dpi, operations = _drawn(read, number, marks=marks, as_scanned=as_scanned)
    _save(pixels, dpi, target)
    height, width = pixels.shape[:2]
    if as_json:
        print_json({"file": str(target), "width": width, "height": height, "operations": list(operations)})
    else:
        done = f" ({', '.join(operations)})" if operations else ""
        Terminal().sentence(
            f"Saved page {number} of document {document_id}, {width} × {height}{done}: {target}"
        )


def _find(settings: Settings, document_id: int, number: int) -> _Read:
    with Ledger.open(settings.ledger_url) as ledger:
        document = find_document(ledger, document_id)
        if document.page_count is not None and number > document.page_count:
            raise click.UsageError(f"Document {document_id} has {document.page_count} pages.")
        contents = (content for page, content in ledger.page_contents(document_id) if page.number == number)
        content, extraction = next(contents, None), ledger.extraction(document_id)
        fields = judged_fields(ledger, document_id, extraction) if extraction else ()
        told = {"page": number}
        now = datetime.now(UTC)
        ledger.record_event("picture_saved", operator(), now, document_id=document_id, detail=told)
    profile = settings.profiles.get(document.profile)
    return _Read(
        vault_path(settings.vault, document.sha256),
        document.file_page(number),
        _rasterize_options(profile, document),
        page_from_json(content) if content else None,
        tuple(one.field for one in fields),
    )


def _rasterize_options(profile: Profile | None, document: DocumentRecord) -> RasterizeOptions:
    """Return the options with which the document was read."""
    return (
        changed_profile(profile, document.parameters).rasterize_options() if profile else RasterizeOptions()
    )


def _drawn(
    read: _Read, number: int, *, marks: bool, as_scanned: bool
) -> tuple[Pixels, float, tuple[str, ...]]:
    """Return the picture, its resolution and what was done to it."""
    scanned = rasterize(read.file, read.file_page, read.options)
    if as_scanned:
        return scanned.pixels, scanned.dpi, ()
    presented = present(_cleaned(read.page, scanned))
    if not marks or read.page is None:
        return presented.pixels, scanned.dpi, presented.operations
    to_picture = read.page.geometry.reader_to_page.inverse()
    pixels = marked(presented.pixels, _marks(read, number), to_picture)
    return pixels, scanned.dpi, presented.operations


def _cleaned(page: Page | None, scanned: PageImage) -> CleanImage:
    """Return the picture as it was read, if it was: only the reader could tell which way is up."""
    if page is None:
        return clean(scanned)
    return CleanImage(scanned, Cleaning(page.geometry, page.quality, page.operations))


def _marks(read: _Read, number: int) -> Iterator[Mark]:
    for line in read.page.lines if read.page else ():
        for word in line.words:
            if word.weakest is not None and word.weakest < _DOUBTFUL_WORD:
                yield Mark(word.box, _ORANGE)
    for field in read.fields:
        evidence = field.evidence
        if evidence and evidence.page == number:
            yield Mark(evidence.box, _GREEN if field.status in _SURE else _RED, field.name)


def _save(pixels: Pixels, dpi: float, target: Path) -> None:
    """Write the picture for this user alone; nothing is left of one that could not be written whole."""
    colours = pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1])
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}.") from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            Image.fromarray(colours).save(file, _format(target), dpi=(dpi, dpi))
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _format(target: Path) -> str:
    return {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG"}.get(target.suffix.lower()[1:], "TIFF")
