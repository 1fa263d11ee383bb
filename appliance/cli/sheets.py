"""Separator sheets to print: A4 at 300 dpi in black and white, drawn in millimetres."""

from __future__ import annotations

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

from pipelines.patch_code import PATCH_T_UNITS
from pipelines.separators import Separator, SeparatorKind

DPI = 300
_WIDTH_MM, _HEIGHT_MM = 210, 297
_NARROW_BAR_MM = 2.032
_EDGE_MM = 12.0  # Kodak wants 6 mm or more from the edge, and the whole code within 40 mm
_BARS_MM = 170.0
_FORMATS = {
    SeparatorKind.CODE_128: (zxingcpp.BarcodeFormat.Code128, 150.0, 40.0),
    SeparatorKind.QR: (zxingcpp.BarcodeFormat.QRCode, 80.0, 80.0),
}
"""The format of each barcode with its width and height in millimetres."""
_ADVICE = (
    "Separator sheet: put it before each document of the stack.",
    "Print it at 100 % in black on white or pale paper.",
    "Print more instead of photocopying: copiers thicken the bars.",
)


def draw_sheet(separator: Separator) -> Image.Image:
    """Return the sheet; raises ValueError where its text does not fit into the code."""
    sheet = Image.new("1", (_px(_WIDTH_MM), _px(_HEIGHT_MM)), 1)
    if separator.kind is SeparatorKind.PATCH_T:
        _draw_bars(sheet)
        sheet = sheet.rotate(180)  # the same at the other edge, so that either may be fed first
        _draw_bars(sheet)
    else:
        _draw_barcode(sheet, separator)
    _write(sheet, separator)
    return sheet


def _px(millimetres: float) -> int:
    return round(millimetres * DPI / 25.4)


def _draw_bars(sheet: Image.Image) -> None:
    """Draw the patch T from the upper edge inwards."""
    draw, top = ImageDraw.Draw(sheet), _EDGE_MM
    left, right = (_WIDTH_MM - _BARS_MM) / 2, (_WIDTH_MM + _BARS_MM) / 2
    for place, units in enumerate(PATCH_T_UNITS):
        bottom = top + units * _NARROW_BAR_MM
        if place % 2 == 0:
            draw.rectangle((_px(left), _px(top), _px(right) - 1, _px(bottom) - 1), fill=0)
        top = bottom


def _draw_barcode(sheet: Image.Image, separator: Separator) -> None:
    """Draw the code with whole pixels for its modules: as large as fits, and not blurred."""
    code, width, height = _FORMATS[separator.kind]
    modules = np.asarray(zxingcpp.create_barcode(separator.text, code).to_image(scale=1))
    across = max(1, _px(width) // modules.shape[1])
    down = across if separator.kind is SeparatorKind.QR else max(1, _px(height) // modules.shape[0])
    drawn = Image.fromarray(np.kron(modules, np.ones((down, across), np.uint8))).convert("1")
    if drawn.width > sheet.width:
        raise ValueError("the text is too long for a sheet")
    sheet.paste(drawn, ((sheet.width - drawn.width) // 2, _px(_EDGE_MM)))


def _write(sheet: Image.Image, separator: Separator) -> None:
    draw = ImageDraw.Draw(sheet)
    draw.fontmode = "1"
    draw.text((sheet.width // 2, _px(130)), str(separator), font=_font(7), fill=0, anchor="mm")
    for number, line in enumerate(_ADVICE):
        draw.text((sheet.width // 2, _px(150 + 8 * number)), line, font=_font(4), fill=0, anchor="mm")


def _font(millimetres: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size=_px(millimetres))
