"""Pairing the words of two short passages by their likeness, with lost and added spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.ocr.alignment.words import Match

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.ocr.alignment.words import WordRow

_LEAST = {(1, 1): 0.5, (1, 2): 0.7, (2, 1): 0.7, (1, 3): 0.7, (3, 1): 0.7}
"""How many words of one side may stand for how many of the other, and the similarity that they must exceed.

Half of two short words is an accident; so is more of words put together, of which there are many.
"""

_Step = tuple[float, int, int]  # letters gained by a pair, its words on either side


def match_words(told: WordRow, seen: WordRow, some: Sequence[int], others: Sequence[int]) -> list[Match]:
    """Return the pairs of like words among words `some` of one row and `others` of the other, in order.

    Both are indices; time grows with the product of their numbers. Neighbours in them need not be neighbours
    on the page: only those that are, are put together.
    """
    pairs = _pairs(told, seen, some, others)
    if not pairs:
        return []
    best = [[0.0] * (len(others) + 1) for _ in range(len(some) + 1)]
    taken: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(1, len(some) + 1):
        for column in range(1, len(others) + 1):
            score = max(best[row - 1][column], best[row][column - 1])
            for gain, down, right in pairs.get((row, column), ()):
                if best[row - down][column - right] + gain > score:
                    score = best[row - down][column - right] + gain
                    taken[row, column] = down, right
            best[row][column] = score
    return [
        Match(some[row - down], some[row - 1] + 1, others[column - right], others[column - 1] + 1)
        for row, column, down, right in _traced(best, taken)
    ][::-1]


def is_like(key: str, other: str) -> bool:
    """Whether one word may stand for the other."""
    return key == other or Levenshtein.normalized_similarity(key, other) > _LEAST[1, 1]


def _traced(
    best: Sequence[Sequence[float]], taken: Mapping[tuple[int, int], tuple[int, int]]
) -> Iterator[tuple[int, int, int, int]]:
    """Yield the pairs of the best way, the last one first."""
    row, column = len(best) - 1, len(best[0]) - 1
    while row and column:
        if (row, column) in taken:
            down, right = taken[row, column]
            yield row, column, down, right
            row, column = row - down, column - right
        elif best[row - 1][column] >= best[row][column - 1]:
            row -= 1
        else:
            column -= 1


def _pairs(
    told: WordRow, seen: WordRow, some: Sequence[int], others: Sequence[int]
) -> dict[tuple[int, int], list[_Step]]:
    """Return by their ends (rows and columns from 1 on) the pairs that are like, and what each gains."""
    found: dict[tuple[int, int], list[_Step]] = {}
    for (down, right), least in _LEAST.items():
        columns = [(column, text, len(text)) for column, text in _windows(seen, others, right)]
        for row, text in _windows(told, some, down):
            length = len(text)
            shortest, longest = least * length, length / least  # others cannot be like enough
            for column, other, other_length in columns:
                if shortest < other_length < longest:
                    likeness = Levenshtein.normalized_similarity(text, other, score_cutoff=least)
                    if likeness > least:
                        gain = (likeness - least / 2) * (length + other_length)
                        found.setdefault((row, column), []).append((gain, down, right))
    return found


def _windows(words: WordRow, chosen: Sequence[int], size: int) -> Iterator[tuple[int, str]]:
    """Yield `size` neighbouring words as one text, with the place after the last of them in `chosen`."""
    for end in range(size, len(chosen) + 1):
        first, last = chosen[end - size], chosen[end - 1]
        if last - first == size - 1:
            yield end, words.keys[first] if size == 1 else "".join(words.keys[first : last + 1])
