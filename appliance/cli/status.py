"""`appliance status`: what waits, what is done, what failed, and what to do next."""

import fcntl
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

import click

from appliance.cli.moments import iso, shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.intake.watch import scan
from appliance.ledger.policy import DEGENERATION_PAGES, is_alarming
from appliance.ledger.records import (
    ArrivalVerdict,
    Degeneration,
    DocumentState,
    LedgerStatus,
    PageState,
    SwitchRecord,
)
from appliance.ledger.store import Ledger
from appliance.models.active import active
from appliance.runtime.notices import OUTPUTS, RESULTS, SETTINGS, Notice, read_notice
from appliance.settings import Settings, load_settings
from appliance.sinks.receipt import outbox_problem
from pipelines.errors import SinkError


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """The ledger's counts, the files in the drop folders, and the coordinator.

    `waiting_files` counts by profile, None where a folder cannot be read; `coordinator` is the process id
    of the running one, 0 where it did not say, None where none runs. `receipts_due` counts by profile with
    an outbox; `outbox_problems` says by profile why none can be written there. `switches` are those that are
    on, and keep `paused` documents from being begun. `notices` say which settings the coordinator does
    not follow, and which place it waits for. `degeneration` counts the last pages of the active model, None
    where none reads; `alarm` that too many of them degenerate. `owed` documents wait for their rows or their
    place in the archive; `rereadings` count those that are to be read anew while their results stand.
    """

    ledger: LedgerStatus
    waiting_files: Mapping[str, int | None]
    coordinator: int | None
    receipts_due: Mapping[str, int] = field(default_factory=dict)
    outbox_problems: Mapping[str, SinkError] = field(default_factory=dict)
    switches: tuple[SwitchRecord, ...] = ()
    paused: int = 0
    notices: tuple[Notice, ...] = ()
    degeneration: Degeneration | None = None
    alarm: bool = False
    owed: int = 0
    rereadings: int = 0

    @property
    def unread(self) -> int:
        """Files and documents that are still to be digitized, or to be read anew."""
        states = (DocumentState.ADMITTED, DocumentState.RUNNING)
        documents = sum(self.ledger.documents.get(state, 0) for state in states)
        return documents + self.rereadings + sum(count or 0 for count in self.waiting_files.values())


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> None:
    """Show what waits, what is done and what to do next.

    Example: appliance status --json
    """
    settings = load_settings(site)
    model = active(settings.models) if settings.reader.has_model else None
    with Ledger.open(settings.ledger_url) as ledger:
        counts, switches, paused = ledger.status(), ledger.switches(), ledger.waiting().paused
        due, owed, rereadings = ledger.receipts_due(), ledger.count_owed(), ledger.count_rereadings()
        last = None if model is None else ledger.degeneration(model.version, DEGENERATION_PAGES)
    outboxes = {name: profile.outbox for name, profile in settings.profiles.items() if profile.outbox}
    problems = {name: problem for name, outbox in outboxes.items() if (problem := outbox_problem(outbox))}
    due = {name: due.get(name, 0) for name in outboxes}
    waiting = {name: _count_files(profile.drop) for name, profile in settings.profiles.items()}
    running = coordinator(settings.lock_file)
    notices = () if running is None else _notices(settings.run)
    alarm = last is not None and is_alarming(last, settings.reader.degenerate_alarm)
    on = tuple(switches)
    status = SiteStatus(
        counts, waiting, running, due, problems, on, paused, notices, last, alarm, owed, rereadings
    )
    if as_json:
        print_json(_as_report(settings, status))
    else:
        _print(settings, status)


def _notices(run: Path) -> tuple[Notice, ...]:
    """Return what the coordinator says of settings that it does not follow and places that it waits for."""
    found = (read_notice(run, name) for name in (SETTINGS, RESULTS, OUTPUTS))
    return tuple(notice for notice in found if notice is not None)


def coordinator(lock_file: Path) -> int | None:
    """Return the process id of whoever holds the site, 0 where it did not say, None where nobody does."""
    try:
        with lock_file.open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                written = lock.read().strip()
                return int(written) if written.isdecimal() else 0
    except FileNotFoundError:
        return None
    return None


def next_step(status: SiteStatus) -> str:
    """Return the one thing to do next."""
    if obstacle := _obstacle(status):
        return obstacle
    is_paused = status.unread == status.paused
    if status.unread and (is_paused or status.coordinator is None):
        return "appliance resume" if is_paused else "appliance run"
    if status.ledger.failures:
        return "appliance failures"
    if status.ledger.documents.get(DocumentState.REVIEW):
        return "appliance documents --state REVIEW"
    if status.unread:
        return "Nothing: the work goes on by itself."
    return "Put scanned files into a drop folder."


def _obstacle(status: SiteStatus) -> str | None:
    """Return what to do about a folder that cannot be used or settings that are not followed."""
    if missing := sorted(name for name, count in status.waiting_files.items() if count is None):
        return f"Make the drop folder of profile {missing[0]} readable; 'appliance doctor' says more."
    if status.outbox_problems:
        name = min(status.outbox_problems)
        problem = status.outbox_problems[name]
        return f"Profile {name}: {problem.message} {problem.next_step}"
    if status.notices:
        return status.notices[0].next_step
    if status.alarm:
        return "Look at the pages that the model read last; 'appliance model activate --previous' returns."
    return None


def _count_files(folder: Path) -> int | None:
    found = scan(folder)
    return None if "." in found.failures else len(found.seen)


def _as_report(settings: Settings, status: SiteStatus) -> dict[str, object]:
    ledger = status.ledger
    return {
        "site": str(settings.folder),
        "coordinator": {"is_running": status.coordinator is not None, "pid": status.coordinator or None},
        "notices": [asdict(notice) for notice in status.notices],
        "waiting_files": dict(status.waiting_files),
        "documents": {state.value: ledger.documents.get(state, 0) for state in DocumentState},
        "pages": {state.value: ledger.pages.get(state, 0) for state in PageState},
        "arrivals": {verdict.value: ledger.arrivals.get(verdict, 0) for verdict in ArrivalVerdict},
        "failures": dict(ledger.failures),
        "receipts": {
            name: {"due": due, "problem": problem.code if problem else None}
            for name, due in status.receipts_due.items()
            for problem in [status.outbox_problems.get(name)]
        },
        "oldest_waiting_at": iso(ledger.oldest_waiting_at),
        "switches": [
            {"name": switch.name, "at": iso(switch.at), "actor": switch.actor} for switch in status.switches
        ],
        "paused": status.paused,
        "owed_outputs": status.owed,
        "to_be_read_anew": status.rereadings,
        "reader": _reader_report(settings, status),
        "next_step": next_step(status),
    }


def _reader_report(settings: Settings, status: SiteStatus) -> dict[str, object]:
    last = status.degeneration
    counts = {} if last is None else asdict(last) | {"share": last.share}
    return {"mode": settings.reader.mode, "model": None} | counts | {"alarm": status.alarm}


def _degenerate(last: Degeneration) -> str:
    counts = f"{last.by_guard} stopped, {last.as_published} by the published rule"
    return f"{counts}, of the last {last.pages} pages of {last.model}"


def _print(settings: Settings, status: SiteStatus) -> None:
    terminal, ledger = Terminal(), status.ledger
    runs = status.coordinator is not None
    title = settings.site.name or "site"
    terminal.sentence(f"{title} {settings.folder}: {'running' if runs else 'not running'}", "bold")
    for notice in status.notices:
        terminal.sentence(f"  {notice.message}")
    for name, profile in settings.profiles.items():
        count = status.waiting_files[name]
        waiting = "cannot be read" if count is None else f"{count} files wait"
        terminal.sentence(f"  {profile.drop}: {waiting}")
    if status.alarm:
        terminal.sentence("  Too many of the model's last pages degenerate.", "red")
    for switch in status.switches:
        terminal.sentence(f"  {switch.name}: on since {shown(switch.at)}, by {switch.actor}", "yellow")
    rows: tuple[tuple[str, object], ...] = (
        ("documents", _counts(ledger.documents.items())),
        ("pages", _counts(ledger.pages.items())),
        ("arrivals", _counts(ledger.arrivals.items())),
        ("failures", _counts(ledger.failures.items())),
        ("receipts due", _counts(status.receipts_due.items())),
        ("oldest waiting", shown(ledger.oldest_waiting_at)),
        ("paused", status.paused or "none"),
        ("to be archived", status.owed or "none"),
        ("to be read anew", status.rereadings or "none"),
    )
    if status.degeneration is not None:
        rows = (*rows, ("degenerate", _degenerate(status.degeneration)))
    terminal.print(table(("what", "how many"), rows))
    terminal.sentence(f"next: {next_step(status)}")


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts)) or "none"
