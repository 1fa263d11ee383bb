"""Picture files as PDF pages, without loss: what a PDF can hold is copied as it came, else deflated."""

from __future__ import annotations

import io
from pathlib import Path

import img2pdf
import numpy as np
from PIL import Image

from appliance.sinks.archive.sheet import POINTS_PER_INCH, Picture
from pipelines.image import Pixels
from pipelines.source import SourceKind
from pipelines.stages.limits.picture import FIRST_SIDEWAYS, opened_picture, orientation

USUAL_DPI = 300.0
"""For pictures that do not state their resolution."""
_ROWS_A_STRIP = 278
"""The TIFF tag; fax lines in one strip are what a PDF takes over as they are."""


def picture_pdf(original: Path, kind: SourceKind, file_page: int, picture: Picture) -> bytes | None:
    """Return a PDF of the one page; None for a picture that no PDF can show as it is.

    That is one mirrored by its tag, with more than 8 bits a channel in a TIFF, or damaged.
    """
    try:
        data, is_sideways = _encoded(original, kind, file_page)
        size = _points(picture)
        return _pdf(data, size[::-1] if is_sideways else size)
    except Exception:  # noqa: BLE001 - what img2pdf refuses, it refuses by bare Exceptions and assertions too
        return None


def pixels_pdf(pixels: Pixels, dpi: float) -> bytes:
    """Return a PDF of one page with these pixels (grey, or blue-green-red), deflated."""
    ordered = pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1])
    buffer = io.BytesIO()
    Image.fromarray(ordered).save(buffer, "PNG")
    height, width = pixels.shape[:2]
    return _pdf(buffer.getvalue(), (width * POINTS_PER_INCH / dpi, height * POINTS_PER_INCH / dpi))


def _encoded(original: Path, kind: SourceKind, file_page: int) -> tuple[bytes, bool]:
    """Return the page as the bytes of a picture file, and whether its tag turns it by a quarter."""
    with opened_picture(original, kind, file_page) as opened:
        tag = orientation(opened)
        if kind is not SourceKind.TIFF:
            return original.read_bytes(), tag >= FIRST_SIDEWAYS
        is_whole_file = file_page == 1 and getattr(opened, "n_frames", 1) == 1
        return original.read_bytes() if is_whole_file and tag == 1 else _frame(opened), False


def _frame(opened: Image.Image) -> bytes:
    """Return a TIFF of the frame alone, upright: bitonal pixels as fax group 4, any others as they are."""
    opened.load()
    buffer = io.BytesIO()
    bare = Image.frombytes(opened.mode, opened.size, opened.tobytes())
    if opened.mode == "P":
        bare.putpalette(opened.getpalette() or [])
    compression = "group4" if opened.mode == "1" else "raw"
    bare.save(buffer, "TIFF", compression=compression, tiffinfo={_ROWS_A_STRIP: opened.height})
    return buffer.getvalue()


def _points(picture: Picture) -> tuple[float, float]:
    x_dpi, y_dpi = picture.x_dpi or USUAL_DPI, picture.y_dpi or USUAL_DPI
    return picture.width * POINTS_PER_INCH / x_dpi, picture.height * POINTS_PER_INCH / y_dpi


def _pdf(data: bytes, size: tuple[float, float]) -> bytes:
    made = img2pdf.convert(
        data,
        engine=img2pdf.Engine.pikepdf,
        layout_fun=lambda *_: (*size, *size),
        nodate=True,
    )
    return bytes(made)
