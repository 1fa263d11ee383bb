"""A coordinator that takes up nothing more leaves the processor to the pages that it has in hand."""

import asyncio
from contextlib import suppress

from appliance.ledger.store import Ledger
from appliance.metrics import Metrics
from appliance.runtime.coordinator import Coordinator
from appliance.settings import load_settings
from pipelines import catalog

SECONDS, MOST_LOOKS = 0.5, 5


def test_the_folders_are_not_looked_after_in_a_hurry_while_it_drains(tmp_path, monkeypatch):
    (tmp_path / "appliance.toml").write_text('[profiles.default]\ndrop = "in"\n')
    settings = load_settings(tmp_path)
    for folder in settings.folders:
        folder.mkdir(parents=True, exist_ok=True)
    looks = 0

    def count():
        nonlocal looks
        looks += 1
        return False

    async def drain(coordinator):
        monkeypatch.setattr(coordinator._live, "refresh", count)
        scanning = asyncio.create_task(coordinator._scan_forever())
        await asyncio.sleep(SECONDS)
        scanning.cancel()
        with suppress(asyncio.CancelledError):
            await scanning

    with Ledger.open(settings.ledger_url, create=True) as ledger:
        coordinator = Coordinator(settings, ledger, catalog.EMBEDDED, Metrics())
        coordinator._schedule.is_draining = True
        asyncio.run(drain(coordinator))
    assert 0 < looks < MOST_LOOKS
