"""`appliance failures`: list what failed, why, and what to do about it."""

from datetime import datetime
from pathlib import Path

import click

from appliance.cli.moments import Since, iso, shown
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.records import FailureRecord
from appliance.ledger.reprocessing import KEPT_CODES
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from pipelines.errors import FailureClass

_CLASSES = frozenset(FailureClass)


@click.command()
@click.option("--reason", help="Only this class (SOURCE, TIMEOUT …) or code (pdf_encrypted …).")
@click.option("--since", type=Since(), help="Only those since: 2h, 3d, 2026-03-01T08:00.")
@click.option("--resolved", is_flag=True, help="Also those that were requeued or replaced since.")
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="At most so many.")
@json_option
@click.pass_obj
def command(
    site: Path, *, reason: str | None, since: datetime | None, resolved: bool, limit: int, as_json: bool
) -> None:
    """List what failed, why, and what to do about it.

    The latest comes first.

    Example: appliance failures --reason SOURCE --since 3d
    """
    failure_class, code = split_reason(reason)
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        found = ledger.failures(
            failure_class=failure_class, code=code, since=since, only_unresolved=not resolved, limit=limit
        )
    if as_json:
        print_json({"failures": [as_report(record) for record in found]})
        return
    terminal = Terminal()
    for record in found:
        print_failure(terminal, record)
    if not found:
        terminal.sentence("No failures.")
    elif len(found) == limit:
        terminal.sentence(f"Only the latest {limit}; --limit shows more.")


def split_reason(reason: str | None) -> tuple[FailureClass | None, str | None]:
    """Tell a failure's class from its code, whatever the case."""
    if reason is None:
        return None, None
    if reason.upper() in _CLASSES:
        return FailureClass(reason.upper()), None
    return None, reason.lower()


def requeue_command(record: FailureRecord) -> str | None:
    """Return the command that processes the document again; None where there is no document, or no need."""
    if record.document_id is None or record.resolved_at is not None:
        return None
    if record.failure.code in KEPT_CODES:
        return f"appliance reprocess {record.document_id}"
    return f"appliance requeue {record.document_id}"


def as_report(record: FailureRecord) -> dict[str, object]:
    """Return what JSON says of a failure."""
    return {
        "id": record.id,
        "at": iso(record.at),
        "document_id": record.document_id,
        "page": record.page,
        "name": record.name,
        "path": record.path,
        "failure_class": record.failure.failure_class.value,
        "code": record.failure.code,
        "message": record.failure.message,
        "next_step": record.failure.next_step,
        "retryable": record.failure.retryable,
        "resolved_at": iso(record.resolved_at),
        "command": requeue_command(record),
    }


def print_failure(terminal: Terminal, record: FailureRecord) -> None:
    """Print a failure as a paragraph, with the exact command that repeats the document."""
    subject = f"document {record.document_id}" if record.document_id else "file"
    page = f", page {record.page}" if record.page else ""
    terminal.sentence(f"{subject}{page}: {record.name or record.path or 'unknown'}", "bold")
    failure = record.failure
    terminal.sentence(f"  {failure.failure_class.value} {failure.code}, {shown(record.at)}", "red")
    terminal.sentence(f"  {failure.message}")
    terminal.sentence(f"  next: {failure.next_step}")
    if record.resolved_at:
        terminal.sentence(f"  resolved {shown(record.resolved_at)}")
    if command_line := requeue_command(record):
        terminal.sentence(f"  then: {command_line}")
    terminal.sentence()
