"""Writes everything that a site holds into a folder, so that it is whole or goes on where it was.

The ledger is one transaction's snapshot, and says which originals there are; these never change. The caller
holds the site's lock, or says that a coordinator works (`is_live`): then results, Parquet and archive may be
newer than the ledger, which `reconcile` finds and mends after an import.
"""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from appliance.durable import sync_file, sync_folder, write_whole
from appliance.errors import HandoverRefused
from appliance.handover import guide
from appliance.handover.contents import data_files, results_files, types_files
from appliance.handover.databases import byte_size, ledger_forms, reading, results_forms
from appliance.handover.entries import EntryLog
from appliance.handover.folder import Folder, Progress, Writes, named_errors, need_room
from appliance.handover.manifest import FORMAT, MANIFEST, SEAL, UNFINISHED, VERSION, Header, seal_text, walk
from appliance.handover.settings_text import exported
from appliance.handover.tables import TableForm, lines
from appliance.intake.vault import vault_path
from appliance.ledger.schema import revision_of
from appliance.ledger.store import Ledger
from appliance.ledger.tables import documents
from appliance.settings import SETTINGS_FILE, Settings
from appliance.sinks.sql import SqlSink, results_schema_version

_ASIDE, _ENTRIES = ".part", ".entries"
_ORIGINALS, _MISSING = "originals.csv", "missing.jsonl"
_AS_TEXT = 4 / 3
"""How much longer bytes are in base64: what a database may take as lines."""


@dataclass(frozen=True, slots=True)
class Options:
    """`program` is its version; `with_models` takes weights along."""

    program: str
    is_live: bool = False
    with_models: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """A whole export; `kept` of its files were there before, `sha256` is its manifest's."""

    files: int
    bytes: int
    kept: int
    documents: int
    missing_originals: int
    sha256: str


class Export:
    """One export of a site to `target`."""

    def __init__(
        self, settings: Settings, target: Path, options: Options, on_change: Callable[[int, int], None]
    ) -> None:
        self._settings, self._target, self._options = settings, target, options
        self._progress = Progress(0, on_change)
        self._folder = Folder(target, target / _ASIDE, self._progress)
        self._entries = EntryLog(target / _ENTRIES)

    def begin(self) -> int:
        """Make the folder ours and return how many bytes there will be, about; raises HandoverRefused."""
        _require_apart(self._settings, self._target)
        Ledger.open(self._settings.ledger_url).close()  # its errors name what is wrong with a ledger
        if self._has_results:
            SqlSink(self._settings.results_url).close()  # upgrades an older one
        with named_errors(self._target, self._progress):
            _claim(self._settings, self._target)
        self._progress.wanted = self._wanted()
        there = sum(entry.stat().st_size for _, entry in walk(self._target))
        need_room(self._target, self._progress.wanted - there)
        return self._progress.wanted

    def run(self) -> Exported:
        """Write everything; raises HandoverRefused, and may then be started again."""
        with named_errors(self._target, self._progress), self._entries:
            return self._run()

    def _run(self) -> Exported:
        revision, count = self._ledger()
        version = results_schema_version(self._settings.results_url)
        if version is not None:
            with reading(self._settings.results_url) as connection:
                self._tables("results", connection, results_forms(connection))
        missing = self._originals()
        for tree in self._site_trees():
            self._tree(tree)
        self._small_files()
        return self._finish(self._header(revision, version, count, missing))

    def _site_trees(self) -> tuple[Iterator[tuple[str, Path]], ...]:
        with_models = self._options.with_models
        return data_files(self._settings, with_models=with_models), results_files(self._settings)

    @property
    def _has_results(self) -> bool:
        return results_schema_version(self._settings.results_url) is not None

    def _wanted(self) -> int:
        """How much there is to write, about: databases are known by their size, not by their lines'."""
        size = sum(file.stat().st_size for tree in self._site_trees() for _, file in tree)
        originals = sa.select(sa.func.coalesce(sa.func.sum(documents.c.byte_size), 0)).where(
            documents.c.part == 0
        )
        with reading(self._settings.ledger_url) as connection:
            size += int(connection.execute(originals).scalar_one())
            size += int(byte_size(connection) * _AS_TEXT)
        if self._has_results:
            with reading(self._settings.results_url) as connection:
                size += int(byte_size(connection) * _AS_TEXT)
        return size

    def _ledger(self) -> tuple[str, int]:
        """Write the ledger's tables and the list of originals; return its revision, and the documents."""
        with reading(self._settings.ledger_url) as connection:
            self._tables("ledger", connection, ledger_forms(connection))
            self._write(_ORIGINALS, lambda file: _write_originals(connection, file))
            count = connection.execute(sa.select(sa.func.count()).select_from(documents)).scalar_one()
            return str(revision_of(connection)), int(count)

    def _header(self, revision: str, version: int | None, count: int, missing: int) -> Header:
        return Header(
            format=FORMAT,
            version=VERSION,
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            program=self._options.program,
            ledger_revision=revision,
            results_version=version,
            is_live=self._options.is_live,
            with_models=self._options.with_models,
            documents=count,
            missing_originals=missing,
        )

    def _tables(self, name: str, connection: sa.Connection, forms: list[TableForm]) -> None:
        counts: list[int] = []
        for form in forms:
            counts.append(0)

            def produce(file: Writes, form: TableForm = form) -> None:
                for line in lines(connection, form):
                    file.write(line)
                    counts[-1] += 1

            self._write(f"tables/{name}/{form.name}.jsonl", produce)
        self._write_bytes(f"tables/{name}/schema.json", guide.schema_json(forms, counts))
        self._write_bytes(f"tables/{name}/load-postgresql.sql", guide.load_postgresql(forms))
        self._write_bytes(f"tables/{name}/load-sqlite.sql", guide.load_sqlite(forms))

    def _originals(self) -> int:
        """Copy every original that the ledger's snapshot names; return how many are lost or damaged."""
        missing: list[dict[str, str]] = []
        for document_id, sha256, name in _listed_originals(self._target / _ORIGINALS):
            path = vault_path(Path("originals"), sha256).as_posix()
            try:
                entry = self._folder.copy(path, vault_path(self._settings.vault, sha256), sha256)
                why = "damaged"
            except FileNotFoundError:
                entry, why = None, "missing"
            if entry is None:
                missing.append({"document_id": document_id, "sha256": sha256, "name": name, "why": why})
            else:
                self._entries.add(entry)
        if missing:
            self._write_bytes(_MISSING, b"".join(json.dumps(one).encode() + b"\n" for one in missing))
        return len(missing)

    def _tree(self, files: Iterable[tuple[str, Path]]) -> None:
        for path, file in files:
            try:
                entry = self._folder.copy(path, file)
            except FileNotFoundError:
                if not self._options.is_live:  # a coordinator may replace what it once wrote
                    raise
                continue
            if entry is not None:
                self._entries.add(entry)

    def _small_files(self) -> None:
        text = (self._settings.folder / SETTINGS_FILE).read_text("utf-8-sig")
        self._write_bytes(f"settings/{SETTINGS_FILE}", exported(text).encode())
        self._tree(types_files(self._settings))
        self._write_bytes("README.txt", guide.ENGLISH.encode())
        self._write_bytes("LEIAME.txt", guide.PORTUGUESE.encode())

    def _write_bytes(self, path: str, content: bytes) -> None:
        self._write(path, lambda file: _write_all(file, content))

    def _write(self, path: str, produce: Callable[[Writes], None]) -> None:
        self._entries.add(self._folder.write(path, produce))

    def _finish(self, header: Header) -> Exported:
        """Take away what an earlier start left and this one does not have; then seal what there is."""
        self._entries.sweep(self._target)
        self._folder.flush()
        written = self._entries.write_manifest(self._target / MANIFEST, header)
        sync_file(self._target / MANIFEST)
        write_whole(self._target / SEAL, seal_text(written.sha256), is_durable=True)
        self._entries.take_away()
        (self._target / UNFINISHED).unlink()
        sync_folder(self._target)
        return Exported(
            files=written.files,
            bytes=written.bytes,
            kept=self._progress.kept,
            documents=header.documents,
            missing_originals=header.missing_originals,
            sha256=written.sha256,
        )


def _claim(settings: Settings, target: Path) -> None:
    """Make the folder an unfinished export of this site; raises HandoverRefused where it is not."""
    unfinished, site = target / UNFINISHED, str(settings.folder)
    if not unfinished.exists():
        begun = f".{UNFINISHED}."  # a start that died while it wrote that file
        if target.exists() and any(not one.name.startswith(begun) for one in target.iterdir()):
            raise _not_empty(target)
        target.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(unfinished, site)
    elif unfinished.read_text("utf-8") != site:
        raise HandoverRefused(
            "export_of_another_site",
            f"{target} holds an unfinished export of another site.",
            "Choose another folder, or remove that one.",
        )
    (target / SEAL).unlink(missing_ok=True)  # of a start that ended while it took its own traces away


def _require_apart(settings: Settings, target: Path) -> None:
    drops = [profile.drop for profile in settings.profiles.values()]
    place = target.resolve()
    for folder in (settings.storage.data, settings.storage.results, *drops):
        if place.is_relative_to(folder) or folder.is_relative_to(place):
            raise HandoverRefused(
                "folder_overlaps",
                f"{target} and the site's folder {folder} overlap.",
                "Choose a folder outside the site, best on another disk.",
            )


def _not_empty(target: Path) -> HandoverRefused:
    if (target / SEAL).exists():
        return HandoverRefused(
            "export_is_whole",
            f"{target} holds a whole export already; it stays as it is.",
            "Choose another folder. 'appliance export --verify DIR' says whether that one is sound.",
        )
    return HandoverRefused(
        "folder_not_empty",
        f"{target} holds something else.",
        "Choose a folder that is empty or not there yet.",
    )


def _write_originals(connection: sa.Connection, file: Writes) -> None:
    """Write which original is which document; the parts of a split file have the file's."""
    columns = (documents.c.id, documents.c.sha256, documents.c.byte_size, documents.c.name)
    query = sa.select(*columns).where(documents.c.part == 0).order_by(documents.c.sha256)
    file.write(b"document_id,sha256,bytes,name\r\n")
    for row in connection.execute(query, execution_options={"yield_per": 1000}):
        text = io.StringIO(newline="")
        csv.writer(text).writerow(row)
        file.write(text.getvalue().encode())


def _listed_originals(file: Path) -> Iterator[tuple[str, str, str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.DictReader(opened):
            yield row["document_id"], row["sha256"], row["name"]


def _write_all(file: Writes, content: bytes) -> None:
    file.write(content)
