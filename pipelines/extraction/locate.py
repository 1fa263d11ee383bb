"""Where the value of an anchor may stand: behind it, beside it, or in the cells below it."""

from __future__ import annotations

import itertools
import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction.anchors import joins_captions
from pipelines.extraction.folding import fold
from pipelines.extraction.passage import BREAK, LINE, Passage, Piece, join_pieces
from pipelines.extraction.transcript import is_level
from pipelines.extraction.values_over import has_values_over
from pipelines.geometry import bounding_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.transcript import Cell, Transcript
    from pipelines.geometry import Box

LONGEST = 90
"""Words behind an anchor that are looked at."""

_WORDS_BEFORE = 28
_SENTENCE_BEFORE = 75  # words of one sentence: entries of old books tell all of an event in one
_LONGEST_ABBREVIATION = 4  # characters
_COLUMN_SLACK = 1.2  # in line heights: how far left of its caption a value may begin
_MAX_DROP = 2.6  # heights of the caption, or of its larger value, from its lower edge to the value's middle
_MAX_LEADING = 1.7  # line heights from the lower edge of a value's line to the middle of its next
_WIDE_LEADING = 3.4  # of lines between which a text surely goes on
_WIDER_LEADING = 0.4  # line heights more, for lines that begin under each other
_MAX_RISE = 3.2  # heights of a title from its upper edge to the lower one of the name over it
_ALIGNED = 0.6  # line heights
_SPACE = 0.3  # line heights
_NEAR_CAPTIONS = 4.5  # heights of a caption
_JOINTS = frozenset({"e", "de", "da", "do", "das", "dos"})
_ITEM = re.compile(r"[0-9]{1,2}[oa]?[.-]{0,2}\)|[0-9]{1,2}[oa][.-]{1,2}|[a-z]\)|[ivx]{1,4}[.]?[)-]")
_MOST_COLUMNS = 8  # of a row of blanks
_FULL = 0.88  # a line that fills this share of its column goes on in the next


@dataclass(frozen=True, slots=True)
class Map:
    """The transcript with its anchors, indexed by place; `edges` are where the rightmost cells of pages end.

    `is_in_rows` says that the values of most captions stand beside them, and the next caption below,
    `is_over` that they stand over them.
    """

    transcript: Transcript
    anchors: tuple[Anchor, ...]
    labelled: frozenset[int]
    lines: dict[int, tuple[Cell, ...]]
    edges: dict[int, float]
    by_words: dict[tuple[str, bool], tuple[Anchor, ...]]
    is_in_rows: bool = False
    is_over: bool = False

    @classmethod
    def of(cls, transcript: Transcript, anchors: tuple[Anchor, ...]) -> Map:
        labelled = frozenset(
            piece for anchor in anchors if anchor.is_label for piece in range(anchor.first, anchor.last + 1)
        )
        lines: dict[int, list[Cell]] = defaultdict(list)
        for cell in transcript.cells:
            lines[cell.page].append(cell)
        ordered = {page: tuple(sorted(cells, key=lambda c: c.box.center[1])) for page, cells in lines.items()}
        by_words: dict[tuple[str, bool], list[Anchor]] = defaultdict(list)
        for anchor in anchors:
            by_words[anchor.words, anchor.is_label].append(anchor)
        words = {key: tuple(a) for key, a in by_words.items()}
        edges = {page: max(cell.box.right for cell in cells) for page, cells in lines.items()}
        where = cls(transcript, anchors, labelled, ordered, edges, words)
        return replace(where, is_in_rows=_is_in_rows(where), is_over=has_values_over(where))

    def saying(self, words: Sequence[str], *, is_label: bool) -> Iterator[Anchor]:
        """Yield the captions, or the phrases, that say one of `words`: in their order, then in the page's."""
        for each in words:
            yield from self.by_words.get((each, is_label), ())

    def anchors_from(self, piece: int) -> Iterator[Anchor]:
        """Yield the anchors that begin at that piece or behind it, in order."""
        first = bisect_left(self.anchors, piece, key=lambda anchor: anchor.first)
        return itertools.islice(self.anchors, first, None)

    def anchors_in(self, first: int, last: int) -> Iterator[Anchor]:
        """Yield the anchors that begin at one of the pieces `first` to `last` (inclusive), in order."""
        return itertools.takewhile(lambda anchor: anchor.first <= last, self.anchors_from(first))

    def anchors_before(self, piece: int) -> Iterator[Anchor]:
        """Yield the anchors that begin before that piece, the nearest first."""
        count = bisect_left(self.anchors, piece, key=lambda anchor: anchor.first)
        return (self.anchors[index] for index in reversed(range(count)))


def behind(where: Map, anchor: Anchor, stops: frozenset[str], longest: int = LONGEST) -> Passage:
    """Return the words after an anchor in reading order: up to a caption, one of `stops`, or a break."""
    return following(where, anchor.last + 1, stops, longest)


def following(where: Map, first: int, stops: frozenset[str], longest: int = LONGEST) -> Passage:
    """Return the words from the piece `first` on: up to a caption, one of `stops`, or a break."""
    pieces = where.transcript.passage.pieces
    end = min(first + longest, len(pieces))
    anchors = (a.first for a in where.anchors_from(first) if a.is_label or a.words in stops)
    end = min(end, next(anchors, end))
    is_apart = first and pieces[first - 1].text.endswith(":")  # o registro de: / FULANO
    broken = (i for i in range(first + is_apart, end) if _is_broken(pieces, i))
    return join_pieces(pieces[first : min(end, next(broken, end))])


def _is_broken(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a region begins at a piece, or an item of a list behind the stop of the one before."""
    piece = pieces[index]
    if piece.before == BREAK:
        return True
    is_behind_stop = piece.before == LINE or (index > 0 and pieces[index - 1].text[-1] in ".;:")
    return is_behind_stop and _ITEM.fullmatch(fold(piece.text)) is not None


def before(where: Map, anchor: Anchor) -> Passage:
    """Return the words before an anchor: some, and more of its sentence, back to the start of its region."""
    pieces = where.transcript.passage.pieces
    first = anchor.first
    while first > 0 and pieces[first].before != BREAK:
        words = anchor.first - first
        if words >= _SENTENCE_BEFORE or (words >= _WORDS_BEFORE and _ends_sentence(pieces[first - 1].text)):
            break
        first -= 1
    return join_pieces(pieces[first : anchor.first])


def _ends_sentence(word: str) -> bool:
    """Whether a full stop behind a word is that of a sentence: abbreviations are short."""
    return word.endswith(".") and len(word) > _LONGEST_ABBREVIATION


def over(where: Map, own: Cell) -> Passage:
    """Return what stands over a cell, as over the line of a blank: the cell at the same place of its row.

    Empty where the row before has more or fewer cells.
    """
    transcript = where.transcript
    near = transcript.cells[: transcript.cell_of[own.first] + _MOST_COLUMNS][-3 * _MOST_COLUMNS :]
    row = [cell for cell in near if cell.line == own.line]
    before = [cell for cell in near if cell.line == own.line - 1]
    if len(row) != len(before) or before[0].box.bottom > own.box.bottom:
        return join_pieces(())
    told = before[row.index(own)]
    return join_pieces(transcript.passage.pieces[told.first : told.last + 1])


def above(where: Map, anchor: Anchor) -> Passage:
    """Return the line over a title under a signature, empty where that is a caption or the value of one."""
    transcript = where.transcript
    title = bounding_box(transcript.upright[anchor.first : anchor.last + 1])
    cells = [
        cell
        for cell in where.lines[transcript.cell_at(anchor.first).page]
        if cell.box.center[1] < title.top
        and cell.box.left < title.right + title.height
        and title.left - title.height < cell.box.right
        and title.top - cell.box.bottom < _MAX_RISE * title.height
    ]
    nearest = max(cells, key=lambda cell: cell.box.center[1], default=None)
    if nearest is None or _is_captioned(where, nearest):
        return join_pieces(())
    return join_pieces(transcript.passage.pieces[nearest.first : nearest.last + 1])


def _is_captioned(where: Map, cell: Cell) -> bool:
    """Whether a cell holds a caption, or stands right under one in its column."""
    over = [
        other
        for other in where.lines[cell.page]
        if 0.0 <= cell.box.top - other.box.bottom < _MAX_LEADING * cell.box.height
        and other.box.left < cell.box.right
        and cell.box.left < other.box.right
    ]
    return any(not where.labelled.isdisjoint(range(each.first, each.last + 1)) for each in (cell, *over))


def _is_in_rows(where: Map) -> bool:
    """Whether more captions stand alone over each other, with something else beside them, than in a row."""
    rows = columns = 0
    for anchor in where.anchors:
        if anchor.is_label and anchor.is_alone:
            cell = where.transcript.cell_at(anchor.last)
            right = _right_of(where, cell)
            columns += any(other.first in where.labelled for other in right)
            rows += bool(right) and right[0].first not in where.labelled and _is_over_caption(where, cell)
    return rows > columns


def _is_over_caption(where: Map, cell: Cell) -> bool:
    """Whether the next cell under this one is a caption, or begins with one; its right end may be aligned."""
    under = (
        other
        for other in where.lines[cell.page]
        if other.box.top > cell.box.center[1]
        and other.box.left < cell.box.right
        and cell.box.left < other.box.right
    )
    nearest = next(under, None)
    return nearest is not None and nearest.first in where.labelled


def _right_of(where: Map, cell: Cell) -> list[Cell]:
    """Return the cells of the same line that stand further right, from left to right."""
    level = [o for o in _near(where, cell) if is_level(o.box, cell.box) and o.line != cell.line]
    level += _behind_in_line(where, cell)
    return sorted((o for o in level if o.box.left > cell.box.right), key=lambda other: other.box.left)


def _behind_in_line(where: Map, cell: Cell) -> Iterator[Cell]:
    """Yield the next cells of a line: of low letters only, as in `sexo`, a cell is not level with others."""
    following = where.transcript.cell_of[cell.first] + 1
    cells = itertools.islice(where.transcript.cells, following, None)
    return itertools.takewhile(lambda other: other.line == cell.line, cells)


def _near(where: Map, cell: Cell) -> Iterator[Cell]:
    """Yield the cells whose middle lies between the upper and the lower edge of `cell`."""
    return _between(where, cell.page, cell.box.top, cell.box.bottom)


def _between(where: Map, page: int, top: float, bottom: float) -> Iterator[Cell]:
    """Yield the cells of a page whose middle lies between two heights, from top to bottom."""
    cells = where.lines[page]
    first = bisect_left(cells, top, key=lambda other: other.box.center[1])
    return itertools.takewhile(
        lambda other: other.box.center[1] <= bottom, itertools.islice(cells, first, None)
    )


def beside(where: Map, anchor: Anchor) -> Passage:
    """Return the next cell of the caption's line, empty where that is a caption itself or there is none."""
    return next(iter(all_beside(where, anchor)), join_pieces(()))


def all_beside(where: Map, anchor: Anchor) -> list[Passage]:
    """Return what stands right of a caption, up to the next one: each cell with the lines that it fills."""
    right = _right_of(where, where.transcript.cell_at(anchor.last))
    values = list(itertools.takewhile(lambda cell: cell.first not in where.labelled, right))
    ends = [cell.box.left for cell in right[1:]] + [math.inf]
    return [_filled(where, cell, end) for cell, end in zip(values, ends, strict=False)]


def within(where: Map, anchor: Anchor) -> Passage | None:
    """Return the value behind a caption in a column of its own, None where no other caption shares its line.

    The words behind it in reading order are then those of the other column.
    """
    transcript = where.transcript
    cell = transcript.cell_at(anchor.last)
    level = [o for o in _near(where, cell) if o != cell and is_level(o.box, cell.box)]
    if cell.first in transcript.marginal or not any(_is_in_form(where, other) for other in level):
        return None
    right = _right_of(where, cell)
    stops = [a.first for a in where.anchors_in(anchor.last + 1, cell.last) if a.is_label]
    pieces = where.transcript.passage.pieces
    if stops:
        return join_pieces(pieces[anchor.last + 1 : stops[0]])
    end = right[0].box.left if right else math.inf
    return _filled(where, cell, end, first=anchor.last + 1)


def _is_in_form(where: Map, cell: Cell) -> bool:
    """Whether a caption begins a cell, or another one of its column."""
    return any(
        other.first in where.labelled and abs(other.box.left - cell.box.left) < cell.box.height
        for other in where.lines[cell.page]
        if other.first not in where.transcript.marginal
    )


def _filled(where: Map, cell: Cell, end: float, first: int | None = None) -> Passage:
    """Return a cell from its piece `first` on, with the lines under it that begin and end in its column.

    A cell left of such a line, where none stands left of the first one, begins another row.
    """
    transcript, upright = where.transcript, where.transcript.upright
    pieces = [*transcript.passage.pieces[cell.first if first is None else first : cell.last + 1]]
    last, slack = cell.box, _COLUMN_SLACK * cell.box.height
    aligned = (o for o in where.lines[cell.page] if abs(o.box.left - cell.box.left) < slack)
    widest = max(other.box.right for other in aligned if other.box.right < end)
    column = _Column(-math.inf, cell.box.left, cell.box.left - slack, end - slack / 2, end=widest)
    caption = min((o.box.left for o in _near(where, cell) if o.first in where.labelled), default=math.inf)
    for line in _lines_below(where, cell, cell.box.bottom):
        inside = _inside(transcript, line, column)
        if any(abs(upright[i].left - caption) < slack for i in line if i not in inside) and first is None:
            break
        if not inside:
            continue
        box = bounding_box(upright[i] for i in inside)
        right = last.right + _SPACE * box.height + upright[inside[0]].width
        is_lower = transcript.passage.pieces[inside[0]].text[0].islower()
        goes_on = not pieces or is_lower or _goes_on(pieces[-1], right, column)
        leading = _WIDE_LEADING if goes_on else _MAX_LEADING
        is_near = box.center[1] < last.bottom + leading * last.height
        if not is_near or not where.labelled.isdisjoint(inside) or box.left > cell.box.left + 4 * slack:
            break
        if first is None and box.left < cell.box.left - 2 * slack:
            break
        more = [transcript.passage.pieces[i] for i in inside]
        pieces += [replace(more[0], before=" "), *more[1:]]
        last = box
    return join_pieces(pieces)


def below(where: Map, anchor: Anchor, max_lines: int) -> Passage:
    """Return the lines under a caption, within its column, down to the next caption.

    A line that fills its column and the next one are joined by a space, others by a line end.
    """
    transcript, column = where.transcript, _column(where, anchor)
    caption = bounding_box(transcript.upright[anchor.first : anchor.last + 1])
    rows: list[tuple[Piece, ...]] = []
    limit, tallest, right, is_full = -math.inf, 0.0, 0.0, False
    upright = transcript.upright
    for line in _lines_below(where, transcript.cell_at(anchor.first), caption.bottom):
        inside = _inside(transcript, line, column)
        if not inside:
            continue
        box = bounding_box(upright[i] for i in inside)
        if not rows:
            limit = caption.bottom + _MAX_DROP * max(caption.height, min(box.height, 2 * caption.height))
        reach = limit + _MAX_LEADING * max(0.0, min(box.height, 2 * tallest) - tallest) if rows else limit
        if rows and abs(upright[rows[0][0].index].left - box.left) < _ALIGNED * box.height:
            reach += _WIDER_LEADING * tallest
        if box.center[1] > reach or len(rows) == max_lines or not where.labelled.isdisjoint(inside):
            break
        pieces = [transcript.passage.pieces[i] for i in inside]
        is_one = is_full or (rows != [] and _goes_on(rows[-1][-1], right + upright[inside[0]].width, column))
        rows.append((replace(pieces[0], before=" " if is_one else LINE), *pieces[1:]))
        tallest, right = max(tallest, box.height), box.right + _SPACE * box.height
        limit, is_full = box.bottom + _MAX_LEADING * tallest, box.right - column.left > _FULL * column.width
    return join_pieces(piece for row in rows for piece in row)


def _goes_on(last: Piece, right_with_next: float, column: _Column) -> bool:
    """Whether a line goes on in the next: it ends in a small word, or the next word had no room in it."""
    return fold(last.text) in _JOINTS or right_with_next > column.end


@dataclass(frozen=True, slots=True)
class _Column:
    """Where words under a caption are its value: their middle from `left` to `right`.

    A run of words that begins further left is taken in as far as `outer`, where the caption before ends,
    unless a word begins right under the caption, at `start`. Without a caption before it all of the run is:
    centred under its caption, one of its words may begin there by chance.
    Cells that begin right of `next_left` stand in the next column, whose lines need not be level. It is known
    to end at `end`, infinite where no other caption shares its row.
    """

    outer: float
    start: float
    left: float
    right: float
    next_left: float = math.inf
    end: float = math.inf

    @property
    def width(self) -> float:
        return self.right - self.left


def _column(where: Map, anchor: Anchor) -> _Column:
    transcript, cell = where.transcript, where.transcript.cell_at(anchor.first)
    in_cell = where.anchors_in(cell.first, cell.last)
    siblings = [a for a in in_cell if a.is_label and a != anchor and not _is_one_with(where, a, anchor)]
    is_first = anchor.is_alone and all(anchor.first < a.first for a in siblings)
    first = cell.first if is_first else anchor.first  # CLÁUSULA 2ª - DO OBJETO
    box = bounding_box(transcript.upright[first : anchor.last + 1])
    near = _between(where, cell.page, box.top, box.bottom)
    level = [other for other in near if other != cell and is_level(other.box, box)]
    starts = [other.box.left for other in level] + [transcript.upright[a.first].left for a in siblings]
    ends = [other.box.right for other in level] + [transcript.upright[a.last].right for a in siblings]
    slack = _COLUMN_SLACK * box.height
    edge = where.edges[cell.page] + slack
    return _Column(
        outer=max((end for end in ends if end <= box.left), default=-math.inf),
        start=box.left,
        left=box.left - slack,
        right=min((start - slack / 2 for start in starts if start >= box.right), default=edge),
        end=min((start - slack / 2 for start in starts if start >= box.right), default=math.inf),
        next_left=min(_captions_right_of(where, box, cell.page), default=math.inf) - slack / 2,
    )


def _is_one_with(where: Map, other: Anchor, anchor: Anchor) -> bool:
    """Whether two captions make one over the values of both: `Emissão e vencimento`, `Sexo / idade`."""
    first, second = sorted((other, anchor), key=lambda each: each.first)
    return second.first - first.last == 2 and joins_captions(
        where.transcript, first.last + 1, (first.last, second.first)
    )


def _captions_right_of(where: Map, box: Box, page: int) -> Iterator[float]:
    """Yield where captions begin that stand further right, a little higher or lower."""
    middle, reach = box.center[1], _NEAR_CAPTIONS * box.height
    for cell in _between(where, page, middle - 1.01 * reach, middle + 1.01 * reach):
        is_near = abs(cell.box.center[1] - middle) < reach
        if is_near and cell.box.left > box.right and cell.first in where.labelled:
            yield cell.box.left


def _inside(transcript: Transcript, line: list[int], column: _Column) -> list[int]:
    """Return the pieces of a line that stand in the column, with the start of the run that they belong to."""
    upright = transcript.upright
    inside = [i for i in line if column.left <= upright[i].center[0] < column.right]
    inside = [i for i in inside if transcript.cell_at(i).box.left < column.next_left]
    while inside and inside[0] > transcript.cell_at(inside[0]).first:
        first = upright[inside[0]]
        is_aligned = column.outer > -math.inf and abs(first.left - column.start) < _ALIGNED * first.height
        if upright[inside[0] - 1].left < column.outer or is_aligned:
            break
        inside.insert(0, inside[0] - 1)
    return inside


def _lines_below(where: Map, over: Cell, top: float) -> Iterator[list[int]]:
    """Yield the pieces of each line of the page whose middle lies below `top`, from left to right."""
    line: list[Cell] = []
    cells = where.lines[over.page]
    first = bisect_right(cells, top, key=lambda cell: cell.box.center[1])
    for cell in itertools.islice(cells, first, None):
        if line and not is_level(cell.box, line[0].box):
            yield _pieces_of(line)
            line = []
        line.append(cell)
    if line:
        yield _pieces_of(line)


def _pieces_of(cells: list[Cell]) -> list[int]:
    ordered = sorted(cells, key=lambda cell: cell.box.left)
    return [piece for cell in ordered for piece in range(cell.first, cell.last + 1)]
