"""A page with boxes, the text that another reader gave for it, and which words stand for which."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from pipelines.extraction.transcript import upright_box
from pipelines.ocr.alignment.align import align
from pipelines.ocr.alignment.words import Match, WordRow, similarity, word_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pipelines.document import Page, RegionKind, TextLine, Word
    from pipelines.geometry import Affine, Box

_CELL_GAP = 1.5  # in word heights; the spaces of a justified line are narrower


@dataclass(frozen=True, slots=True)
class Seen:
    """The words with boxes in reading order; all tuples run parallel.

    `row.lines` numbers pieces of lines: a wide gap ends a piece, as a cell of a table does. `upright` are the
    boxes in a picture whose lines are level: the page itself, or the turned picture that was read. `regions`
    is the number of each word's region.
    """

    row: WordRow
    words: tuple[Word, ...]
    upright: tuple[Box, ...]
    regions: tuple[int, ...]

    def confidence(self, first: int, end: int) -> float | None:
        """Return the mean of the words' confidences weighted by their characters; None if any states none."""
        total = letters = 0.0
        for word in self.words[first:end]:
            if word.confidence is None:
                return None
            total += word.confidence * len(word.text)
            letters += len(word.text)
        return total / letters if letters else None

    def weakest(self, first: int, end: int) -> float | None:
        """Return the smallest character probability; None if any word states none."""
        stated = [word.weakest for word in self.words[first:end] if word.weakest is not None]
        return min(stated) if stated and len(stated) == end - first else None

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield first and end (exclusive) of each piece of a line."""
        first = 0
        for index in range(1, len(self.row) + 1):
            if index == len(self.row) or self.row.lines[index] != self.row.lines[first]:
                yield first, index
                first = index


@dataclass(frozen=True, slots=True)
class ToldLine:
    """A line of the reader without boxes; its words are `first` to `end` (exclusive) of the row."""

    kind: RegionKind
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """`match_of` holds the match of each word told, or None; `likeness` the similarity of each match."""

    told: WordRow
    lines: tuple[ToldLine, ...]
    seen: Seen
    matches: tuple[Match, ...]
    match_of: tuple[Match | None, ...]
    likeness: dict[Match, float]


def compare(sections: Sequence[tuple[RegionKind, str]], page: Page, *, doubtful_below: float) -> Comparison:
    """Align the sections' lines, in their order, with the words of the page.

    Words whose confidence lies below `doubtful_below` may be read as anything by the other reader.
    """
    lines = [
        (kind, words) for kind, text in sections for line in text.splitlines() if (words := line.split())
    ]
    told = word_row(words for _, words in lines)
    seen = _seen(page)
    matches = tuple(align(told, seen.row, partial(_is_doubtful, seen, doubtful_below)))
    match_of: list[Match | None] = [None] * len(told)
    for match in matches:
        match_of[match.told : match.told_end] = [match] * (match.told_end - match.told)
    likeness = {match: _likeness(told, seen.row, match) for match in matches}
    return Comparison(told, tuple(_numbered(lines)), seen, matches, tuple(match_of), likeness)


def _is_doubtful(seen: Seen, doubtful_below: float, first: int, end: int) -> bool:
    confidence = seen.confidence(first, end)
    return confidence is not None and confidence < doubtful_below


def _likeness(told: WordRow, seen: WordRow, match: Match) -> float:
    return similarity(told.joined(match.told, match.told_end), seen.joined(match.seen, match.seen_end))


def _numbered(lines: Sequence[tuple[RegionKind, Sequence[str]]]) -> Iterator[ToldLine]:
    first = 0
    for kind, words in lines:
        yield ToldLine(kind, first, first + len(words))
        first += len(words)


def _seen(page: Page) -> Seen:
    place = page.geometry.reader_to_page
    upright = _same if is_level(place) else partial(upright_box, reader_to_page=place)
    pieces = [
        (piece, number)
        for number, region in enumerate(page.regions)
        for line in region.lines
        for piece in _pieces(line, upright)
    ]
    words = [(word, box, number) for piece, number in pieces for word, box in piece]
    return Seen(
        word_row([word.text for word, _ in piece] for piece, _ in pieces),
        tuple(word for word, _, _ in words),
        tuple(box for _, box, _ in words),
        tuple(number for _, _, number in words),
    )


def _same(box: Box) -> Box:
    return box


def _pieces(line: TextLine, upright: Callable[[Box], Box]) -> Iterator[list[tuple[Word, Box]]]:
    """Yield the words of a line with their upright boxes, cut at its wide gaps."""
    piece: list[tuple[Word, Box]] = []
    for word in line.words:
        box = upright(word.box)
        if piece and box.left - piece[-1][1].right > _CELL_GAP * box.height:
            yield piece
            piece = []
        piece.append((word, box))
    if piece:
        yield piece


def is_level(reader_to_page: Affine) -> bool:
    """Whether the page was read as it lies, so that its boxes are upright already."""
    return reader_to_page.b == reader_to_page.d == 0.0 and min(reader_to_page.a, reader_to_page.e) > 0.0
