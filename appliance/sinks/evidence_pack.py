"""The evidence pack: one ZIP with original, derivatives, evidence and hashes, the same bytes each time.

evidence.json         see `sinks.evidence`
evidencia.html        the same for people
original.EXT          the file as it was dropped, EXT by its kind
derivatives/…         what was made of it
MANIFEST.sha256       the SHA-256 of all of these, as `sha256sum --check` reads it
"""

import errno
import hashlib
import json
import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appliance.durable import hash_and_copy, sync_file, sync_folder
from appliance.ledger.chain import canonical_json, hash_of, hash_of_pages, read_back
from appliance.sinks.evidence import SCHEMA_VERSION
from appliance.sinks.evidence_page import evidence_page
from pipelines.errors import SinkError

_EVIDENCE, _PAGE, _MANIFEST, _DERIVATIVES = (
    "evidence.json",
    "evidencia.html",
    "MANIFEST.sha256",
    "derivatives/",
)
_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the format knows no earlier moment, and equal facts are equal bytes
_FILE = 0o100444 << 16
_UNIX = 3


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a pack: the file in it, and a sentence."""

    file: str
    sentence: str


def write_pack(target: Path, evidence: bytes, original: Path, derivatives: Path | None) -> str:
    """Write the pack to a new file, whole or not at all, and return its SHA-256; raises SinkError."""
    aside = target.with_name(f".{target.name}.partial")
    try:
        if target.exists():
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
        aside.unlink(missing_ok=True)
        aside.touch(mode=0o600)
        with zipfile.ZipFile(aside, "w") as pack:
            _fill(pack, evidence, original, derivatives)
        sync_file(aside)
        aside.rename(target)
        sync_folder(target.parent)
        with target.open("rb") as written:
            return hash_and_copy(written)[0]
    except OSError as error:
        raise SinkError(
            "evidence_not_written",
            f"{target} cannot be written: {error.strerror}.",
            "Choose a new name in a folder that this account may write, with room; nothing was left there.",
        ) from error
    finally:
        aside.unlink(missing_ok=True)


def flaws_of(file: Path) -> list[Flaw]:
    """Return what is wrong in a pack, nothing where it is whole; it needs neither site nor ledger."""
    try:
        with zipfile.ZipFile(file) as pack:
            return list(_flaws(pack))
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError) as error:
        return [Flaw(file.name, f"it is no readable ZIP file: {error}")]


def _fill(pack: zipfile.ZipFile, evidence: bytes, original: Path, derivatives: Path | None) -> None:
    said = json.loads(evidence)
    texts = {_EVIDENCE: evidence, _PAGE: evidence_page(said)}
    lines = []
    for name, content in texts.items():
        pack.writestr(_info(name), content)
        lines.append((hashlib.sha256(content).hexdigest(), name))
    files = {_original_name(said): original}
    if derivatives is not None:
        files |= {_DERIVATIVES + each["name"]: derivatives / each["name"] for each in said["derivatives"]}
    for name, file in files.items():
        with file.open("rb") as source, pack.open(_info(name), "w", force_zip64=True) as inside:
            lines.append((hash_and_copy(source, inside)[0], name))  # type: ignore[arg-type]
    manifest = "".join(f"{sha256}  {name}\n" for sha256, name in sorted(lines, key=lambda line: line[1]))
    pack.writestr(_info(_MANIFEST), manifest)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EARLIEST)
    info.create_system, info.external_attr = _UNIX, _FILE
    return info


def _original_name(said: Mapping[str, Any]) -> str:
    kind = said["original"]["kind"]
    return f"original.{kind.lower() if kind else 'bin'}"


def _flaws(pack: zipfile.ZipFile) -> Iterator[Flaw]:
    names = pack.namelist()
    if len(set(names)) != len(names):
        yield Flaw(_MANIFEST, "a name stands in the pack twice")
    if not {_MANIFEST, _EVIDENCE} <= set(names):
        yield Flaw(_MANIFEST, "the pack lacks its manifest or its evidence")
        return
    lines = pack.read(_MANIFEST).decode().splitlines()
    stated = {name: sha256 for sha256, _, name in (line.partition("  ") for line in lines)}
    for name in sorted({*stated, *names} - {_MANIFEST}):
        if name not in stated or name not in names:
            yield Flaw(name, "it is gone" if name in stated else "the manifest does not know it")
        elif _hash_in(pack, name) != stated[name]:
            yield Flaw(name, "it is not what was packed")
    yield from _contradictions(pack.read(_EVIDENCE), stated)


def _hash_in(pack: zipfile.ZipFile, name: str) -> str | None:
    try:
        with pack.open(name) as inside:
            return hash_and_copy(inside)[0]  # type: ignore[arg-type]
    except zipfile.BadZipFile:  # its check sum is wrong already
        return None


def _contradictions(evidence: bytes, stated: Mapping[str, str]) -> Iterator[Flaw]:
    """Yield where the evidence contradicts the files, or the trail's records in it."""
    try:
        said = json.loads(evidence)
        if said["schema_version"] != SCHEMA_VERSION or canonical_json(said) != evidence:
            yield Flaw(_EVIDENCE, "it is not as this program writes it")
            return
        if stated.get(_original_name(said)) != said["original"]["sha256"]:
            yield Flaw(_original_name(said), "it is not the original that the evidence names")
        for each in said["derivatives"]:
            if stated.get(_DERIVATIVES + each["name"]) != each["sha256"]:
                yield Flaw(_DERIVATIVES + each["name"], "it is not the file that the evidence names")
        yield from _false_records(said)
    except (ValueError, TypeError, KeyError, AttributeError):
        yield Flaw(_EVIDENCE, "it is no evidence of this program")


def _false_records(said: Mapping[str, Any]) -> Iterator[Flaw]:
    """Yield audit records that are not what was written, and results of which the last one does not tell."""
    records = [read_back(record) for record in said["audit"]["records"]]
    for record in records:
        if hash_of(record) != record.hash or record.document_id != said["document"]["id"]:
            yield Flaw(_EVIDENCE, f"audit record {record.id} is not what was written")
    settled = [record.detail for record in records if record.action == "finished"]
    if settled:
        pages = [(page["page"], page["state"], page["content_sha256"]) for page in said["pages"]]
        told = {"extraction": said["document"]["extraction_sha256"], "pages": hash_of_pages(pages)}
        for what, sha256 in told.items():
            if settled[-1].get(what, sha256) != sha256:
                yield Flaw(_EVIDENCE, f"its {what} are not those of which the audit trail tells")
