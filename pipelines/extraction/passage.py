"""Words as one text, and spans of that text back as words, boxes and quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.fields import Evidence
from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.document import Word

CELL = "\t"
LINE = "\n"
BREAK = "\f"
"""What stands between two words, if no space: a wide gap (another cell), the end of a line, of a region."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word in the document: `index` in reading order, its page, what precedes it, its text in the passage.

    A word that lost the space behind its punctuation is several pieces. `as_read` is the piece's part of
    `word.text` (composed); `text` may lack the hyphen that divides a word at the end of a line.
    """

    index: int
    page: int
    word: Word
    before: str
    text: str
    as_read: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text made of pieces; piece i covers `text[starts[i]:ends[i]]`. `folded` has the same length."""

    text: str
    folded: str
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def pieces_in(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces of which at least one character lies in text[start:end]."""
        return self.pieces[bisect_right(self.ends, start) : bisect_left(self.starts, end)]

    def quote(self, start: int, end: int) -> Quote:
        """Return what stands at text[start:end], which must hold at least one character of a piece."""
        first, last = bisect_right(self.ends, start), bisect_left(self.starts, end)
        pieces = self.pieces[first:last]
        lead, tail = max(0, start - self.starts[first]), max(0, self.ends[last - 1] - end)
        words = [piece.as_read for piece in pieces]
        words[-1] = words[-1][: len(pieces[-1].text) - tail] if tail else words[-1]
        words[0] = words[0][lead:]
        for position in range(1, len(pieces)):
            is_same_word = pieces[position].word is pieces[position - 1].word
            words[position] = words[position] if is_same_word else f" {words[position]}"
        end_of_last = min(end, self.ends[last - 1]) - self.starts[last - 1]
        begin, finish = (pieces[0].index, lead), (pieces[-1].index, end_of_last)
        return Quote(pieces, "".join(words), begin, finish)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the page as read: at least one piece, and the text that a person finds there.

    `begin` and `finish` (exclusive) are places in the document: index of the piece, character within it.
    """

    pieces: tuple[Piece, ...]
    text: str
    begin: tuple[int, int]
    finish: tuple[int, int]

    @property
    def evidence(self) -> Evidence:
        """Where it stands; of a quote that runs over two pages, the box on the first."""
        page = self.pieces[0].page
        boxes = [piece.word.box for piece in self.pieces if piece.page == page]
        return Evidence(page, bounding_box(boxes), self.text)

    @property
    def confidence(self) -> float | None:
        """Mean of the words' confidences weighted by their characters; None if any word states none."""
        stated = [(piece.word.confidence, len(piece.text)) for piece in self.pieces]
        if any(confidence is None for confidence, _ in stated):
            return None
        characters = sum(count for _, count in stated)
        return sum((confidence or 0.0) * count for confidence, count in stated) / characters

    @property
    def weakest(self) -> float | None:
        """The smallest character probability of its words; None if no word states one."""
        return min([w for piece in self.pieces if (w := piece.word.weakest) is not None], default=None)

    def __add__(self, other: Quote) -> Quote:
        begin, finish = min(self.begin, other.begin), max(self.finish, other.finish)
        return Quote(self.pieces + other.pieces, f"{self.text} {other.text}", begin, finish)

    def overlaps(self, other: Quote) -> bool:
        """Whether both hold a common character; lines of two columns interlace without one."""
        if not (self.begin < other.finish and other.begin < self.finish):
            return False
        mine = {piece.index for piece in self.pieces}
        return any(piece.index in mine for piece in other.pieces)


def span_of(passage: Passage, quote: Quote) -> tuple[int, int]:
    """Return where a quote begins and ends in the passage of all words of its document."""
    (first, lead), (last, finish) = quote.begin, quote.finish
    return passage.starts[first] + lead, passage.starts[last] + finish


def join_pieces(pieces: Iterable[Piece]) -> Passage:
    """Return the pieces as one passage; what precedes the first one is left out."""
    kept = tuple(pieces)
    parts, starts, ends, length = [], [], [], 0
    for position, piece in enumerate(kept):
        before = piece.before if position else ""
        starts.append(length + len(before))
        length = starts[-1] + len(piece.text)
        ends.append(length)
        parts += [before, piece.text]
    text = "".join(parts)
    return Passage(text, fold(text), kept, tuple(starts), tuple(ends))
