"""A bar for what takes long because there is much of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


@contextmanager
def counting(word: str, total: int | None, *, is_shown: bool) -> Iterator[Callable[[int], None]]:
    """Show how many are done, where somebody looks; what is yielded is told the count so far."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, disable=not (is_shown and console.is_terminal)) as progress:
        task = progress.add_task(word, total=total)
        yield lambda count: progress.update(task, completed=count)
