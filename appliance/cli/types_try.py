"""`appliance types try`: what a type finds on a document."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appliance.cli.documents import find_document
from appliance.cli.fields import COLUMNS, field_report, field_row, percent
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.ledger.reader import LedgerReader
from appliance.own_types import read_types
from appliance.settings import load_settings
from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.result import page_from_json
from pipelines.stages.extract import extract

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType
    from pipelines.fields import Extraction


@dataclass(frozen=True, slots=True)
class _Trial:
    """What the type finds on a document, and what the document would be taken for."""

    found: Extraction
    unhinted: Extraction

    @property
    def is_recognised(self) -> bool:
        return self.unhinted.document_type == self.found.document_type


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("document", metavar="DOCUMENT")
@click.option("--reveal", is_flag=True, help="Show values and quotes in full; they are personal data.")
@json_option
@click.pass_obj
def command(site: Path, *, file: Path, document: str, reveal: bool, as_json: bool) -> None:
    """Show what the type in FILE finds on a document.

    DOCUMENT is a scan, which is read here and now by the embedded reader, or the id of a document that the
    site has read already. Nothing is kept. Values are masked, because a screen is seen by more people than
    the one who asks.

    Example: appliance types try types/alvara.toml scan.pdf --reveal

    Example: appliance types try types/alvara.toml 12
    """
    (kind,) = read_types([file])
    trial = _tried(_read(site, document), kind)
    if as_json:
        print_json(_as_report(trial, reveal=reveal))
    else:
        _print(Terminal(), trial, reveal=reveal)


def _read(site: Path, document: str) -> Document:
    scan = Path(document)
    if scan.is_file():
        return _read_here(scan)
    if not document.isascii() or not document.isdigit():
        raise click.UsageError(f"There is no file {document}; name a scan, or the id of a document.")
    with LedgerReader.open(load_settings(site).ledger_url) as ledger:
        first_page = find_document(ledger, int(document)).file_page(1)
        contents = [content for _, content in ledger.page_contents(int(document)) if content is not None]
    if not contents:
        raise click.UsageError(f"No page of document {document} was read yet; 'appliance run' reads them.")
    return Document(tuple(page_from_json(content, first_page) for content in contents))


def _read_here(scan: Path) -> Document:
    """Read a scan; the reader and all that handles pixels is loaded only now."""
    from pipelines.catalog import EMBEDDED  # noqa: PLC0415
    from pipelines.digitizing import digitize  # noqa: PLC0415
    from pipelines.ocr.embedded import EmbeddedEngine  # noqa: PLC0415

    return digitize(scan, EmbeddedEngine(EMBEDDED.embedded), EMBEDDED).document


def _tried(document: Document, kind: DocumentType) -> _Trial:
    return _Trial(
        extract(document, ExtractOptions(kind.name, (kind,))),
        extract(document, ExtractOptions(None, (kind,))),
    )


def _as_report(trial: _Trial, *, reveal: bool) -> dict[str, object]:
    return {
        "type": trial.found.document_type,
        "version": trial.found.document_type_version,
        "recognised_as": trial.unhinted.document_type,
        "score": trial.unhinted.score,
        "runner_up": trial.unhinted.runner_up,
        "masked": not reveal,
        "fields": [field_report(field, reveal=reveal) for field in trial.found.fields],
    }


def _print(terminal: Terminal, trial: _Trial, *, reveal: bool) -> None:
    found, unhinted = trial.found, trial.unhinted
    terminal.sentence(f"{found.document_type}, version {found.document_type_version}", "bold")
    terminal.sentence(f"  recognised as    {unhinted.document_type} ({percent(unhinted.score)})")
    if unhinted.runner_up:
        terminal.sentence(f"  next best        {unhinted.runner_up}")
    terminal.sentence()
    hint = "" if reveal else " (masked; --reveal shows the values)"
    terminal.sentence(f"Fields{hint}", "bold")
    terminal.print(table(COLUMNS, (field_row(field, reveal=reveal) for field in found.fields)))
    if not trial.is_recognised:
        terminal.sentence("next: add words to its cues, or name the type in the profile's document_type")
