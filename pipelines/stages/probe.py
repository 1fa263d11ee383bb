"""The first verb: what a file is and how many pages of what size it has, before any pixel is made."""

from dataclasses import replace
from pathlib import Path

from pipelines.errors import PolicyError, SourceError
from pipelines.source import (
    RasterizeOptions,
    Source,
    SourceKind,
    SourcePage,
    is_too_large,
    page_too_large,
)
from pipelines.stages.limits import pdf_listing
from pipelines.stages.limits.file_kind import kind_of
from pipelines.stages.limits.picture import picture_sizes
from pipelines.stages.limits.poppler import limited_poppler


def probe(path: Path, options: RasterizeOptions) -> Source:
    """Return the kind of the file at `path` and its pages, read from headers alone.

    A page that alone is broken or too large keeps its place with size 0, for `rasterize` to name; the
    file is refused when that holds for every page. Raises SourceError (`file_empty`, `not_a_document`,
    `not_a_regular_file`, `pdf_damaged`, `pdf_no_pages`, `image_damaged`, `image_truncated`), PolicyError
    (`pdf_encrypted`, `too_many_pages`, `page_too_large`), and what reading may raise: CapacityError,
    DeadlineError, InternalError.
    """
    kind = kind_of(path)
    pages = _pdf_pages(path, options) if kind is SourceKind.PDF else _picture_pages(path, kind, options)
    return Source(kind, _within_limits(pages, options))


def _pdf_pages(path: Path, options: RasterizeOptions) -> list[SourcePage]:
    with limited_poppler(options) as poppler:
        last = str(options.max_pages)
        listing = poppler.run("pdfinfo", "-f", "1", "-l", last, str(path.absolute()))
    count = pdf_listing.page_count(listing)
    if count > options.max_pages:
        raise _too_many_pages(f"{count} pages", options)
    pages = pdf_listing.pages(listing)
    sizes = {number: page.pixels(options.dpi) for number, page in pages.items()}
    if not any(sizes.values()):
        raise SourceError(
            "pdf_damaged",
            "The PDF names pages but none of them has a size.",
            "Open the PDF in a viewer: if it shows the pages, print them to a new PDF; if not, scan again.",
        )
    # Only rendering tells whether a page is grey.
    return [SourcePage(n, *(sizes.get(n) or (0, 0)), channels=3) for n in range(1, count + 1)]


def _picture_pages(path: Path, kind: SourceKind, options: RasterizeOptions) -> list[SourcePage]:
    pages = [
        SourcePage(number, *(size or (0, 0, 3)))
        for number, size in enumerate(picture_sizes(path, kind, options.max_pages + 1), start=1)
    ]
    if len(pages) > options.max_pages:
        raise _too_many_pages(f"more than {options.max_pages} pages", options)
    return pages


def _within_limits(pages: list[SourcePage], options: RasterizeOptions) -> tuple[SourcePage, ...]:
    too_large = [page for page in pages if is_too_large(page.width, page.height, options)]
    if too_large and len(too_large) == len(pages):
        raise page_too_large(too_large[0].number, too_large[0].width, too_large[0].height, options)
    return tuple(replace(page, width=0, height=0) if page in too_large else page for page in pages)


def _too_many_pages(found: str, options: RasterizeOptions) -> PolicyError:
    return PolicyError(
        "too_many_pages",
        f"The file has {found}; the limit is {options.max_pages}.",
        "Split the file, or raise the limit of pages a document.",
    )
