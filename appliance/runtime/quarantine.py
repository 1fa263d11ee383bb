"""A lane of its own for suspects, so that a page that kills its process kills nobody else's."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from appliance.runtime.lane import Lane

_START_SECONDS = 180.0


class Quarantine:
    """Lends its lane to one page at a time; the lane's actors live only while somebody waits for it."""

    def __init__(self, open_lane: Callable[[], Lane]) -> None:
        self._open_lane = open_lane
        self._lane: Lane | None = None
        self._in_use = asyncio.Lock()
        self._waiting = 0

    @asynccontextmanager
    async def lane(self) -> AsyncIterator[Lane]:
        """Hold the lane alone."""
        self._waiting += 1
        try:
            async with self._in_use:
                if self._lane is None:
                    self._lane = self._open_lane()
                    await self._lane.ready(_START_SECONDS)  # a death before the page is there is not its own
                yield self._lane
        finally:
            self._waiting -= 1
            if self._waiting == 0 and (lane := self._lane) is not None:
                self._lane = None
                await lane.end()
