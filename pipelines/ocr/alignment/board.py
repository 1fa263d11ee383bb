"""What is matched so far while two readings are aligned: each word is in one match at most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.ocr.alignment.words import Match, runs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from pipelines.ocr.alignment.words import WordRow


class Board:
    """Two rows of words and, for each word, the match that it has so far."""

    def __init__(self, told: WordRow, seen: WordRow) -> None:
        self.told, self.seen = told, seen
        self.of_told: list[Match | None] = [None] * len(told)
        self.of_seen: list[Match | None] = [None] * len(seen)

    def add(self, match: Match) -> None:
        """Take the match if all its words are free."""
        told, seen = range(match.told, match.told_end), range(match.seen, match.seen_end)
        if any(self.of_told[i] for i in told) or any(self.of_seen[i] for i in seen):
            return
        for index in told:
            self.of_told[index] = match
        for index in seen:
            self.of_seen[index] = match

    def drop(self, match: Match) -> None:
        for index in range(match.told, match.told_end):
            self.of_told[index] = None
        for index in range(match.seen, match.seen_end):
            self.of_seen[index] = None

    def move(self, match: Match | None, *, told: int | None = None, seen: int | None = None) -> None:
        """Give the match of a single word to another word of the same reading."""
        if match:
            told, seen = match.told if told is None else told, match.seen if seen is None else seen
            self.drop(match)
            self.add(Match(told, told + 1, seen, seen + 1))

    @property
    def matches(self) -> list[Match]:
        """All matches in the order of `told`."""
        found = (match for i, match in enumerate(self.of_told) if match and match.told == i)
        return list(found)

    def free_told(self) -> Iterator[tuple[int, int]]:
        return runs([match is None for match in self.of_told])

    def free_seen(self) -> Iterator[tuple[int, int]]:
        return runs([match is None for match in self.of_seen])

    def facing(self, first: int, end: int) -> tuple[range, range]:
        """Return the free words seen behind the match of the word before a run, and ahead of that after it.

        Both are the same where only free words lie between, and where the run begins or ends the text.
        """
        left = self.of_told[first - 1] if first else None
        right = self.of_told[end] if end < len(self.of_told) else None
        if right is None:
            behind = self._free_from(left.seen_end if left else 0)
            return behind, behind
        ahead = self._free_to(right.seen)
        return (self._free_from(left.seen_end) if left else ahead), ahead

    def free_around(self, matches: Collection[Match]) -> int:
        """Return how many characters without a match were seen on both sides of the matches."""
        before = self._free_to(min(match.seen for match in matches))
        after = self._free_from(max(match.seen_end for match in matches))
        return sum(self.seen.characters(span.start, span.stop) for span in (before, after))

    def _free_from(self, start: int) -> range:
        end = start
        while end < len(self.of_seen) and self.of_seen[end] is None:
            end += 1
        return range(start, end)

    def _free_to(self, end: int) -> range:
        start = end
        while start and self.of_seen[start - 1] is None:
            start -= 1
        return range(start, end)
