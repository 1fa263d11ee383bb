"""`appliance evaluate`: how well fields are read, on documents of which the truth is known."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from appliance.cli.evaluate_cases import folder_cases, ledger_cases
from appliance.cli.evaluate_figures import as_report, print_figures
from appliance.cli.output import json_option, print_json, spaced_lines
from appliance.errors import ExitCode
from appliance.runtime.terms import with_profile
from appliance.settings import load_settings
from pipelines.catalog import EMBEDDED
from pipelines.document_types.known import known_types
from pipelines.errors import PipelineError
from pipelines.evaluation.comparison import checked_fields, comparisons
from pipelines.evaluation.judgement import judge
from pipelines.evaluation.report import Picture, html_report
from pipelines.evaluation.wrong_page import worst_pages, wrong_page_jpeg
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from appliance.cli.evaluate_cases import Case, ReadDocument
    from appliance.settings import Profile, Settings
    from pipelines.document_types.document_type import DocumentType
    from pipelines.errors import Failure
    from pipelines.evaluation.comparison import Comparison
    from pipelines.evaluation.judgement import Judgement
    from pipelines.ocr.engine import Engine

_WORST_PAGES = 6


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--document", "ids", type=click.IntRange(1), multiple=True, help="One that was read already.")
@click.option(
    "--truth",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="The folder of the truth files; otherwise FOLDER itself.",
)
@click.option("--profile", help="Whose resolution and type hold for the files; otherwise the first one's.")
@click.option("--reader", type=click.Choice(["embedded"]), help="Who reads the files of FOLDER.")
@click.option("--report", "target", type=click.Path(path_type=Path), help="An HTML file to write as well.")
@click.option("--reveal", is_flag=True, help="Print values in full; they are personal data.")
@click.option("--reveal-in-report", is_flag=True, help="Have values and legible pages in the HTML file.")
@json_option
@click.pass_obj
def command(
    site: Path,
    *,
    folder: Path | None,
    ids: tuple[int, ...],
    truth: Path | None,
    profile: str | None,
    reader: str | None,
    target: Path | None,
    reveal: bool,
    reveal_in_report: bool,
    as_json: bool,
) -> int:
    """Measure how well fields are read, on documents of which the truth is known.

    The files of FOLDER are read here and now, by the embedded reader; nothing is stored. With --document,
    documents that the site has read already are taken as they are stored, whoever read them. Beside
    each document, or in the folder --truth, lies a JSON file of the same name that says what stands there:

    \b
      {"kind": "nascimento",
       "fields": [{"name": "nome", "value": "Ana Lopes"},
                  {"name": "data_nascimento", "value": "2004-03-23"}]}

    Values are written as the results have them, and a value of a party or an act names its "subject". The
    list is taken to be complete: what is read beyond it is wrong. "judged": ["nome", …] limits that to the
    fields named. A silent error is a value that is wrong or not on the page, and FOUND all the same.

    Values are masked on the screen. The HTML file needs nothing beside it; it holds no values, and the
    worst pages only too coarse to be read, unless --reveal-in-report is given. Your user alone may read it.

    Example: appliance evaluate samples --report evaluation.html

    Example: appliance evaluate --document 12 --document 13 --truth truths
    """  # noqa: D301 - click wants the sign itself
    if target is not None and target.exists():
        raise click.UsageError(f"{target} exists already; choose another name.")
    settings = load_settings(site)
    if (folder is None) == (not ids):
        raise click.UsageError("Name either a FOLDER of documents or documents that were read: --document.")
    if folder is None:
        cases = _of_the_ledger(settings, ids, truth)
    else:
        cases = _of_the_folder(settings, folder, truth or folder, profile, reader)
    types = known_types(settings.own_types)
    judgements, unread, read = _judged(cases, comparisons(types), quiet=as_json)
    checked = checked_fields(types)
    if target is not None:
        pictures = _pictures(judgements, read, reveals=reveal_in_report)
        about = _about(folder, judgements, types)
        _save(html_report(judgements, checked, pictures, about, reveals=reveal_in_report), target)
    if as_json:
        print_json(as_report(judgements, unread, checked, reveal=reveal))
    else:
        print_figures(judgements, unread, checked, reveal=reveal)
    return ExitCode.DOCUMENTS_FAILED if unread else ExitCode.OK


def _of_the_ledger(settings: Settings, ids: Sequence[int], truths: Path | None) -> list[Case]:
    if truths is None:
        raise click.UsageError("Documents of the ledger need --truth, the folder of their truth files.")
    return ledger_cases(settings, ids, truths)


def _of_the_folder(
    settings: Settings, folder: Path, truths: Path, profile: str | None, reader: str | None
) -> list[Case]:
    if settings.reader.has_model and reader is None:
        raise click.UsageError(
            f'This site reads with mode = "{settings.reader.mode}", which needs a run: digitize them '
            "and name the documents with --document, or read them with --reader embedded."
        )
    pipeline = with_profile(EMBEDDED, _profile(settings, profile), settings.own_types)
    return folder_cases(folder, truths, pipeline, _embedded_engine)


def _profile(settings: Settings, name: str | None) -> Profile:
    name = name or next(iter(settings.profiles))
    if name not in settings.profiles:
        raise click.UsageError(f"There is no profile {name!r}; there are {', '.join(settings.profiles)}.")
    return settings.profiles[name]


def _embedded_engine() -> Engine:
    return EmbeddedEngine(EmbeddedOptions(threads=os.cpu_count() or 1))


def _judged(
    cases: Sequence[Case], rules: Mapping[str, Comparison], *, quiet: bool
) -> tuple[list[Judgement], list[tuple[str, Failure]], dict[str, ReadDocument]]:
    """Read and judge every document; return also those that could not be read, and what was read."""
    judgements: list[Judgement] = []
    unread: list[tuple[str, Failure]] = []
    read: dict[str, ReadDocument] = {}
    with _progress(len(cases), quiet=quiet) as done:
        for number, case in enumerate(cases, start=1):
            try:
                found = read[case.name] = case.read()
            except PipelineError as error:
                unread.append((case.name, error.as_failure()))
            else:
                judgements.append(judge(case.name, found.extraction, case.truth, rules))
            done(number)
    return judgements, unread, read


def _pictures(
    judgements: Sequence[Judgement], read: dict[str, ReadDocument], *, reveals: bool
) -> list[Picture]:
    return [
        Picture(page, wrong_page_jpeg(read[page.document].picture(page.number), page, reveals=reveals))
        for page in worst_pages(judgements, _WORST_PAGES)
    ]


def _about(
    folder: Path | None, judgements: Sequence[Judgement], types: Sequence[DocumentType]
) -> dict[str, str]:
    return {
        "documents": f"{len(judgements)}, {f'files of {folder.name}' if folder else 'from the ledger'}",
        "made": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "types": ", ".join(f"{kind.name} {kind.version}" for kind in types),
    }


def _save(html: str, target: Path) -> None:
    """Write the report for this user alone."""
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}.") from error
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(html)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Show on standard error how many documents are done: a bar on a terminal, else a line now and then."""
    console = Console(stderr=True, highlight=False, markup=False)
    if quiet:
        yield lambda _done: None
    elif console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("documents", total=total)
            yield lambda done: bar.update(task, completed=done)
    else:
        show = spaced_lines(console)
        yield lambda done: show(f"{done}/{total} documents")
