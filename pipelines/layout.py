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
    from collections.abc import Iterable, Iterator, Sequence

_Pieces = NDArray[np.float64]  # (pieces, 6), top to bottom by their middles; its columns:
_LEFT, _RIGHT, _TOP, _BOTTOM, _MIDDLE, _LENGTH = range(6)

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


@dataclass(frozen=True, slots=True)
class _Strip:
    """An upright strip at `x`, and which pieces stand left of it, cross it, or stand right of it."""

    x: float
    left: NDArray[np.bool_]
    crossing: NDArray[np.bool_]
    right: NDArray[np.bool_]


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
    pieces = np.array([_piece(line) for line in lines])
    pieces = pieces[np.argsort(pieces[:, _MIDDLE])]
    height = float(np.median(pieces[:, _BOTTOM] - pieces[:, _TOP]))
    found = [gutter for strip in _strips(pieces, height) for gutter in _gutters_in(strip, pieces, height)]
    return max(found, key=lambda gutter: gutter.lines, default=None)


def _piece(line: TextLine) -> tuple[float, ...]:
    left, right = _extent(line)
    return left, right, line.box.top, line.box.bottom, line.box.center[1], right - left


def _strips(pieces: _Pieces, height: float) -> Iterator[_Strip]:
    """Yield the upright strips that part the pieces, each parting once."""
    parted = None
    lefts, rights = pieces[:, _LEFT], pieces[:, _RIGHT]
    for x in np.arange(lefts.min() + height, rights.max() - height, height / 4):
        crossing = (lefts < x + _GUTTER * height) & (rights > x - _GUTTER * height)
        strip = _Strip(float(x), ~crossing & (rights <= x), crossing, ~crossing & (lefts >= x))
        if parted != (parted := strip.left.tobytes() + strip.right.tobytes()):
            yield strip


def _gutters_in(strip: _Strip, pieces: _Pieces, height: float) -> Iterator[_Gutter]:
    """Yield the stretches of a strip that have columns, or a body and its margin, on both sides."""
    middles = pieces[:, _MIDDLE]
    reaches = (
        _reach(*_sides(strip, pieces, begin, end), height) for begin, end in _stretches(strip, middles)
    )
    for top, bottom in dict.fromkeys(reaches):
        begin, end = int(np.searchsorted(middles, top)), int(np.searchsorted(middles, bottom, "right"))
        left, right = _sides(strip, pieces, begin, end)
        margin_side, count = _columns(left, right, height), len(left) + len(right)
        floating = np.count_nonzero(strip.crossing[begin:end])
        if margin_side is not None and floating <= (_MAX_FLOATING * count if margin_side == 0 else 0):
            yield _Gutter(strip.x, top, bottom, count, margin_side)


def _sides(strip: _Strip, pieces: _Pieces, begin: int, end: int) -> tuple[_Pieces, _Pieces]:
    """Return the pieces left and right of a strip among those from `begin` to `end`."""
    within = slice(begin, end)
    return pieces[within][strip.left[within]], pieces[within][strip.right[within]]


def _stretches(strip: _Strip, middles: NDArray[np.float64]) -> Iterable[tuple[int, int]]:
    """Return begin and end of what lies between two pieces that cross a strip, lines on both sides of it.

    Where few cross, any two, with captions between them; else neighbours.
    """
    stops = np.concatenate([[-np.inf], middles[strip.crossing], [np.inf]])
    count = len(stops)
    first, last = (
        np.triu_indices(count, 1) if count <= _MAX_STOPS else (np.arange(count - 1), np.arange(1, count))
    )
    begin = np.searchsorted(middles, stops, "right")[first]
    end = np.maximum(begin, np.searchsorted(middles, stops)[last])
    # Counted, not looked at: most stretches have too few on one side.
    left, right = (np.concatenate([[0], np.cumsum(side)]) for side in (strip.left, strip.right))
    enough = np.minimum(left[end] - left[begin], right[end] - right[begin]) >= _MIN_MARGIN_LINES
    return zip(begin[enough].tolist(), end[enough].tolist(), strict=True)


def _reach(left: _Pieces, right: _Pieces, height: float) -> tuple[float, float]:
    """Return top and bottom of two columns, without what stands apart above or below, on one side only."""
    both = np.concatenate([left, right])
    order = np.argsort(both[:, _TOP])
    tops, bottoms = both[order, _TOP], np.maximum.accumulate(both[order, _BOTTOM])
    is_right = order >= len(left)
    breaks = (np.flatnonzero(tops[1:] - bottoms[:-1] > _APART * height) + 1).tolist()
    groups = list(itertools.pairwise([0, *breaks, len(order)]))
    shared = [
        (first, last) for first, last in groups if 0 < np.count_nonzero(is_right[first:last]) < last - first
    ]
    shared = shared or groups
    return float(tops[shared[0][0]]), float(bottoms[shared[-1][1] - 1])


def _columns(left: _Pieces, right: _Pieces, height: float) -> int | None:
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


def _is_prose(part: _Pieces, height: float) -> bool:
    """Whether lines follow closely and most run to the edge of their column, as a form's cells do not."""
    lengths = part[:, _LENGTH]
    full = lengths > _FULL_LINE * np.percentile(lengths, 90)
    steps = np.diff(part[:, _MIDDLE]) / height
    return bool(
        np.median(lengths) >= _MIN_COLUMN_WIDTH * height
        and np.mean(full) >= 0.6
        and np.mean(steps < _NEXT_LINE) >= _MIN_CLOSE
    )


def _is_margin(note: _Pieces, body: _Pieces, height: float) -> bool:
    """Whether `note` is a narrow strip of short lines beside long ones, and not their labels."""
    length, body_length = (float(np.median(part[:, _LENGTH])) for part in (note, body))
    if body_length < max(_MIN_BODY_WIDTH * height, 2 * length):
        return False
    left, right = note[:, _LEFT].min(), note[:, _RIGHT].max()
    width = max(right, body[:, _RIGHT].max()) - min(left, body[:, _LEFT].min())
    return (
        float(right - left) <= _MAX_MARGIN_SHARE * width
        and _share_stacked(note, height) >= 0.8
        and _share_beside(note, body, height) < 0.7
    )


def _share_stacked(note: _Pieces, height: float) -> float:
    """Return the share of a margin's lines that follow closely under the one before."""
    steps = np.diff(note[:, _MIDDLE]) / height
    return float(np.mean((steps > 0.5) & (steps < _NEXT_LINE)))


def _share_beside(note: _Pieces, body: _Pieces, height: float) -> float:
    """Return the share of a margin's lines that stand level with a line of the body, as labels do."""
    apart = np.abs(note[:, _MIDDLE, None] - body[None, :, _MIDDLE])
    return float(np.mean(apart.min(axis=1) < 0.2 * height))


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
