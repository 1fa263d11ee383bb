"""`appliance priority`: have documents digitized sooner or later."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.ordering import as_report, print_changed, refuse_unknown, skipped
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.store import Ledger
from appliance.settings import PRIORITY_RANGE, load_settings


@click.command(context_settings={"ignore_unknown_options": True})  # a negative number is no option
@click.argument("priority", metavar="N", type=click.IntRange(*PRIORITY_RANGE))
@click.argument("ids", type=click.IntRange(min=1), nargs=-1)
@click.option("--profile", help="All of this profile that are not done yet.")
@json_option
@click.pass_obj
def command(site: Path, *, priority: int, ids: tuple[int, ...], profile: str | None, as_json: bool) -> None:
    """Have documents digitized sooner or later.

    Those with a higher number go first; 0 is the usual one. It holds for documents that are not done
    yet; files that arrive later take the priority of their profile in appliance.toml.

    Example: appliance priority 10 12 15

    Example: appliance priority -5 --profile archive
    """
    if bool(ids) == (profile is not None):
        raise click.UsageError("Name documents by ID, or a profile with --profile.")
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        refuse_unknown(ledger, ids, "changed")
        now = datetime.now(UTC)
        changed = ledger.prioritize(priority, operator(), now, document_ids=ids, profile=profile)
        left = skipped(ledger, ids, changed)
    if as_json:
        print_json({"changed": changed, "count": len(changed), "skipped": as_report(left)})
    else:
        print_changed(Terminal(), f"Priority {priority} for", changed, left)
