"""Entries of running text with short heads beside them: number, day and protocol in a ruled margin.

    R-1          COMPRA E VENDA. Por escritura pública lavrada nas notas do
    01/06/2012   2º Serviço, Ana Luz vendeu o imóvel desta matrícula a Rui
    Prot. 812    Paz, pelo preço de R$ 10.000,00.

Read row by row the heads would stand within the text's sentences. A form's captions stand beside values that
leave room in their lines, and are read row by row.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.wrapped_cells import Cell, Line

_ALIGNED = 0.7  # line heights between the left edges of what stands in one column
_SAME_STEP = 1.2  # of the steps between the lines of one entry
_LEAST_LINES = 3  # of an entry
_LEAST_WIDTH = 16.0  # line heights that its text is wide
_SLACK = 0.5  # line heights that a word may come nearer to the right edge
_SPACE = 0.3  # line heights between words


@dataclass(frozen=True)
class Entry:
    """The lines from `first` to before `end`, their heads and their text: line and cell of each."""

    first: int
    end: int
    heads: tuple[tuple[int, Cell], ...]
    text: tuple[tuple[int, Cell], ...]


def find_entries(lines: Sequence[Line]) -> dict[int, Entry]:
    """Return the entries by their first lines."""
    found = (_entry(lines, first, end) for first, end in _blocks(lines))
    return {entry.first: entry for entry in found if entry and _is_running(lines, entry)}


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the runs of lines that stand closer to each other than to what is above and below."""
    first = 0
    for end in range(1, len(lines) + 1):
        if end == len(lines) or not _goes_on(lines, first, end):
            if end - first >= _LEAST_LINES:
                yield first, end
            first = end


def _goes_on(lines: Sequence[Line], first: int, number: int) -> bool:
    line, before = lines[number], lines[number - 1]
    if not (line.follows and line.boxes and before.boxes and line.top > before.top):
        return False
    if number - first == 1:
        return line.top - before.bottom < before.height
    return line.top - before.top < _SAME_STEP * (lines[first + 1].top - lines[first].top)


def _entry(lines: Sequence[Line], first: int, end: int) -> Entry | None:
    """Return a block of lines as heads and text, if each of its cells is one of these."""
    if len(lines[first].cells) != 2:
        return None
    edges = [lines[first].boxes[cell[0]].left for cell in lines[first].cells]
    columns: tuple[list[tuple[int, Cell]], list[tuple[int, Cell]]] = ([], [])
    for number in range(first, end):
        for cell in lines[number].cells:
            left, slack = lines[number].boxes[cell[0]].left, _ALIGNED * lines[number].height
            place = next((n for n, edge in enumerate(edges) if abs(edge - left) < slack), None)
            if place is None:
                return None
            columns[place].append((number, cell))
    heads, text = columns
    return Entry(first, end, tuple(heads), tuple(text))


def _is_running(lines: Sequence[Line], entry: Entry) -> bool:
    """Whether heads lie beside text of which no line but the last had room for another word."""
    is_beside = [number for number, _ in entry.heads] == [*range(entry.first, entry.first + len(entry.heads))]
    rows = [(lines[number].height, lines[number].boxes[cell[0] : cell[1]]) for number, cell in entry.text]
    left, right = rows[0][1][0].left, max(boxes[-1].right for _, boxes in rows)
    if not is_beside or min(len(entry.heads), len(rows)) < 2 or right - left < _LEAST_WIDTH * rows[0][0]:
        return False
    return all(
        boxes[-1].right + _SPACE * height + following[0].width > right - _SLACK * height
        for (height, boxes), (_, following) in itertools.pairwise(rows)
    )
