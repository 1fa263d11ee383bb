"""`appliance documents`: list documents."""

from datetime import datetime
from pathlib import Path

import click

from appliance.cli.moments import Since, iso, shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import DocumentRecord, DocumentState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


def find_document(ledger: LedgerReader, document_id: int) -> DocumentRecord:
    """Return the document; refuses the command line if there is none."""
    document = ledger.document(document_id)
    if document is None:
        raise click.UsageError(f"There is no document {document_id}; 'appliance documents' lists them.")
    return document


@click.command()
@click.option(
    "--state",
    type=click.Choice([state.value for state in DocumentState], case_sensitive=False),
    help="Only documents in this state.",
)
@click.option("--profile", help="Only documents of this profile.")
@click.option("--since", type=Since(), help="Only those admitted since: 2h, 3d, 2026-03-01T08:00.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="At most so many.")
@json_option
@click.pass_obj
def command(
    site: Path, *, state: str | None, profile: str | None, since: datetime | None, limit: int, as_json: bool
) -> None:
    """List documents, the newest first.

    Example: appliance documents --state REVIEW --limit 20
    """
    states = (DocumentState(state),) if state else ()
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        found = ledger.documents(states=states, profile=profile, since=since, limit=limit)
    if as_json:
        print_json({"documents": [as_report(document) for document in found]})
    else:
        _print(found)


def as_report(document: DocumentRecord) -> dict[str, object]:
    """Return what JSON says of a document."""
    return {
        "id": document.id,
        "name": document.name,
        "profile": document.profile,
        "state": document.state.value,
        "priority": document.priority,
        "parameters": dict(document.parameters),
        "kind": document.kind.value if document.kind else None,
        "document_type": document.document_type,
        "page_count": document.page_count,
        "byte_size": document.byte_size,
        "sha256": document.sha256,
        "part": document.part,
        "first_page": document.file_page(1),
        "file": document.parent_id,
        "admitted_at": iso(document.admitted_at),
        "started_at": iso(document.started_at),
        "finished_at": iso(document.finished_at),
        "not_before": iso(document.not_before),
        "pipeline_version": document.pipeline_version,
        "batch_id": document.batch_id,
    }


def _print(found: list[DocumentRecord]) -> None:
    terminal = Terminal()
    if not found:
        terminal.sentence("No documents.")
        return
    rows = ((d.id, d.state.value, d.page_count, d.document_type, shown(d.admitted_at), d.name) for d in found)
    terminal.print(table(("id", "state", "pages", "type", "admitted", "name"), rows))
