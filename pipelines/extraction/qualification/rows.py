"""A party in a row of a table: its role, its name, its number, its qualification, each in a column."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.passage import BREAK, Passage, join_pieces
from pipelines.extraction.qualification.parties import Party, told_apart
from pipelines.extraction.qualification.plain import read_plain_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.transcript import Cell

_LEAST_COLUMNS = 2  # besides that of the role
_MOST_LINES = 12  # of a row
_ALIGNED = 1.5  # heights of a word


def read_row(where: Map, role: Anchor) -> Party | None:
    """Return the party that the columns right of its role tell of, one that their lines go on with included.

    None where these are no columns of a table, or those of more than one party.
    """
    columns = _columns(where, role)
    if len(columns) < _LEAST_COLUMNS or any(column[0].first in where.labelled for column in columns):
        return None
    named, *others = (_joined(where, column) for column in columns)
    parties = read_plain_name(named)
    others.sort(key=lambda column: column.text[0].isdigit())  # a qualification begins before the documents
    told = told_apart(join_pieces(piece for other in others for piece in other.pieces), parties)
    if not told:
        return None
    (party,) = parties
    is_whole = party.name.quote.pieces[-1].index == named.pieces[-1].index
    name = party.name if is_whole else party.name.with_verdict(checks.cut_name())
    return replace(party, findings=(name, *told))


def _columns(where: Map, role: Anchor) -> list[list[Cell]]:
    """Return the cells of each column right of the role, down to the next cell in the column of roles."""
    own = where.transcript.cell_at(role.last)
    columns: list[list[Cell]] = []
    for cell in _cells_of_row(where, own):
        if cell.line == own.line:
            columns.append([cell])
            continue
        above = [column for column in columns if _is_aligned(column[0], cell)]
        if not above:
            return []
        above[0].append(cell)
    return columns


def _cells_of_row(where: Map, own: Cell) -> Iterator[Cell]:
    pieces = where.transcript.passage.pieces
    behind = (cell for cell in where.transcript.cells if cell.first > own.last)
    for cell in itertools.takewhile(lambda cell: pieces[cell.first].before != BREAK, behind):
        if cell.line - own.line >= _MOST_LINES or (cell.line != own.line and _is_aligned(own, cell)):
            return
        yield cell


def _is_aligned(first: Cell, second: Cell) -> bool:
    return abs(first.box.left - second.box.left) < _ALIGNED * first.box.height


def _joined(where: Map, column: list[Cell]) -> Passage:
    """Return the lines of a column as one, which a comma parts from the column before."""
    pieces = where.transcript.passage.pieces
    lines = [pieces[cell.first : cell.last + 1] for cell in column]
    joints = (", ", *(" " for _ in lines[1:]))
    return join_pieces(
        piece
        for joint, line in zip(joints, lines, strict=True)
        for piece in (replace(line[0], before=joint), *line[1:])
    )
