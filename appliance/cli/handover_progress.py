"""A bar for many files: how many bytes are done, and how many files."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn


@dataclass(frozen=True, slots=True)
class FileProgress:
    """What tells a bar how far it is."""

    bar: Progress
    task: TaskID

    def begin(self, wanted: int) -> None:
        """Say how many bytes there are, about."""
        self.bar.update(self.task, total=wanted)

    def advance(self, size: int, files: int) -> None:
        """Say that so many bytes more are done, and so many files in all."""
        self.bar.update(self.task, advance=size, files=files)


@contextmanager
def file_progress(word: str, *, is_shown: bool) -> Iterator[FileProgress]:
    """Show how far it is, where somebody looks."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn()
    files = TextColumn("{task.fields[files]} files")
    is_off = not (is_shown and console.is_terminal)
    with Progress(*columns, files, console=console, disable=is_off) as progress:
        yield FileProgress(progress, progress.add_task(word, total=None, files=0))
