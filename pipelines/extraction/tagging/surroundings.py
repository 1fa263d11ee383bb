"""What stands around a chunk on the page: the heading over it, the cells above and left of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction.passage import BREAK, LINE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.transcript import Cell, Transcript

_LOOKBACK = 40  # cells; what announces a value stands near
_MOST_WORDS = 6
_FAR_ABOVE = 2.5  # in heights of the cell
_ASIDE = 3.0
_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Stems of words: of the heading above, of the cell above and of the cell left of each chunk's cell.

    `is_first` says that the chunk begins its cell.
    """

    heading: tuple[str, ...]
    above: tuple[str, ...]
    left: tuple[str, ...]
    is_first: bool


def surroundings_of(
    transcript: Transcript, chunks: Sequence[Chunk], stems: Sequence[str]
) -> list[Surroundings]:
    """Return the surroundings of each chunk; `stems` are those of the passage's pieces."""
    headings = _headings(transcript, chunks, stems)
    cells = transcript.cells
    told = [tuple(stems[cell.first : min(cell.last + 1, cell.first + _MOST_WORDS)]) for cell in cells]
    beside = [
        tuple(() if other is None else told[other] for other in _neighbours(cells, number))
        for number in range(len(cells))
    ]
    around = []
    for chunk, heading in zip(chunks, headings, strict=True):
        number = transcript.cell_of[chunk.first]
        above, left = beside[number]
        around.append(Surroundings(heading, above, left, cells[number].first == chunk.first))
    return around


def _neighbours(cells: Sequence[Cell], number: int) -> tuple[int | None, int | None]:
    """Return the nearest cell above that is in line with a cell, and the last one left of it in its row."""
    box, page, height = cells[number].box, cells[number].page, cells[number].box.height
    above, left, nearest = None, None, _FAR_ABOVE * height
    level = box.top + _OVERLAP * height
    for other in range(max(0, number - _LOOKBACK), number):
        there = cells[other].box
        if cells[other].page != page:
            continue
        if there.bottom > level:
            is_level = abs(there.center[1] - box.center[1]) < height / 2
            left = other if is_level and there.right <= box.left + 2 else left
        elif there.left <= box.right and there.right >= box.left:
            gap = box.top - there.bottom
            if abs(there.left - box.left) <= _ASIDE * height and gap < nearest:
                above, nearest = other, gap
    return above, left


def _headings(
    transcript: Transcript, chunks: Sequence[Chunk], stems: Sequence[str]
) -> Iterator[tuple[str, ...]]:
    """Yield for each chunk the stems of the last short line that was all in capitals, its own included."""
    heading: tuple[str, ...] = ()
    for number, chunk in enumerate(chunks):
        if number == 0 or chunk.before in {LINE, BREAK}:
            last = chunk.first
            pieces = transcript.passage.pieces
            while last + 1 < len(pieces) and pieces[last + 1].before not in {LINE, BREAK}:
                last += 1
            if last - chunk.first < _MOST_WORDS and all(
                piece.text.upper() == piece.text for piece in pieces[chunk.first : last + 1]
            ):
                words = [stems[place] for place in range(chunk.first, last + 1) if len(stems[place]) > 2]
                heading = tuple(words[:4]) if any(word.isalpha() for word in words) else heading
        yield heading
