"""The manifest: every file of an export with its size and hash, and what the export is.

`MANIFEST.jsonl` is text in UTF-8, one JSON object a line: what the export is; a `{"path", "bytes", "sha256"}`
for each file, by ascending path, its parts compared one by one; and `{"files", "bytes"}`, the sums.
`MANIFEST.sha256` has the manifest's own hash, as `sha256sum -c` reads it, and is written last: where it is,
the export is whole.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from appliance.durable import hash_and_copy
from appliance.errors import HandoverRefused

FORMAT, VERSION = "appliance-export", 1
MANIFEST, SEAL, UNFINISHED = "MANIFEST.jsonl", "MANIFEST.sha256", ".unfinished"
OURS = frozenset({MANIFEST, SEAL})


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an export; `path` is relative to its folder, with `/`, `sha256` in lower-case hexadecimal."""

    path: str
    bytes: int
    sha256: str

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.path.split("/"))


@dataclass(frozen=True, slots=True)
class Header:
    """What an export is of.

    `ledger_revision` and `results_version` are the schemas of the two databases, None for results that were
    never written. `is_live` says that a coordinator worked meanwhile; `with_models` that weights are there.
    """

    format: str
    version: int
    made_at: str
    program: str
    ledger_revision: str
    results_version: int | None
    is_live: bool
    with_models: bool
    documents: int
    missing_originals: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The last line: how many files there are, and of how many bytes."""

    files: int
    bytes: int


_Told = TypeVar("_Told", Header, Entry, Totals)
_HEADER, _ENTRY, _TOTALS = TypeAdapter(Header), TypeAdapter(Entry), TypeAdapter(Totals)


def line(told: Header | Entry | Totals) -> bytes:
    """Return one line of a manifest."""
    return json.dumps(asdict(told), separators=(",", ":")).encode() + b"\n"


def entry_of(text: bytes) -> Entry:
    """Return the file that a line tells of; raises HandoverRefused."""
    return _parsed(_ENTRY, text)


class Manifest:
    """The manifest of the export in a folder, read as a stream; its hash is checked first."""

    def __init__(self, folder: Path) -> None:
        """Raise HandoverRefused where there is no whole export of a format that this program knows."""
        self._file = folder / MANIFEST
        self.sha256 = _sealed_hash(folder)
        with self._file.open("rb") as opened:
            if hash_and_copy(opened)[0] != self.sha256:
                raise _damaged("its hash is not the one in " + SEAL)
        self.header = self._read_header()
        self.totals = self._read_totals()

    def entries(self) -> Iterator[Entry]:
        """Yield the files by ascending path; raises HandoverRefused where the manifest is none."""
        before: tuple[str, ...] = ()
        count = size = 0
        for text in self._lines(1, self.totals.files):
            entry = entry_of(text)
            if not _is_inside(entry.path) or entry.parts <= before:
                raise _damaged("a path in it leads out of the folder, or is not in its place")
            before, count, size = entry.parts, count + 1, size + entry.bytes
            yield entry
        if (count, size) != (self.totals.files, self.totals.bytes):
            raise _damaged("its sums are wrong")

    def _lines(self, after: int, count: int) -> Iterator[bytes]:
        with self._file.open("rb") as opened:
            for number, text in enumerate(opened):
                if after <= number < after + count:
                    yield text

    def _read_header(self) -> Header:
        with self._file.open("rb") as opened:
            first = opened.readline()
        try:
            said = json.loads(first)
        except ValueError as error:
            raise _damaged("it does not begin with what the export is") from error
        if not isinstance(said, dict) or said.get("format") != FORMAT:
            raise _foreign(self._file.parent)
        if said.get("version") != VERSION:
            raise HandoverRefused(
                "export_newer",
                f"The export has format {said.get('version')!r}; this program knows format {VERSION}.",
                "Use the program's version that wrote it, or a newer one.",
            )
        return _parsed(_HEADER, first)

    def _read_totals(self) -> Totals:
        with self._file.open("rb") as opened:
            opened.seek(max(0, self._file.stat().st_size - 256))
            return _parsed(_TOTALS, opened.read().splitlines()[-1])


def walk(folder: Path, above: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], os.DirEntry[str]]]:
    """Yield everything in a folder that is no folder, by ascending path, with the parts of its path.

    No link is followed, and nothing of the export's own is told.
    """
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        parts = (*above, entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from walk(folder / entry.name, parts)
        elif above or entry.name not in OURS:
            yield parts, entry


def seal_text(sha256: str) -> str:
    """Return what MANIFEST.sha256 says."""
    return f"{sha256}  {MANIFEST}\n"


def _sealed_hash(folder: Path) -> str:
    if (folder / UNFINISHED).exists():
        raise HandoverRefused(
            "export_unfinished",
            f"The export in {folder} was never finished.",
            "Run the same 'appliance export --all' again: it goes on where it was.",
        )
    try:
        sha256, name = (folder / SEAL).read_text("ascii").split()
        found = (folder / MANIFEST).is_file()
    except FileNotFoundError:
        raise _foreign(folder) from None
    except (ValueError, NotADirectoryError) as error:
        raise _damaged(f"{SEAL} is not readable") from error
    if name != MANIFEST or len(sha256) != hashlib.sha256().digest_size * 2 or not found:
        raise _damaged(f"{SEAL} speaks of another file")
    return sha256


def _is_inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return not pure.is_absolute() and ".." not in pure.parts and str(pure) == path != "."


def _parsed(kind: TypeAdapter[_Told], text: bytes) -> _Told:
    try:
        return kind.validate_json(text, strict=True)
    except ValidationError as error:
        raise _damaged("a line of it is not of its form") from error


def _foreign(folder: Path) -> HandoverRefused:
    return HandoverRefused(
        "export_foreign",
        f"{folder} holds no export of this program: it has no {MANIFEST} with a {SEAL}.",
        "Name the folder that 'appliance export --all' wrote.",
    )


def _damaged(why: str) -> HandoverRefused:
    return HandoverRefused(
        "manifest_damaged",
        f"The export's manifest cannot be trusted: {why}.",
        "Copy the export again from where it was made, or make it again.",
    )
