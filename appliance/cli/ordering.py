"""What the commands that change documents share: which documents there are, and what is told."""

from collections.abc import Collection
from dataclasses import dataclass

import click

from appliance.cli.output import Terminal
from appliance.ledger.store import Ledger

_LISTED_IDS = 20


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document that was named and left alone, and why."""

    document_id: int
    reason: str


def refuse_unknown(ledger: Ledger, ids: Collection[int], done: str) -> None:
    """Refuse the command line if it names a document that does not exist; nothing was `done` then."""
    unknown = [str(number) for number in ids if ledger.document(number) is None]
    if unknown:
        raise click.UsageError(f"There is no document {', '.join(unknown)}; nothing was {done}.")


def skipped(ledger: Ledger, named: Collection[int], changed: Collection[int]) -> list[Skipped]:
    """Return the documents that were named and not changed, each with its reason."""
    left = sorted(set(named) - set(changed))
    return [Skipped(number, _why_skipped(ledger, number)) for number in left]


def _why_skipped(ledger: Ledger, number: int) -> str:
    document = ledger.document(number)
    return f"it is {document.state.value}" if document else "it is gone"


def as_report(left: list[Skipped]) -> list[dict[str, object]]:
    """Return what JSON says of the documents that were left alone."""
    return [{"id": one.document_id, "reason": one.reason} for one in left]


def print_changed(terminal: Terminal, done: str, changed: list[int], left: list[Skipped]) -> None:
    """Print what was `done` to how many documents, with the first ids, and what was left alone."""
    noun = "document" if len(changed) == 1 else "documents"
    listed = ", ".join(str(number) for number in changed[:_LISTED_IDS])
    more = ", …" if len(changed) > _LISTED_IDS else ""
    terminal.sentence(f"{done} {len(changed)} {noun}{f': {listed}{more}' if listed else ''}")
    for one in left:
        terminal.sentence(f"Left document {one.document_id} alone: {one.reason}.")
