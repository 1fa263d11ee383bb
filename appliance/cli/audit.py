"""`appliance audit`: prove that the trail is whole, and take it out for storage that is written once."""

from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.audit import segments
from appliance.audit.anchors import AnchorFile
from appliance.cli.counting import counting
from appliance.cli.moments import Since
from appliance.cli.output import Terminal, json_option, print_json
from appliance.errors import AuditRefused, ExitCode
from appliance.ledger.chain import Walk, portions_of, walk
from appliance.ledger.records import EventRecord
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.settings import Settings, load_settings

_AT_ONCE = 2000


@click.group()
def command() -> None:
    """Prove that the audit trail is whole, and export it.

    'appliance events' shows what it says. Each record's hash covers the record before it, so that no
    record can be changed, removed, inserted or moved unseen; anchors in data/audit/anchors.jsonl show
    when the newest ones were cut off.

    Example: appliance audit verify
    """


@command.command()
@click.option(
    "--export",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Check an exported trail instead; it needs no ledger.",
)
@json_option
@click.pass_obj
def verify(site: Path, *, folder: Path | None, as_json: bool) -> int:
    """Follow the chain from its first record to its last, and name the first break.

    Exit code 0 where it is whole, 4 where it is not.

    Example: appliance audit verify --export /media/worm/trail
    """
    found = _of_site(site, is_shown=not as_json) if folder is None else _of_folder(folder, not as_json)
    if as_json:
        print_json(_as_report(found))
    else:
        _print(found, is_export=folder is not None)
    return ExitCode.DOCUMENTS_FAILED if found.broken else ExitCode.OK


@command.command()
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), required=True)
@click.option("--since", type=Since(), help="Into an empty folder: begin then. 2h, 3d, 2026-03-01T08:00.")
@json_option
@click.pass_obj
def export(site: Path, *, folder: Path, since: datetime | None, as_json: bool) -> None:
    """Write the trail as files that are never written again: JSON Lines, each with its hashes.

    What lies in the folder already is checked and continued, also after an export that was interrupted.

    Example: appliance audit export --to /media/worm/trail
    """
    settings = load_settings(site)
    with Ledger.open(settings.ledger_url) as ledger, LedgerSurvey.open(settings.ledger_url) as survey:
        head_id, head = ledger.trail_head()
        first = survey.first_since(since) if since is not None else 1
        after = head_id if first is None else first - 1
        with counting("records", head_id - after, is_shown=not as_json) as on_records:
            done = segments.export(
                folder,
                survey.trail,
                head_id,
                after=after,
                now=datetime.now(UTC),
                by=operator(),
                on_records=on_records,
            )
        detail = {"records": done.records, "last": done.last_id, "head": head}
        ledger.record_event("trail_exported", operator(), datetime.now(UTC), detail=detail)
        _leave_anchor(settings, head_id, head)
    if as_json:
        print_json({"folder": str(folder), "segments": done.segments, "records": done.records, "head": head})
    else:
        Terminal().sentence(f"{done.records} records added to {folder}, up to record {done.last_id}.")
        Terminal().sentence(f"next: appliance audit verify --export {folder}")


def _leave_anchor(settings: Settings, event_id: int, head: str) -> None:
    try:
        AnchorFile(settings.anchors).remember(event_id, head, datetime.now(UTC))
    except OSError as error:
        raise AuditRefused(
            "anchor_unwritten",
            f"The trail was exported, but {settings.anchors} cannot be written: {error.strerror}.",
            "Let this account write there, and make room.",
        ) from error


def _of_site(site: Path, *, is_shown: bool) -> Walk:
    settings = load_settings(site)
    with LedgerSurvey.open(settings.ledger_url) as survey:
        total, _ = survey.trail_head()
        with counting("records", total, is_shown=is_shown) as on_records:

            def fetch(last: int) -> list[EventRecord]:
                on_records(last)
                return survey.trail(last, _AT_ONCE)

            return walk(portions_of(fetch), AnchorFile(settings.anchors).read(), survey.record_of)


def _of_folder(folder: Path, is_shown: bool) -> Walk:  # noqa: FBT001 - as its sibling
    kept = segments.segments_in(folder)
    with counting("records", sum(each.records for each in kept), is_shown=is_shown) as on_records:
        return segments.check(folder, on_records)


def _as_report(found: Walk) -> dict[str, object]:
    broken, last = found.broken, found.last
    return {
        "is_whole": broken is None,
        "records": found.records,
        "anchors": found.anchors,
        "last": last.id if last else None,
        "head": last.hash if last else None,
        "broken": None
        if broken is None
        else {"kind": broken.kind.value, "record": broken.event_id, "sentence": broken.sentence},
    }


def _print(found: Walk, *, is_export: bool) -> None:
    terminal = Terminal()
    anchors = "" if is_export else f", {found.anchors} anchors compared"
    if found.broken is None:
        head = f"; the last is {found.last.id}, {found.last.hash}" if found.last else ""
        terminal.sentence(f"The trail is whole: {found.records} records{anchors}{head}.", "bold")
        return
    terminal.sentence(f"The trail is BROKEN: {found.broken.kind.value}.", "bold red")
    terminal.sentence(f"  {found.broken.sentence}")
    terminal.sentence(f"  {found.records} records before it hold{anchors}.")
    terminal.sentence("next: keep the ledger as it is, and compare it with its backups and exports")
