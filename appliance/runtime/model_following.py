"""What a run with a model does beside reading: it follows the active model, and measures its readers."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from appliance.metrics import Metrics
    from appliance.runtime.active_model import ActiveModel
    from appliance.runtime.lanes import Lanes

_LOOK_SECONDS = 2.0
_MEASURE_SECONDS = 5.0


async def follow_model(model: ActiveModel, lanes: Lanes) -> None:
    """Have the active model read, whenever another one is; raises RuntimeUnavailable where none can."""
    while True:
        await asyncio.sleep(_LOOK_SECONDS)
        if (plan := await asyncio.to_thread(model.look)) is not None:
            await lanes.change_model(plan)


async def measure_readers(lanes: Lanes, metrics: Metrics) -> None:
    """Tell the metrics what the model's readers do, on and on."""
    tokens, at = 0, time.monotonic()
    while True:
        told = await lanes.statistics()
        written, now = sum(each.tokens for each in told), time.monotonic()
        # A reader that was started again counts from 0.
        pace = max(0, written - tokens) / (now - at) if now > at else 0.0
        metrics.readers(sum(each.running for each in told), sum(each.waiting for each in told), pace)
        tokens, at = written, now
        await asyncio.sleep(_MEASURE_SECONDS)
