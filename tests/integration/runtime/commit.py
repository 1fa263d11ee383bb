"""A document's whole way from its claim to its Parquet file, in one process: what the crash tests run.

The coordinator's own code does it; only Ray is away, so that every step is in the process that dies.
"""

import asyncio
import os
from pathlib import Path

from appliance.intake.admit import DropFolder, admit_group
from appliance.intake.vault import Vault
from appliance.intake.watch import observe
from appliance.ledger.store import Ledger
from appliance.metrics import Metrics
from appliance.runtime import coordinator
from appliance.runtime.actors.cleaner import Cleaner
from appliance.runtime.actors.extractor import Extractor
from appliance.runtime.actors.rasterizer import Rasterizer
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.coordinator import Coordinator
from appliance.runtime.lane import Lane
from appliance.settings import Settings, load_settings
from pipelines import catalog
from tests import fakes
from tests.fakes import LocalPool, numbered_page
from tests.integration.fail_points import FINISHED, die_before
from tests.synthetic.writers import write_tiff
from tests.workshops import workshop_of

NUMBERS = (11, None, 13)
_SETTINGS = """
[storage]
ledger_url = "{ledger}"
results_url = "{results}"
[profiles.default]
drop = "drop"
"""


def make_site(folder: Path, ledger_url: str, results_url: str) -> Settings:
    """Make a site whose ledger holds one document of three pages, one of them blank."""
    folder.mkdir()
    (folder / "appliance.toml").write_text(_SETTINGS.format(ledger=ledger_url, results=results_url))
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    write_tiff(folder / "drop" / "a.tif", [numbered_page(n) for n in NUMBERS], compression="tiff_lzw")
    with Ledger.open(settings.ledger_url, create=True) as ledger:
        admit_group(
            DropFolder(folder / "drop", "default"),
            {"a.tif": observe((folder / "drop" / "a.tif").lstat())},
            vault=Vault(settings.vault),
            ledger=ledger,
            now=coordinator._now(),
        )
    return settings


def commit_until(folder: str, step: int, *, with_statements: bool = True) -> None:
    """Settle everything and write every batch, but die just before the `step`-th step; 0 for never."""
    settings = load_settings(Path(folder))
    with Ledger.open(settings.ledger_url) as ledger:
        settler = Coordinator(settings, ledger, catalog.EMBEDDED, Metrics())
        shop = _open_workshop(settler, settings)
        die_before(step, below=folder, with_statements=with_statements)
        asyncio.run(_settle(settler, shop))
    os._exit(FINISHED)


def _open_workshop(settler: Coordinator, settings: Settings) -> coordinator.Workshop:
    pipeline = catalog.EMBEDDED
    lane = Lane(
        LocalPool(Rasterizer, 1, 1),
        LocalPool(Cleaner, 1, 1, pipeline.clean),
        LocalPool(fakes.Recognizer, 1, 1, pipeline),
    )
    sinks = LocalPool(SinkWriter, 1, 1, settings.results_url, str(settings.parquet))
    extractors = LocalPool(Extractor, 1, 1)
    # One page after the other: the same steps each time.
    return workshop_of(settler, lane, extractors, sinks, documents=4, places=1)


async def _settle(settler: Coordinator, shop: coordinator.Workshop) -> None:
    settler._ledger.take_back(coordinator._now())
    settler._claim(shop)
    await asyncio.gather(*settler._runs.values())
    await settler._exporter.export(shop.sinks, everything=True)
