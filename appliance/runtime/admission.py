"""How many pages may be in flight: bounded in bytes, because pages differ a hundredfold in size.

Pictures that outgrow the object store are spilled to disk and read back, which is far slower than waiting.
"""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from pipelines.source import SourcePage

OBJECT_STORE_SHARE = 0.4
"""Of the object store: a page is there as rasterized and, for a moment, as cleaned too."""

_UNKNOWN_PAGE = 2480 * 3508 * 3


def page_bytes(page: SourcePage) -> int:
    """Return how much memory the page's picture may take; an A4 page in colour where that is unknown."""
    return page.width * page.height * page.channels or _UNKNOWN_PAGE


class PageWindow:
    """Admits pages by priority, then in order of asking, while bytes and places are left.

    One page larger than the whole window is admitted alone.
    """

    def __init__(self, bytes_limit: int, places: int) -> None:
        self._bytes_limit, self._places = bytes_limit, places
        self._bytes = self._taken = 0
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, int, asyncio.Future[None]]] = []

    @property
    def bytes_limit(self) -> int:
        return self._bytes_limit

    @property
    def bytes_taken(self) -> int:
        return self._bytes

    @property
    def pages(self) -> int:
        """How many pages are in flight."""
        return self._taken

    @asynccontextmanager
    async def place(self, size: int, priority: int) -> AsyncIterator[None]:
        """Hold `size` bytes of the window; a higher `priority` goes first."""
        admitted = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (-priority, next(self._order), size, admitted))
        self._admit()
        try:
            await admitted
            yield
        finally:
            if admitted.done() and not admitted.cancelled():
                self._bytes -= size
                self._taken -= 1
            self._admit()

    def _admit(self) -> None:
        while self._waiting:
            _, _, size, admitted = self._waiting[0]
            if admitted.done():  # it was cancelled while it waited
                heapq.heappop(self._waiting)
            elif self._fits(size):
                heapq.heappop(self._waiting)
                self._bytes += size
                self._taken += 1
                admitted.set_result(None)
            else:
                return

    def _fits(self, size: int) -> bool:
        return self._taken == 0 or (self._taken < self._places and self._bytes + size <= self._bytes_limit)
