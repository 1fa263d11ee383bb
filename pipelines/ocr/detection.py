"""From the detector's probability map to the quadrilaterals of text lines (differentiable binarization)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pipelines.image import Pixels
    from pipelines.view import PageView

Quad = NDArray[np.float32]
"""Four corners (4, 2) in pixels, clockwise from the top left of the text."""

_STRIDE = 32  # the network halves its input five times
_MAX_CANDIDATES = 5000
_MIN_SPAN = 0.5  # of the range from -1 to 1


@dataclass(frozen=True, slots=True)
class DetectionOptions:
    """How a map is cut into lines.

    `long_side` is the detector's input in pixels; small print is looked at again at `fine_long_side` when
    lines would be lower than `min_line_height` pixels of the input.
    """

    long_side: int = 1280
    fine_long_side: int = 2048
    min_short_side: int = 736
    min_line_height: float = 11.0
    pixel_threshold: float = 0.2
    box_threshold: float = 0.4
    unclip: float = 1.45


def detector_size(height: int, width: int, long_side: int, min_short_side: int) -> tuple[int, int]:
    """Return (height, width) of the detector's input: multiples of 32, never over `long_side`."""
    scale = min(max(1.0, min_short_side / min(height, width)), long_side / max(height, width))
    return _to_stride(height * scale), _to_stride(width * scale)


def _to_stride(pixels: float) -> int:
    return max(_STRIDE, round(pixels / _STRIDE) * _STRIDE)


def detector_input(pixels: Pixels) -> NDArray[np.float32]:
    """Return the detector's batch, ink made black and paper white, so that faded lines are found.

    Only the detector sees this: it halves the errors on faded pages, and reading from it would add some.
    """
    batch = normalised_batch(pixels)
    ink, paper = np.percentile(batch[:, 1, ::4, ::4], [1, 60])
    span = max(paper - ink, _MIN_SPAN)  # an empty page's grain is not ink
    stretched = (batch - (paper - span)) * np.float32(2 / span) - 1
    return np.asarray(np.clip(stretched, -1, 1), np.float32)


def normalised_batch(pixels: Pixels) -> NDArray[np.float32]:
    """Return the picture as the networks take it: (1, 3, height, width), from -1 to 1."""
    scaled = np.asarray(pixels, np.float32) / np.float32(127.5) - np.float32(1)
    if scaled.ndim == 2:
        return np.ascontiguousarray(np.broadcast_to(scaled, (1, 3, *scaled.shape)))
    return np.ascontiguousarray(scaled.transpose(2, 0, 1)[None], np.float32)


def find_quads(
    probability: NDArray[np.float32], page_size: tuple[int, int], options: DetectionOptions
) -> list[Quad]:
    """Cut a probability map (height, width) into quads in the pixels of a page of `page_size` (h, w)."""
    mask = (probability > options.pixel_threshold).astype(np.uint8)
    grown = cv2.dilate(mask, np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(grown, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array([page_size[1] / probability.shape[1], page_size[0] / probability.shape[0]], np.float32)
    quads = []
    for contour in contours[:_MAX_CANDIDATES]:
        corners = _text_rectangle(np.asarray(contour, np.int32), probability, options)
        if corners is not None:
            quads.append(_clip(_clockwise(corners) * scale, page_size))
    return quads


def _text_rectangle(
    contour: NDArray[np.int32], probability: NDArray[np.float32], options: DetectionOptions
) -> NDArray[np.float32] | None:
    center, (width, height), angle = cv2.minAreaRect(contour)
    if min(width, height) < 3:
        return None
    core = np.asarray(cv2.boxPoints((center, (width, height), angle)), np.float32)
    if _mean_inside(probability, core) < options.box_threshold:
        return None
    # The map marks a shrunken core of each line; the offset that undoes it grows with area / perimeter.
    grow = width * height * options.unclip / (width + height)
    return np.asarray(cv2.boxPoints((center, (width + grow, height + grow), angle)), np.float32)


def _mean_inside(probability: NDArray[np.float32], corners: NDArray[np.float32]) -> float:
    height, width = probability.shape
    x0, y0 = np.clip(np.floor(corners.min(0)).astype(int), 0, (width - 1, height - 1))
    x1, y1 = np.clip(np.ceil(corners.max(0)).astype(int), 0, (width - 1, height - 1))
    inside = np.zeros((y1 - y0 + 1, x1 - x0 + 1), np.uint8)
    cv2.fillPoly(inside, [(corners - (x0, y0)).astype(np.int32)], 1)
    return float(cv2.mean(probability[y0 : y1 + 1, x0 : x1 + 1], inside)[0])


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Order four corners: top left, top right, bottom right, bottom left."""
    by_x = corners[np.argsort(corners[:, 0])]
    left, right = by_x[:2], by_x[2:]
    left, right = left[np.argsort(left[:, 1])], right[np.argsort(right[:, 1])]
    return np.stack([left[0], right[0], right[1], left[1]])


def _clip(quad: NDArray[np.float32], page_size: tuple[int, int]) -> Quad:
    limit = np.array([page_size[1] - 1, page_size[0] - 1], np.float32)
    return np.clip(quad, 0, limit).astype(np.float32)


def quad_size(quad: Quad) -> tuple[float, float]:
    """Return (width, height) of a quad along its own sides, in pixels."""
    top, right, bottom, left = (float(np.linalg.norm(quad[i] - quad[(i + 1) % 4])) for i in range(4))
    return max(top, bottom), max(right, left)


def is_tall(quad: Quad) -> bool:
    """Whether the line runs up or down the picture."""
    width, height = quad_size(quad)
    return height >= 1.5 * width


def crop(view: PageView, quad: Quad) -> Pixels | None:
    """Cut a quad out, straightened; a tall one is turned to lie flat. None where nothing is left."""
    width, height = (int(side) for side in quad_size(quad))
    if width < 2 or height < 2:
        return None
    cut = view.cut(quad, (width, height))
    return np.rot90(cut) if is_tall(quad) else cut
