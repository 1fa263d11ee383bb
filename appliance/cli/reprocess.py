"""`appliance reprocess`: read old documents once more, while their results stand."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import click

from appliance.account import operator
from appliance.cli import reprocess_changes
from appliance.cli.moments import Since
from appliance.cli.ordering import Skipped, as_report, print_changed, refuse_unknown
from appliance.cli.output import Terminal, json_option, print_json
from appliance.ledger.conditions import parse_condition
from appliance.ledger.policy import EXPORTED
from appliance.ledger.records import ReprocessSelection, SelectedWork
from appliance.ledger.store import Ledger
from appliance.settings import load_settings


@dataclass(frozen=True, slots=True)
class _Filters:
    since: datetime | None
    profile: str | None
    document_type: str | None
    read_by: str | None
    pipeline: str | None

    @property
    def is_any(self) -> bool:
        return any(getattr(self, name) is not None for name in self.__slots__)


@click.command()
@click.argument("ids", type=click.IntRange(min=1), nargs=-1)
@click.option(
    "--all", "everything", is_flag=True, help="Every document with results; all that were compared."
)
@click.option("--since", type=Since(), help="Those settled since: 2h, 3d, 2026-03-01T08:00.")
@click.option("--profile", help="Those of this profile.")
@click.option("--type", "document_type", help="Those of this document type.")
@click.option(
    "--read-by", metavar="EXPR", help="Those of which a page was read so: embedded, 'embedded<2.1'."
)
@click.option("--pipeline", metavar="EXPR", help="Those with results of such a version of a pipeline: '<5'.")
@click.option("--compare", is_flag=True, help="Replace nothing; keep the new reading until it is decided.")
@click.option("--dry-run", is_flag=True, help="Only count documents, pages and hours.")
@click.option("--changes", is_flag=True, help="Show what compared readings change.")
@click.option("--accept", is_flag=True, help="Put compared readings in place, without reading again.")
@click.option("--discard", is_flag=True, help="Forget compared readings.")
@click.option(
    "--forget-before", type=Since(), help="Remove versions that were replaced before: 52w, 2026-01-01."
)
@click.option("--reveal", is_flag=True, help="Show values in full; they are personal data.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    ids: tuple[int, ...],
    everything: bool,
    since: datetime | None,
    profile: str | None,
    document_type: str | None,
    read_by: str | None,
    pipeline: str | None,
    compare: bool,
    dry_run: bool,
    changes: bool,
    accept: bool,
    discard: bool,
    forget_before: datetime | None,
    reveal: bool,
    as_json: bool,
) -> None:
    """Read old documents once more, while their results stand.

    The active reader and pipeline read them anew behind those that were never read. Whatever happens, the
    results stay as they are in all places, until a new reading that is no worse takes their place at once;
    otherwise 'appliance failures' says why not. What it replaced is kept: 'appliance show ID' lists it, and
    --forget-before removes it. The filters may be combined.

    With --compare nothing is replaced: --changes shows what would change, --accept puts it in place, and
    --discard forgets it. --accept ID takes a reading with doubts too, --accept --all only what is no worse.

    Example: appliance reprocess --read-by 'embedded<2.1' --dry-run

    Example: appliance reprocess --compare --type escritura

    Example: appliance reprocess --accept 12 15
    """
    filters = _Filters(since, profile, document_type, read_by, pipeline)
    decisions = (changes, accept, discard, forget_before is not None)
    _refuse_mixtures(ids, filters, decisions, everything=everything, orders=compare or dry_run)
    if (changes and everything) or (reveal and not changes):
        raise click.UsageError("--reveal goes with --changes, which shows all unless IDs are named.")
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        refuse_unknown(ledger, ids, "changed")
        if forget_before is not None:
            _forget(ledger, forget_before, as_json=as_json)
        elif changes:
            reprocess_changes.show(ledger, ids, reveal=reveal, as_json=as_json)
        elif accept or discard:
            _decide(ledger, None if everything else ids, accept=accept, as_json=as_json)
        elif dry_run:
            _count(ledger.selected(_selection(ledger, ids, filters)), as_json=as_json)
        else:
            _order(ledger, ids, _selection(ledger, ids, filters), compare=compare, as_json=as_json)


def _refuse_mixtures(
    ids: tuple[int, ...], filters: _Filters, decisions: tuple[bool, ...], *, everything: bool, orders: bool
) -> None:
    """Refuse a command line of which it is unclear what it asks for."""
    changes, _, _, forget = decisions
    if sum(decisions) > 1 or (any(decisions) and (orders or filters.is_any)):
        raise click.UsageError("--changes, --accept, --discard and --forget-before each stand alone.")
    wanted = 0 if forget else 1
    if sum((bool(ids), everything, filters.is_any)) != wanted and not (changes and not ids):
        raise click.UsageError("Name documents by ID, or use --all, or filter orders: --profile, --read-by …")


def _selection(ledger: Ledger, ids: tuple[int, ...], filters: _Filters) -> ReprocessSelection:
    readers = versions = None
    try:
        if filters.read_by is not None:
            condition = parse_condition(filters.read_by, has_name=True)
            known = [reader for reader in ledger.readers() if reader[0] == condition.name]
            readers = tuple(reader for reader in known if condition.is_met(reader[1]))
        if filters.pipeline is not None:
            condition = parse_condition(filters.pipeline, has_name=False)
            versions = tuple(version for version in ledger.pipeline_versions() if condition.is_met(version))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    return ReprocessSelection(
        ids or None, filters.since, filters.profile, filters.document_type, readers, versions
    )


def _count(work: SelectedWork, *, as_json: bool) -> None:
    hours = None if work.seconds_per_page is None else work.pages * work.seconds_per_page / 3600
    if as_json:
        print_json({"documents": work.documents, "pages": work.pages, "hours": hours})
        return
    time = "the pace is not known yet" if hours is None else f"about {hours:.1f} hours at the pace of late"
    Terminal().sentence(f"{work.documents} documents, {work.pages} pages: {time}. Nothing was ordered.")


def _order(
    ledger: Ledger, ids: tuple[int, ...], selection: ReprocessSelection, *, compare: bool, as_json: bool
) -> None:
    ordered = ledger.reprocess(selection, operator(), datetime.now(UTC), is_compared=compare)
    left = [Skipped(number, _why_left(ledger, number)) for number in sorted(set(ids) - set(ordered))]
    if as_json:
        print_json({"ordered": ordered, "count": len(ordered), "skipped": as_report(left)})
        return
    terminal = Terminal()
    print_changed(terminal, "To be read once more:", ordered, left)
    if ordered:
        terminal.sentence("next: appliance run (a running 'appliance watch' takes them by itself)")
    if ordered and compare:
        terminal.sentence("then: appliance reprocess --changes")


def _why_left(ledger: Ledger, number: int) -> str:
    document = ledger.document(number)
    if document is None:
        return "it is gone"
    is_waiting = document.state in EXPORTED
    return "it waits to be read already" if is_waiting else f"it is {document.state.value} and has no results"


def _decide(ledger: Ledger, ids: tuple[int, ...] | None, *, accept: bool, as_json: bool) -> None:
    now = datetime.now(UTC)
    if accept:
        done, refused = ledger.accept(ids, operator(), now)
    else:
        done, refused = ledger.discard(ids, operator(), now), []
    left = [Skipped(number, "the new reading is worse, or lost a page") for number in refused]
    unread = sorted(set(ids or ()) - {*done, *refused})
    left += [Skipped(number, "no compared reading of it waits") for number in unread]
    word = "accepted" if accept else "discarded"
    if as_json:
        print_json({word: done, "count": len(done), "skipped": as_report(left)})
        return
    terminal = Terminal()
    print_changed(terminal, word.capitalize(), done, left)
    if done and accept:
        terminal.sentence(
            "next: appliance run writes their results (a running 'appliance watch' does so itself)"
        )


def _forget(ledger: Ledger, before: datetime, *, as_json: bool) -> None:
    count = ledger.forget_versions(before, operator(), datetime.now(UTC))
    if as_json:
        print_json({"forgotten": count})
    else:
        Terminal().sentence(f"Removed {count} old versions.")
