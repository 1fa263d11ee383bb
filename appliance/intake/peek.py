"""Reads a settled file's ends, to see whether it looks finished; follows no link and changes nothing."""

import os
from pathlib import Path

from appliance.intake.complete import looks_complete
from appliance.intake.inside import open_file
from appliance.intake.settle import EntryKind, Observation
from appliance.intake.watch import observe


def is_finished(drop: Path, path: str, observation: Observation) -> bool:
    """Say whether the file at `path`, below the drop folder, looks complete.

    True as well for what is no file and for what cannot be read: whoever admits it names the reason.
    """
    if observation.kind is not EntryKind.FILE:
        return True
    try:
        descriptor = open_file(drop, path)
    except OSError:
        return True
    try:
        if observe(os.fstat(descriptor)) != observation:
            return True
        return looks_complete(path, observation.size, lambda at, length: os.pread(descriptor, length, at))
    except OSError:
        return True
    finally:
        os.close(descriptor)
