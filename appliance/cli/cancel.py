"""`appliance cancel`: withdraw documents that are not done yet."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.ordering import as_report, print_changed, refuse_unknown, skipped
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


@click.command()
@click.argument("ids", type=click.IntRange(min=1), nargs=-1, required=True)
@json_option
@click.pass_obj
def command(site: Path, *, ids: tuple[int, ...], as_json: bool) -> None:
    """Withdraw documents that are not done yet.

    Waiting ones are not read any more; one that is being read is given up, and nothing more of it is
    written. Settled ones stay as they are. 'appliance requeue ID' takes a document up again, with the
    pages that were read already.

    Example: appliance cancel 12 15
    """
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        refuse_unknown(ledger, ids, "cancelled")
        cancelled = ledger.cancel(ids, operator(), datetime.now(UTC))
        left = skipped(ledger, ids, cancelled)
    if as_json:
        print_json({"cancelled": cancelled, "count": len(cancelled), "skipped": as_report(left)})
        return
    terminal = Terminal()
    print_changed(terminal, "Cancelled", cancelled, left)
    if cancelled:
        terminal.sentence(f"next: appliance requeue {cancelled[0]} takes it up again, if it was a mistake")
