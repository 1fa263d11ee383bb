"""`appliance requeue`: process failed documents again."""

import os
import pwd
from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.cli.failures import split_reason
from appliance.cli.moments import Since
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.records import RequeueSelection
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


@click.command()
@click.argument("ids", type=click.IntRange(min=1), nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every document that is settled, but not complete.")
@click.option("--reason", help="Those with this failure class (SOURCE …) or code (pdf_encrypted …).")
@click.option("--since", type=Since(), help="Those settled since: 2h, 3d, 2026-03-01T08:00.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    ids: tuple[int, ...],
    everything: bool,
    reason: str | None,
    since: datetime | None,
    as_json: bool,
) -> None:
    """Process failed documents again.

    And those that are partial, wait for review or were cancelled; complete ones stay as they are.
    Pages that were read are kept, only what is missing is done again. --reason and --since may be
    combined.

    Example: appliance requeue 12 15

    Example: appliance requeue --reason TIMEOUT --since 2h
    """
    if sum((bool(ids), everything, bool(reason or since))) != 1:
        raise click.UsageError("Name documents by ID, or use --all, or --reason and --since.")
    failure_class, code = split_reason(reason)
    selection = RequeueSelection(ids or None, failure_class, code, since)
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        _refuse_unknown(ledger, ids)
        requeued = ledger.requeue(selection, _operator(), datetime.now(UTC))
        skipped = {number: _why_skipped(ledger, number) for number in sorted({*ids} - {*requeued})}
    if as_json:
        reasons = [{"id": number, "reason": why} for number, why in skipped.items()]
        print_json({"requeued": requeued, "count": len(requeued), "skipped": reasons})
    else:
        _print(requeued, skipped)


def _refuse_unknown(ledger: Ledger, ids: tuple[int, ...]) -> None:
    unknown = [str(number) for number in ids if ledger.document(number) is None]
    if unknown:
        raise click.UsageError(f"There is no document {', '.join(unknown)}; nothing was requeued.")


def _why_skipped(ledger: Ledger, number: int) -> str:
    document = ledger.document(number)
    return f"it is {document.state.value}" if document else "it is gone"


def _operator() -> str:
    user = os.getuid()
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:  # a user id without a name, as in many containers
        return f"uid {user}"


def _print(requeued: list[int], skipped: dict[int, str]) -> None:
    terminal = Terminal()
    noun = "document" if len(requeued) == 1 else "documents"
    listed = f": {', '.join(str(number) for number in requeued)}" if requeued else ""
    terminal.sentence(f"Requeued {len(requeued)} {noun}{listed}")
    for number, why in skipped.items():
        terminal.sentence(f"Left document {number} alone: {why}.")
    if requeued:
        terminal.sentence("next: appliance run (a running 'appliance watch' takes them by itself)")
