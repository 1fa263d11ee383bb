"""Forms whose captions stand under their values: whether a page is one, and which value is whose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.transcript import is_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.transcript import Cell

_MAX_RISE = 4.5  # heights of a caption, from its middle to that of its larger value
_MAX_LEADING = 2.3  # line heights between the middles of two lines of a value
_NUMBERED = re.compile(
    r"data|dia|nascid|nascim|falecid|celebr|registr|lavr|expedi|emiti|cpf|cic|matricula|hora"
)
_DIGITS = re.compile(r"[0-9]{2}")
_LEAST_VOTES = 2


def has_values_over(where: Map) -> bool:
    """Whether more captions of days and numbers have digits over them, and words below, than the reverse."""
    votes = [_vote(where, anchor) for anchor in where.anchors if _asks_for_number(anchor)]
    return sum(votes) >= _LEAST_VOTES


def _asks_for_number(anchor: Anchor) -> bool:
    return anchor.is_label and anchor.is_alone and _NUMBERED.search(fold(anchor.words)) is not None


def _vote(where: Map, anchor: Anchor) -> int:
    """Return 1 where digits stand over a caption alone, -1 where they stand below it alone, else 0."""
    return _has_digits(where, _row(where, anchor, -1)) - _has_digits(where, _row(where, anchor, 1))


def _has_digits(where: Map, row: Sequence[Cell]) -> bool:
    pieces = where.transcript.passage.pieces
    return any(_DIGITS.search(piece.text) for cell in row for piece in pieces[cell.first : cell.last + 1])


def over(where: Map, anchor: Anchor, max_lines: int) -> Passage:
    """Return what stands over a caption, in a row of as many captions as values by its place in the row.

    A value that stands alone may fill several lines.
    """
    values, captions = _row(where, anchor, -1), _captions_beside(where, anchor)
    cell = where.transcript.cell_at(anchor.first)
    if not values:
        return join_pieces(())
    if len(values) == len(captions):
        value = values[captions.index(cell)]
    else:
        value = min(values, key=lambda other: abs(other.box.center[0] - cell.box.center[0]))
    lines = _lines_up(where, value, max_lines) if len(values) == 1 else [value]
    pieces = where.transcript.passage.pieces
    return join_pieces(pieces[i] for line in reversed(lines) for i in range(line.first, line.last + 1))


def _lines_up(where: Map, last: Cell, max_lines: int) -> list[Cell]:
    """Return a line and those close over it that begin under each other, the last one first."""
    lines = [last]
    for cell in reversed(where.lines[last.page]):
        rise = lines[-1].box.center[1] - cell.box.center[1]
        is_next = 0.0 < rise < _MAX_LEADING * last.box.height and not is_level(cell.box, lines[-1].box)
        is_under = abs(cell.box.left - last.box.left) < last.box.height
        if rise >= _MAX_LEADING * last.box.height or len(lines) == max_lines:
            break
        if is_next and is_under and where.labelled.isdisjoint(range(cell.first, cell.last + 1)):
            lines.append(cell)
    return lines


def _captions_beside(where: Map, anchor: Anchor) -> list[Cell]:
    """Return the cells that are level with a caption, its own among them, from left to right."""
    own = where.transcript.cell_at(anchor.first)
    level = (cell for cell in where.lines[own.page] if is_level(cell.box, own.box))
    return sorted(level, key=lambda cell: cell.box.left)


def _row(where: Map, anchor: Anchor, way: int) -> list[Cell]:
    """Return the cells of the next row over a caption (-1) or below it (1), none where it has captions."""
    own = where.transcript.cell_at(anchor.first)
    near = list(_near(where, own, way))
    nearest = min(near, key=lambda cell: abs(cell.box.center[1] - own.box.center[1]), default=None)
    row = [cell for cell in near if nearest and is_level(cell.box, nearest.box)]
    is_free = all(where.labelled.isdisjoint(range(cell.first, cell.last + 1)) for cell in row)
    return sorted(row, key=lambda cell: cell.box.left) if is_free else []


def _near(where: Map, own: Cell, way: int) -> Iterator[Cell]:
    for cell in where.lines[own.page]:
        distance = way * (cell.box.center[1] - own.box.center[1])
        if 0.0 < distance < _MAX_RISE * own.box.height and not is_level(cell.box, own.box):
            yield cell
