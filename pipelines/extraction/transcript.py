"""A document as extraction sees it: one passage in reading order, and the cells of its lines.

Cells are compared in the upright picture that was read, because on a skewed or turned page the boxes of the
page itself are not level.
"""

from __future__ import annotations

import itertools
import math
import re
import statistics
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.document import RegionKind
from pipelines.extraction.box_numbers import box_numbers
from pipelines.extraction.passage import BREAK, CELL, LINE, Passage, Piece, join_pieces
from pipelines.extraction.wrapped_cells import Line, in_reading_order
from pipelines.geometry import Affine, Box, bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document import Document, Page, TextLine, Word

LONGEST_WORD = 128
"""Characters of a piece at most: so many words behind a caption are never more than so many characters."""

_CELL_GAP = 1.5  # in line heights; the spaces of a justified line are narrower
_SPACE = 1.3  # in widths of a letter
_LOST_SPACE = re.compile(
    r"(?<=[^\W\d_][,;:)])(?=[^\W\d_]{2})"  # maternos:Abílio
    r"|(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ][a-zà-ÿ]{2})"  # ConceiçãoVerônica
)
_ORDER = (RegionKind.HEADER, RegionKind.TEXT, RegionKind.MARGIN, RegionKind.FOOTER)
_LINE_GAP = 2.0  # in line heights; even double-spaced lines stand closer
_WIDE_LINE_GAP = 2.6  # of lines between which a sentence goes on
_FULL = 0.9  # of where the next line ends: a line that reaches so far may go on in it


@dataclass(frozen=True, slots=True)
class Cell:
    """Pieces `first` to `last` (inclusive): a run of words of one line without a wide gap.

    `line` numbers the lines of the document; `box` is in pixels of the upright picture of `page`.
    """

    page: int
    line: int
    first: int
    last: int
    box: Box


@dataclass(frozen=True, slots=True)
class Transcript:
    """`upright` holds the box of every piece in the upright picture; `cells` come in reading order.

    `marginal` are the pieces that stand in a margin, `pages` what the upright picture of each page covers.
    """

    passage: Passage
    upright: tuple[Box, ...]
    cells: tuple[Cell, ...]
    cell_of: tuple[int, ...]
    pages: dict[int, Box]
    marginal: frozenset[int] = frozenset()

    def cell_at(self, piece: int) -> Cell:
        return self.cells[self.cell_of[piece]]

    def margin_blocks(self) -> Iterator[Passage]:
        """Yield what stands in the margins, block by block."""
        block: list[Piece] = []
        for index in sorted(self.marginal):
            piece = self.passage.pieces[index]
            if block and (piece.before == BREAK or block[-1].index != index - 1):
                yield join_pieces(block)
                block = []
            block.append(piece)
        if block:
            yield join_pieces(block)


def is_level(box: Box, other: Box) -> bool:
    """Whether two boxes of words stand in one row of the upright picture."""
    return abs(box.center[1] - other.center[1]) < 0.5 * min(box.height, other.height)


def transcribe(document: Document) -> Transcript:
    """Lay the document's words out in reading order: of each page header, text, margins, footer.

    The numbers of a form's boxes are left out: they stand between a caption and its value and are neither.
    """
    read = list(_lines(document))
    numbered = box_numbers(_alone(parts) for _, parts, *_ in read)
    pieces: list[Piece] = []
    upright: list[Box] = []
    lines: list[int] = []
    marginal: set[int] = set()
    told = [whole[1:] if number in numbered else whole for number, (_, whole, *_) in enumerate(read)]
    laid = [_laid_out(parts, line[2]) for parts, line in zip(told, read, strict=True)]
    for number, (first, end), goes_on in in_reading_order(laid):
        page, _, separator, is_marginal = read[number]
        parts = told[number][first:end]
        before = CELL if first else _before_line(pieces, upright, told[number], separator)
        for place, (word, text, box) in enumerate(parts):
            gap = " " if place else LINE if goes_on else before
            gap_left = _joined(pieces, text, gap)
            pieces.append(Piece(len(pieces), page.number, word, gap_left, text, text))
            if is_marginal:
                marginal.add(len(upright))
            upright.append(box)
            lines.append(number)
    passage = join_pieces(pieces)
    cells = tuple(_cells(passage.pieces, upright, lines))
    cell_of = tuple(index for index, cell in enumerate(cells) for _ in range(cell.first, cell.last + 1))
    pages = {page.number: _extent(page) for page in document.pages}
    return Transcript(passage, tuple(upright), cells, cell_of, pages, frozenset(marginal))


def _alone(parts: Sequence[tuple[Word, str, Box]]) -> str:
    """Return the first word of a line if a wide gap, or nothing, follows it."""
    if not parts:
        return ""
    (_, text, box), *others = parts
    is_alone = not others or others[0][2].left - box.right > _CELL_GAP * box.height
    return text if is_alone else ""


def _extent(page: Page) -> Box:
    """Return the page in pixels of its upright picture."""
    width, height = float(page.geometry.width), float(page.geometry.height)
    if math.hypot(page.geometry.reader_to_page.a, page.geometry.reader_to_page.d) == 0.0:
        return Box(0.0, 0.0, width, height)
    to_upright = page.geometry.reader_to_page.inverse()
    corners = [to_upright.point(x, y) for x in (0.0, width) for y in (0.0, height)]
    across, down = [x for x, _ in corners], [y for _, y in corners]
    return Box(min(across), min(down), max(across), max(down))


def _parts(line: TextLine, page: Page) -> Iterator[tuple[Word, str, Box]]:
    """Yield the words of a line, cut where a space was lost or that are too long, with upright boxes."""
    turn = _turn(page.geometry.reader_to_page)
    for word in line.words:
        text = word.text if word.text.isascii() else unicodedata.normalize("NFC", word.text)
        box = _upright(word.box, turn)
        is_plain = text.isalpha() and (text[1:].islower() or text.isupper())  # nothing was lost in it
        if text and len(text) <= LONGEST_WORD and (is_plain or not _LOST_SPACE.search(text)):
            yield word, text, box
            continue
        start = 0
        for part in _cut(text):
            end = start + len(part)
            scale = box.width / len(text)
            yield word, part, Box(box.left + scale * start, box.top, box.left + scale * end, box.bottom)
            start = end


def _cut(text: str) -> Iterator[str]:
    for part in _LOST_SPACE.split(text):
        for start in range(0, len(part), LONGEST_WORD):
            yield part[start : start + LONGEST_WORD]


def _lines(document: Document) -> Iterator[tuple[Page, list[tuple[Word, str, Box]], str, bool]]:
    """Yield the lines in reading order, with what stands before each and whether it is in a margin."""
    for page in document.pages:
        for region in sorted(page.regions, key=lambda region: _ORDER.index(region.kind)):
            for index, line in enumerate(region.lines):
                yield (
                    page,
                    list(_parts(line, page)),
                    LINE if index else BREAK,
                    region.kind is RegionKind.MARGIN,
                )


def _before_line(
    pieces: Sequence[Piece], upright: Sequence[Box], parts: Sequence[tuple[Word, str, Box]], separator: str
) -> str:
    """Return what stands before a line; a region may divide the lines of a sentence set far apart."""
    if not (parts and upright):
        return separator
    _, text, box = parts[0]
    last, goes_on = upright[-1], pieces[-1].text[-1] not in ".:;"
    is_full = last.right > _FULL * parts[-1][2].right
    is_next = last.bottom < box.center[1] and box.top - last.bottom < _WIDE_LINE_GAP * box.height
    if goes_on and is_next and box.left < last.left and (text[0].islower() or is_full):
        return LINE
    return BREAK if _is_apart(last, box) else separator


def _is_apart(last: Box, first: Box) -> bool:
    """Whether two lines stand so far apart that no sentence runs over both, whatever their region."""
    height = min(last.height, first.height)
    return first.top - last.bottom > _LINE_GAP * height or first.bottom < last.top


def _laid_out(parts: Sequence[tuple[Word, str, Box]], separator: str) -> Line:
    """Return a line with its cells: wide gaps are between them.

    A typewriter's space is as wide as its letters, which may be wider than the line is high.
    """
    boxes = [box for _, _, box in parts]
    if not parts:
        return Line(boxes, (), separator == LINE)
    height = statistics.median([box.bottom - box.top for box in boxes])
    letter = statistics.median([(box.right - box.left) / len(text) for _, text, box in parts])
    limit = max(_CELL_GAP * height, _SPACE * letter)
    gaps = (right.left - left.right for left, right in itertools.pairwise(boxes))
    edges = [0, *(place for place, gap in enumerate(gaps, start=1) if gap > limit), len(parts)]
    return Line(boxes, tuple(itertools.pairwise(edges)), separator == LINE)


def _joined(pieces: list[Piece], text: str, separator: str) -> str:
    """Return what separates `text` from the last piece, whose hyphen at the end of a line may divide a word.

    Between digits the hyphen stays, and before a capital: Ana-Maria is no divided word.
    """
    previous = pieces[-1] if pieces else None
    if separator != LINE or previous is None or len(previous.text) < 2 or previous.text[-1] != "-":
        return separator
    stem = previous.text[:-1]
    if not (stem[-1].isalnum() and text[0].isalnum()):
        return separator
    if stem.isalpha() and (text[0].islower() or (stem.isupper() and text[:2].isupper())):
        pieces[-1] = replace(previous, text=stem)
    return ""


def _cells(pieces: Sequence[Piece], upright: Sequence[Box], lines: Sequence[int]) -> Iterator[Cell]:
    first = 0
    for index in range(1, len(pieces) + 1):
        if index == len(pieces) or pieces[index].before == CELL or lines[index] != lines[index - 1]:
            box = bounding_box(upright[first:index])
            yield Cell(pieces[first].page, lines[first], first, index - 1, box)
            first = index


def upright_box(box: Box, reader_to_page: Affine) -> Box:
    """Return the box of a word in the upright picture, undoing exactly how a turn widened it."""
    return _upright(box, _turn(reader_to_page))


_Turn = tuple[Affine, float, float, float]


def _upright(box: Box, turn: _Turn | None) -> Box:
    if turn is None:
        return box
    page_to_reader, scale, cos, sin = turn
    spread = cos * cos - sin * sin
    width, height = box.right - box.left, box.bottom - box.top
    if abs(spread) >= 0.2:  # near 45° the two sides cannot be told apart; no reader leaves a page so
        width, height = (width * cos - height * sin) / spread, (height * cos - width * sin) / spread
    x, y = page_to_reader.point((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    half_width, half_height = max(width / scale, 1.0) / 2, max(height / scale, 1.0) / 2
    return Box(x - half_width, y - half_height, x + half_width, y + half_height)


@lru_cache(maxsize=64)
def _turn(reader_to_page: Affine) -> _Turn | None:
    """Return the way back from the page, the scale, and cosine and sine of the turn; None without one."""
    scale = math.hypot(reader_to_page.a, reader_to_page.d)
    if scale == 0.0 or reader_to_page == Affine.identity():
        return None
    return reader_to_page.inverse(), scale, abs(reader_to_page.a) / scale, abs(reader_to_page.d) / scale
