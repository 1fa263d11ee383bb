"""Separator sheets as an operator prints them: patch codes by Kodak's table, Code 128 and QR by zxing-cpp.

Drawn in millimetres on a sheet of its own, without the product's code, so that a mistake there is seen.
"""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import numpy as np
import zxingcpp
from PIL import Image

from tests.synthetic import fonts
from tests.synthetic.canvas import BLACK, Canvas

if TYPE_CHECKING:
    from tests.synthetic.truth import SyntheticPage

PATCHES = {"1": "WWNN", "2": "WNNW", "3": "WNWN", "4": "NWWN", "6": "NNWW", "T": "NWNW"}
_MM = {"W": 0.20 * 25.4, "N": 0.08 * 25.4}
_GAP_MM = 0.08 * 25.4


def patch_sheet(
    dpi: int,
    *,
    patch: str = "T",
    scale: float = 1.0,
    length: float = 120.0,
    top: float = 15.0,
    left: float = 45.0,
    with_words: bool = True,
) -> SyntheticPage:
    """Draw a sheet with one patch code; lengths in millimetres, `scale` 1 is the nominal size."""
    canvas = Canvas(dpi, Random(0))
    y = top
    for bar in PATCHES[patch]:
        canvas.draw.rectangle(
            [
                canvas.px(left),
                canvas.px(y),
                canvas.px(left + length) - 1,
                canvas.px(y + _MM[bar] * scale) - 1,
            ],
            fill=canvas.ink(BLACK),
        )
        y += (_MM[bar] + _GAP_MM) * scale
    if with_words:
        canvas.text(105, 180, "FOLHA SEPARADORA", fonts.SANS[0], 24, align="middle")
        canvas.text(105, 195, "Não retire da pilha antes de digitalizar", fonts.SANS[0], 12, align="middle")
    return canvas.page()


def barcode_sheet(
    dpi: int, kind: str, text: str, *, width: float = 100.0, top: float = 40.0
) -> SyntheticPage:
    """Draw a sheet with a barcode `width` millimetres wide; `kind` is code128 or qr."""
    canvas = Canvas(dpi, Random(0))
    add_barcode(canvas, kind, text, left=(210 - width) / 2, top=top, width=width)
    canvas.text(105, 200, "FOLHA SEPARADORA", fonts.SANS[0], 24, align="middle")
    return canvas.page()


def add_barcode(canvas: Canvas, kind: str, text: str, *, left: float, top: float, width: float) -> None:
    """Print a barcode onto a sheet: a QR code is square, a Code 128 a quarter as high as it is wide."""
    code = {"code128": zxingcpp.BarcodeFormat.Code128, "qr": zxingcpp.BarcodeFormat.QRCode}[kind]
    picture = np.asarray(zxingcpp.create_barcode(text, code).to_image(scale=4))
    across = round(canvas.px(width))
    size = (across, across if kind == "qr" else across // 4)
    drawn = Image.fromarray(picture).resize(size, Image.Resampling.BOX)
    canvas.image.paste(drawn, (round(canvas.px(left)), round(canvas.px(top))))
