"""`appliance run`: digitize everything that waits, then stop."""

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import FrameType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as ProgressBar

from appliance.cli.moments import Until
from appliance.cli.output import json_option, print_json, spaced_lines
from appliance.cli.summary import as_report, exit_code, foretold, print_summary, sentence
from appliance.log import log_to
from appliance.runtime.progress import Progress
from appliance.settings import load_settings

_log = logging.getLogger(__name__)


@click.command()
@click.option("--until", type=Until(), help="End by then: 06:00 (local time) or 2026-03-01T06:00.")
@json_option
@click.pass_obj
def command(site: Path, *, until: datetime | None, as_json: bool) -> int:
    """Digitize everything that waits, then stop.

    It takes the files from the drop folders and the documents that the ledger still holds. Exit
    code 0 when all went well, 4 when documents or pages failed: 'appliance failures' says why.
    Ctrl-C gives back what is in work; the next run takes it up where it was.

    With --until nothing is begun that would not end by then, from the pages per second of this run; what
    is in work at that moment all the same is given back. The progress says when all would be done.

    Example: appliance run --until 06:00
    """
    return digitize_site(site, until_idle=True, as_json=as_json, until=until)


def digitize_site(site: Path, *, until_idle: bool, as_json: bool, until: datetime | None = None) -> int:
    """Digitize until nothing waits, or until a signal; print the summary and return the exit code."""
    settings = load_settings(site)
    from appliance.runtime.coordinator import digitize  # noqa: PLC0415 - a wrong site is told before Ray is loaded

    log_to(settings.logs)
    stop = Stop()
    _log.info("A run began", extra={"action": "run_began"})
    with stop.on_signals(), shown_progress(quiet=as_json) as on_progress:
        summary = digitize(
            settings, until_idle=until_idle, on_progress=on_progress, stop=stop.event, until=until
        )
    report = as_report(summary)
    _log.info("A run ended", extra={"action": "run_ended"} | report)
    if as_json:
        print_json(report)
    else:
        print_summary(summary)
    return exit_code(summary, stop.by, until_idle=until_idle)


class Stop:
    """Turns the first SIGTERM or SIGINT into an event; a second SIGINT interrupts at once."""

    def __init__(self) -> None:
        self.event = threading.Event()
        self.by: int | None = None

    @contextmanager
    def on_signals(self) -> Iterator[None]:
        earlier = {number: signal.signal(number, self._stop) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for number, handler in earlier.items():
                signal.signal(number, handler)

    def _stop(self, number: int, _frame: FrameType | None) -> None:
        if self.event.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        self.by = self.by or number
        self.event.set()


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Callable[[Progress], None]]:
    """Give what shows progress on standard error: a bar on a terminal, else a line every few seconds."""
    console = Console(stderr=True, highlight=False, markup=False)
    if quiet:
        yield lambda _progress: None
    elif console.is_terminal:
        with _bar(console) as show:
            yield show
    else:
        show_line = spaced_lines(console)
        yield lambda progress: show_line(sentence(progress))


@contextmanager
def _bar(console: Console) -> Iterator[Callable[[Progress], None]]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with ProgressBar(*columns, console=console, transient=True) as bar:
        pages = bar.add_task("starting", total=None)

        def show(progress: Progress) -> None:
            documents = (
                f"{progress.documents_done}/{progress.documents_total} documents{foretold(progress)}, pages"
            )
            bar.update(
                pages,
                description=documents,
                completed=progress.pages_done,
                total=progress.pages_total or None,
            )

        yield show
