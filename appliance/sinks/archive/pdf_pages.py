"""The pages of a PDF/A, made from those of an original.

A page of a PDF is kept as it is, and a picture becomes a page without loss. A page that may not be kept is
drawn as a picture; one that nothing can draw is an empty sheet, so that pages count alike. Whatever of a PDF
is more than its pages is left out: signatures, forms, links, scripts, files.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from appliance.sinks.archive.old_text import drop_invisible_text
from appliance.sinks.archive.pdf_reading import frame_of
from appliance.sinks.archive.picture_pdf import picture_pdf, pixels_pdf
from appliance.sinks.archive.sheet import Sheet
from appliance.sinks.rows import StoredDocument
from pipelines.document import Page
from pipelines.errors import PipelineError
from pipelines.source import RasterizeOptions, SourceKind
from pipelines.stages.limits.file_kind import kind_of
from pipelines.stages.rasterize import rasterize

_A4 = (595, 842)
_OWN_TEXT = 0.8
"""A page whose visible text has this share of what was read on it needs no second one."""
_PAGE_KEYS = frozenset(
    {"/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Group", "/UserUnit"}
)
_UNPARSABLE = (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError)


class Made(StrEnum):
    """How a page came into the PDF/A."""

    KEPT = "kept"
    DRAWN = "drawn"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Source:
    """A document's original, its pages there, and what was read on them, by number in the document from 1."""

    file: Path
    kind: SourceKind
    pdf: Pdf | None
    sheets: Mapping[int, Sheet]
    read: Mapping[int, Page]


@contextmanager
def opened_source(stored: StoredDocument, original: Path, sheets: Sequence[Sheet]) -> Iterator[Source]:
    kind = kind_of(original)
    numbered = dict(enumerate(sheets, 1))
    read = {page.number: page for page in stored.result.document.pages}
    with ExitStack() as stack:
        pdf = _opened_pdf(original, stack) if kind is SourceKind.PDF else None
        yield Source(original, kind, pdf, numbered, read)


def _opened_pdf(original: Path, stack: ExitStack) -> Pdf | None:
    """Return the PDF with its forms and notes made part of its pages, in memory; None for one to be drawn.

    That is one which qpdf cannot read, or which has layers: without its catalog, hidden ones would show.
    """
    try:
        pdf = stack.enter_context(pikepdf.open(original))
        if Name.OCProperties in pdf.Root:
            return None
        pdf.flatten_annotations("screen")
    except _UNPARSABLE:
        return None
    return pdf


def add_page(
    pdf: Pdf, source: Source, number: int, stack: ExitStack, *, must_draw: bool
) -> tuple[Made, bool]:
    """Append the page, and return how it was made and whether what was read is to be laid on it."""
    if not must_draw and source.pdf is not None:
        is_text_wanted = _append_kept(pdf, source.pdf, source.sheets[number], source.read.get(number))
        if is_text_wanted is not None:
            return Made.KEPT, is_text_wanted
    data = _pictured(source, source.sheets[number]) if not must_draw else None
    how = Made.DRAWN if data is None else Made.KEPT
    data = _drawn(source, source.sheets[number]) if data is None else data
    if data is None:
        pdf.add_blank_page(page_size=_A4)
        return Made.EMPTY, False
    pdf.pages.append(stack.enter_context(pikepdf.open(io.BytesIO(data))).pages[0])
    return how, True


def _append_kept(pdf: Pdf, original: Pdf, sheet: Sheet, read: Page | None) -> bool | None:
    """Append the page of a PDF as it is; None where it cannot be understood, and then nothing is appended."""
    try:
        page = original.pages[sheet.file_page - 1]
        for key in set(page.obj.keys()) - _PAGE_KEYS:
            del page.obj[key]
        own = drop_invisible_text(original, page)
        frame_of(page)
        pdf.pages.append(page)
    except (*_UNPARSABLE, IndexError):
        return None
    return read is None or own < _OWN_TEXT * len(read.text)


def _pictured(source: Source, sheet: Sheet) -> bytes | None:
    if source.kind is SourceKind.PDF or sheet.picture is None:
        return None
    return picture_pdf(source.file, source.kind, sheet.file_page, sheet.picture)


def _drawn(source: Source, sheet: Sheet) -> bytes | None:
    try:
        image = rasterize(source.file, sheet.file_page, RasterizeOptions())
    except PipelineError:
        return None  # why it failed is told of the page where it was read
    return pixels_pdf(image.pixels, image.dpi)
