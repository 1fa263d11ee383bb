"""Pixels on their way through the stages; they never ride inside `Document`."""

import hashlib
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipelines.document import PageGeometry, PageQuality

Pixels = NDArray[np.uint8]
"""Grey (height, width) or colour (height, width, 3) in blue-green-red order; 0 is black."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as rasterized: turned as the file itself says, grey where colour adds nothing.

    `number` counts from 1. `dpi` is the resolution of these pixels; `source_dpi` the scan's own, where
    the file states it. `colour_mode` is the file's: bitonal, grey, colour or cmyk.
    """

    number: int
    pixels: Pixels
    dpi: float
    source_dpi: float | None
    colour_mode: str


@dataclass(frozen=True, slots=True)
class Cleaning:
    """What was measured on a page, and how it is turned and straightened; it travels without pixels."""

    geometry: PageGeometry
    quality: PageQuality
    operations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CleanImage:
    """A page, its pixels as rasterized, with how it is to be looked at: see `pipelines.view`."""

    page: PageImage
    cleaning: Cleaning

    @property
    def number(self) -> int:
        return self.page.number

    @property
    def pixels(self) -> Pixels:
        return self.page.pixels

    @property
    def geometry(self) -> PageGeometry:
        return self.cleaning.geometry

    @property
    def quality(self) -> PageQuality:
        return self.cleaning.quality

    @property
    def operations(self) -> tuple[str, ...]:
        return self.cleaning.operations


def picture_hash(pixels: Pixels) -> str:
    """Return the SHA-256 of the picture as a binary Netpbm file: P5 for grey, P6 for colour.

    So any tool that writes such files can make it again: `magick page.tif pgm:- | sha256sum`.
    """
    height, width = pixels.shape[:2]
    is_grey = pixels.ndim == 2
    digest = hashlib.sha256(f"{'P5' if is_grey else 'P6'}\n{width} {height}\n255\n".encode("ascii"))
    as_written = pixels if is_grey else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB), np.uint8)
    digest.update(np.ascontiguousarray(as_written).data)
    return digest.hexdigest()
