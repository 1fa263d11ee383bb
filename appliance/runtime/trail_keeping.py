"""What the run itself tells the audit trail: its beginning and end, settings that it took up, anchors."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from appliance.account import operator
from appliance.audit.anchors import AnchorFile
from appliance.ledger.records import MACHINE
from appliance.own_types import type_files
from appliance.settings import SETTINGS_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from appliance.ledger.store import Ledger
    from appliance.settings import Settings

_ANCHOR_EVERY = 1000
_log = logging.getLogger(__name__)


class TrailKeeper:
    """One for a run; what could not be told because the ledger was away is told at the next look."""

    def __init__(self, ledger: Ledger, anchors: Path) -> None:
        self._ledger, self._anchors = ledger, AnchorFile(anchors)
        self._untold: list[tuple[datetime, Mapping[str, object]]] = []

    def begin(self, owner: str, pipeline_version: str) -> None:
        """Tell who began the run; raises LedgerError."""
        detail = {"owner": owner, "pipeline": pipeline_version}
        self._ledger.record_event("run_began", operator(), _now(), detail=detail)

    def took_up(self, before: Settings, after: Settings) -> None:
        """Keep in mind what of the settings is another now; `look` tells it."""
        if before is not after:
            self._untold.append((_now(), changes(before, after)))

    def look(self) -> None:
        """Tell what is untold, and leave an anchor where enough was recorded since; raises LedgerError."""
        while self._untold:
            moment, detail = self._untold[0]
            self._ledger.record_event("settings_taken_up", MACHINE, moment, detail=detail)
            del self._untold[0]
        self._anchor(_ANCHOR_EVERY)

    def end(self, owner: str) -> None:
        """Tell that the run ended, and remember the trail's end; raises LedgerError."""
        self.look()
        self._ledger.record_event("run_ended", MACHINE, _now(), detail={"owner": owner})
        self._anchor(1)

    def _anchor(self, every: int) -> None:
        """A disk that is full stops nothing: the anchor is left at a later look."""
        event_id, head = self._ledger.trail_head()
        try:
            self._anchors.remember(event_id, head, _now(), every=every)
        except OSError:
            _log.exception("no anchor can be left", extra={"action": "anchor_unwritten"})


def changes(before: Settings, after: Settings) -> dict[str, object]:
    """Return which profiles and own types are others, and the hashes of the files that say so."""
    types = [{kind.name: kind for kind in settings.own_types} for settings in (before, after)]
    files = (after.folder / SETTINGS_FILE, *type_files(after.folder))
    return {
        "profiles": _others(before.profiles, after.profiles),
        "types": _others(*types),
        "files": {file.name: _hash(file) for file in files},
    }


def _others(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return sorted(name for name in {*before, *after} if before.get(name) != after.get(name))


def _hash(file: Path) -> str | None:
    try:
        return sha256(file.read_bytes()).hexdigest()
    except OSError:  # gone again since
        return None


def _now() -> datetime:
    return datetime.now(UTC)
