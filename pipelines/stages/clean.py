"""Find out how a page must be turned and straightened for the reader, and leave its pixels as they are.

What helps people can harm a neural reader: median and non-local-means filters, background division and
binarization all measured worse than the raw picture. So each operation is chosen per page from what was
measured on it, and none runs that did not earn its place on the reader's picture. What is straightened is
how the page is looked at (`pipelines.view`), because resampling the page itself had its price too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.document import PageGeometry, PageQuality
from pipelines.image import CleanImage, Cleaning, picture_hash
from pipelines.skew import estimate_skew
from pipelines.view import PageView, grey

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.image import PageImage, Pixels

_OVERVIEW = 1000  # long side, in pixels, of the small picture that is measured


@dataclass(frozen=True, slots=True)
class CleanOptions:
    """`min_skew` (degrees) is the least that is straightened, because readers and rows bear less than that
    better than a straightening; `max_skew` is the most that is looked for.

    A page is turned by a quarter only where its lines are `turn_certainty` times sharper that way; the
    reader settles what stays doubtful, and which way is up.
    """

    min_skew: float = 0.3
    max_skew: float = 15.0
    turn_certainty: float = 1.6


def clean(page: PageImage, options: CleanOptions | None = None) -> CleanImage:
    """Return the page with how it must be turned and straightened, and with its measured quality."""
    options = options or CleanOptions()
    overview = _overview(page.pixels)
    ink = _ink(overview)
    skew = estimate_skew(ink, options.max_skew)
    turns = 1 if skew.is_sideways(options.turn_certainty) else 0
    degrees = skew.degrees if abs(skew.degrees) >= options.min_skew else 0.0
    view = PageView(page.pixels, turns, degrees)
    height, width = page.pixels.shape[:2]
    geometry = PageGeometry(
        width,
        height,
        page.dpi,
        page.source_dpi,
        page.colour_mode,
        90 * turns,
        degrees,
        view.to_page,
        picture_hash(page.pixels),
    )
    cleaning = Cleaning(geometry, _quality(page.pixels, overview, ink), _names(turns, degrees))
    return CleanImage(page, cleaning)


def _names(turns: int, degrees: float) -> tuple[str, ...]:
    return ("turn",) * bool(turns) + ("deskew",) * bool(degrees)


def _overview(pixels: Pixels) -> Pixels:
    scale = min(1.0, _OVERVIEW / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return grey(np.asarray(small, np.uint8))


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
    middle = grey(pixels[height // 4 : height // 4 + 1024, width // 4 : width // 4 + 1024])
    kernel = np.array([[1, -2, 1], [-2, 4, -2], [1, -2, 1]], np.float32)
    answer = np.abs(cv2.filter2D(middle, cv2.CV_16S, kernel))
    return float(np.median(answer)) / (0.6745 * 6 * 255)
