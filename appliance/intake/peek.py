"""Reads a settled file's ends, to see whether it looks finished; follows no link and changes nothing."""

import os
from pathlib import Path

from appliance.intake.complete import looks_complete
from appliance.intake.settle import EntryKind, Observation
from appliance.intake.watch import observe

# O_NONBLOCK: a fifo that took the file's place must not make us wait.
OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


def is_finished(path: Path, observation: Observation) -> bool:
    """Say whether the file that was observed looks complete.

    True as well for what is no file and for what cannot be read: whoever admits it names the reason.
    """
    if observation.kind is not EntryKind.FILE:
        return True
    try:
        descriptor = os.open(path, OPEN_FLAGS)
    except OSError:
        return True
    try:
        if observe(os.fstat(descriptor)) != observation:
            return True
        return looks_complete(
            path.name, observation.size, lambda offset, length: os.pread(descriptor, length, offset)
        )
    except OSError:
        return True
    finally:
        os.close(descriptor)
