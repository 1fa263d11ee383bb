"""How a run is told: its progress as a sentence, its end as JSON, as text and as an exit code."""

import signal

from appliance.cli.moments import iso, shown
from appliance.cli.output import Terminal, without_password
from appliance.errors import ExitCode
from appliance.runtime.progress import Progress, Summary


def exit_code(summary: Summary, stopped_by: int | None, *, until_idle: bool) -> ExitCode:
    """Return how the run ended; SIGTERM and a drain are the ordinary ends of a watch."""
    if stopped_by is not None and (until_idle or stopped_by == signal.SIGINT):
        return ExitCode.INTERRUPTED
    if not until_idle and (summary.was_drained or stopped_by == signal.SIGTERM):
        return ExitCode.OK  # a service manager takes any other for a breakdown; `failures` tells what failed
    failed = summary.states.get("FAILED", 0) + summary.states.get("PARTIAL", 0) + summary.refused
    failed += summary.unwritten_batches + summary.owed_outputs
    return ExitCode.DOCUMENTS_FAILED if failed else ExitCode.OK


def sentence(progress: Progress) -> str:
    """Return the progress as a line of text."""
    return (
        f"{progress.documents_done} of {progress.documents_total} documents, "
        f"{progress.pages_done} of {progress.pages_total} pages, {progress.pages_failed} failed, "
        f"{progress.pages_per_second:.2f} pages/s{foretold(progress)}"
    )


def foretold(progress: Progress) -> str:
    """Return when all that waits would be done, as the end of a sentence; nothing before it is known."""
    if progress.finish_at is None or progress.documents_done == progress.documents_total:
        return ""
    warning = "; the window is too short for it" if progress.is_late else ""
    return f", all done about {shown(progress.finish_at)}{warning}"


def as_report(summary: Summary) -> dict[str, object]:
    """Return what JSON says of a run."""
    progress = summary.progress
    return {
        "documents_total": progress.documents_total,
        "documents_done": progress.documents_done,
        "pages_total": progress.pages_total,
        "pages_done": progress.pages_done,
        "pages_failed": progress.pages_failed,
        "pages_per_second": round(progress.pages_per_second, 3),
        "seconds": round(progress.seconds, 3),
        "start_seconds": round(progress.start_seconds, 3),
        "states": {str(state): count for state, count in summary.states.items()},
        "failures": dict(summary.failures),
        "duplicates": summary.duplicates,
        "refused": summary.refused,
        "waiting": summary.waiting,
        "paused": summary.paused,
        "was_drained": summary.was_drained,
        "finish_at": iso(progress.finish_at) if summary.waiting else None,
        "unwritten_batches": summary.unwritten_batches,
        "owed_outputs": summary.owed_outputs,
        "results_url": without_password(summary.results_url),
        "parquet": str(summary.parquet),
    }


def print_summary(summary: Summary) -> None:
    """Print how the run ended, where the results lie, and what to do next."""
    terminal, progress = Terminal(), summary.progress
    terminal.sentence(f"{sentence(progress)}, {progress.seconds:.0f} s")
    for state, count in sorted(summary.states.items()):
        terminal.sentence(f"  {state:<9} {count}")
    for code, count in sorted(summary.failures.items()):
        terminal.sentence(f"  failure   {code} {count}")
    others = {
        "duplicate": summary.duplicates,
        "refused": summary.refused,
        "waiting": summary.waiting,
        "paused": summary.paused,
        "unwritten batches": summary.unwritten_batches,
        "not archived yet": summary.owed_outputs,
    }
    for name, count in others.items():
        if count:
            terminal.sentence(f"  {name:<9} {count}")
    terminal.sentence(f"results: {without_password(summary.results_url)}")
    terminal.sentence(f"         {summary.parquet}")
    terminal.sentence(f"next: {next_step(summary)}")


def next_step(summary: Summary) -> str:
    """Return what the operator does after this run."""
    if summary.failures or summary.refused:
        return "appliance failures"
    if summary.states.get("REVIEW"):
        return "appliance documents --state REVIEW"
    if summary.waiting > summary.paused:
        return "appliance run (documents still wait)"
    return "appliance resume (what waits is paused)" if summary.paused else "appliance documents"
