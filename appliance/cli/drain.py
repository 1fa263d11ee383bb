"""`appliance drain`: have the running coordinator finish what it has in hand, and end."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.output import Terminal, json_option, print_json
from appliance.cli.status import coordinator
from appliance.ledger import policy
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> None:
    """Finish what is being read, take up nothing more, and end.

    It is for the running 'appliance watch' or 'appliance run', which then ends with exit code 0; nothing
    is read twice. Without one there is nothing to do. What waits is taken up by the next start.

    Example: appliance drain
    """
    settings = load_settings(site)
    pid = coordinator(settings.lock_file)
    if pid is not None:
        pid = _drain(settings.ledger_url, settings.lock_file)
    if as_json:
        print_json({"is_draining": pid is not None, "pid": pid or None})
    elif pid is None:
        Terminal().sentence("Nothing runs on this site, so there is nothing to drain.")
    else:
        Terminal().sentence("Draining: it ends once the documents in hand are done.")
        Terminal().sentence("next: appliance status")


def _drain(ledger_url: str, lock_file: Path) -> int | None:
    """Turn the switch on; off again if the coordinator ended by itself meanwhile and would not see it."""
    with Ledger.open(ledger_url) as ledger:
        ledger.turn_on(policy.DRAIN, operator(), datetime.now(UTC))
        pid = coordinator(lock_file)
        if pid is None:
            ledger.turn_off(policy.DRAIN, operator(), datetime.now(UTC))
    return pid
