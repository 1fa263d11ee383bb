"""The words of a reading in a row, each in the forms in which two readings are compared."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.extraction.folding import fold, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LOOKALIKES = str.maketrans({"°": "º", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'", "‘": "'"})
"""Signs that fonts draw alike: a difference between them is the eye's, not the reader's."""


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words in reading order; all tuples run parallel.

    `texts` are composed (NFC), `exact` is the same with look-alike signs made one, `keys` keep only letters
    and digits without case and accents (or the signs, where a word has nothing else). `lines` numbers the
    line of each word, upwards.
    """

    texts: tuple[str, ...]
    exact: tuple[str, ...]
    keys: tuple[str, ...]
    lines: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def joined(self, first: int, end: int) -> str:
        """Return words `first` to `end` (exclusive) without spaces and without the hyphens at lines' ends."""
        if end - first == 1:
            return self.exact[first]
        return "".join(self._undivided(index, end) for index in range(first, end))

    def quoted(self, first: int, end: int) -> str:
        """Return words `first` to `end` (exclusive) as a person reads them, with their line breaks."""
        if first == end:
            return ""
        breaks = (" " if a == b else "\n" for a, b in pairwise(self.lines[first:end]))
        rest = (f"{gap}{text}" for gap, text in zip(breaks, self.texts[first + 1 : end], strict=True))
        return "".join((self.texts[first], *rest))

    def characters(self, first: int, end: int) -> int:
        return sum(map(len, self.exact[first:end]))

    def _undivided(self, index: int, end: int) -> str:
        word = self.exact[index]
        is_divided = index + 1 < end and len(word) > 1 and self.lines[index] != self.lines[index + 1]
        return word.removesuffix("-") if is_divided else word


@dataclass(frozen=True, slots=True)
class Match:
    """Words `told` to `told_end` (exclusive) of one reading stand for `seen` to `seen_end` of the other."""

    told: int
    told_end: int
    seen: int
    seen_end: int


def word_row(lines: Iterable[Sequence[str]]) -> WordRow:
    """Return the words of lines of words."""
    numbered = [
        (unicodedata.normalize("NFC", word), number) for number, line in enumerate(lines) for word in line
    ]
    texts = tuple(text for text, _ in numbered)
    exact = tuple(text if text.isascii() else text.translate(LOOKALIKES) for text in texts)
    return WordRow(texts, exact, tuple(map(_key, texts)), tuple(number for _, number in numbered))


def _key(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.lower()
    return squeeze(text) or fold(text)


def similarity(one: str, other: str) -> float:
    """Return the share of characters that stay, from 0 to 1: edits count against the longer text."""
    return 1.0 if one == other else float(Levenshtein.normalized_similarity(one, other))


def runs(is_free: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield first and end (exclusive) of each run of true values."""
    first = None
    for index, free in enumerate((*is_free, False)):
        if free and first is None:
            first = index
        elif not free and first is not None:
            yield first, index
            first = None
