"""Which short texts may be alike, so that few of many pairs need be compared in full.

Texts are squeezed: letters `a` to `z` and digits. Each is told in two numbers, so that all pairs are looked
at together; left are all that may be alike, and few others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

_ROUNDING = 1e-6
_BATCH = 4096  # texts compared at once, to bound the memory on long documents
_FACTOR = np.uint64(37)  # spreads pairs of letters over 64 bits


@dataclass(frozen=True, slots=True, eq=False)
class Letters:
    """Texts in numbers: their lengths, and a bit for each pair of neighbouring letters, shared by several.

    The bits may be those of one more pair, of the last letter and what stands behind it.
    """

    lengths: NDArray[np.int16]
    pairs: NDArray[np.uint64]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Letters:
        ends = np.cumsum([0, *map(len, texts)])
        return cls(np.diff(ends).astype(np.int16), _pairs("".join(texts), ends))


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """Texts that are looked for, in numbers too, and how many changes each allows at most."""

    texts: tuple[str, ...]
    lengths: NDArray[np.int16]
    pairs: NDArray[np.uint64]
    changes: NDArray[np.int16]

    @classmethod
    def of(cls, texts: Sequence[str], least: Callable[[str], float]) -> Wanted:
        """Return texts with the normalised similarity, from 0 to 1, that each of them needs at least."""
        changes = [int(len(text) * (1.0 - least(text)) / least(text) + _ROUNDING) for text in texts]
        ends = np.cumsum([0, *map(len, texts)])
        pairs = _pairs("".join(texts), ends, is_apart=True)
        return cls(tuple(texts), np.diff(ends).astype(np.int16), pairs, np.array(changes, np.int16))

    def near(self, read: Letters) -> Iterator[tuple[int, int]]:
        """Yield the places of a wanted text and of one that was read where both may be alike.

        A change alters the length by one at most, and takes away two pairs at most.
        """
        for start, may_be in self._may_be_alike(read):
            rows, columns = np.nonzero(may_be)
            yield from zip(rows.tolist(), (columns + start).tolist(), strict=True)

    def near_any(self, read: Letters) -> Iterator[int]:
        """Yield the places of the texts that were read which may be alike one of the wanted ones."""
        for start, may_be in self._may_be_alike(read):
            yield from (np.flatnonzero(may_be.any(axis=0)) + start).tolist()

    def _may_be_alike(self, read: Letters) -> Iterator[tuple[int, NDArray[np.bool_]]]:
        changes = self.changes[:, None]
        for start in range(0, len(read.lengths), _BATCH):
            batch = slice(start, start + _BATCH)
            may_be = np.bitwise_count(self.pairs[:, None] & ~read.pairs[batch]) <= 2 * changes
            may_be &= np.abs(self.lengths[:, None] - read.lengths[batch]) <= changes
            yield start, may_be


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Runs of so many words of a text: the numbers of their first words, and their letters."""

    words: int
    firsts: NDArray[np.int64]
    letters: Letters


def runs_of(words: Sequence[str], divided: Sequence[bool], most: int) -> Iterator[Runs]:
    """Yield the runs of one word, of two and so on up to `most`, none of which goes over a divided place.

    A place is divided if nothing joins its word to the one before. No run begins or ends with an empty word.
    """
    ends = np.cumsum([0, *map(len, words)])
    is_filled, is_apart = ends[1:] > ends[:-1], np.array(divided, np.bool_)
    pairs = own = _pairs("".join(words), ends)
    is_run = np.ones(len(words), np.bool_)
    for count in range(1, min(most, len(words)) + 1):
        if count > 1:
            pairs, is_run = pairs[:-1] | own[count - 1 :], is_run[:-1] & ~is_apart[count - 1 :]
        firsts = np.flatnonzero(is_run & is_filled[: len(is_run)] & is_filled[count - 1 :])
        lengths = (ends[firsts + count] - ends[firsts]).astype(np.int16)
        yield Runs(count, firsts, Letters(lengths, pairs[firsts]))


def similarities(texts: Sequence[str], others: Sequence[str]) -> list[float]:
    """Return how much each text is like the other one at its place, from 0 to 1."""
    if not texts:
        return []
    scores = process.cpdist(texts, others, scorer=Levenshtein.normalized_similarity, dtype=np.float32)
    told: list[float] = scores.tolist()
    return told


def _pairs(letters: str, ends: NDArray[np.int64], *, is_apart: bool = False) -> NDArray[np.uint64]:
    """Return the bits of texts that stand one behind another, up to `ends`, which begin with 0.

    Those that are `is_apart` have none of the pair that the last letter makes with what stands behind it.
    """
    bits = _bits(f"{letters} ")
    if not len(bits):
        return np.zeros(len(ends) - 1, np.uint64)
    is_filled = ends[1:] > ends[:-1]
    if is_apart:
        bits[ends[1:][is_filled] - 1] = 0
    joined = np.bitwise_or.reduceat(bits, np.minimum(ends[:-1], len(bits) - 1))
    return np.where(is_filled, joined, np.uint64(0))


def _bits(letters: str) -> NDArray[np.uint64]:
    """Return the bit of each pair of neighbours."""
    codes = np.frombuffer(letters.encode("ascii"), np.uint8).astype(np.uint64)
    places = (_FACTOR * codes[:-1] + codes[1:]) & np.uint64(63)
    return np.uint64(1) << places
