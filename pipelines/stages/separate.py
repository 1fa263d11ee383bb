"""Tell whether a page is a separator sheet, before anybody reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp

from pipelines.patch_code import has_patch_t
from pipelines.separators import SeparateOptions, Separator, SeparatorKind
from pipelines.view import grey

if TYPE_CHECKING:
    from pipelines.image import PageImage, Pixels

_FORMATS = {
    SeparatorKind.CODE_128: zxingcpp.BarcodeFormat.Code128,
    SeparatorKind.QR: zxingcpp.BarcodeFormat.QRCode,
}


def separate(page: PageImage, options: SeparateOptions) -> Separator | None:
    """Return which of the wanted separators the page is, None for a page of a document."""
    for separator in options.separators:
        if separator.kind is SeparatorKind.PATCH_T and has_patch_t(page.pixels, page.dpi):
            return separator
    coded = [separator for separator in options.separators if separator.kind in _FORMATS]
    return _barcode(page.pixels, coded) if coded else None


def _barcode(pixels: Pixels, wanted: list[Separator]) -> Separator | None:
    without_colour = grey(pixels)
    for kind in {separator.kind: None for separator in wanted}:
        found = zxingcpp.read_barcodes(
            without_colour,
            formats=zxingcpp.BarcodeFormats([_FORMATS[kind]]),
            try_invert=False,
            text_mode=zxingcpp.TextMode.Plain,
        )
        for separator in wanted:
            if any(separator.matches(kind, code.text) for code in found):
                return separator
    return None
