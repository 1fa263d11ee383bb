"""Tables whose cells go on in the next line: what belongs to one cell is read together.

Without lines between its columns, a row of a table looks like lines of text with wide gaps. What stands below
a word of a column goes on with it where that word was the last one that had room.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pipelines.extraction.side_heads import find_entries

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.geometry import Box

_ALIGNED = 0.7  # line heights between the left edges of what stands in one column
_LEADING = 0.9  # line heights between the lines of one cell
_OVERLAP = 0.5  # line heights that their boxes may overlap
_SPACE = 0.3  # line heights between words
_SLACK = 0.5  # line heights that a word may come nearer to the next column

Cell = tuple[int, int]
"""The first word of a line's cell, and the one behind its last one."""

_Column = list[tuple[int, Cell]]
"""What of a row of a table stands below each other: line and cell."""


@dataclass(frozen=True)
class Line:
    """The boxes of a line's words, its cells, and whether it directly follows the line before it."""

    boxes: Sequence[Box]
    cells: Sequence[Cell]
    follows: bool

    @cached_property
    def height(self) -> float:
        return statistics.median([box.height for box in self.boxes])

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def bottom(self) -> float:
        return max(box.bottom for box in self.boxes)


def in_reading_order(lines: Sequence[Line]) -> Iterator[tuple[int, Cell, bool]]:
    """Yield line and cell, and whether it goes on with the one before, of all lines in reading order."""
    rights, entries = _right_edges(lines), find_entries(lines)
    columns: list[_Column] = []
    entry_end = 0
    for number, line in enumerate(lines):
        entry = entries.get(number)
        if entry:
            yield from _cells_of(columns)
            columns, entry_end = [list(entry.heads), list(entry.text)], entry.end
        if number < entry_end:
            continue
        places = _places(columns, lines, number, rights[number]) if line.follows else None
        if places is None:
            yield from _cells_of(columns)
            columns = [[(number, cell)] for cell in line.cells]
        else:
            for place, cell in zip(places, line.cells, strict=True):
                columns[place].append((number, cell))
    yield from _cells_of(columns)


def _cells_of(columns: Sequence[_Column]) -> Iterator[tuple[int, Cell, bool]]:
    for column in columns:
        for place, (number, cell) in enumerate(column):
            yield number, cell, place > 0


def _right_edges(lines: Sequence[Line]) -> list[float]:
    """Return for each line how far the lines reach to the right that follow each other with it."""
    edges: list[float] = []
    for line in lines:
        own = max((box.right for box in line.boxes), default=0.0)
        edges.append(max(own, edges[-1]) if edges and line.follows else own)
    for place in range(len(lines) - 2, -1, -1):
        if lines[place + 1].follows:
            edges[place] = edges[place + 1]
    return edges


def _places(columns: Sequence[_Column], lines: Sequence[Line], number: int, right: float) -> list[int] | None:
    """Return the columns in which the cells of a line go on, or None if one of them does not."""
    line, before = lines[number], lines[number - 1]
    if len(columns) < 2 or not line.cells or not _is_close(before, line):
        return None
    lefts = [_box(lines, column[0]).left for column in columns]
    places = []
    for cell in line.cells:
        left, slack = line.boxes[cell[0]].left, _ALIGNED * line.height
        place = next((n for n, edge in enumerate(lefts) if abs(edge - left) < slack), None)
        if place is None or columns[place][-1][0] != number - 1:
            return None
        limit = lefts[place + 1] if place + 1 < len(lefts) else right
        if not _was_full(_last(lines, columns[place][-1]), line.boxes[cell[0]], limit, line.height):
            return None
        places.append(place)
    return places


def _is_close(before: Line, line: Line) -> bool:
    height = min(before.height, line.height)
    return -_OVERLAP * height < line.top - before.bottom < _LEADING * height


def _was_full(last: Box, first: Box, limit: float, height: float) -> bool:
    """Whether the first word of a line had no room behind the last one of the line above."""
    return last.right + _SPACE * height + first.width > limit - _SLACK * height


def _box(lines: Sequence[Line], part: tuple[int, Cell]) -> Box:
    number, cell = part
    return lines[number].boxes[cell[0]]


def _last(lines: Sequence[Line], part: tuple[int, Cell]) -> Box:
    number, cell = part
    return lines[number].boxes[cell[1] - 1]
