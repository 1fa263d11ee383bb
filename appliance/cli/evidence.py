"""`appliance evidence`: one file that proves a document, and the check of such a file."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli.documents import find_document
from appliance.cli.output import Terminal, json_option, print_json
from appliance.errors import ExitCode
from appliance.intake.vault import vault_path
from appliance.ledger.records import ArchivedFile, ArchiveRecord
from appliance.ledger.store import Ledger
from appliance.settings import Settings, load_settings
from appliance.sinks.archive.shelf import Shelf, files_of
from appliance.sinks.evidence import evidence_of
from appliance.sinks.evidence_pack import flaws_of, write_pack
from pipelines.errors import SinkError


@click.command()
@click.argument("document_id", metavar="[ID]", type=click.IntRange(min=1), required=False)
@click.option("--to", "target", type=click.Path(dir_okay=False, path_type=Path), help="The ZIP file to make.")
@click.option(
    "--verify",
    "pack",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Check such a file.",
)
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    document_id: int | None,
    target: Path | None,
    pack: Path | None,
    as_json: bool,
) -> int:
    """Pack what proves a document, or check such a pack.

    In it are the original, what the archive has of it, hashes, pages, values, and its audit records. The
    file holds personal data and can be read by your user alone. --verify checks such a file on any machine,
    without site or ledger; exit code 4 where something in it is wrong.

    Example: appliance evidence 12 --to evidencia-12.zip

    Example: appliance evidence --verify evidencia-12.zip
    """
    if pack is not None:
        if document_id is not None or target is not None:
            raise click.UsageError("--verify stands alone.")
        return _verify(pack, as_json=as_json)
    if document_id is None or target is None:
        raise click.UsageError("Name a document and --to FILE, or --verify FILE.")
    _pack(site, document_id, target, as_json=as_json)
    return ExitCode.OK


def _pack(site: Path, document_id: int, target: Path, *, as_json: bool) -> None:
    from appliance.runtime.evidence import facts_of  # noqa: PLC0415 - loads the stages, help needs none

    settings = load_settings(site)
    with Ledger.open(settings.ledger_url) as ledger:
        document = find_document(ledger, document_id)
        derivatives, made = _derivatives(settings, ledger.archive_of(document_id))
        facts = facts_of(ledger, document, settings.site, made)
        if facts is None:
            raise click.UsageError(
                f"Document {document_id} has no results yet: it is {document.state.value}."
            )
        original = vault_path(settings.vault, document.sha256)
        sha256 = write_pack(target, evidence_of(facts), original, derivatives)
        now = datetime.now(UTC)
        ledger.record_event(
            "evidence_packed", operator(), now, document_id=document_id, detail={"sha256": sha256}
        )
    if as_json:
        print_json({"file": str(target), "sha256": sha256})
    else:
        Terminal().sentence(f"Packed document {document_id}: {target}")
        Terminal().sentence(f"sha256 {sha256}")
        Terminal().sentence(f"next: appliance evidence --verify {target}")


def _derivatives(
    settings: Settings, archive: ArchiveRecord | None
) -> tuple[Path | None, tuple[ArchivedFile, ...]]:
    """Return the folder of the document's edition, and its files, which must be those that were written."""
    if archive is None:
        return None, ()
    folder = Shelf(settings.archived).place_of(archive.document_id, archive.edition)
    found = files_of(folder)
    if {*found} != {*archive.files}:
        raise SinkError(
            "evidence_archive_changed",
            f"The archive has other files of document {archive.document_id} than were written.",
            "Have them written again: appliance reconcile --deep --mend, then appliance run.",
        )
    return folder, found


def _verify(pack: Path, *, as_json: bool) -> int:
    flaws = flaws_of(pack)
    if as_json:
        print_json(
            {"is_whole": not flaws, "flaws": [{"file": f.file, "sentence": f.sentence} for f in flaws]}
        )
    elif flaws:
        for flaw in flaws:
            Terminal().sentence(f"{flaw.file}: {flaw.sentence}", "red")
    else:
        Terminal().sentence(
            "The evidence is whole: every file and every audit record in it is what was written."
        )
    return ExitCode.DOCUMENTS_FAILED if flaws else ExitCode.OK
