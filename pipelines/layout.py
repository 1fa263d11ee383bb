"""Reading order of line pieces on an upright page: columns, margin notes, rows.

A *gutter* is an empty vertical strip between two columns of running text. The page is cut at its tallest
gutter into what stands above, left, right and below; each part is cut again; what has no gutter is read
row by row. Cells of tables and forms are no columns: their pieces are short and read across.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pipelines.document import RegionKind, TextLine

if TYPE_CHECKING:
    from collections.abc import Sequence

Row = tuple[TextLine, ...]

_MIN_COLUMN_LINES = 5
_MIN_MARGIN_LINES = 3
_MIN_COLUMN_WIDTH = 7.0  # median length of a column's lines, in line heights
_FULL_LINE = 0.5  # of the long lines of a column: prose beside a picture is still prose
_MAX_MARGIN_SHARE = 0.27  # of the width of the text
_MIN_BODY_WIDTH = 18.0  # median length of the lines beside a margin, in line heights
_GUTTER = 0.15  # half the width that a gutter must have, in line heights
_MAX_FLOATING = 0.12  # captions may stand across a gutter: their share of the lines beside it
_APART = 1.5  # a gap, in line heights, that sets a heading or a footer apart from columns
_NEXT_LINE = 2.5  # steps, in line heights, within a run of text
_MIN_CLOSE = 0.7  # of the steps between the lines of a column: paragraphs and pictures part the others
_MAX_STOPS = 24  # a strip that more lines cross is no gutter, whatever floats there


@dataclass(frozen=True, slots=True)
class _Gutter:
    x: float
    top: float
    bottom: float
    lines: int
    margin_side: int  # -1 the left column is a margin, 1 the right one, 0 neither


def reading_order(lines: Sequence[TextLine]) -> list[tuple[RegionKind, list[Row]]]:
    """Return the regions in reading order, each with its rows; a row is pieces from left to right."""
    return [(kind, _rows(part)) for kind, part in _cut(list(lines), RegionKind.TEXT)]


def _cut(lines: list[TextLine], kind: RegionKind) -> list[tuple[RegionKind, list[TextLine]]]:
    gutter = _best_gutter(lines) if kind is RegionKind.TEXT else None
    if gutter is None:
        return [(kind, lines)] if lines else []
    above, left, right, floating, below = _split(lines, gutter)
    left_kind = RegionKind.MARGIN if gutter.margin_side < 0 else RegionKind.TEXT
    right_kind = RegionKind.MARGIN if gutter.margin_side > 0 else RegionKind.TEXT
    sides = [(left_kind, left), (right_kind, right)]
    # The body comes before its margin: a note must not stand between two halves of a sentence.
    parts = sides if gutter.margin_side >= 0 else sides[::-1]
    ordered = [(RegionKind.TEXT, above), *parts, (RegionKind.TEXT, floating), (RegionKind.TEXT, below)]
    return [region for part_kind, part in ordered for region in _cut(part, part_kind)]


def _split(lines: list[TextLine], gutter: _Gutter) -> tuple[list[TextLine], ...]:
    """Return the lines above, left, right, across and below a gutter."""
    parts: tuple[list[TextLine], ...] = ([], [], [], [], [])
    for line in lines:
        (left, right), y = _extent(line), line.box.center[1]
        if y < gutter.top:
            part = 0
        elif y > gutter.bottom:
            part = 4
        elif right <= gutter.x:
            part = 1
        else:
            part = 2 if left >= gutter.x else 3
        parts[part].append(line)
    return parts


def _extent(line: TextLine) -> tuple[float, float]:
    """Return where the line's words begin and end: the box of a line reaches into a narrow gutter."""
    return (
        (line.words[0].box.left, line.words[-1].box.right) if line.words else (line.box.left, line.box.right)
    )


def _best_gutter(lines: list[TextLine]) -> _Gutter | None:
    """Return the gutter with the most lines beside it."""
    if len(lines) < 2 * _MIN_MARGIN_LINES:
        return None
    edges = np.array([(*_extent(line), line.box.top, line.box.bottom) for line in lines])
    height = float(np.median(edges[:, 3] - edges[:, 2]))
    found = [
        gutter
        for x in np.arange(edges[:, 0].min() + height, edges[:, 1].max() - height, height / 4)
        for gutter in _gutters_at(float(x), edges, height)
    ]
    return max(found, key=lambda gutter: gutter.lines, default=None)


def _gutters_at(x: float, edges: NDArray[np.float64], height: float) -> list[_Gutter]:
    """Return the usable stretches of the vertical line at `x` between the lines that cross it."""
    middle = (edges[:, 2] + edges[:, 3]) / 2
    crosses = (edges[:, 0] < x + _GUTTER * height) & (edges[:, 1] > x - _GUTTER * height)
    stops = np.concatenate([[-np.inf], np.sort(middle[crosses]), [np.inf]])
    gutters = []
    for first, last in _stretches(len(stops)):
        within = (middle > stops[first]) & (middle < stops[last])
        left, right = _sides(x, edges, within & ~crosses)
        if min(len(left), len(right)) < _MIN_MARGIN_LINES:
            continue
        top, bottom = _reach(left, right, height)
        within = (middle >= top) & (middle <= bottom)
        left, right = _sides(x, edges, within & ~crosses)
        margin_side, count = _columns(left, right, height), len(left) + len(right)
        floating = np.count_nonzero(within & crosses)
        if margin_side is not None and floating <= (_MAX_FLOATING * count if margin_side == 0 else 0):
            gutters.append(_Gutter(x, top, bottom, count, margin_side))
    return gutters


def _sides(
    x: float, edges: NDArray[np.float64], chosen: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    return edges[chosen & (edges[:, 1] <= x)], edges[chosen & (edges[:, 0] >= x)]


def _reach(left: NDArray[np.float64], right: NDArray[np.float64], height: float) -> tuple[float, float]:
    """Return top and bottom of two columns, without what stands apart above or below, on one side only."""
    sides = np.repeat([0, 1], [len(left), len(right)])
    both = np.concatenate([left, right])
    order = np.argsort(both[:, 2])
    tops, bottoms, sides = both[order, 2], np.maximum.accumulate(both[order, 3]), sides[order]
    breaks = np.flatnonzero(tops[1:] - bottoms[:-1] > _APART * height) + 1
    groups = np.split(np.arange(len(order)), breaks)
    shared = [group for group in groups if len(set(sides[group])) == 2] or groups
    return float(tops[shared[0][0]]), float(bottoms[shared[-1][-1]])


def _stretches(stops: int) -> list[tuple[int, int]]:
    """Pair the stops: neighbours, and, where they are few, any two with captions between them."""
    if stops > _MAX_STOPS:
        return [(first, first + 1) for first in range(stops - 1)]
    return list(itertools.combinations(range(stops), 2))


def _columns(left: NDArray[np.float64], right: NDArray[np.float64], height: float) -> int | None:
    """Say whether two groups of lines are columns (0), body and margin (-1 or 1), or neither (None)."""
    counts = len(left), len(right)
    if min(counts) < _MIN_MARGIN_LINES:
        return None
    if _is_margin(left, right, height):
        return -1
    if _is_margin(right, left, height):
        return 1
    is_prose = min(counts) >= _MIN_COLUMN_LINES and all(_is_prose(part, height) for part in (left, right))
    return 0 if is_prose else None


def _is_prose(part: NDArray[np.float64], height: float) -> bool:
    """Whether lines follow closely and most run to the edge of their column, as a form's cells do not."""
    lengths = part[:, 1] - part[:, 0]
    full = lengths > _FULL_LINE * np.percentile(lengths, 90)
    steps = np.diff(np.sort((part[:, 2] + part[:, 3]) / 2)) / height
    return bool(
        np.median(lengths) >= _MIN_COLUMN_WIDTH * height
        and np.mean(full) >= 0.6
        and np.mean(steps < _NEXT_LINE) >= _MIN_CLOSE
    )


def _is_margin(note: NDArray[np.float64], body: NDArray[np.float64], height: float) -> bool:
    """Whether `note` is a narrow strip of short lines beside long ones, and not their labels."""
    length, body_length = (float(np.median(part[:, 1] - part[:, 0])) for part in (note, body))
    width = max(note[:, 1].max(), body[:, 1].max()) - min(note[:, 0].min(), body[:, 0].min())
    return (
        body_length >= max(_MIN_BODY_WIDTH * height, 2 * length)
        and float(note[:, 1].max() - note[:, 0].min()) <= _MAX_MARGIN_SHARE * width
        and _share_stacked(note, height) >= 0.8
        and _share_beside(note, body, height) < 0.7
    )


def _share_stacked(note: NDArray[np.float64], height: float) -> float:
    """Return the share of a margin's lines that follow closely under the one before."""
    steps = np.diff(np.sort((note[:, 2] + note[:, 3]) / 2)) / height
    return float(np.mean((steps > 0.5) & (steps < _NEXT_LINE)))


def _share_beside(note: NDArray[np.float64], body: NDArray[np.float64], height: float) -> float:
    """Return the share of a margin's lines that stand level with a line of the body, as labels do."""
    middles = (body[:, 2] + body[:, 3]) / 2
    own = (note[:, 2] + note[:, 3]) / 2
    return float(np.mean(np.abs(own[:, None] - middles[None, :]).min(axis=1) < 0.2 * height))


def _rows(lines: list[TextLine]) -> list[Row]:
    """Group pieces whose middles are level into rows, top to bottom, each from left to right."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda piece: piece.box.center[1]):
        row = next((row for row in rows[:-5:-1] if _is_level(line, row)), None)
        if row is None:
            rows.append([line])
        else:
            row.append(line)
    rows.sort(key=lambda row: float(np.mean([piece.box.center[1] for piece in row])))
    return [tuple(sorted(row, key=lambda piece: piece.box.left)) for row in rows]


def _is_level(line: TextLine, row: list[TextLine]) -> bool:
    middle = float(np.mean([piece.box.center[1] for piece in row]))
    height = min(line.box.height, *(piece.box.height for piece in row))
    return abs(line.box.center[1] - middle) < 0.45 * height + 1
