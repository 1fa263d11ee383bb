"""Finished documents on their way to the results: those that come while others are written go together.

A transaction costs its round trips and its flush to the disk however much is in it; so the more documents
wait, the less each of them costs. Whoever waits is answered once its rows are committed, as when alone.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from appliance.runtime.cluster import CallDied

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from appliance.runtime.actors.messages import Finished
    from appliance.runtime.cluster import Pool
    from pipelines.errors import Failure

_PAGES_AT_ONCE = 200


@dataclass(slots=True, eq=False)
class _Waiting:
    """A document; `is_written` is None while nobody has tried to write it."""

    finished: Finished
    is_written: bool | None = None


class HandOver:
    """Gathers the documents that wait for the sink writers; one for all documents that are in hand."""

    def __init__(self, sinks: Pool) -> None:
        self._sinks = sinks
        self._waiting: list[_Waiting] = []
        self._turn = asyncio.Lock()

    async def write(
        self, finished: Finished, alone: Callable[[], Awaitable[Failure | None]], *, deadline_seconds: float
    ) -> Failure | None:
        """Write the document with those that wait beside it; return why it was not written.

        `alone` writes it by itself, and may raise: it is asked where none waits beside it, and where not all
        of them could be written, since one may be at fault.
        """
        own = _Waiting(finished)
        self._waiting.append(own)
        try:
            async with self._turn:
                if own.is_written is None:
                    await self._write_some(deadline_seconds)
                return None if own.is_written else await alone()
        finally:
            with suppress(ValueError):
                self._waiting.remove(own)

    async def _write_some(self, deadline_seconds: float) -> None:
        """Write those that have waited longest; whoever holds the turn is the first of them."""
        company = self._taken()
        for one in company:
            one.is_written = False
        if len(company) < 2:
            return
        documents = [one.finished for one in company]
        with suppress(CallDied):
            failure = await self._sinks.call("write", *documents, deadline_seconds=deadline_seconds)
            for one in company:
                one.is_written = failure is None

    def _taken(self) -> list[_Waiting]:
        """Take the first documents that together have few pages, or the first alone."""
        pages, count = 0, 0
        for one in self._waiting:
            pages += len(one.finished.pages)
            if count and pages > _PAGES_AT_ONCE:
                break
            count += 1
        company, self._waiting = self._waiting[:count], self._waiting[count:]
        return company
