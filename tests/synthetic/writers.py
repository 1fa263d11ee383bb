"""Page pictures as the files that scanners leave: PDF, TIFF, JPEG, PNG.

The same pixels always give the same bytes: dates are fixed, and nothing is drawn at random.
"""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pikepdf
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.synthetic.truth import SyntheticPage

_SCANNED_AT = time.gmtime(1_767_268_800)  # a PDF states when it was made; always the same day here
_BLACK_BELOW = 190  # grey values under it are black in a bitonal picture: thin strokes stay whole
_EXIF_ORIENTATION = 0x0112
_TIFF_ROWS_PER_STRIP = 278


def picture(page: SyntheticPage) -> Image.Image:
    """Return the pixels as an image of mode L or RGB."""
    pixels = page.pixels if page.pixels.ndim == 2 else np.ascontiguousarray(page.pixels[:, :, ::-1])
    return Image.fromarray(pixels)


def bitonal(page: SyntheticPage) -> Image.Image:
    """Return the page in black and white, as a scanner set to G4 stores it."""
    grey = picture(page).convert("L")
    return grey.point(lambda value: 255 if value >= _BLACK_BELOW else 0).convert(
        "1", dither=Image.Dither.NONE
    )


def write_pdf(path: Path, pages: Sequence[SyntheticPage], *, quality: int = 70, g4: bool = False) -> None:
    """Write one full-page picture a page: JPEG of `quality` in grey or colour, or G4 in black and white."""
    first, *others = [bitonal(page) if g4 else picture(page) for page in pages]
    options: dict[str, Any] = {} if g4 else {"quality": quality}
    first.save(
        path,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=float(pages[0].dpi),
        title="Digitalização",
        creationDate=_SCANNED_AT,
        modDate=_SCANNED_AT,
        **options,
    )


def encrypt_pdf(path: Path, password: str) -> None:
    """Lock a PDF in place so that it cannot be opened without the password.

    The old RC4 scheme is used because the newer ones draw random keys: the file would differ every time.
    """
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        lock = pikepdf.Encryption(owner=password, user=password, R=3, aes=False, metadata=False)
        pdf.save(path, encryption=lock, static_id=True)


def write_tiff(path: Path, pages: Sequence[SyntheticPage], *, compression: str, quality: int = 70) -> None:
    """Write a multipage TIFF; `compression` is group4, tiff_lzw or jpeg."""
    dpi = (pages[0].dpi, pages[0].dpi)
    first, *others = [bitonal(page) if compression == "group4" else picture(page) for page in pages]
    options: dict[str, Any] = {"quality": quality} if compression == "jpeg" else {}
    first.save(
        path,
        "TIFF",
        save_all=True,
        append_images=others,
        compression=compression,
        dpi=dpi,
        tiffinfo={_TIFF_ROWS_PER_STRIP: first.height},
        **options,
    )


def write_jpeg(path: Path, page: SyntheticPage, *, quality: int = 70, orientation: int = 1) -> None:
    """Write a JPEG with its dpi; an EXIF `orientation` other than 1 says how a viewer must turn it."""
    options: dict[str, Any] = {}
    if orientation != 1:
        options["exif"] = Image.Exif()
        options["exif"][_EXIF_ORIENTATION] = orientation
    picture(page).save(path, "JPEG", quality=quality, dpi=(page.dpi, page.dpi), **options)


def write_png(path: Path, page: SyntheticPage, *, is_bitonal: bool = False) -> None:
    """Write a PNG with its resolution (pHYs), grey or colour, or black and white if `is_bitonal`."""
    image = bitonal(page) if is_bitonal else picture(page)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", dpi=(page.dpi, page.dpi), optimize=True)
    path.write_bytes(buffer.getvalue())
