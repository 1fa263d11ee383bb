"""The alignment of two readings of one page, whatever the order of blocks and the breaks of lines.

    rare phrases → tiles → chains → strands           what is equal but for misread words, block by block
    gaps between neighbours                           what was misread more, lost and added spaces
    lines that are left                               short or badly read lines, wherever they stand
    islands                                           small words amid unlike text are accidents: free again
    what faces each other in the end                  the same place, read in two ways
    what only one reader has                          slid to where a line begins, if it can be

Each step pairs only words that are still free; every word is in one match at most. Time is about linear in
the number of words: the quadratic steps see short passages or whole lines.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from pipelines.ocr.alignment.board import Board
from pipelines.ocr.alignment.chains import best_chains, strands
from pipelines.ocr.alignment.gaps import is_like, match_words
from pipelines.ocr.alignment.slide import slides
from pipelines.ocr.alignment.tiles import find_tiles
from pipelines.ocr.alignment.words import Match, runs, similarity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelines.ocr.alignment.words import WordRow

_MIN_STRAND = 4  # letters of what is left of a strand when better ones have taken their words
_WINDOW = 24  # words from either end of a long gap that are compared
_SLACK = 4  # words more than the other side has
_MIN_LINE = 0.55  # likeness of two lines by their text alone; two Portuguese lines have about 0.3 by chance
_MAX_LINES = 200  # lines on either side that are compared with each other
_MAX_ISLAND = 12  # letters
_MIN_SEA = 3  # times an island's letters, unmatched on both sides of it, make it an accident
_MIN_FACING = 0.5  # likeness of two long passages that face each other
_MIN_FACING_LENGTH = 0.4  # how long the shorter one must be
_MAX_FACING = 24  # letters of passages that face each other however unlike they are


def align(told: WordRow, seen: WordRow, is_doubtful: Callable[[int, int], bool]) -> list[Match]:
    """Return the matches in the order of `told`.

    `is_doubtful` says of a passage of `seen` whether its reader was unsure: what stands there may be read as
    something quite different. A sure reader and an unlike text contradict each other and are not paired.
    """
    board = Board(told, seen)
    _lay_strands(board)
    _fill_gaps(board)
    if _match_lines(board):
        _fill_gaps(board)
    _drop_islands(board)
    _pair_facing(board, is_doubtful)
    _slide(board)
    return board.matches


def _lay_strands(board: Board) -> None:
    """Match the words of chained tiles, and like words between two that are in step, one by one.

    A strand loses what a better one has taken.
    """
    told, seen = board.told, board.seen
    for strand in strands(best_chains(find_tiles(told.keys, seen.keys))):
        shift = strand[0].seen - strand[0].told
        words = range(strand[0].told, strand[-1].told + strand[-1].length)
        is_free = [board.of_told[index] is None and board.of_seen[index + shift] is None for index in words]
        for first, end in runs(is_free):
            if sum(map(len, told.keys[words[first] : words[end - 1] + 1])) >= _MIN_STRAND:
                for index in words[first:end]:
                    if is_like(told.keys[index], seen.keys[index + shift]):
                        board.add(Match(index, index + 1, index + shift, index + shift + 1))


def _fill_gaps(board: Board) -> None:
    """Pair like words between neighbours that are matched; of long gaps only what is near the neighbours."""
    for first, end in list(board.free_told()):
        behind, ahead = board.facing(first, end)
        words = _ends(range(first, end), range(first, end), _WINDOW)
        others = _ends(behind, ahead, min(_WINDOW, end - first + _SLACK))
        for match in match_words(board.told, board.seen, words, others):
            board.add(match)


def _ends(behind: range, ahead: range, most: int) -> list[int]:
    """Return the first words of one range and the last of the other, each of them once."""
    head, tail = behind[:most], ahead[-most:]
    return [*head, *(index for index in tail if index not in head)]


def _match_lines(board: Board) -> bool:
    """Match what is left of lines by the likeness of their text, the likest first, wherever they stand.

    Return whether any are alike.
    """
    lines = list(_pieces(board.free_told(), board.told))[:_MAX_LINES]
    others = list(_pieces(board.free_seen(), board.seen))[:_MAX_LINES]
    if not lines or not others:
        return False
    texts, other_texts = (
        ["".join(row.keys[first:end]) for first, end in pieces]
        for row, pieces in ((board.told, lines), (board.seen, others))
    )
    likeness = cdist(texts, other_texts, scorer=Levenshtein.normalized_similarity, score_cutoff=_MIN_LINE)
    found = sorted(zip(*likeness.nonzero(), strict=True), key=lambda pair: (-likeness[pair], pair))
    for line, other in found:
        _match_line(board, lines[line], others[other])
    return bool(found)


def _match_line(board: Board, line: tuple[int, int], other: tuple[int, int]) -> None:
    if any(board.of_told[slice(*line)]) or any(board.of_seen[slice(*other)]):
        return
    matches = match_words(board.told, board.seen, range(*line), range(*other))
    for match in matches or [Match(*line, *other)]:
        board.add(match)


def _pieces(free: Iterator[tuple[int, int]], row: WordRow) -> Iterator[tuple[int, int]]:
    """Yield the runs of free words cut at the ends of lines."""
    for first, end in list(free):
        start = first
        for index in range(first + 1, end + 1):
            if index == end or row.lines[index] != row.lines[index - 1]:
                yield start, index
                start = index


def _drop_islands(board: Board) -> None:
    """Free small words amid long passages without a match in both readings: any two texts share some."""
    free = list(board.free_told())
    for (start, first), (end, stop) in itertools.pairwise(free):
        letters = board.told.characters(first, end)
        sea = board.told.characters(start, first) + board.told.characters(end, stop)
        if letters > _MAX_ISLAND or sea <= _MIN_SEA * letters:
            continue
        matches = {match for match in board.of_told[first:end] if match}
        if board.free_around(matches) > _MIN_SEA * letters:
            for match in matches:
                board.drop(match)


def _pair_facing(board: Board, is_doubtful: Callable[[int, int], bool]) -> None:
    """Match what is still free between the same neighbours: one place, read in two ways."""
    for first, end in list(board.free_told()):
        behind, ahead = board.facing(first, end)
        if behind == ahead and behind and _is_one_place(board, (first, end), behind, is_doubtful):
            board.add(Match(first, end, behind.start, behind.stop))


def _is_one_place(
    board: Board, told: tuple[int, int], seen: range, is_doubtful: Callable[[int, int], bool]
) -> bool:
    text, other = board.told.joined(*told), board.seen.joined(seen.start, seen.stop)
    short, long = sorted((len(text), len(other)))
    if short < _MIN_FACING_LENGTH * long:
        return False
    is_short = long <= _MAX_FACING
    return is_short or is_doubtful(seen.start, seen.stop) or similarity(text, other) >= _MIN_FACING


def _slide(board: Board) -> None:
    for first, end in list(board.free_told()):
        for giver, taker in slides(board.told, first, end, board.of_told):
            board.move(board.of_told[giver], told=taker)
    for first, end in list(board.free_seen()):
        for giver, taker in slides(board.seen, first, end, board.of_seen):
            board.move(board.of_seen[giver], seen=taker)
