"""Tiles that follow one another in both readings, put together: a column, a header, a margin note each.

Seed, chain and extend, as genome aligners do it (minimap2): a chain is scored by its letters less what its
gaps cost, and the best chains are taken first, so that blocks may come in any order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.ocr.alignment.tiles import Tile

_LOOK_BACK = 12  # tiles just before one that may be its predecessor
_LEADERS = 4  # ends of the best chains so far, which may be its predecessor too
_MAX_GAP = 200  # words
_MAX_BREAK = 8  # words that are misread one after the other
_GAP_COST = 0.15  # letters a word of a gap
_SHIFT_COST = 12.0, 0.5  # letters if two gaps differ, and a word of their difference
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


def strands(chains: Sequence[Sequence[Tile]]) -> list[Sequence[Tile]]:
    """Return the parts of chains that stay in step, those with the most letters first.

    A phrase that occurs twice may continue a good chain in the wrong place, but seldom in step with it, while
    what misread characters break into small tiles stays in step.
    """
    parts = [part for chain in chains for part in _in_step(chain)]
    return sorted(parts, key=lambda part: -sum(tile.letters for tile in part))


def _in_step(chain: Sequence[Tile]) -> Iterator[Sequence[Tile]]:
    """Yield the parts of a chain that are close together and equally far on in both texts."""
    first = 0
    for index in range(1, len(chain) + 1):
        if index == len(chain) or not _is_in_step(chain[index - 1], chain[index]):
            yield chain[first:index]
            first = index


def _is_in_step(tile: Tile, following: Tile) -> bool:
    gap = following.told - tile.told - tile.length
    return gap <= _MAX_BREAK and gap == following.seen - tile.seen - tile.length


def _scored(tiles: Sequence[Tile]) -> tuple[list[float], list[int | None]]:
    """Return the score of the best chain that ends with each tile, and the tile before it there."""
    scores: list[float] = []
    previous: list[int | None] = []
    leaders: list[int] = []
    for index, tile in enumerate(tiles):
        best, before = float(tile.letters), None
        for candidate in (*leaders, *range(max(0, index - _LOOK_BACK), index)):
            score = scores[candidate] + _gain(tiles[candidate], tile)
            if score > best:
                best, before = score, candidate
        scores.append(best)
        previous.append(before)
        leaders = sorted((*leaders, index), key=scores.__getitem__, reverse=True)[:_LEADERS]
    return scores, previous


def _gain(before: Tile, tile: Tile) -> float:
    """Return what `tile` adds to a chain that ends with `before`; minus infinity where it cannot follow."""
    told = tile.told - before.told - before.length
    seen = tile.seen - before.seen - before.length
    overlap = max(0, -told, -seen)
    if overlap >= min(tile.length, before.length) or max(told, seen) > _MAX_GAP:
        return float("-inf")
    letters = tile.letters * (1 - overlap / tile.length)
    shift = _SHIFT_COST[0] + _SHIFT_COST[1] * abs(told - seen) if told != seen else 0.0
    return letters - _GAP_COST * max(told, seen, 0) - shift


def _walk(last: int, previous: Sequence[int | None], used: Sequence[bool]) -> Iterator[int]:
    """Yield a chain's tiles from its last one back to its first or to one that is taken."""
    index: int | None = last
    while index is not None and not used[index]:
        yield index
        index = previous[index]
