"""What the sinks that write files need of a folder."""

import os
from pathlib import Path


def flush_folder(folder: Path) -> None:
    """Bring the folder's entries to the disk; raises OSError."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
