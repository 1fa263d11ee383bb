"""Makes a new site of an export: what arrives is compared with the manifest before the site is one.

The settings get their place last: until then there is no site, and the same import goes on where it was.
What an unfinished one keeps lies in `.import` of the site's folder; of which export it is, in a file there
that leaves it at the end and is the last thing to go.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import sqlalchemy as sa
from pydantic import ValidationError

from appliance.durable import hash_and_copy, sync_folder, write_whole
from appliance.errors import HandoverRefused
from appliance.handover.check import damages
from appliance.handover.databases import (
    dangling,
    ledger_forms,
    own_results_version,
    reading,
    results_forms,
    sqlite_file,
    writing,
)
from appliance.handover.folder import Folder, Progress, named_errors, need_room
from appliance.handover.guide import read_schema
from appliance.handover.manifest import SEAL, Entry, Manifest, seal_text
from appliance.handover.settings_text import taken_over
from appliance.handover.tables import TableForm, continue_numbers, hash_of, insert, is_empty
from appliance.intake.vault import vault_path
from appliance.ledger import schema
from appliance.ledger.store import Ledger
from appliance.own_types import TYPES_FOLDER
from appliance.settings import SETTINGS_FILE, load_settings
from appliance.sinks.sql import SqlSink

_STAGING, _ASIDE, _ENDING = ".import", "part", ".import-ending"
_ORIGINAL_MODE = 0o400
_MODELS = "data/models/"
_NEVER = {"data": ("ledger.db", "vault", "run"), "results": ("results.db",)}
"""What a file of an export may not be: it would be taken for something that the import makes itself."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A site that was made; `kept` of its files were there from an earlier start."""

    files: int
    bytes: int
    kept: int
    documents: int
    missing_originals: int


class Import:
    """One import of the export in `source` into the folder `site`; an empty URL is SQLite in there."""

    def __init__(
        self,
        source: Path,
        site: Path,
        urls: tuple[str, str],
        on_change: Callable[[int, int], None],
    ) -> None:
        self._source, self._site, self._urls = source, site.resolve(), urls
        self._manifest = Manifest(source)
        self._staging = self._site / _STAGING
        self._progress = Progress(self._manifest.totals.bytes, on_change)
        self._folder = Folder(self._site, self._staging / _ASIDE, self._progress)

    def begin(self) -> int:
        """Look at everything but the bytes, make the folder ours, return how many bytes there are.

        Raises HandoverRefused and SettingsError, and then has changed nothing but for the folder itself.
        """
        self._require_whole()
        self._require_known_schemas()
        with named_errors(self._site, self._progress):
            self._claim()
            if not self._is_made:
                there = sum(file.stat().st_size for file in self._site.rglob("*") if file.is_file())
                need_room(self._site, self._progress.wanted - there)
                self._stage_settings()
        return self._progress.wanted

    def run(self) -> Imported:
        """Bring everything; raises HandoverRefused, and may then be started again."""
        with named_errors(self._site, self._progress):
            if not self._is_made:
                self._load_databases()
                for entry in self._manifest.entries():
                    self._bring(entry)
                self._publish()
            self._open_site()
        header, totals = self._manifest.header, self._manifest.totals
        return Imported(
            files=totals.files,
            bytes=totals.bytes,
            kept=self._progress.kept,
            documents=header.documents,
            missing_originals=header.missing_originals,
        )

    @property
    def _is_made(self) -> bool:
        """Whether an earlier start got as far as making the site one."""
        return (self._site / SETTINGS_FILE).exists()

    # Before anything is brought

    def _require_whole(self) -> None:
        found = list(islice(damages(self._source, self._manifest), 3))
        if found:
            told = ", ".join(f"{one.path} is {one.kind.value}" for one in found)
            raise _damaged(told)

    def _require_known_schemas(self) -> None:
        header = self._manifest.header
        if not schema.is_known(header.ledger_revision):
            raise _newer("ledger", header.ledger_revision)
        if header.results_version not in {None, own_results_version()}:
            raise _newer("results", str(header.results_version))

    def _claim(self) -> None:
        mark = self._staging / SEAL
        if (ending := self._site / _ENDING).exists():
            mark = ending
        if mark.exists():
            if mark.read_text("ascii") != seal_text(self._manifest.sha256):
                raise HandoverRefused(
                    "import_of_another_export",
                    f"An import of another export was begun in {self._site}.",
                    "Go on with that one, or remove the folder.",
                )
            return
        if self._site.exists() and any(one.name != _STAGING for one in self._site.iterdir()):
            raise HandoverRefused(
                "site_not_empty",
                f"{self._site} is not empty.",
                "Name a folder for --site that is empty or not there yet.",
            )
        self._staging.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(mark, seal_text(self._manifest.sha256))

    def _stage_settings(self) -> None:
        """Write the settings and types aside, and read them as the program will; raises SettingsError."""
        shutil.rmtree(self._staging / TYPES_FOLDER, ignore_errors=True)
        for entry in self._entries("settings"):
            content = self._checked(entry)
            if entry.parts[1:] == (SETTINGS_FILE,):
                content = self._own_settings(content)
            place = self._staging.joinpath(*entry.parts[1:])
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        load_settings(self._staging)

    def _own_settings(self, content: bytes) -> bytes:
        try:
            return taken_over(content.decode(), *self._urls).encode()
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise _not_ours(f"settings/{SETTINGS_FILE}") from error

    # The databases

    def _load_databases(self) -> None:
        (self._site / "data").mkdir(mode=0o700, exist_ok=True)
        (self._site / "results").mkdir(exist_ok=True)
        ledger_url = self._urls[0] or f"sqlite:///{self._site / 'data' / 'ledger.db'}"
        results_url = self._urls[1] or f"sqlite:///{self._site / 'results' / 'results.db'}"
        if (file := sqlite_file(ledger_url)) is not None:
            file.touch(mode=0o600)  # it will hold what the documents say
        self._load("ledger", ledger_url, self._make_ledger, ledger_forms)
        if self._manifest.header.results_version is not None:
            SqlSink(results_url).close()
            self._load("results", results_url, lambda _: None, results_forms)

    def _make_ledger(self, connection: sa.Connection) -> None:
        """Make it as it was when it was exported: opening it upgrades it, with what is in it."""
        found, wanted = schema.revision_of(connection), self._manifest.header.ledger_revision
        if found is None:
            schema.upgrade(connection, wanted)
        elif found != wanted:
            raise _database_not_empty("ledger")

    def _load(
        self,
        name: str,
        url: str,
        make: Callable[[sa.Connection], None],
        find: Callable[[sa.Connection], list[TableForm]],
    ) -> None:
        """Fill the tables in one transaction; then read back what is in them."""
        tables = self._tables(name)
        with writing(url) as connection:
            make(connection)
            there = {form.name: form for form in find(connection)}
            for form, entry in tables:
                if form.name not in there or not form.is_like(there[form.name]):
                    raise _not_ours(entry.path)
                self._fill(connection, form, entry)
            if dangling(connection):
                raise _not_ours(f"tables/{name}")
        with reading(url) as connection:
            for form, entry in tables:
                if hash_of(connection, form) != entry.sha256:
                    raise _read_back_differs(form.name)

    def _tables(self, name: str) -> list[tuple[TableForm, Entry]]:
        entries = {entry.path: entry for entry in self._entries("tables")}
        path = f"tables/{name}/schema.json"
        try:
            forms = read_schema(self._checked(entries[path]))
            return [(form, entries[f"tables/{name}/{form.name}.jsonl"]) for form in forms]
        except (KeyError, ValidationError) as error:
            raise _not_ours(path) from error

    def _fill(self, connection: sa.Connection, form: TableForm, entry: Entry) -> None:
        if not is_empty(connection, form):
            if hash_of(connection, form) != entry.sha256:
                raise _database_not_empty(form.name)
            self._progress.add(entry.bytes)
            self._progress.file_done(was_there=True)
            return
        self._require_hash(entry)
        try:
            insert(connection, form, self._lines(entry))
        except ValueError as error:
            raise _not_ours(entry.path) from error
        continue_numbers(connection, form)
        self._progress.file_done(was_there=False)

    def _lines(self, entry: Entry) -> Iterator[bytes]:
        with (self._source / entry.path).open("rb") as opened:
            for line in opened:
                self._progress.add(len(line))
                yield line

    # The files

    def _entries(self, top: str) -> list[Entry]:
        return [entry for entry in self._manifest.entries() if entry.parts[0] == top]

    def _checked(self, entry: Entry) -> bytes:
        """Return a small file's bytes; raises HandoverRefused where they are not those that were written."""
        self._require_hash(entry)
        return (self._source / entry.path).read_bytes()

    def _require_hash(self, entry: Entry) -> None:
        with (self._source / entry.path).open("rb") as opened:
            if hash_and_copy(opened)[0] != entry.sha256:
                raise _damaged(f"{entry.path} is changed")

    def _bring(self, entry: Entry) -> None:
        """Put a file where it belongs; of the others, tables apart, at least the hash is looked at."""
        place = _place(entry)
        if entry.parts[0] == "tables" and entry.path.endswith(".jsonl"):
            return
        if place is None or (place.startswith(_MODELS) and not self._manifest.header.with_models):
            self._require_hash(entry)
            self._progress.add(entry.bytes)
            self._progress.file_done(was_there=False)
            return
        mode = _ORIGINAL_MODE if entry.parts[0] == "originals" else None
        if self._folder.copy(place, self._source / entry.path, entry.sha256, mode) is None:
            raise _damaged(f"{entry.path} is changed")

    # The site

    def _publish(self) -> None:
        """Give the settings, and with them the site, their place."""
        if (types := self._staging / TYPES_FOLDER).is_dir():
            shutil.rmtree(self._site / TYPES_FOLDER, ignore_errors=True)
            types.rename(self._site / TYPES_FOLDER)
        self._folder.flush()
        (self._staging / SETTINGS_FILE).rename(self._site / SETTINGS_FILE)
        sync_folder(self._site)

    def _open_site(self) -> None:
        """Make the folders that the settings name, and upgrade the ledger where it is older."""
        settings = load_settings(self._site)
        for folder in settings.folders:
            folder.mkdir(parents=True, exist_ok=True)
        Ledger.open(settings.ledger_url, create=True).close()
        self._tidy_up()

    def _tidy_up(self) -> None:
        """Take the traces of the import away, and last what a next start would go on by."""
        mark, ending = self._staging / SEAL, self._site / _ENDING
        if mark.exists():
            mark.rename(ending)
        if self._staging.exists():
            shutil.rmtree(self._staging)
        ending.unlink()


def _place(entry: Entry) -> str | None:
    """Return where in the site a file belongs, None for what has no place; raises HandoverRefused."""
    top, *rest = entry.parts
    if top == "originals":
        if "/".join(rest) != vault_path(Path(), entry.sha256).as_posix():
            raise _not_ours(entry.path)
        return f"data/vault/{'/'.join(rest)}"
    if top not in {"data", "results"}:
        return None
    if rest[0].startswith(_NEVER[top]):
        raise _not_ours(entry.path)
    return entry.path


def _damaged(told: str) -> HandoverRefused:
    return HandoverRefused(
        "export_damaged",
        f"The export is not what was written: {told}.",
        "'appliance export --verify DIR' names everything that differs; copy the export again.",
    )


def _newer(what: str, version: str) -> HandoverRefused:
    return HandoverRefused(
        "schema_unknown",
        f"The {what} of the export have schema {version}, which this program does not make.",
        "Import with the program's version that wrote the export; that site can then be upgraded.",
    )


def _not_ours(path: str) -> HandoverRefused:
    return HandoverRefused(
        "export_wrong",
        f"{path} of the export is not as this program writes it.",
        "Import an export that 'appliance export --all' wrote and nobody changed.",
    )


def _database_not_empty(what: str) -> HandoverRefused:
    return HandoverRefused(
        "database_not_empty",
        f"The database has another site's rows already ({what}); they stay as they are.",
        "Give --ledger-url and --results-url databases of their own, newly made.",
    )


def _read_back_differs(table: str) -> HandoverRefused:
    return HandoverRefused(
        "read_back_differs",
        f"The database does not give back what was written into {table}.",
        "Import into a database of the kind that the export came from, and report this as a defect.",
    )
