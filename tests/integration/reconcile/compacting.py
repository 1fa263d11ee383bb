"""Writes and merges every batch of a site in a process that may die: what the crash tests run."""

import os
from pathlib import Path

from appliance.cli.compact import _compact
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from appliance.sinks.parquet import ParquetSink
from tests.integration.fail_points import FINISHED, die_before


def compact_until(folder: str, step: int) -> None:
    """Compact, but die just before the `step`-th step; 0 for never."""
    settings = load_settings(Path(folder))
    with Ledger.open(settings.ledger_url) as ledger:
        sink = ParquetSink(settings.parquet)
        die_before(step, below=folder)
        _compact(ledger, sink)
    os._exit(FINISHED)
