"""A page seen upright and straight, without touching its pixels until somebody looks.

Resampling is what harms a reader. So turning and straightening are kept as numbers, and whoever needs
pixels (a detector a small picture, a line reader a single line, a person the whole page) has them cut from
the page itself, in one resampling.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.geometry import Affine

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.image import CleanImage, Pixels


@dataclass(frozen=True, eq=False)
class PageView:
    """The page's `pixels` turned clockwise by 90° × `quarter_turns`, then counter-clockwise by `degrees`.

    The view is as large as it must be to hold every corner of the page; what lies outside the page is
    paper. Its pixels have their origin at its own top left.
    """

    pixels: Pixels
    quarter_turns: int = 0
    degrees: float = 0.0

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        width, height = self._turned_size
        angle = np.deg2rad(abs(self.degrees))
        cosine, sine = float(np.cos(angle)), float(np.sin(angle))
        return round(width * cosine + height * sine), round(width * sine + height * cosine)

    @cached_property
    def to_page(self) -> Affine:
        """The map from pixels of the view to pixels of the page."""
        height, width = self.pixels.shape[:2]
        turn = Affine.quarter_turns(self.quarter_turns, width, height)
        return turn.then(self._straighten).inverse()

    def turned(self, quarter_turns: int) -> PageView:
        """Return the view turned clockwise by so many quarters more."""
        return replace(self, quarter_turns=(self.quarter_turns + quarter_turns) % 4)

    def picture(self) -> Pixels:
        """Return the whole view at the page's own resolution; without a turn, the page's own pixels."""
        return self.scaled(self.size)

    def scaled(self, size: tuple[int, int]) -> Pixels:
        """Return the whole view as a picture of `size` (width, height)."""
        if not self.degrees:
            upright = size if self.quarter_turns % 2 == 0 else size[::-1]
            return _quarters(resized(self.pixels, upright), self.quarter_turns)
        scale = min(1.0, size[0] / self.size[0])
        height, width = self.pixels.shape[:2]
        small = resized(self.pixels, (max(1, round(width * scale)), max(1, round(height * scale))))
        return self._sampled(small, size)

    def cut(self, corners: NDArray[np.float32], size: tuple[int, int]) -> Pixels:
        """Return the quadrilateral between `corners` as a picture of `size` (width, height).

        `corners` (4, 2) are in pixels of the view: top left, top right, bottom right, bottom left.
        """
        placed = _moved(corners, self.to_page)
        width, height = size
        target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
        warp = cv2.getPerspectiveTransform(placed, target)
        cut = cv2.warpPerspective(
            self.pixels, warp, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
        return np.asarray(cut, np.uint8)

    @property
    def _turned_size(self) -> tuple[int, int]:
        height, width = self.pixels.shape[:2]
        return (width, height) if self.quarter_turns % 2 == 0 else (height, width)

    @property
    def _straighten(self) -> Affine:
        width, height = self._turned_size
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), self.degrees, 1.0)
        matrix[0, 2] += (self.size[0] - width) / 2
        matrix[1, 2] += (self.size[1] - height) / 2
        return Affine(*(float(value) for value in matrix.ravel()))

    def _sampled(self, small: Pixels, size: tuple[int, int]) -> Pixels:
        """Take the view from the page made `small`."""
        (width, height), (page_height, page_width) = self.size, self.pixels.shape[:2]
        # OpenCV counts from the middle of a pixel, we from its corner.
        to_small = (
            Affine(width / size[0], 0, 0.5 * width / size[0], 0, height / size[1], 0.5 * height / size[1])
            .then(self.to_page)
            .then(Affine(small.shape[1] / page_width, 0, -0.5, 0, small.shape[0] / page_height, -0.5))
        )
        taken = cv2.warpAffine(
            small,
            np.array([[to_small.a, to_small.b, to_small.c], [to_small.d, to_small.e, to_small.f]]),
            size,
            flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=_paper(small),
        )
        return np.asarray(taken, np.uint8)


def _moved(points: NDArray[np.float32], to: Affine) -> NDArray[np.float32]:
    """Map the middles of pixels to such middles."""
    return np.array([to.point(x + 0.5, y + 0.5) for x, y in points.tolist()], np.float32) - np.float32(0.5)


def resized(pixels: Pixels, size: tuple[int, int]) -> Pixels:
    """Return the picture at another `size` (width, height); the very same where it has that size."""
    height, width = pixels.shape[:2]
    if size == (width, height):
        return pixels
    shrinks = size[1] < height
    taken = cv2.resize(pixels, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    return np.asarray(taken, np.uint8)


def grey(pixels: Pixels) -> Pixels:
    """Return the picture without colour; the very same where it has none."""
    return pixels if pixels.ndim == 2 else np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _quarters(pixels: Pixels, quarter_turns: int) -> Pixels:
    return np.ascontiguousarray(np.rot90(pixels, -quarter_turns)) if quarter_turns else pixels


def _paper(pixels: Pixels) -> tuple[float, ...]:
    """Return the median colour."""
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    return tuple(float(level) for level in np.median(pixels[::16, ::16].reshape(-1, channels), axis=0))


def view_of(image: CleanImage) -> PageView:
    """Return the page as its cleaning decided that it is to be looked at."""
    return PageView(image.pixels, image.geometry.rotation // 90, image.geometry.skew)
