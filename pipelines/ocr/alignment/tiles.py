"""Runs of equal words in two readings, found from words and short phrases that are rare in both."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MIN_LETTERS = {1: 4, 2: 6, 3: 8}
"""Phrases of up to three words, and the letters that one must have to tell places apart."""

_MAX_PLACES = 9
"""A phrase with more pairs of places is not rare: it says nothing of where it belongs."""


@dataclass(frozen=True, slots=True)
class Tile:
    """`length` words from `told` on in one reading equal those from `seen` on in the other."""

    told: int
    seen: int
    length: int
    letters: int


def find_tiles(told: Sequence[str], seen: Sequence[str]) -> list[Tile]:
    """Return the longest runs of equal keys around each rare phrase, by their place in `told`.

    Runs may overlap, and some are accidents: which of them hold together is for `chains` to say.
    """
    covered: dict[int, int] = {}
    found = []
    for place, other in sorted(_seeds(told, seen)):
        if place >= covered.get(place - other, 0):
            before, after = _reach(told, seen, place, other)
            first, end = place - before, place + after
            covered[place - other] = end
            found.append(Tile(first, other - before, end - first, sum(map(len, told[first:end]))))
    return sorted(found, key=lambda tile: (tile.told, tile.seen))


def _seeds(told: Sequence[str], seen: Sequence[str]) -> Iterator[tuple[int, int]]:
    for size, letters in _MIN_LETTERS.items():
        others = _places(seen, size)
        for phrase, places in _places(told, size).items():
            facing = others.get(phrase, ())
            if 0 < len(places) * len(facing) <= _MAX_PLACES and sum(map(len, phrase)) >= letters:
                yield from ((place, other) for place in places for other in facing)


def _places(keys: Sequence[str], size: int) -> Mapping[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, phrase in enumerate(zip(*(keys[skip:] for skip in range(size)), strict=False)):
        places[phrase].append(index)
    return places


def _reach(told: Sequence[str], seen: Sequence[str], place: int, other: int) -> tuple[int, int]:
    """Return how many words before the two places, and from them on, are equal."""
    before = after = 0
    while min(place, other) > before and told[place - before - 1] == seen[other - before - 1]:
        before += 1
    most = min(len(told) - place, len(seen) - other)
    while after < most and told[place + after] == seen[other + after]:
        after += 1
    return before, after
