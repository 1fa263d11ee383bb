"""Make a page upright for the reader, and leave a clean page as it is.

What helps people can harm a neural reader: median and non-local-means filters, background division and
binarization all measured worse than the raw picture. So each operation is chosen per page from what was
measured on it, and none runs that did not earn its place on the reader's picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.document import PageGeometry, PageQuality
from pipelines.geometry import Affine
from pipelines.image import CleanImage
from pipelines.skew import estimate_skew

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.image import PageImage, Pixels

_OVERVIEW = 1000  # long side, in pixels, of the small picture that is measured


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """`min_skew` (degrees) is the least that is straightened; `max_skew` the most that is looked for.

    A page is turned by a quarter only where its lines are `turn_certainty` times sharper that way; the
    reader settles what stays doubtful, and which way is up.
    """

    min_skew: float = 0.15
    max_skew: float = 15.0
    turn_certainty: float = 1.6


def clean(page: PageImage, options: CleanOptions | None = None) -> CleanImage:
    """Return the page turned and straightened for the reader, with its measured quality."""
    options = options or CleanOptions()
    overview = _overview(page.pixels)
    ink = _ink(overview)
    skew = estimate_skew(ink, options.max_skew)
    turns = 1 if skew.is_sideways(options.turn_certainty) else 0
    degrees = skew.degrees if abs(skew.degrees) >= options.min_skew else 0.0
    pixels, to_reader = _turn(page.pixels, turns)
    if degrees:
        pixels, straighten = _straighten(pixels, degrees)
        to_reader = to_reader.then(straighten)
    height, width = page.pixels.shape[:2]
    geometry = PageGeometry(
        width, height, page.dpi, page.source_dpi, page.colour_mode, 90 * turns, degrees, to_reader.inverse()
    )
    return CleanImage(
        page.number, pixels, geometry, _quality(page.pixels, overview, ink), _names(turns, degrees)
    )


def _names(turns: int, degrees: float) -> tuple[str, ...]:
    return ("turn",) * bool(turns) + ("deskew",) * bool(degrees)


def _overview(pixels: Pixels) -> Pixels:
    scale = min(1.0, _OVERVIEW / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return _grey(np.asarray(small, np.uint8))


def _grey(pixels: Pixels) -> Pixels:
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _ink(overview: Pixels) -> NDArray[np.bool_]:
    """Mark what is darker than its surroundings, away from the edges, where scanners leave shadows."""
    dark = cv2.adaptiveThreshold(overview, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 25, 12)
    border = max(1, round(0.03 * min(overview.shape)))
    inner = np.zeros(overview.shape, bool)
    inner[border:-border, border:-border] = dark[border:-border, border:-border] > 0
    return inner


def _quality(pixels: Pixels, overview: Pixels, ink: NDArray[np.bool_]) -> PageQuality:
    share = float(ink.mean())
    paper = float(np.median(overview))
    darkest = float(np.percentile(overview[ink], 20)) if share > 0 else paper
    return PageQuality(_noise(pixels), max(0.0, paper - darkest) / 255, share)


def _noise(pixels: Pixels) -> float:
    """Return the standard deviation of the grain, from 0 to 1, by Immerkær's filter on the page's middle.

    The median of its answers stands for the paper: strokes are the few large ones.
    """
    height, width = pixels.shape[:2]
    middle = _grey(pixels[height // 4 : height // 4 + 1024, width // 4 : width // 4 + 1024])
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    answer = np.abs(cv2.filter2D(middle, cv2.CV_16S, kernel))
    return float(np.median(answer)) / (0.6745 * 6 * 255)


def _turn(pixels: Pixels, turns: int) -> tuple[Pixels, Affine]:
    height, width = pixels.shape[:2]
    turned = np.ascontiguousarray(np.rot90(pixels, -turns)) if turns else pixels
    return turned, Affine.quarter_turns(turns, width, height)


def _straighten(pixels: Pixels, degrees: float) -> tuple[Pixels, Affine]:
    """Turn counter-clockwise by `degrees` on a canvas that holds every corner; new area is paper."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    cosine, sine = abs(matrix[0, 0]), abs(matrix[0, 1])
    size = round(width * cosine + height * sine), round(width * sine + height * cosine)
    matrix[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    paper = tuple(
        float(level) for level in np.median(pixels[::16, ::16].reshape(-1, _channels(pixels)), axis=0)
    )
    turned = cv2.warpAffine(
        pixels, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
    )
    return np.asarray(turned, np.uint8), Affine(*(float(value) for value in matrix.ravel()))


def _channels(pixels: Pixels) -> int:
    return 1 if pixels.ndim == 2 else pixels.shape[2]
