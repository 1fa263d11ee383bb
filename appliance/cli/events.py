"""`appliance events`: what was done, by whom and when."""

from pathlib import Path

import click

from appliance.cli.documents import find_document
from appliance.cli.moments import iso, shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.ledger.records import EventRecord
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


@click.command()
@click.argument("document_id", metavar="[ID]", type=click.IntRange(min=1), required=False)
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="The latest so many."
)
@json_option
@click.pass_obj
def command(site: Path, *, document_id: int | None, limit: int, as_json: bool) -> None:
    """Show what was done, by whom and when.

    To one document, or to all; the latest comes last. Events are never changed or removed.

    Example: appliance events 12
    """
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        if document_id is not None:
            find_document(ledger, document_id)
        found = ledger.events(document_id, limit=limit)
    if as_json:
        print_json({"events": [as_report(event) for event in found]})
    else:
        _print(found)


def as_report(event: EventRecord) -> dict[str, object]:
    """Return what JSON says of an event."""
    return {
        "id": event.id,
        "at": iso(event.at),
        "document_id": event.document_id,
        "actor": event.actor,
        "action": event.action,
        "detail": dict(event.detail),
        "hash": event.hash,
    }


def shown_detail(event: EventRecord) -> str:
    """Return the event's detail as a line of text."""
    return ", ".join(f"{key}={value}" for key, value in event.detail.items())


def _print(found: list[EventRecord]) -> None:
    terminal = Terminal()
    if not found:
        terminal.sentence("No events.")
        return
    rows = ((shown(e.at), e.document_id, e.actor, e.action, shown_detail(e)) for e in found)
    terminal.print(table(("when", "document", "who", "action", "detail"), rows))
