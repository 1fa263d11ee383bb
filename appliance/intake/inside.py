"""Opens what lies below a drop folder by its relative path, and never by way of a link."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# O_NONBLOCK: a fifo that took the file's place must not make us wait.
_FILE_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_FOLDER_FLAGS = os.O_DIRECTORY | os.O_CLOEXEC


def open_file(root: Path, path: str) -> int:
    """Open a file for reading; raises OSError, ELOOP or ENOTDIR where a link is in the way."""
    with parent_of(root, path) as (folder, name):
        return os.open(name, _FILE_FLAGS, dir_fd=folder)


@contextmanager
def parent_of(root: Path, path: str) -> Iterator[tuple[int, str]]:
    """Give the folder that holds `path`, as a descriptor to work relative to, and the name in it.

    Whoever may write the drop folder may put a link in a folder's place at any moment; the descriptor
    stays with the folder that was there.
    """
    parents = Path(path).parent.parts
    descriptor = _open_folder(root, parents, os.O_PATH)
    try:
        yield descriptor, Path(path).name
    finally:
        os.close(descriptor)


@contextmanager
def entries_of(root: Path, folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """Give the entries of a folder below `root`, or of `root` itself for ""; raises OSError."""
    descriptor = _open_folder(root, Path(folder).parts, os.O_RDONLY)
    try:
        with os.scandir(descriptor) as entries:
            yield entries
    finally:
        os.close(descriptor)


def _open_folder(root: Path, parts: tuple[str, ...], flags: int) -> int:
    descriptor = os.open(root, _FOLDER_FLAGS | (os.O_PATH if parts else flags))
    for number, part in enumerate(parts, 1):
        outer = descriptor
        try:
            last = flags if number == len(parts) else os.O_PATH
            descriptor = os.open(part, _FOLDER_FLAGS | os.O_NOFOLLOW | last, dir_fd=outer)
        finally:
            os.close(outer)
    return descriptor
