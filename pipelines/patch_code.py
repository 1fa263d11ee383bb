"""Find the patch code T: four bars, narrow, wide, narrow, wide, from the leading edge of the sheet inwards.

Kodak, "Patch Code Information" (A-61599, October 2006): wide bars are 0.20 in, narrow bars and the three
spaces 0.08 in, each ± 0.01 in, 0.80 in together; the bars are 2 in long or longer; 0.25 in around them is
empty. With the narrow width as the unit the code is 1 1 2.5 1 1 1 2.5. The other codes are 1 (WWNN),
2 (WNNW), 3 (WNWN), 4 (NWWN) and 6 (NNWW). A T that lies upside down is a 3: since nothing on a sheet says
which way it was fed, both are taken for T.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines.view import grey

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from pipelines.image import Pixels

PATCH_T_UNITS = (1.0, 1.0, 2.5, 1.0, 1.0, 1.0, 2.5)
"""Bars and spaces in turn, in widths of the narrow bar (2.03 mm at nominal size)."""

_MM_PER_INCH = 25.4
_LOOKED_AT_DPI = 100.0
_STEP_MM = 2.0  # between the lines along which bars are looked for
_MIN_SIDE = 16  # pixels; nothing smaller is a sheet
_MIN_CONTRAST = 40  # grey levels between paper and bars
_INK_PERCENTILE = 0.2  # a small code covers about so much of A4
_UNITS_MM = (0.8, 8.5)  # from 0.4 to 4 times the nominal size
_TOLERANCE_UNITS = 0.45  # copiers and thresholds make bars thicker and spaces thinner
_QUIET_UNITS = 1.5
_MIN_LENGTH_UNITS = 15.0
_MIN_LENGTH_MM = 20.0
_MAX_GAP_LINES = 2  # a scratch or a crease
_MAX_SLOPE = 0.15  # 8.5 degrees
_MAX_BEND_UNITS = 0.5


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Where one straight line crosses a whole code: which line, where the code begins on it, and its unit."""

    line: int
    start: float
    unit: float


def has_patch_t(pixels: Pixels, dpi: float) -> bool:
    """Say whether a page bears a patch T: either end first, along or across the page, skewed to ±5°."""
    scale = min(1.0, _LOOKED_AT_DPI / dpi)
    if min(pixels.shape[:2]) * scale < _MIN_SIDE:
        return False
    ink = _ink(pixels, scale)
    if ink is None:
        return False
    per_mm = dpi * scale / _MM_PER_INCH
    return any(_crosses_bars(lines, per_mm) for lines in (ink.T, ink))


def _ink(pixels: Pixels, scale: float) -> NDArray[np.bool_] | None:
    """Mark what is darker than half way from paper to ink; None for a page without contrast."""
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    calm = cv2.medianBlur(grey(np.asarray(small, np.uint8)), 3)
    paper, darkest = float(np.median(calm)), float(np.percentile(calm, _INK_PERCENTILE))
    if paper - darkest < _MIN_CONTRAST:
        return None
    return np.asarray(calm < (paper + darkest) / 2)


def _crosses_bars(lines: NDArray[np.bool_], per_mm: float) -> bool:
    """Whether neighbouring lines (rows of the array) cross the same four bars over the length of a code."""
    step = max(1, round(_STEP_MM * per_mm))
    crossings = [
        crossing
        for number in range(0, len(lines), step)
        for crossing in _crossings(lines[number], number, per_mm)
    ]
    return any(_is_long(track, step, per_mm) for track in _tracks(crossings, step))


def _crossings(line: NDArray[np.bool_], number: int, per_mm: float) -> Iterator[_Crossing]:
    """Yield where a line crosses the code, either end first, with empty paper on both sides."""
    padded = np.concatenate(([False], line, [False])).astype(np.int8)
    edges = np.flatnonzero(np.diff(padded)).astype(np.float64)
    if len(edges) < 8:
        return
    # Every dark run begins at an even place of `edges`; a code is eight edges from there.
    windows = np.lib.stride_tricks.sliding_window_view(edges, 8)[::2]
    runs = np.diff(windows, axis=1)
    units = runs.sum(axis=1) / sum(PATCH_T_UNITS)
    pattern = np.array(PATCH_T_UNITS)
    errors = [np.abs(runs / units[:, None] - order).max(axis=1) for order in (pattern, pattern[::-1])]
    is_code = np.minimum(*errors) <= _TOLERANCE_UNITS
    is_code &= (units >= _UNITS_MM[0] * per_mm) & (units <= _UNITS_MM[1] * per_mm)
    before = np.concatenate(([0.0], edges[1:-1:2]))[: len(windows)]
    after = np.concatenate((edges[2::2], [float(len(line))]))[3:]
    quiet = np.minimum(windows[:, 0] - before, after - windows[:, 7])
    is_code &= quiet >= _QUIET_UNITS * units
    for start, unit in zip(windows[is_code, 0], units[is_code], strict=True):
        yield _Crossing(number, float(start), float(unit))


def _tracks(crossings: list[_Crossing], step: int) -> list[list[_Crossing]]:
    """Join the crossings that can be of the same four bars, line by line."""
    tracks: list[list[_Crossing]] = []
    for crossing in crossings:
        for track in tracks:
            if _follows(crossing, track[-1], step):
                track.append(crossing)
                break
        else:
            tracks.append([crossing])
    return tracks


def _follows(crossing: _Crossing, last: _Crossing, step: int) -> bool:
    ahead = crossing.line - last.line
    if not 0 < ahead <= (_MAX_GAP_LINES + 1) * step:
        return False
    aside = abs(crossing.start - last.start)
    return (
        aside <= _MAX_SLOPE * ahead + _MAX_BEND_UNITS * last.unit
        and abs(crossing.unit - last.unit) <= 0.2 * last.unit
    )


def _is_long(track: list[_Crossing], step: int, per_mm: float) -> bool:
    """Whether the bars are straight, nearly unbroken, and as long as those of a code."""
    length = track[-1].line - track[0].line
    unit = float(np.median([crossing.unit for crossing in track]))
    if length < max(_MIN_LENGTH_UNITS * unit, _MIN_LENGTH_MM * per_mm):
        return False
    if len(track) < 0.8 * length / step:
        return False
    at, starts = np.array([[crossing.line, crossing.start] for crossing in track]).T
    slope, offset = np.polyfit(at, starts, 1)
    bend = float(np.median(np.abs(starts - slope * at - offset)))
    return abs(float(slope)) <= _MAX_SLOPE and bend <= _MAX_BEND_UNITS * unit
