"""The verb that makes pixels: one page of a file becomes one picture, or one named failure."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pdf2image
from pdf2image.exceptions import PDFInfoNotInstalledError, PDFPageCountError, PDFPopplerTimeoutError
from PIL import Image, ImageOps

from pipelines.errors import PipelineError, SourceError
from pipelines.image import PageImage, Pixels
from pipelines.source import RasterizeOptions, SourceKind, is_too_large, page_too_large
from pipelines.stages.limits import pdf_listing
from pipelines.stages.limits.file_kind import kind_of
from pipelines.stages.limits.pdf_listing import PdfImage, PdfPage
from pipelines.stages.limits.picture import lift_pillow_limit, opened_picture, orientation
from pipelines.stages.limits.poppler import Poppler, deadline, limited_poppler, lost_content, no_page

_COLOUR_RANGE = 40
"""Channels that differ by more than this are colour; yellowed paper and the noise of scanners stay below."""
_COLOUR_SHARE = 0.0005
"""The share of coloured pixels (0.3 cm² of ink on A4) from which a page keeps its colour."""
_SAMPLE_WIDTH = 800
_PREVIEW_DPI = 72
_SIZE_TOLERANCE = 2
"""Pixels by which poppler's own rounding may differ from ours."""

_DPI_RANGE = (50.0, 2400.0)
_DEFAULT_DPIS = frozenset({72, 96})
_LONGEST_SIDE_INCHES = 17.0
"""A3: a picture that is larger at 72 or 96 dpi carries a program's default, not a scanner's word."""

_SIXTEEN_BIT_MODES = frozenset({"I;16", "I;16L", "I;16B", "I;16N"})
_COLOUR_MODES = frozenset({"RGB", "RGBX", "P", "CMYK", "YCbCr", "LAB"})
_TIFF_PHOTOMETRIC = 262
_WHITE_IS_ZERO = 0


def rasterize(path: Path, number: int, options: RasterizeOptions) -> PageImage:
    """Return page `number` (from 1) of the file at `path`: upright as the file says, grey or BGR.

    A picture file keeps its pixels; its `dpi` is what it states, or `options.dpi` where it states none
    that can be true. A PDF page is rendered at `options.dpi`. Raises a PipelineError for this page
    alone: besides what `probe` raises, `image_mode_unsupported`, `pdf_picture_damaged`, `pdf_timeout`,
    `pdf_out_of_memory`, `pdf_renderer_died`.
    """
    kind = kind_of(path)
    if kind is SourceKind.PDF:
        return _pdf_page(path.absolute(), number, options)
    return _picture_page(path, kind, number, options)


def stated_dpi(info: Mapping[str | tuple[int, int], object], width: int, height: int) -> float | None:
    """Return the resolution that a picture's header states, None where it is absent or cannot be true."""
    stated = info.get("dpi")
    if not isinstance(stated, tuple):
        return None
    dpi = float(stated[0])
    if not (math.isfinite(dpi) and _DPI_RANGE[0] <= dpi <= _DPI_RANGE[1]):
        return None
    is_default = round(dpi) in _DEFAULT_DPIS
    return None if is_default and max(width, height) / dpi > _LONGEST_SIDE_INCHES else dpi


# ---- PDF


@dataclass(frozen=True, slots=True)
class _Rendering:
    """One page to be rendered by poppler."""

    poppler: Poppler
    path: Path
    number: int
    page: PdfPage


def _pdf_page(path: Path, number: int, options: RasterizeOptions) -> PageImage:
    selected = ("-f", str(number), "-l", str(number), str(path))
    with limited_poppler(options) as poppler:
        page = _checked_page(poppler.run("pdfinfo", *selected), number, options)
        drawn = pdf_listing.images(poppler.run("pdfimages", "-list", *selected))
        scan = pdf_listing.full_page_scan(drawn, page)
        rendering = _Rendering(poppler, path, number, page)
        is_plain_scan = scan is not None and not pdf_listing.has_fonts(poppler.run("pdffonts", *selected))
        is_grey = _renders_grey(rendering, drawn, is_plain_scan=is_plain_scan)
        pixels = _render(rendering, options.dpi, is_grey=is_grey)
    mode = scan.colour_mode if scan else ("grey" if pixels.ndim == 2 else "colour")
    source_dpi = float(scan.x_ppi) if scan else None
    return PageImage(number, pixels, float(options.dpi), source_dpi, mode)


def _checked_page(pdfinfo: str, number: int, options: RasterizeOptions) -> PdfPage:
    page = pdf_listing.pages(pdfinfo).get(number)
    size = page.pixels(options.dpi) if page else None
    if page is None or size is None:
        raise SourceError(
            "pdf_damaged",
            f"The PDF's page {number} has no size.",
            "Open the PDF in a viewer: if it shows the page, print it to a new PDF; if not, scan it again.",
        )
    if is_too_large(*size, options):
        raise page_too_large(number, *size, options)
    return page


def _renders_grey(rendering: _Rendering, drawn: tuple[PdfImage, ...], *, is_plain_scan: bool) -> bool:
    """Decide, before the dear rendering, whether one channel shows everything."""
    if not all(image.is_grey or image.kind in {"stencil", "mask", "smask"} for image in drawn):
        return False
    # Text and lines have colours that no listing tells. A small rendering in colour is exact and costs a
    # third of the large one; nothing but a grey scan needs none.
    if is_plain_scan and drawn[0].is_grey:
        return True
    return _render(rendering, _PREVIEW_DPI, is_grey=False).ndim == 2


def _render(rendering: _Rendering, dpi: int, *, is_grey: bool) -> Pixels:
    poppler = rendering.poppler
    poppler.forget_complaints()
    lift_pillow_limit()
    try:
        pictures = pdf2image.convert_from_path(
            rendering.path,
            dpi=dpi,
            first_page=rendering.number,
            last_page=rendering.number,
            grayscale=is_grey,
            use_cropbox=True,  # what viewers show, and what pdfinfo measures
            poppler_path=str(poppler.folder),
            timeout=poppler.timeout_seconds,
        )
    except PDFPopplerTimeoutError as error:
        raise deadline(poppler.timeout_seconds) from error
    except (PDFPageCountError, PDFInfoNotInstalledError, ValueError) as error:  # ValueError: output cut off
        raise no_page(poppler.complaints()) from error
    return _checked_pixels(pictures, rendering, dpi)


def _checked_pixels(pictures: list[Image.Image], rendering: _Rendering, dpi: int) -> Pixels:
    """Believe a rendering only if it has the page's size and nothing on it was lost."""
    complaints = rendering.poppler.complaints()
    expected = rendering.page.pixels(dpi)
    if not pictures or expected is None or not _is_close(pictures[0].size, expected):
        raise no_page(complaints)
    failure = lost_content(complaints)
    if failure is not None:
        raise failure
    try:
        return _pixels(pictures[0])
    except OSError as error:  # poppler died while it wrote the last lines
        raise no_page(complaints) from error


def _is_close(size: tuple[int, int], expected: tuple[int, int]) -> bool:
    return all(abs(a - b) <= _SIZE_TOLERANCE for a, b in zip(size, expected, strict=True))


# ---- picture files


def _picture_page(path: Path, kind: SourceKind, number: int, options: RasterizeOptions) -> PageImage:
    with opened_picture(path, kind, number) as picture:
        if is_too_large(*picture.size, options):
            raise page_too_large(number, *picture.size, options)
        dpi = stated_dpi(picture.info, *picture.size)
        mode = picture.mode
        is_inverted = _is_inverted_sixteen_bit(picture)
        picture.load()
        if orientation(picture) != 1:
            ImageOps.exif_transpose(picture, in_place=True)
        pixels = _pixels(picture)
    if is_inverted:
        pixels = np.bitwise_not(pixels)
    return PageImage(number, pixels, dpi or float(options.dpi), dpi, _colour_mode(mode, pixels))


def _is_inverted_sixteen_bit(picture: Image.Image) -> bool:
    """Whether this is a TIFF whose 16-bit zero is white: the one depth that Pillow leaves as stored."""
    tags = getattr(picture, "tag_v2", {})
    return picture.mode in _SIXTEEN_BIT_MODES and tags.get(_TIFF_PHOTOMETRIC) == _WHITE_IS_ZERO


def _colour_mode(mode: str, pixels: Pixels) -> str:
    if mode == "CMYK":
        return "cmyk"
    if mode == "1":
        return "bitonal"
    if mode in {"RGB", "RGBA", "RGBX", "RGBa", "YCbCr", "LAB"}:
        return "colour"
    return "grey" if pixels.ndim == 2 else "colour"


# ---- pixels


def _pixels(picture: Image.Image) -> Pixels:
    """Return a Pillow picture as grey (height, width) where colour adds nothing, else BGR."""
    if picture.has_transparency_data:
        return _without_needless_colour(_on_white(picture))
    if picture.mode in _SIXTEEN_BIT_MODES:
        return (np.asarray(picture) >> 8).astype(np.uint8)
    if picture.mode == "1":
        return np.asarray(picture.convert("L"))
    if picture.mode == "L":
        return np.asarray(picture)
    if picture.mode in _COLOUR_MODES:
        return _without_needless_colour(picture if picture.mode == "RGB" else picture.convert("RGB"))
    raise _unsupported(picture.mode)


def _on_white(picture: Image.Image) -> Image.Image:
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    return Image.alpha_composite(paper, layer).convert("RGB")


def _without_needless_colour(picture: Image.Image) -> Pixels:
    """Return an RGB picture as BGR, or as grey where too few pixels have any colour."""
    width, height = picture.size
    bgr = np.frombuffer(picture.tobytes("raw", "BGR"), np.uint8).reshape(height, width, 3)
    step = max(1, min(width, height) // _SAMPLE_WIDTH)
    blue, green, red = cv2.split(np.ascontiguousarray(bgr[::step, ::step]))
    colour_range = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    is_colour = np.count_nonzero(colour_range > _COLOUR_RANGE) > _COLOUR_SHARE * colour_range.size
    return bgr if is_colour else np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY), np.uint8)


def _unsupported(mode: str) -> PipelineError:
    return SourceError(
        "image_mode_unsupported",
        f"The picture stores its pixels in a way that is not digitized ({mode}).",
        "Save the picture with 8 or 16 bits a channel.",
    )
