"""`appliance status`: what waits, what is done, what failed, and what to do next."""

import fcntl
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import click

from appliance.cli.moments import iso, shown
from appliance.cli.output import Terminal, json_option, print_json, table
from appliance.intake.watch import scan
from appliance.ledger.records import ArrivalVerdict, DocumentState, LedgerStatus, PageState
from appliance.ledger.store import Ledger
from appliance.runtime.live_settings import Notice, read_notice
from appliance.settings import Settings, load_settings


@dataclass(frozen=True, slots=True)
class SiteStatus:
    """The ledger's counts, the files in the drop folders, and the coordinator.

    `waiting_files` counts by profile, None where a folder cannot be read; `coordinator` is the process id
    of the running one, 0 where it did not say, None where none runs; `notice` says which settings it does
    not follow.
    """

    ledger: LedgerStatus
    waiting_files: Mapping[str, int | None]
    coordinator: int | None
    notice: Notice | None = None

    @property
    def unread(self) -> int:
        """Files and documents that are still to be digitized."""
        states = (DocumentState.ADMITTED, DocumentState.RUNNING)
        documents = sum(self.ledger.documents.get(state, 0) for state in states)
        return documents + sum(count or 0 for count in self.waiting_files.values())


@click.command()
@json_option
@click.pass_obj
def command(site: Path, *, as_json: bool) -> None:
    """Show what waits, what is done and what to do next.

    Example: appliance status --json
    """
    settings = load_settings(site)
    with Ledger.open(settings.ledger_url) as ledger:
        counts = ledger.status()
    waiting = {name: _count_files(profile.drop) for name, profile in settings.profiles.items()}
    runs = coordinator(settings.lock_file)
    notice = None if runs is None else read_notice(settings.run)
    status = SiteStatus(counts, waiting, runs, notice)
    if as_json:
        print_json(_as_report(settings, status))
    else:
        _print(settings, status)


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
    if (obstacle := _obstacle(status)) is not None:
        return obstacle
    if status.unread and status.coordinator is None:
        return "appliance run"
    if status.ledger.failures:
        return "appliance failures"
    if status.ledger.documents.get(DocumentState.REVIEW):
        return "appliance documents --state REVIEW"
    if status.unread:
        return "Nothing: the work goes on by itself."
    return "Put scanned files into a drop folder."


def _obstacle(status: SiteStatus) -> str | None:
    """Return what to do about what keeps a profile from being followed at all."""
    if missing := sorted(name for name, count in status.waiting_files.items() if count is None):
        return f"Make the drop folder of profile {missing[0]} readable; 'appliance doctor' says more."
    return None if status.notice is None else status.notice.next_step


def _count_files(folder: Path) -> int | None:
    found = scan(folder)
    return None if "." in found.failures else len(found.seen)


def _as_report(settings: Settings, status: SiteStatus) -> dict[str, object]:
    ledger = status.ledger
    return {
        "site": str(settings.folder),
        "coordinator": {"is_running": status.coordinator is not None, "pid": status.coordinator or None},
        "notice": None if status.notice is None else asdict(status.notice),
        "waiting_files": dict(status.waiting_files),
        "documents": {state.value: ledger.documents.get(state, 0) for state in DocumentState},
        "pages": {state.value: ledger.pages.get(state, 0) for state in PageState},
        "arrivals": {verdict.value: ledger.arrivals.get(verdict, 0) for verdict in ArrivalVerdict},
        "failures": dict(ledger.failures),
        "oldest_waiting_at": iso(ledger.oldest_waiting_at),
        "next_step": next_step(status),
    }


def _print(settings: Settings, status: SiteStatus) -> None:
    terminal, ledger = Terminal(), status.ledger
    runs = status.coordinator is not None
    title = settings.site.name or "site"
    terminal.sentence(f"{title} {settings.folder}: {'running' if runs else 'not running'}", "bold")
    if status.notice is not None:
        terminal.sentence(f"  {status.notice.message}")
    for name, profile in settings.profiles.items():
        count = status.waiting_files[name]
        waiting = "cannot be read" if count is None else f"{count} files wait"
        terminal.sentence(f"  {profile.drop}: {waiting}")
    rows = (
        ("documents", _counts(ledger.documents.items())),
        ("pages", _counts(ledger.pages.items())),
        ("arrivals", _counts(ledger.arrivals.items())),
        ("failures", _counts(ledger.failures.items())),
        ("oldest waiting", shown(ledger.oldest_waiting_at)),
    )
    terminal.print(table(("what", "how many"), rows))
    terminal.sentence(f"next: {next_step(status)}")


def _counts(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts)) or "none"
