"""Tiles that follow one another in both readings, put together: a column, a header, a margin note each.

Seed, chain and extend, as genome aligners do it (minimap2): a chain is scored by its letters less what its
gaps cost, and the best chains are taken first, so that blocks may come in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.ocr.alignment.tiles import Tile

_LOOK_BACK = 12  # tiles before one that may be its predecessor
_MAX_GAP = 60  # words, about six lines
_GAP_COST = 0.15  # letters a word of a gap
_SHIFT_COST = 0.5  # letters a word by which the two gaps differ
_MIN_LETTERS = 10  # a shorter chain may be an accident


def best_chains(tiles: Sequence[Tile]) -> list[list[Tile]]:
    """Return chains of tiles that share none, the best first; each from its first tile to its last."""
    scores, previous = _scored(tiles)
    used = [False] * len(tiles)
    chains = []
    for last in sorted(range(len(tiles)), key=lambda index: -scores[index]):
        if used[last]:
            continue
        members = list(_walk(last, previous, used))
        # What a better chain has taken may leave a bad beginning behind.
        totals = [scores[last] - scores[index] + tiles[index].letters for index in members]
        score = max(totals)
        if score >= _MIN_LETTERS:
            kept = members[totals.index(score) :: -1]
            chains.append((score, [tiles[index] for index in kept]))
            for index in kept:
                used[index] = True
    chains.sort(key=lambda chain: -chain[0])
    return [members for _, members in chains]


def _scored(tiles: Sequence[Tile]) -> tuple[list[float], list[int | None]]:
    """Return the score of the best chain that ends with each tile, and the tile before it there."""
    scores: list[float] = []
    previous: list[int | None] = []
    for index, tile in enumerate(tiles):
        best, before = float(tile.letters), None
        for candidate in range(max(0, index - _LOOK_BACK), index):
            score = scores[candidate] + _gain(tiles[candidate], tile)
            if score > best:
                best, before = score, candidate
        scores.append(best)
        previous.append(before)
    return scores, previous


def _gain(before: Tile, tile: Tile) -> float:
    """Return what `tile` adds to a chain that ends with `before`; minus infinity where it cannot follow."""
    told = tile.told - before.told - before.length
    seen = tile.seen - before.seen - before.length
    overlap = max(0, -told, -seen)
    if overlap >= min(tile.length, before.length) or max(told, seen) > _MAX_GAP:
        return float("-inf")
    letters = tile.letters * (1 - overlap / tile.length)
    return letters - _GAP_COST * max(told, seen, 0) - _SHIFT_COST * abs(told - seen)


def _walk(last: int, previous: Sequence[int | None], used: Sequence[bool]) -> Iterator[int]:
    """Yield a chain's tiles from its last one back to its first or to one that is taken."""
    index: int | None = last
    while index is not None and not used[index]:
        yield index
        index = previous[index]
