"""The alarm for a model that goes round in circles on too many of its last pages."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import TYPE_CHECKING

from appliance.errors import LedgerError
from appliance.ledger.policy import DEGENERATION_PAGES, is_alarming

if TYPE_CHECKING:
    from collections.abc import Callable

    from appliance.ledger.reader import LedgerReader
    from appliance.ledger.records import Degeneration

_PAUSE_SECONDS = 5.0
_log = logging.getLogger(__name__)


class DegenerationAlarm:
    """Looks at the active model's last pages now and then, and logs when the alarm begins and ends.

    `model` tells its version, None where no model reads; `allowed_share` of the pages may degenerate.
    """

    def __init__(self, ledger: LedgerReader, model: Callable[[], str | None], allowed_share: float) -> None:
        self._ledger, self._model, self._allowed = ledger, model, allowed_share
        self.latest: Degeneration | None = None
        self.is_on = False

    async def keep_looking(self) -> None:
        while True:
            with suppress(LedgerError):  # who works with the ledger says so
                await asyncio.to_thread(self.look)
            await asyncio.sleep(_PAUSE_SECONDS)

    def look(self) -> None:
        """Count anew; raises LedgerError."""
        model = self._model()
        self.latest = None if model is None else self._ledger.degeneration(model, DEGENERATION_PAGES)
        is_on = self.latest is not None and is_alarming(self.latest, self._allowed)
        if is_on != self.is_on:
            self._tell(is_on=is_on)
        self.is_on = is_on

    def _tell(self, *, is_on: bool) -> None:
        extra: dict[str, object] = {"action": "degenerate_alarm" if is_on else "degenerate_alarm_over"}
        if self.latest is not None:
            extra |= {"model": self.latest.model, "share": round(self.latest.share, 4)}
        if is_on:
            _log.warning("too many of the model's last pages degenerate", extra=extra)
        else:
            _log.info("no longer do too many of the model's pages degenerate", extra=extra)

    @property
    def shares(self) -> dict[tuple[str, str], float]:
        """The shares of the last pages by version and rule; none before a page was read."""
        last = self.latest
        if last is None or not last.pages:
            return {}
        return {
            (last.model, "guard"): last.by_guard / last.pages,
            (last.model, "published"): last.as_published / last.pages,
        }
