"""`appliance reconcile`: compare vault, ledger and results, and mend what differs."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console

from appliance.cli.output import Terminal, json_option
from appliance.cli.status import coordinator
from appliance.errors import ExitCode
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.log import log_to
from appliance.reconcile.differences import Difference
from appliance.reconcile.mend import Mender
from appliance.reconcile.survey import Survey
from appliance.runtime.lock import only_instance
from appliance.settings import load_settings

_PROGRESS_EVERY = 1000


@dataclass(slots=True)
class _Found:
    """What was found so far; `remaining` differences were not, or could not be, mended."""

    checked: dict[str, int] = field(default_factory=dict)
    mended: int = 0
    remaining: int = 0


@click.command()
@click.option("--mend", is_flag=True, help="Mend what can be mended; no coordinator may be running.")
@click.option("--mend-foreign", is_flag=True, help="With --mend: also take results away that are unknown.")
@click.option("--deep", is_flag=True, help="Read every original and compare its hash.")
@json_option
@click.pass_obj
def command(site: Path, *, mend: bool, mend_foreign: bool, deep: bool, as_json: bool) -> int:
    """Compare vault, ledger and results, and mend what differs.

    Without --mend it only names them. Exit code 0 when nothing differs, or all was mended; 4 when
    differences remain.

    --mend writes again from the ledger what is missing or outdated in the results, and moves originals
    that no document refers to into lost+found; it deletes nothing. --mend-foreign removes rows that
    the ledger does not account for, and moves such Parquet files into lost+found.

    Example: appliance reconcile --deep

    Example: appliance reconcile --mend
    """
    if mend_foreign and not mend:
        raise click.UsageError("--mend-foreign goes with --mend.")
    settings = load_settings(site)
    found = _Found()
    with ExitStack() as stack:
        if mend:
            stack.enter_context(only_instance(settings.lock_file))
            log_to(settings.logs)
        ledger = stack.enter_context(Ledger.open(settings.ledger_url))
        reader = stack.enter_context(LedgerSurvey.open(settings.ledger_url))
        on_progress = stack.enter_context(_shown_progress(found, quiet=as_json))
        is_live = not mend and coordinator(settings.lock_file) is not None
        survey = Survey(settings, reader, is_live=is_live, deep=deep, on_progress=on_progress)
        mender = Mender(settings, ledger, reader, foreign=mend_foreign) if mend else None
        _tell_all(survey.differences(), mender, found, as_json=as_json)
    return ExitCode.DOCUMENTS_FAILED if found.remaining else ExitCode.OK


def _tell_all(
    differences: Iterator[Difference], mender: Mender | None, found: _Found, *, as_json: bool
) -> None:
    """Print each difference as it is found: there may be more of them than memory holds."""
    teller = _JsonTeller() if as_json else _TextTeller()
    for difference in differences:
        remains = mender.mend(difference) if mender else None
        is_mended = mender is not None and remains is None
        found.mended += is_mended
        found.remaining += not is_mended
        teller.tell(difference, remains, is_mended=is_mended)
    teller.end(found)


class _TextTeller:
    def __init__(self) -> None:
        self._terminal = Terminal()

    def tell(self, difference: Difference, remains: str | None, *, is_mended: bool) -> None:
        self._terminal.sentence(f"{difference.kind.value} {difference.subject}", "bold")
        self._terminal.sentence(f"  {difference.detail}")
        if is_mended:
            self._terminal.sentence("  mended")
        elif remains:
            self._terminal.sentence(f"  remains: {remains}", "red")
        if not is_mended:
            self._terminal.sentence(f"  next: {difference.next_step}")

    def end(self, found: _Found) -> None:
        checked = ", ".join(f"{count} {what}" for what, count in found.checked.items()) or "nothing"
        self._terminal.sentence(f"Compared {checked}.")
        self._terminal.sentence(
            f"{found.mended} differences mended, {found.remaining} remain."
            if found.mended or found.remaining
            else "Nothing differs."
        )


class _JsonTeller:
    """Writes one JSON object whose list grows as differences are found."""

    def __init__(self) -> None:
        self._separator = "\n    "
        sys.stdout.write('{\n  "differences": [')

    def tell(self, difference: Difference, remains: str | None, *, is_mended: bool) -> None:
        report = {
            "kind": difference.kind.value,
            "subject": difference.subject,
            "detail": difference.detail,
            "next_step": None if is_mended else difference.next_step,
            "is_mended": is_mended,
            "remains": remains,
        }
        sys.stdout.write(self._separator + json.dumps(report))
        self._separator = ",\n    "

    def end(self, found: _Found) -> None:
        counts = {"checked": found.checked, "mended": found.mended, "remaining": found.remaining}
        sys.stdout.write("\n  ],\n" + json.dumps(counts, indent=2)[2:] + "\n")


@contextmanager
def _shown_progress(found: _Found, *, quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """Count what was compared, and show it on a terminal."""
    console = Console(stderr=True, highlight=False, markup=False)
    with console.status("comparing") if console.is_terminal and not quiet else ExitStack() as status:

        def show(what: str, count: int) -> None:
            found.checked[what] = count
            if count % _PROGRESS_EVERY == 0 and not isinstance(status, ExitStack):
                status.update(f"comparing {what}: {count}")

        yield show
