"""Documents that are written again and again, in any order, while the process that writes them is killed.

What it does is the product's: the coordinator claims, hands over, notes, and pays what is owed to the
archive, with its sink writer and its archiver in the same process, so that one SIGKILL ends all of them at
once. Only the pages are told (`tests.told`). A document that is processed again says what it said, at the
same moment.
"""

from __future__ import annotations

import asyncio
import io
import os
import random
import time
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import sqlalchemy as sa

from appliance.intake.vault import Vault, vault_path
from appliance.ledger.records import Arrival, RequeueSelection, RequeueStage
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.metrics import Metrics
from appliance.reconcile.survey import Survey
from appliance.runtime import reading
from appliance.runtime.actors.archiver import Archiver
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.coordinator import Coordinator
from appliance.runtime.outputs import OutputDesk
from appliance.runtime.results import with_results
from appliance.settings import load_settings
from appliance.sinks.archive.sink import ArchiveSink, Format
from appliance.sinks.archive.site import Site
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.partition import Partition
from appliance.sinks.results.question import Question, terms_of
from appliance.sinks.results.search import search
from appliance.sinks.results.tables import METADATA
from appliance.sinks.signature_options import SignatureOptions
from appliance.sinks.sql import SqlSink
from pipelines import catalog
from pipelines.document_types.known import known_types
from pipelines.fields import Extraction
from pipelines.source import SourceKind
from tests.fakes import LocalPool
from tests.told import Told, digitize_all, workshop
from tests.unit.sinks.archive import scans
from tests.unit.sinks.examples import field, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.context import BaseContext

    from appliance.settings import Settings
    from appliance.sinks.rows import StoredDocument

DONE = 0
_OFFICE = Site("", "", "")
_FINISHED_AT = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
_FORMATS = frozenset({Format.PDF, Format.ALTO})
_TYPES = ("obito", "nascimento", "matricula_imovel", "generic")
_MOST_PAGES, _GROUP = 4, 8
_DATASETS = ("documents", "pages", "fields")
_WAIT_SECONDS = 120.0  # for the least of documents
_SECONDS_A_DOCUMENT = 1.0  # on a machine that has much else to do
_SETTINGS = """
[storage]
ledger_url = "{ledger}"
results_url = "{results}"
[profiles.default]
drop = "drop"
"""


def make(folder: Path, ledger_url: str, results_url: str, count: int) -> Settings:
    """Make a site whose ledger holds so many documents that nobody has opened."""
    folder.mkdir()
    (folder / "appliance.toml").write_text(_SETTINGS.format(ledger=ledger_url, results=results_url))
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    scan = scans.scan("REGISTRO", dpi=50)
    files = [
        scans.tiff(folder / f"{pages}.tif", *[scan] * pages).read_bytes()
        for pages in range(1, _MOST_PAGES + 1)
    ]
    with Ledger.open(settings.ledger_url, create=True) as ledger:
        for number in range(count):
            pages = number % _MOST_PAGES
            vaulted = Vault(settings.vault).put(io.BytesIO(files[pages] + f"{number}".encode()))
            name, admitted_at = (
                f"{number}.tif",
                _FINISHED_AT - timedelta(days=30 * (number % 3), seconds=number),
            )
            file = vaulted.sha256, vaulted.byte_size, SourceKind.TIFF
            ledger.admit(Arrival(name, f"drop/{name}", name, "default", 0, *file), admitted_at)
    return settings


def _told(number: int) -> Told:
    lines = (f"REGISTRO {number}", f"imóvel de número {number}, hipoteca")
    pages = tuple(page(one, *lines, f"folha {one}") for one in range(1, number % _MOST_PAGES + 2))
    fields = (field("nome", f"José {number}"), field("cpf", f"{number:011d}"), field("matricula", None))
    return Told.of(pages, Extraction(_TYPES[number % len(_TYPES)], "1", 0.9, None, fields))


# ---- the process that is killed


def write_all(folder: str) -> None:
    """Have everything that waits written, and whatever is owed; `ready` appears once that has begun."""
    os.nice = lambda _: 0  # the archiver is this very process
    reading._now = lambda: _FINISHED_AT
    settings = load_settings(Path(folder))
    with Ledger.open(settings.ledger_url) as ledger:
        told = {one.sha256: _told(int(Path(one.name).stem)) for one in ledger.documents(limit=None)}
        settler = Coordinator(settings, ledger, catalog.EMBEDDED, Metrics())
        sinks = LocalPool(SinkWriter, 1, 1, settings.results_url, str(settings.parquet))
        kept = str(settings.archived), settings.archive.formats, _OFFICE, SignatureOptions()
        desk = OutputDesk(
            ledger,
            catalog.EMBEDDED,
            sinks,
            LocalPool(Archiver, 1, 1, *kept),
            settler._vault.path,
            tell=lambda _: None,
        )
        (Path(folder) / "ready").touch()
        ledger.take_back(datetime.now(UTC))
        asyncio.run(digitize_all(settler, workshop(settler, told, sinks), desk))
    os._exit(DONE)


# ---- who kills it


@dataclass(slots=True)
class Killer:
    """Ends the writing process after a random time of up to `longest_seconds`, so many times a round."""

    processes: BaseContext
    rng: random.Random
    kills: int
    longest_seconds: float
    documents: int
    done: int = 0

    def write(self, folder: Path) -> None:
        """Have everything written, through the kills; raises AssertionError where it ends in an error."""
        kills, left = 0, None
        patience = _WAIT_SECONDS + self.documents * _SECONDS_A_DOCUMENT
        while left is None:
            ready = folder / "ready"
            ready.unlink(missing_ok=True)
            child = self.processes.Process(target=write_all, args=(str(folder),))
            child.start()
            while not ready.exists() and child.is_alive():
                time.sleep(0.005)
            seconds = self.rng.uniform(0.0, self.longest_seconds) if kills < self.kills else patience
            child.join(seconds)
            if child.is_alive():
                child.kill()
                child.join()
                kills += 1
                assert kills <= self.kills, "it does not come to an end"
            else:
                left = child.exitcode
        assert left == DONE, left
        self.done += kills


def process_again(settings: Settings, rng: random.Random) -> None:
    """Have the ledger let all documents wait again, with what was read of them, in a random order."""
    now = datetime.now(UTC)
    with Ledger.open(settings.ledger_url) as ledger:
        ids = ledger.requeue(RequeueSelection(again=True), "replay", now, stage=RequeueStage.EXTRACT)
        rng.shuffle(ids)
        for priority, start in enumerate(range(0, len(ids), _GROUP)):
            ledger.prioritize(priority, "replay", now, document_ids=ids[start : start + _GROUP])


# ---- what must be there


def complaints(settings: Settings, reference_url: str) -> list[str]:
    """Return every difference to the same documents written once, in order, elsewhere; none when all is well.

    `reference_url` is an empty database of the same kind.
    """
    elsewhere = settings.folder / "reference"
    with Ledger.open(settings.ledger_url) as ledger, LedgerSurvey.open(settings.ledger_url) as survey:
        _write_once(ledger, settings, reference_url, elsewhere)
        batches = {one.id for one in survey.batches(0, 10_000)}
        found = [f"the ledger waits: {ledger.waiting()}"] if ledger.waiting().admitted else []
        found += [
            f"{one.kind.value}: {one}"
            for one in Survey(settings, survey, is_live=False, deep=True, on_progress=_quiet).differences()
        ]
    found += [f"rows of {name}" for name in _unequal(sql_answers, settings.results_url, reference_url)]
    found += [
        f"Parquet: {name}" for name in _unequal(parquet_answers, settings.parquet, elsewhere / "parquet")
    ]
    found += [
        f"archive: {name}" for name in _unequal(archive_files, settings.archived, elsewhere / "archive")
    ]
    return [*found, *_orphans(settings, batches)]


def _quiet(_what: str, _count: int) -> None:
    """Nobody watches."""


def _write_once(ledger: Ledger, settings: Settings, url: str, folder: Path) -> None:
    documents = [_stored(ledger, one.id) for one in ledger.documents(limit=None)]
    documents.sort(key=lambda one: (Partition.of(one), one.record.admitted_at, one.record.document_id))
    ParquetSink(folder / "parquet").write_batch(1, documents)
    archive = ArchiveSink(folder / "archive", _FORMATS, _OFFICE)
    with closing(SqlSink(url, known_types())) as sink:
        for one in sorted(documents, key=lambda one: one.record.document_id):
            sink.write(one)
            archive.write(one, vault_path(settings.vault, one.record.sha256), 1)


def _stored(ledger: Ledger, document_id: int) -> StoredDocument:
    finished = with_results(ledger, document_id, catalog.EMBEDDED)
    assert finished is not None, f"document {document_id} has no results"
    return finished.stored()


def _unequal(answers_of: Callable[[Any], dict[str, bytes]], one: object, other: object) -> list[str]:
    here, there = answers_of(one), answers_of(other)
    return sorted(name for name in here.keys() | there.keys() if here.get(name) != there.get(name))


def sql_answers(url: str) -> dict[str, bytes]:
    """Return what each table and view says, in the order of all its columns, and what a search finds."""
    engine, answers = sa.create_engine(url), {}
    with engine.connect() as connection:
        views = [name for name in sa.inspect(connection).get_view_names() if name.startswith("doc_")]
        for name in (*METADATA.tables, *views):
            rows = connection.execute(sa.text(f"SELECT * FROM {name}"))  # noqa: S608 - our own names
            answers[name] = "\n".join(sorted(map(repr, rows))).encode()
    engine.dispose()
    for words in ("imóvel hipoteca", '"REGISTRO 7"'):
        answers[f"the search for {words}"] = repr(search(url, Question(terms_of(words)), 10_000)).encode()
    return answers


def parquet_answers(folder: Path) -> dict[str, bytes]:
    answers = {}
    for name in _DATASETS:
        files = f"read_parquet('{folder / name}/**/*.parquet', hive_partitioning=true)"
        rows = duckdb.sql(f"SELECT * FROM {files} ORDER BY ALL").fetchall()  # noqa: S608 - ours
        answers[name] = "\n".join(map(repr, rows)).encode()
    return answers


def archive_files(folder: Path) -> dict[str, bytes]:
    """Return every file's bytes by document and name, whichever edition it is; a second one is an orphan."""
    files: dict[str, bytes] = {}
    for file in (one for one in folder.rglob("*") if one.is_file()):
        _, edition, *rest = file.relative_to(folder).parts
        name = "/".join((edition.partition(".")[0], *rest))
        files[name if name not in files else str(file)] = file.read_bytes()
    return files


def _orphans(settings: Settings, batches: set[int]) -> Iterator[str]:
    sink = ParquetSink(settings.parquet)
    yield from (f"stray {file}" for file in sink.strays())
    yield from (f"the files of batch {batch}, which there is not" for batch in sink.files().keys() - batches)
    asides = [settings.parquet / ".tmp", *(settings.archived / ".tmp").glob("*")]
    yield from (f"left aside: {path}" for path in asides if path.exists())
