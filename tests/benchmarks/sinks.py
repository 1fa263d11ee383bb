"""How many pages a second the writers sustain behind an engine that takes no time: SQL, Parquet and ALTO.

    python -m tests.benchmarks.sinks [--documents N] [--database sqlite|postgresql]

Documents of three registry pages whose text is told at once. First each writer alone, in this process. Then
the writers together as the product runs them, a sink writer and an archiver, each a process of Ray, given
finished documents as fast as they take them: SQL in groups, a Parquet batch for each thousand pages, ALTO one
document after the other (bar 100 pages/s). At last the whole way (`tests.told`): the coordinator claims the
documents, keeps every page in the ledger, has the writers write, and notes all of it, until nothing is owed.
Printed are pages/s, CPU milliseconds a page of each process, and how many writes a second the disk itself
brings to safety: SQLite and PostgreSQL both fsync. What is slow once, the first documents, is left out.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
import time
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import img2pdf
import psutil

from appliance.intake.vault import vault_path
from appliance.ledger.records import Arrival
from appliance.ledger.store import Ledger
from appliance.metrics import Metrics
from appliance.runtime import coordinator
from appliance.runtime.actors.archiver import Archiver
from appliance.runtime.actors.messages import Finished
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.cluster import NodeOptions, Pool, connected, living_nodes
from appliance.runtime.coordinator import Coordinator
from appliance.runtime.outputs import OutputDesk
from appliance.settings import load_settings
from appliance.sinks.archive.sink import ArchiveSink, Format
from appliance.sinks.archive.site import Site
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.signature_options import SignatureOptions
from appliance.sinks.sql import SqlSink
from pipelines import catalog
from pipelines.document import Document
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.known import known_types
from pipelines.errors import Failure
from pipelines.source import SourceKind
from pipelines.stages.extract import extract
from tests.benchmarks.archive_speed import drawn
from tests.benchmarks.intake import syncs_per_second
from tests.postgresql import databases
from tests.told import DOCUMENTS_IN_HAND, Told, digitize_all, workshop
from tests.unit.sinks.archive import scans
from tests.unit.sinks.examples import stored

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from appliance.settings import Settings
    from appliance.sinks.rows import StoredDocument
    from tests.postgresql import Server

_PAGES, _DIFFERENT, _DPI = 3, 8, 200
_WARM = 24  # documents before the clock runs
_BATCH_PAGES, _PORTION_PAGES = 1000, 200  # as the runtime has them
_FED = 1_000_000  # the ids of documents that no ledger knows begin here
_OFFICE = Site("1º Ofício", "10.453-9", "Maria de Sousa")
_SETTINGS = """
[storage]
ledger_url = "{ledger}"
results_url = "{results}"
[archive]
formats = ["alto"]
[profiles.default]
drop = "drop"
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A document as a perfect reader reads it, what is told of it, and the file of its pictures."""

    stored: StoredDocument
    told: Told
    file: Path

    def numbered(self, document_id: int) -> StoredDocument:
        record = replace(self.stored.record, document_id=document_id, sha256=f"{document_id:064x}")
        return replace(self.stored, record=record)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=400)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="sinks-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # PostgreSQL runs as nobody
        examples = [_example(folder, number) for number in range(_DIFFERENT)]
        lines = (line for one in examples for page in one.stored.result.document.pages for line in page.lines)
        words = sum(len(line.words) for line in lines) / _DIFFERENT / _PAGES
        print(f"{words:.0f} words a page, {_PAGES} pages a document")
        for database in arguments.database or ["sqlite", "postgresql"]:
            place = folder / database
            place.mkdir()
            with databases(database, place) as made:
                print(f"{database}, the disk alone: {syncs_per_second(place):.0f} fsync/s")
                _alone(place, made.new("alone"), examples, arguments.documents // 4)
                settings = _site(place / "site", made.new("ledger"), made.new("results"))
                with connected(NodeOptions("", 2, 128 << 20, settings.run)):
                    asyncio.run(_together(settings, made.server, examples, arguments.documents))
                print(f"  the disk alone, after that: {syncs_per_second(place):.0f} fsync/s", flush=True)


def _example(folder: Path, number: int) -> Example:
    sheets = [drawn(number * _PAGES + page, _DPI) for page in range(_PAGES)]
    pages = tuple(replace(read, number=page) for page, (_, read) in enumerate(sheets, 1))
    file = folder / f"{number}.pdf"
    pictures = [scans.encoded(scan.picture, "JPEG", quality=85, dpi=(_DPI, _DPI)) for scan, _ in sheets]
    file.write_bytes(img2pdf.convert(pictures))
    extraction, made = extract(Document(pages), ExtractOptions()), stored(number, pages)
    made = replace(made, result=replace(made.result, extraction=extraction))
    return Example(made, Told.of(pages, extraction), file)


# ---- each writer alone


def _alone(folder: Path, url: str, examples: list[Example], count: int) -> None:
    made = [examples[number % _DIFFERENT].numbered(number) for number in range(1, count + 1)]
    others = [examples[number % _DIFFERENT].numbered(count + number) for number in range(1, count + 1)]
    by_type = sorted(made, key=lambda one: (one.result.extraction.document_type, one.record.document_id))
    archive = ArchiveSink(folder / "archive", frozenset({Format.ALTO}), _OFFICE)
    files = [examples[one.record.document_id % _DIFFERENT].file for one in made]
    with closing(SqlSink(url, known_types())) as sink:
        _tell("SQL, one by one", count, lambda: [sink.write(one) for one in made])
        _tell("SQL, eight together", count, lambda: [sink.write(*some) for some in _portions(others, 8)])
    _tell("Parquet", count, lambda: ParquetSink(folder / "parquet").write_batch(1, by_type))
    _tell("ALTO", count, lambda: [archive.write(*pair, 1) for pair in zip(made, files, strict=True)])


def _tell(what: str, documents: int, work: Callable[[], object]) -> None:
    began, busy = time.perf_counter(), time.process_time()
    work()
    seconds, cpu = time.perf_counter() - began, time.process_time() - busy
    pages = documents * _PAGES
    print(f"  {what:24}{pages / seconds:8.0f} pages/s{cpu / pages * 1000:8.1f} CPU ms a page", flush=True)


def _portions(documents: list, size: int) -> Iterator[list]:
    for start in range(0, len(documents), size):
        yield documents[start : start + size]


# ---- together


async def _together(settings: Settings, server: Server | None, examples: list[Example], count: int) -> None:
    with Ledger.open(settings.ledger_url, create=True) as ledger:
        settler = Coordinator(settings, ledger, catalog.EMBEDDED, Metrics())
        node, metrics = living_nodes()[0], settler._metrics
        results = settings.results_url, str(settings.parquet)
        sinks = Pool(SinkWriter, 1, 1, *results, node=node, metrics=metrics)
        office = ("alto",), _OFFICE, SignatureOptions()
        archivers = Pool(Archiver, 1, 1, str(settings.archived), *office, node=node, metrics=metrics)
        await asyncio.gather(sinks.ready(60.0), archivers.ready(60.0))
        await _fed(sinks, archivers, examples, range(_FED - _WARM, _FED))
        processes = {
            "sink writer": await sinks.process_ids(),
            "archiver": await archivers.process_ids(),
            "this process": [os.getpid()],
            "PostgreSQL": [] if server is None else server.process_ids(),
        }
        fed = _fed(sinks, archivers, examples, range(_FED, _FED + count))
        await _measured("the writers together", processes, count, fed)
        numbers = range(count + _WARM)
        told = {f"{number:064x}": examples[number % _DIFFERENT].told for number in numbers}
        shop = workshop(settler, told, sinks)
        desk = OutputDesk(
            ledger, catalog.EMBEDDED, sinks, archivers, settler._vault.path, tell=lambda _: None
        )
        _admit(settings, ledger, examples, numbers[:_WARM])
        await digitize_all(settler, shop, desk)
        _admit(settings, ledger, examples, numbers[_WARM:])
        await _measured("the whole way", processes, count, digitize_all(settler, shop, desk))
        _check(ledger, len(numbers))


async def _measured(
    what: str, processes: dict[str, list[int]], documents: int, work: Coroutine[None, None, None]
) -> None:
    before, began = {name: _cpu(own) for name, own in processes.items()}, time.perf_counter()
    await work
    seconds, pages = time.perf_counter() - began, documents * _PAGES
    print(f"  {what:24}{pages / seconds:8.0f} pages/s (bar 100), load {os.getloadavg()[0]:.1f}")
    for name, own in processes.items():
        if own:
            print(f"    {name:22}{(_cpu(own) - before[name]) / pages * 1000:24.1f} CPU ms a page", flush=True)


def _cpu(process_ids: list[int]) -> float:
    return sum(sum(psutil.Process(one).cpu_times()[:2]) for one in process_ids)


# ---- the writers, given finished documents


async def _fed(sinks: Pool, archivers: Pool, examples: list[Example], ids: range) -> None:
    chosen = [examples[document_id % _DIFFERENT] for document_id in ids]
    finished = [
        Finished(example.numbered(document_id).record, example.told.pages, (), example.told.extracted.content)
        for document_id, example in zip(ids, chosen, strict=True)
    ]
    types = {
        document_id: example.told.extracted.document_type
        for document_id, example in zip(ids, chosen, strict=True)
    }
    files = [example.file for example in chosen]
    await asyncio.gather(_rows(sinks, finished, types), _archive(archivers, finished, files))


async def _rows(sinks: Pool, finished: list[Finished], types: dict[int, str]) -> None:
    for some in _portions(finished, _BATCH_PAGES // _PAGES):
        for group in _portions(some, DOCUMENTS_IN_HAND):
            assert await sinks.call("write", *group, deadline_seconds=60.0) is None
        first = some[0].record.document_id
        ordered = sorted(some, key=lambda one: (types[one.record.document_id], one.record.document_id))
        assert await sinks.call("begin_batch", first, (), deadline_seconds=60.0) is None
        for portion in _portions(ordered, _PORTION_PAGES // _PAGES):
            assert await sinks.call("add_to_batch", portion, deadline_seconds=60.0) is None
        assert await sinks.call("publish_batch", (), deadline_seconds=60.0) is None


async def _archive(archivers: Pool, finished: list[Finished], files: list[Path]) -> None:
    for one, original in zip(finished, files, strict=True):
        written = await archivers.call("archive", one, str(original), 1, deadline_seconds=60.0)
        assert not isinstance(written, Failure)


# ---- the whole way


def _site(folder: Path, ledger_url: str, results_url: str) -> Settings:
    folder.mkdir()
    (folder / "appliance.toml").write_text(_SETTINGS.format(ledger=ledger_url, results=results_url))
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    return settings


def _admit(settings: Settings, ledger: Ledger, examples: list[Example], numbers: range) -> None:
    """Have the ledger hold documents that nobody has opened; their files are links to a few."""
    for number in numbers:
        sha256, file = f"{number:064x}", examples[number % _DIFFERENT].file
        place = vault_path(settings.vault, sha256)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.hardlink_to(file)
        name, size = f"{number}.pdf", file.stat().st_size
        arrival = Arrival(sha256, f"drop/{name}", name, "default", 0, sha256, size, SourceKind.PDF)
        ledger.admit(arrival, coordinator._now())


def _check(ledger: Ledger, count: int) -> None:
    assert ledger.waiting().admitted == ledger.count_owed() == 0
    assert not ledger.batches_to_write()
    assert sum(ledger.status().documents.values()) == count


if __name__ == "__main__":
    main()
