"""Who owns which block of the cache. A sequence gets all that it may need at once, so none runs out later."""

from __future__ import annotations


class Blocks:
    """The free blocks of a cache; block 0 belongs to nobody: rows that only fill a batch write there."""

    def __init__(self, count: int, size: int) -> None:
        """`count` blocks of `size` tokens each."""
        self.size = size
        self.count = count
        self._free = list(range(count - 1, 0, -1))

    @property
    def free(self) -> int:
        return len(self._free)

    def needed(self, tokens: int) -> int:
        """Return how many blocks hold so many tokens."""
        return -(-tokens // self.size)

    @property
    def tokens(self) -> int:
        """How many tokens all sequences may have together."""
        return (self.count - 1) * self.size

    def take(self, tokens: int) -> tuple[int, ...] | None:
        """Return the blocks of a new sequence of at most so many tokens; None while too few are free."""
        wanted = self.needed(tokens)
        if wanted > len(self._free):
            return None
        return tuple(self._free.pop() for _ in range(wanted))

    def give_back(self, blocks: tuple[int, ...]) -> None:
        self._free.extend(reversed(blocks))
