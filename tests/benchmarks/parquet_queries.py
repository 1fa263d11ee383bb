"""Parquet as an analyst asks it: `certidões per month and type`, over rows that the sink itself wrote.

The documents are made up, the files are not: they lie in the sink's folders, with its columns, as batches of
so many pages. Run with `python -m tests.benchmarks.parquet_queries --rows 1000000`.
"""

import argparse
import itertools
import multiprocessing
import resource
import shutil
import statistics
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from appliance.sinks.parquet import ParquetSink
from appliance.sinks.rows import StoredDocument
from pipelines.document import Document, Page, TextLine, Word
from pipelines.fields import Evidence, Extraction, Field, FieldStatus, Verdict
from pipelines.geometry import Box
from pipelines.result import DocumentResult
from tests.unit.sinks.examples import page, stored

TYPES = (
    "casamento",
    "nascimento",
    "obito",
    "escritura",
    "matricula_imovel",
    "procuracao",
    "protesto",
    "generic",
)
FIELDS = {
    "nome": "José Antônio da Silva",
    "cpf": "52998224725",
    "data_registro": "1987-02-28",
    "livro": "A-112",
    "folha": "83v",
    "termo": "20481",
    "mae": "Maria das Dores",
    "pai": "Antônio da Silva",
    "municipio_registro": "Campinas-SP",
    "oficio": "1º Ofício de Registro Civil",
}
CERTIFICATES = """
    SELECT year, month, document_type, count(*) AS documents, sum(pages_read) AS pages
    FROM read_parquet('{folder}/documents/**/*.parquet', hive_partitioning=true)
    WHERE document_type IN ('casamento', 'nascimento', 'obito')
    GROUP BY ALL ORDER BY ALL
"""
FIELDS_FOUND = """
    SELECT year, month, document_type, count(*) FILTER (status = 'FOUND') / count(*) AS found
    FROM read_parquet('{folder}/fields/**/*.parquet', hive_partitioning=true)
    WHERE document_type IN ('casamento', 'nascimento', 'obito')
    GROUP BY ALL ORDER BY ALL
"""
VALUE_DATES = """
    SELECT year(value_date) AS registered, count(DISTINCT document_id)
    FROM read_parquet('{folder}/fields/**/*.parquet', hive_partitioning=true)
    WHERE document_type = 'casamento' AND name = 'data_registro' GROUP BY ALL ORDER BY ALL
"""
_BOX = Box(10.0, 20.0, 300.0, 50.0)
_PAGES = 2
_FIRST_YEAR = 2025
_DATASETS = ("documents", "pages", "fields")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of fields")
    parser.add_argument("--months", type=int, default=24)
    parser.add_argument(
        "--batch-pages", type=int, default=5000, help="5000: merged; 100: as a quiet day leaves them"
    )
    parser.add_argument("--lines", type=int, default=40, help="lines of text on each page")
    parser.add_argument("--processes", type=int, default=2, help="months written at the same time")
    parser.add_argument(
        "--folder", type=Path, help="keep the files there, or ask again of those that are there"
    )
    options = parser.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp(prefix="parquet"))
    try:
        if not (folder / "documents").exists():
            _write(folder, options)
        _describe(folder)
        for name, query in (
            ("certidões per month and type", CERTIFICATES),
            ("share of fields found per month and type", FIELDS_FOUND),
            ("marriages by year of their record", VALUE_DATES),
        ):
            _ask(folder, name, query)
    finally:
        if options.folder is None:
            shutil.rmtree(folder)


def _write(folder: Path, options: argparse.Namespace) -> None:
    """Have the sink write every month, some at once: each into a place of its own, then moved together."""
    begun = time.perf_counter()
    places = [folder / f"month-{month}" for month in range(options.months)]
    with ProcessPoolExecutor(options.processes, multiprocessing.get_context("spawn")) as pool:
        tasks = [pool.submit(_write_month, place, month, options) for month, place in enumerate(places)]
        written = [task.result() for task in tasks]
    for place in places:
        _move_in(place, folder)
    seconds, pages = sum(one[0] for one in written), sum(one[1] for one in written)
    print(
        f"written: {pages:,} pages in {seconds:.1f} s of the sink, {pages / seconds:,.0f} pages/s a process; "
        f"{time.perf_counter() - begun:.0f} s in all; peak {max(one[2] for one in written):.0f} MiB"
    )


def _write_month(folder: Path, month: int, options: argparse.Namespace) -> tuple[float, int, float]:
    """Write a month; return the sink's own seconds, the pages, and the MiB of this process at its peak."""
    documents = options.rows // len(FIELDS)
    a_group = max(1, documents // (options.months * len(TYPES)))
    a_batch = max(1, options.batch_pages // _PAGES)
    ids = itertools.count(1 + month * len(TYPES) * a_group)
    batches = itertools.count(1 + month * len(TYPES) * (a_group // a_batch + 1))
    sink, example, seconds = ParquetSink(folder), _example(options.lines), 0.0
    for name in TYPES:
        for left in range(a_group, 0, -a_batch):
            members = [_document(example, next(ids), month, name) for _ in range(min(left, a_batch))]
            begun = time.perf_counter()
            sink.write_batch(next(batches), members)
            seconds += time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds, len(TYPES) * a_group * _PAGES, peak


def _move_in(source: Path, folder: Path) -> None:
    for dataset in _DATASETS:
        for month in (source / dataset).glob("year=*/month=*"):
            place = folder / month.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            month.rename(place)
    shutil.rmtree(source)


def _example(lines: int) -> tuple[Page, ...]:
    texts = [f"aos vinte e oito dias do mês de fevereiro, no livro A-112, linha {n}" for n in range(lines)]
    blank = page(1, *texts)
    row = tuple(TextLine(text, _BOX, 0.9, (Word(text, _BOX, 0.9, 0.7),)) for text in texts)
    region = replace(blank.regions[0], lines=row)
    return tuple(replace(blank, number=number, regions=(region,)) for number in range(1, _PAGES + 1))


def _document(pages: tuple[Page, ...], document_id: int, month: int, name: str) -> StoredDocument:
    fields = tuple(_field(key, value, document_id) for key, value in FIELDS.items())
    extraction = Extraction(name, "1", 0.93, None, fields)
    admitted = datetime(_FIRST_YEAR + month // 12, month % 12 + 1, 15, tzinfo=UTC)
    record = replace(stored(document_id).record, admitted_at=admitted, finished_at=admitted)
    return StoredDocument(record, DocumentResult(Document(pages), (), extraction))


def _field(name: str, value: str, document_id: int) -> Field:
    status = FieldStatus.FOUND if document_id % 7 else FieldStatus.UNSURE
    verdicts = (Verdict("cpf_check_digits", passed=True),) if name == "cpf" else ()
    return Field(name, 1, value, status, 0.97, Evidence(1, _BOX, value), verdicts)


def _describe(folder: Path) -> None:
    for dataset in _DATASETS:
        files = list((folder / dataset).rglob("*.parquet"))
        query = f"SELECT count(*) FROM '{folder / dataset}/**/*.parquet'"  # noqa: S608 - ours
        ((rows,),) = duckdb.sql(query).fetchall()
        size = sum(file.stat().st_size for file in files) / 2**20
        print(f"{dataset}: {rows:,} rows, {len(files):,} files, {size:,.1f} MiB")


def _ask(folder: Path, name: str, query: str) -> None:
    """Ask with two threads, each time as a program that has just started and knows no file."""
    seconds = []
    for _ in range(5):
        with duckdb.connect(config={"threads": 2}) as connection:
            begun = time.perf_counter()
            rows = connection.execute(query.format(folder=folder)).fetchall()
            seconds.append(time.perf_counter() - begun)
    first, median = seconds[0], statistics.median(seconds)
    print(f"{name}: {len(rows)} rows; first {first:.3f} s, median of five connections {median:.3f} s")


if __name__ == "__main__":
    main()
