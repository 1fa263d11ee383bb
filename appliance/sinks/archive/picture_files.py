"""The pages of an original that is a picture file (TIFF, JPEG, PNG), from its headers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from appliance.sinks.archive.sheet import Compression, Picture, Sheet
from pipelines.errors import PipelineError
from pipelines.source import SourceKind
from pipelines.stages.limits.picture import FIRST_SIDEWAYS, opened_picture, orientation
from pipelines.stages.rasterize import stated_dpi

if TYPE_CHECKING:
    from PIL import Image

_LEAST_RATIO = 0.25
"""A fax has half as many lines down as across; what differs more than twice that is no scanner's word."""
_BY_KIND = {SourceKind.JPEG: Compression.JPEG, SourceKind.PNG: Compression.DEFLATE}
_BY_NAME = {
    "raw": Compression.NONE,
    "tiff_ccitt": Compression.CCITT,
    "group3": Compression.CCITT,
    "group4": Compression.CCITT,
    "tiff_lzw": Compression.LZW,
    "tiff_adobe_deflate": Compression.DEFLATE,
    "tiff_deflate": Compression.DEFLATE,
    "packbits": Compression.PACKBITS,
    "jpeg": Compression.JPEG,
    "tiff_jpeg": Compression.JPEG,
}
_GREY_MODES = frozenset({"L", "LA", "La", "I;16", "I;16L", "I;16B", "I;16N"})


def picture_sheet(original: Path, kind: SourceKind, file_page: int) -> Sheet:
    """Return the page; one whose header cannot be read has no picture."""
    try:
        with opened_picture(original, kind, file_page) as opened:
            return Sheet(file_page, _picture(opened, kind))
    except PipelineError:
        return Sheet(file_page, None)


def _picture(opened: Image.Image, kind: SourceKind) -> Picture:
    size, dpi = opened.size, _resolutions(opened)
    if kind is not SourceKind.TIFF and orientation(opened) >= FIRST_SIDEWAYS:
        size, dpi = size[::-1], dpi[::-1]  # Pillow gives a TIFF's size as turned already
    return Picture(*size, *dpi, _colour_mode(opened.mode), _compression(opened, kind))


def _resolutions(opened: Image.Image) -> tuple[float | None, float | None]:
    """Return the two stated resolutions, across and down."""
    across = stated_dpi(opened.info, *opened.size)
    if across is None:
        return None, None
    down = float(opened.info["dpi"][1])
    return across, down if _LEAST_RATIO <= down / across <= 1 / _LEAST_RATIO else across


def _colour_mode(mode: str) -> str:
    if mode == "1":
        return "bitonal"
    if mode in _GREY_MODES:
        return "grey"
    return "cmyk" if mode == "CMYK" else "colour"


def _compression(opened: Image.Image, kind: SourceKind) -> Compression:
    if kind is SourceKind.TIFF:
        return _BY_NAME.get(str(opened.info.get("compression")), Compression.OTHER)
    return _BY_KIND[kind]
