"""What this machine has to compute with: its GPUs, as their driver's own program lists them, and memory."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROGRAM = "nvidia-smi"
_QUERY = ("--query-gpu=index,memory.total,name", "--format=csv,noheader,nounits")
_TIMEOUT_SECONDS = 30.0
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Gpu:
    """One GPU: its number, its name, and its memory in bytes."""

    index: int
    name: str
    memory_bytes: int


def available_memory() -> int:
    """Return the bytes of memory that programs can still have."""
    lines = (line.split() for line in Path("/proc/meminfo").read_text("ascii").splitlines())
    return next(int(words[1]) << 10 for words in lines if words[0] == "MemAvailable:")


def found_gpus(only: str | None = None) -> tuple[Gpu, ...]:
    """Return the GPUs, or the one that the driver knows as `only`; none where there is no driver."""
    program = shutil.which(_PROGRAM)
    if program is None:
        return ()
    which = [] if only is None else ["-i", only]
    try:
        told = subprocess.run(  # noqa: S603 - the driver's own program, with fixed words
            [program, *_QUERY, *which], capture_output=True, text=True, timeout=_TIMEOUT_SECONDS, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return ()
    return tuple(parsed(told.stdout))


def parsed(listing: str) -> Iterator[Gpu]:
    """Yield the GPUs of a listing; a line that is none, or says [N/A], is left out."""
    for line in listing.splitlines():
        parts = [part.strip() for part in line.split(",", 2)]
        if len(parts) == 3 and all(part.isascii() and part.isdecimal() for part in parts[:2]):
            yield Gpu(int(parts[0]), parts[2], int(parts[1]) * _MIB)
