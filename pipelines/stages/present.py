"""Clean a page's picture for people's eyes: even white paper, dark ink, less grain. No reader sees it.

Each operation is chosen from what was measured on the page, so that a clean page stays as it is. The same
operations made every neural reader worse, which is why `clean` has none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.view import view_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.geometry import Affine, Box
    from pipelines.image import CleanImage, Pixels

_OVERVIEW = 600  # long side, in pixels, of the small picture on which the paper is estimated
_WHITE = 250


@dataclass(frozen=True, slots=True)
class PresentOptions:
    """What is mended: paper darker than `min_paper`, or more uneven than `max_shading`, and grain above
    `max_noise`; all as shares of the grey range. `pen` is the widest stroke taken for ink, as a share of
    the page's long side.
    """

    min_paper: float = 0.90
    max_shading: float = 0.06
    max_noise: float = 0.012
    pen: float = 0.02


@dataclass(frozen=True, slots=True)
class Presentation:
    """A picture for people, and the names of what was done to it: none for a clean page."""

    pixels: Pixels
    operations: tuple[str, ...]


def present(image: CleanImage, options: PresentOptions | None = None) -> Presentation:
    """Return the picture of the upright page, as pleasant to read as it can be made."""
    options = options or PresentOptions()
    pixels, operations = view_of(image).picture(), image.operations
    if image.quality.noise > options.max_noise:
        pixels, operations = _denoised(pixels, image.quality.noise), (*operations, "denoise")
    paper = _paper(pixels, options.pen)
    if _is_dull(paper, options):
        pixels, operations = _flattened(pixels, paper), (*operations, "flatten")
    return Presentation(pixels, operations)


def _denoised(pixels: Pixels, noise: float) -> Pixels:
    """Average patches that look alike, with a strength that follows the grain."""
    strength = 1.5 * 255 * noise
    if pixels.ndim == 2:
        return np.asarray(cv2.fastNlMeansDenoising(pixels, None, strength, 5, 13), np.uint8)
    return np.asarray(cv2.fastNlMeansDenoisingColored(pixels, None, strength, strength, 5, 13), np.uint8)


def _paper(pixels: Pixels, pen: float) -> Pixels:
    """Return the page's paper, small: what a stroke covers is filled from beside it."""
    scale = min(1.0, _OVERVIEW / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    width = 2 * round(pen * max(small.shape[:2])) + 1
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((width, width), np.uint8))
    return np.asarray(cv2.GaussianBlur(closed, (0, 0), width / 2), np.uint8)


def _is_dull(paper: Pixels, options: PresentOptions) -> bool:
    low, middle, high = np.percentile(paper, [5, 50, 95]) / 255
    return bool(middle < options.min_paper or high - low > options.max_shading)


def _flattened(pixels: Pixels, paper: Pixels) -> Pixels:
    """Divide by the paper, so that it becomes evenly white and faded ink is as dark as its paper was."""
    height, width = pixels.shape[:2]
    large = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(pixels, np.maximum(large, 1), scale=_WHITE), np.uint8)


@dataclass(frozen=True, slots=True)
class Mark:
    """A frame to draw: `box` in page pixels, `colour` in blue, green, red, and a short label or none."""

    box: Box
    colour: tuple[int, int, int]
    label: str = ""


def marked(pixels: Pixels, marks: Iterable[Mark], page_to_picture: Affine) -> Pixels:
    """Return a copy of the picture in colour with the frames drawn on it; labels stand above their frames."""
    picture = cv2.cvtColor(pixels, cv2.COLOR_GRAY2BGR) if pixels.ndim == 2 else pixels.copy()
    thickness = max(1, round(max(pixels.shape[:2]) / 1200))
    for mark in marks:
        box = page_to_picture.box(mark.box)
        left, top, right, bottom = (round(edge) for edge in (box.left, box.top, box.right, box.bottom))
        cv2.rectangle(picture, (left, top), (right, bottom), mark.colour, thickness)
        cv2.putText(
            picture,
            mark.label,
            (left, top - 2 * thickness),
            cv2.FONT_HERSHEY_SIMPLEX,
            0.35 * thickness,
            mark.colour,
            thickness,
            cv2.LINE_AA,
        )
    return np.asarray(picture, np.uint8)
