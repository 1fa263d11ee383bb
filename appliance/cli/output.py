"""What commands print: JSON for programs, tables that fit 80 columns for people."""

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

import click
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

_SECONDS_BETWEEN_LINES = 5.0

json_option: Callable[[Callable[..., Any]], Callable[..., Any]] = click.option(
    "--json", "as_json", is_flag=True, help="Print JSON and nothing else."
)


class Terminal(Console):
    """Standard output; colours only on a terminal, and not where NO_COLOR is set."""

    def __init__(self) -> None:
        super().__init__(highlight=False, markup=False, emoji=False)

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError  # the exit code is decided in one place, not by the library

    def sentence(self, text: str = "", style: str = "") -> None:
        """Print one line, however long, without breaking it: what may be copied stays whole."""
        self.print(Text(printable(text), style), soft_wrap=True)


def spaced_lines(console: Console) -> Callable[[str], None]:
    """Give what prints how far long work is: a line every few seconds, and none that says nothing new."""
    last: tuple[float, str] = (float("-inf"), "")

    def show(line: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last[0] >= _SECONDS_BETWEEN_LINES and line != last[1]:
            console.print(line, soft_wrap=True)
            last = (now, line)

    return show


def print_json(report: Mapping[str, object]) -> None:
    """Print the report as the only thing on standard output."""
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


def table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Table:
    """Return a table of plain cells; the last column takes the room that is left, long words are folded."""
    names = list(columns)
    shown = Table(box=box.SIMPLE, pad_edge=False, show_edge=False)
    for name in names[:-1]:
        shown.add_column(name, overflow="fold")
    shown.add_column(names[-1], overflow="fold", ratio=1)
    for row in rows:
        shown.add_row(*(Text(printable("-" if cell is None else str(cell))) for cell in row))
    return shown


def without_password(url: str) -> str:
    """Return a database's URL as it may be shown."""
    return re.sub(r"(?<=//)([^:/@]*):[^/]*@", r"\1:***@", url)


def printable(text: str) -> str:
    """Escape what could move the cursor, break the line or turn the direction of reading."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )
