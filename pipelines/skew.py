"""How far a page of text is turned, from the sharpness of its projection profiles.

Looking along the lines, rows of ink and rows of paper alternate sharply; looking at a wrong angle they
blur. Rows and columns are tried alike, so a page that lies on its side is straightened as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_COARSE_STEP = 0.5  # degrees
_FINE_STEP = 0.05
_MAX_POINTS = 60_000
_MIN_POINTS = 400  # fewer ink pixels are dirt, not lines
_MIN_PEAK = 1.15  # how much sharper than the average angle the best one must be


@dataclass(frozen=True, slots=True)
class Skew:
    """`degrees` clockwise that the text is turned; sharpness of its lines read across and up the page."""

    degrees: float
    across: float
    upwards: float

    def is_sideways(self, certainty: float) -> bool:
        """Whether lines run up or down the page, `certainty` times more sharply than across it."""
        return self.upwards > certainty * self.across > 0


def estimate_skew(ink: NDArray[np.bool_], max_degrees: float) -> Skew:
    """Return the skew of a page from its ink (height, width), to about 0.1°; 0 where no lines are seen."""
    ys, xs = np.nonzero(ink)
    if len(xs) < _MIN_POINTS:
        return Skew(0.0, 0.0, 0.0)
    step = len(xs) // _MAX_POINTS + 1
    x = xs[::step].astype(np.float32) - ink.shape[1] / 2
    y = ys[::step].astype(np.float32) - ink.shape[0] / 2
    # For lines that run up the page, its columns are the rows.
    (across, sharp_across), (upwards, sharp_upwards) = (
        _best_angle(first, second, max_degrees) for first, second in ((x, y), (y, -x))
    )
    degrees = across if sharp_across >= sharp_upwards else upwards
    return Skew(degrees, sharp_across, sharp_upwards)


def _best_angle(
    along: NDArray[np.float32], down: NDArray[np.float32], max_degrees: float
) -> tuple[float, float]:
    """Return the sharpest angle in degrees clockwise and how sharp it is; (0, 0) where none stands out."""
    coarse = np.arange(-max_degrees, max_degrees + _COARSE_STEP / 2, _COARSE_STEP)
    sparse = max(1, len(along) // 20_000)
    scores = [_sharpness(along[::sparse], down[::sparse], angle, 2.0) for angle in coarse]
    best = int(np.argmax(scores))
    if scores[best] < _MIN_PEAK * float(np.mean(scores)):
        return 0.0, 0.0
    fine = coarse[best] + np.arange(-_COARSE_STEP, _COARSE_STEP + _FINE_STEP / 2, _FINE_STEP)
    refined = [_sharpness(along, down, angle, 1.0) for angle in fine]
    return float(fine[int(np.argmax(refined))]), max(refined)


def _sharpness(
    along: NDArray[np.float32], down: NDArray[np.float32], degrees: float, bin_size: float
) -> float:
    """Return the mean squared step between neighbouring rows, free of the page's size and amount of ink."""
    angle = np.float32(np.deg2rad(degrees))
    rows = (down * np.cos(angle) - along * np.sin(angle)) / np.float32(bin_size)
    profile = np.bincount((rows - rows.min()).astype(np.int32)).astype(np.float64)
    return float(np.mean(np.diff(profile) ** 2) / np.mean(profile) ** 2)
