"""`appliance types check`: whether files describe document types."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from appliance.cli.output import Terminal, json_option, print_json
from appliance.errors import ExitCode, SettingsError
from appliance.own_types import read_types
from pipelines.document_types.own.file import OwnTypesRefused

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType
    from pipelines.document_types.own.file import Problem


@click.command()
@click.argument(
    "files", type=click.Path(exists=True, dir_okay=False, path_type=Path), nargs=-1, required=True
)
@json_option
def command(*, files: tuple[Path, ...], as_json: bool) -> int:
    """Check files that describe document types.

    They are checked together, as if they lay in one site's folder. Everything that is wrong is named with
    its line. Exit code 3 when something is.

    Example: appliance types check types/alvara.toml
    """
    types, problems = _checked(files)
    if as_json:
        found = [{"name": kind.name, "version": kind.version} for kind in types]
        print_json({"is_sound": not problems, "types": found, "problems": [asdict(p) for p in problems]})
    else:
        _print(types, problems)
    return ExitCode.SITE_WRONG if problems else ExitCode.OK


def _checked(files: tuple[Path, ...]) -> tuple[tuple[DocumentType, ...], tuple[Problem, ...]]:
    try:
        return read_types(files), ()
    except SettingsError as error:
        if isinstance(error.__cause__, OwnTypesRefused):
            return (), error.__cause__.problems
        raise


def _print(types: tuple[DocumentType, ...], problems: tuple[Problem, ...]) -> None:
    terminal = Terminal()
    for kind in types:
        terminal.sentence(f"{kind.name} is in order: version {kind.version}, {len(kind.fields)} fields")
    for problem in problems:
        terminal.sentence(f"{problem}.")
    next_step = "correct the lines that are named" if problems else "try it: appliance types try FILE SCAN"
    terminal.sentence(f"next: {next_step}")
