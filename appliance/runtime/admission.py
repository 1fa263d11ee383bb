"""How many pages may be in flight: bounded in bytes, because pages differ a hundredfold in size.

Pictures that outgrow the object store are spilled to disk and read back, which is far slower than waiting.
"""

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipelines.source import SourcePage

Lane = TypeVar("Lane")

OBJECT_STORE_SHARE = 0.4
"""Of the object store: a page is freed a little after its place, and those of suspects have none."""

A4_BYTES = 2480 * 3508 * 3
"""Of a page at 300 dpi, in colour."""


def page_bytes(page: SourcePage) -> int:
    """Return how much memory the page's picture may take; an A4 page in colour where that is unknown."""
    return page.width * page.height * page.channels or A4_BYTES


@dataclass(eq=False, slots=True)
class Bay(Generic[Lane]):
    """The part of the window that lies on one node: its lane, and what the node's object store bears.

    One page larger than the whole bay is admitted alone.
    """

    lane: Lane
    bytes_limit: int
    places: int
    bytes_taken: int = 0
    pages: int = 0

    def fits(self, size: int) -> bool:
        has_room = self.pages < self.places and self.bytes_taken + size <= self.bytes_limit
        return self.pages == 0 or has_room

    def take(self, size: int) -> None:
        self.bytes_taken += size
        self.pages += 1

    def give_back(self, size: int) -> None:
        self.bytes_taken -= size
        self.pages -= 1

    @property
    def load(self) -> float:
        return self.pages / self.places


@dataclass(eq=False, slots=True)
class Place(Generic[Lane]):
    """A page's place in a bay, and the `lane` there."""

    bay: Bay[Lane]
    size: int
    admit: Callable[[], None]

    @property
    def lane(self) -> Lane:
        return self.bay.lane

    def shrink(self, size: int) -> None:
        """Hold only `size` bytes from now on; what is freed lets others in."""
        if size < self.size:
            self.bay.bytes_taken -= self.size - size
            self.size = size
            self.admit()


class PageWindow(Generic[Lane]):
    """Admits pages by priority, then in order of asking, each to the bay that is least full.

    Bays may be opened and closed at any time; without one, pages wait.
    """

    def __init__(self, *bays: Bay[Lane]) -> None:
        self._bays = list(bays)
        self._order = itertools.count()
        self._waiting: list[tuple[int, int, int, asyncio.Future[Bay[Lane]]]] = []

    @property
    def bytes_limit(self) -> int:
        return sum(bay.bytes_limit for bay in self._bays)

    @property
    def bytes_taken(self) -> int:
        return sum(bay.bytes_taken for bay in self._bays)

    @property
    def pages(self) -> int:
        """How many pages are in flight."""
        return sum(bay.pages for bay in self._bays)

    def open(self, bay: Bay[Lane]) -> None:
        self._bays.append(bay)
        self._admit()

    def close(self, bay: Bay[Lane]) -> None:
        """Admit no more pages to `bay`; those that are there leave it when they will."""
        self._bays.remove(bay)

    @asynccontextmanager
    async def place(self, size: int, priority: int) -> AsyncIterator[Place[Lane]]:
        """Hold `size` bytes of a bay; a higher `priority` goes first."""
        place: Place[Lane] | None = None
        admitted: asyncio.Future[Bay[Lane]] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (-priority, next(self._order), size, admitted))
        self._admit()
        try:
            place = Place(await admitted, size, self._admit)
            yield place
        finally:
            if admitted.done() and not admitted.cancelled():
                admitted.result().give_back(size if place is None else place.size)
            self._admit()

    def _admit(self) -> None:
        while self._waiting:
            _, _, size, admitted = self._waiting[0]
            if admitted.done():  # it was cancelled while it waited
                heapq.heappop(self._waiting)
                continue
            bay = min((bay for bay in self._bays if bay.fits(size)), key=lambda bay: bay.load, default=None)
            if bay is None:
                return
            heapq.heappop(self._waiting)
            bay.take(size)
            admitted.set_result(bay)
