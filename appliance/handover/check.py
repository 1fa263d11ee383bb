"""An export compared with its manifest, file by file; needs no site."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from stat import S_ISREG

from appliance.durable import hash_and_copy
from appliance.handover.manifest import Entry, Manifest, walk
from appliance.reconcile.differences import paired


class DamageKind(StrEnum):
    """MISSING: it is not there. CHANGED: other bytes, or no plain file. FOREIGN: the manifest has it not."""

    MISSING = "missing"
    CHANGED = "changed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of an export that is not what was written."""

    path: str
    kind: DamageKind


def damages(
    folder: Path, manifest: Manifest, on_bytes: Callable[[int], None] | None = None
) -> Iterator[Damage]:
    """Yield what differs; with `on_bytes` every file is read, without it only names and sizes are compared.

    Raises OSError, and HandoverRefused where the manifest is no manifest.
    """
    files = paired(manifest.entries(), walk(folder), lambda one: one.parts, lambda one: one[0])
    for entry, found in files:
        if entry is None:
            yield Damage("/".join(found[0]) if found else "", DamageKind.FOREIGN)
        elif found is None:
            yield Damage(entry.path, DamageKind.MISSING)
        else:
            status = found[1].stat(follow_symlinks=False)
            is_like = S_ISREG(status.st_mode) and status.st_size == entry.bytes
            if not is_like or (on_bytes is not None and not _holds(folder, entry, on_bytes)):
                yield Damage(entry.path, DamageKind.CHANGED)


def _holds(folder: Path, entry: Entry, on_bytes: Callable[[int], None]) -> bool:
    with (folder / entry.path).open("rb") as opened:
        return hash_and_copy(opened, on_bytes=on_bytes)[0] == entry.sha256
