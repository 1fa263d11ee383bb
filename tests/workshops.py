"""What a coordinator needs for its documents, with actors of a test's choice instead of Ray's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance.runtime.admission import Bay, PageWindow
from appliance.runtime.coordinator import Workshop
from appliance.runtime.handing_over import HandOver
from appliance.runtime.quarantine import Quarantine

if TYPE_CHECKING:
    from typing import Any

    from appliance.runtime.coordinator import Coordinator
    from appliance.runtime.lane import Lane


def workshop_of(
    settler: Coordinator, lane: Lane, extractors: Any, sinks: Any, *, documents: int, places: int
) -> Workshop:
    """Return the workshop of a coordinator: so many documents in hand, and so many pages on its only lane."""
    return Workshop(
        ledger=settler._ledger,
        vault_path=settler._vault.path,
        window=PageWindow(Bay(lane, 1 << 30, places=places)),
        home=lane,
        documents=lambda: documents,
        quarantine=Quarantine(lambda: lane),
        extractors=extractors,
        sinks=sinks,
        hand_over=HandOver(sinks),
        tally=settler._tally,
        metrics=settler._metrics,
    )
