"""Files that are whole or not there, and folders whose entries are on the disk."""

import os
from pathlib import Path


def write_whole(file: Path, text: str, mode: int = 0o666) -> None:
    """Write or replace a small file, whole or not at all; raises OSError and leaves what was there.

    `mode` is that of a new file, before the umask.
    """
    aside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        aside.touch(mode=mode)
        aside.write_text(text, "utf-8")
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Bring the folder's entries to the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
