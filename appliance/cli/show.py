"""`appliance show`: everything about one document, personal values masked."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli import documents, events, failures
from appliance.cli.fields import COLUMNS, judged_report, judged_row, percent
from appliance.cli.moments import iso, shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.confirmations import JudgedField, judged
from appliance.ledger.records import (
    DocumentRecord,
    DocumentState,
    EventRecord,
    FailureRecord,
    PageRecord,
    VersionRecord,
)
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from appliance.sinks.archive.shelf import Shelf
from pipelines.fields import Extraction
from pipelines.result import extraction_from_json


@dataclass(frozen=True, slots=True)
class _Story:
    document: DocumentRecord
    parts: list[DocumentRecord]
    pages: list[PageRecord]
    extraction: Extraction | None
    fields: tuple[JudgedField, ...]
    failures: list[FailureRecord]
    events: list[EventRecord]
    archive: Path | None
    versions: list[VersionRecord]


@click.command()
@click.argument("document_id", metavar="ID", type=click.IntRange(min=1))
@click.option("--reveal", is_flag=True, help="Show values and quotes in full; they are personal data.")
@json_option
@click.pass_obj
def command(site: Path, *, document_id: int, reveal: bool, as_json: bool) -> None:
    """Show everything about one document.

    Its pages, its fields with their evidence, its failures and its events. Values are masked,
    because a screen is seen by more people than the one who asks.

    Example: appliance show 12
    """
    settings = load_settings(site)
    with Ledger.open(settings.ledger_url) as ledger:
        story = _story(ledger, settings.archived, document_id)
        if reveal and story.fields:
            ledger.record_event("revealed", operator(), datetime.now(UTC), document_id=document_id)
    if as_json:
        print_json(_as_report(story, reveal=reveal))
    else:
        _print(Terminal(), story, reveal=reveal)


def _story(ledger: Ledger, archived: Path, document_id: int) -> _Story:
    document = documents.find_document(ledger, document_id)
    stored, archive = ledger.extraction(document_id), ledger.archive_of(document_id)
    extraction = extraction_from_json(stored) if stored else None
    found = extraction.fields if extraction else ()
    return _Story(
        document,
        ledger.parts(document_id),
        ledger.pages(document_id),
        extraction,
        judged(found, ledger.confirmations(document_id)),
        ledger.failures(document_id=document_id, only_unresolved=False),
        ledger.events(document_id),
        None if archive is None else Shelf(archived).place_of(document_id, archive.edition),
        ledger.versions(document_id),
    )


def _as_report(story: _Story, *, reveal: bool) -> dict[str, object]:
    return {
        "document": documents.as_report(story.document),
        "parts": [documents.as_report(part) for part in story.parts],
        "archive": None if story.archive is None else str(story.archive),
        "masked": not reveal,
        "pages": [_page_report(page, story.document) for page in story.pages],
        "fields": [judged_report(one, reveal=reveal) for one in story.fields],
        "failures": [failures.as_report(record) for record in story.failures],
        "events": [
            {"at": iso(event.at), "actor": event.actor, "action": event.action, "detail": dict(event.detail)}
            for event in story.events
        ],
        "versions": [_version_report(version) for version in story.versions],
    }


def _version_report(version: VersionRecord) -> dict[str, object]:
    return {
        "version": version.number,
        "state": version.state.value,
        "document_type": version.document_type,
        "page_count": version.page_count,
        "pipeline_version": version.pipeline_version,
        "readers": list(version.readers),
        "finished_at": iso(version.finished_at),
        "replaced_at": iso(version.replaced_at),
    }


def _page_report(page: PageRecord, document: DocumentRecord) -> dict[str, object]:
    return {
        "page": page.number,
        "file_page": document.file_page(page.number),
        "state": page.state.value,
        "confidence": page.confidence,
        "attempts": page.attempts,
        "is_suspect": page.is_suspect,
        "engine": page.engine,
        "engine_version": page.engine_version,
        "finished_at": iso(page.finished_at),
    }


def _print(terminal: Terminal, story: _Story, *, reveal: bool) -> None:
    _print_document(terminal, story)
    if story.parts:
        terminal.sentence("Documents in this file", "bold")
        columns = ("id", "state", "first page", "pages", "name")
        terminal.print(table(columns, (_part_row(part) for part in story.parts)))
    if story.pages:
        terminal.sentence("Pages", "bold")
        columns = ("page", "state", "confidence", "tries", "reader")
        terminal.print(table(columns, (_page_row(page) for page in story.pages)))
    if story.fields:
        hint = "" if reveal else " (masked; --reveal shows the values)"
        terminal.sentence(f"Fields{hint}", "bold")
        terminal.print(table(COLUMNS, (judged_row(one, reveal=reveal) for one in story.fields)))
    if story.failures:
        terminal.sentence("Failures", "bold")
        for record in story.failures:
            failures.print_failure(terminal, record)
    if story.versions:
        terminal.sentence("Results that were replaced", "bold")
        headings = ("version", "state", "type", "pipeline", "reader", "finished", "replaced")
        terminal.print(table(headings, (_version_row(version) for version in story.versions)))
    terminal.sentence("Events", "bold")
    rows = (
        (shown(event.at), event.actor, event.action, events.shown_detail(event)) for event in story.events
    )
    terminal.print(table(("when", "who", "action", "detail"), rows))


def _print_document(terminal: Terminal, story: _Story) -> None:
    document, extraction = story.document, story.extraction
    terminal.sentence(f"Document {document.id}: {document.name}", "bold")
    kind = f"{extraction.document_type} ({percent(extraction.score)})" if extraction else "not known yet"
    facts = {
        "state": document.state.value,
        "type": None if document.state is DocumentState.SPLIT else kind,
        "profile": document.profile,
        "file": _place(document),
        "pages": document.page_count,
        "admitted": shown(document.admitted_at),
        "finished": shown(document.finished_at),
        "waits until": shown(document.not_before) if document.not_before else None,
        "changed options": ", ".join(f"{key}={value}" for key, value in document.parameters.items()) or None,
        "sha256": document.sha256,
        "archive": story.archive,
    }
    for name, fact in facts.items():
        if fact is not None:
            terminal.sentence(f"  {name:<17}{fact}")
    terminal.sentence()


def _part_row(part: DocumentRecord) -> tuple[object, ...]:
    return part.id, part.state.value, part.first_page, part.page_count, part.name


def _place(document: DocumentRecord) -> str | None:
    """Return where in which file the document stands; None for a whole file."""
    if not document.part:
        return None
    last = document.file_page(document.page_count or 1)
    return f"part {document.part} of document {document.parent_id}: its pages {document.first_page} to {last}"


def _version_row(version: VersionRecord) -> tuple[object, ...]:
    moments = shown(version.finished_at), shown(version.replaced_at)
    readers = ", ".join(version.readers) or None
    return (
        version.number,
        version.state.value,
        version.document_type,
        version.pipeline_version,
        readers,
        *moments,
    )


def _page_row(page: PageRecord) -> tuple[object, ...]:
    reader = f"{page.engine} {page.engine_version or ''}" if page.engine else None
    return page.number, page.state.value, percent(page.confidence), page.attempts, reader
