"""`appliance compact`: merge small Parquet files."""

from contextlib import ExitStack
from pathlib import Path

import click

from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.store import Ledger
from appliance.log import log_to
from appliance.runtime.batches import merge_batches, write_here
from appliance.runtime.lock import only_instance
from appliance.settings import load_settings
from appliance.sinks.parquet import ParquetSink
from pipelines import catalog


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> None:
    """Merge small Parquet files of one month and document type.

    A run, and a watch that has nothing else to do, do it by themselves once a day; this command is for any
    other time, while neither works. Whoever reads meanwhile sees the small files or the merged one, never
    both. It may be ended at any moment: what it began, the next run ends.

    Example: appliance compact
    """
    settings = load_settings(site)
    with ExitStack() as stack:
        stack.enter_context(only_instance(settings.lock_file))
        log_to(settings.logs)
        ledger = stack.enter_context(Ledger.open(settings.ledger_url))
        written, merged = _compact(ledger, ParquetSink(settings.parquet, settings.own_types))
    if as_json:
        print_json({"written": written, "merged": merged})
    else:
        Terminal().sentence(f"{merged} batches merged; {written} written.")


def _compact(ledger: Ledger, sink: ParquetSink) -> tuple[int, int]:
    """Write what waits, then merge until nothing is small; return how many were written, and merged."""
    waiting = ledger.batches_to_write()
    for batch in waiting:
        write_here(ledger, batch, sink, catalog.EMBEDDED)
    written, merged = len(waiting), 0
    while (larger := merge_batches(ledger)) is not None:
        write_here(ledger, larger, sink, catalog.EMBEDDED)
        written, merged = written + 1, merged + len(larger.replaces)
    return written, merged
