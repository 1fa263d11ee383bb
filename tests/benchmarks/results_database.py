"""How fast the results database answers with many fields in it, and takes up documents, on both databases.

    python -m tests.benchmarks.results_database [--rows N] [--database sqlite|postgresql]

N rows of `fields`, ten a document, are made inside the database without its indexes, which are then built,
as after a restore; its statistics are brought up to date once. Every CPF is of one document. Then CPFs are
looked for in random order, on one connection as an office's program does it, and as `appliance search` does
it, which connects each time and counts. At last the sink writes documents of three pages with forty lines and
thirty fields each into the same database (PostgreSQL with fsync, SQLite with FULL), each in a transaction of
its own, and their words are searched.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from appliance.sinks.results.question import FieldQuestion, Question, terms_of
from appliance.sinks.results.search import search
from appliance.sinks.results.tables import FIELDS
from appliance.sinks.sql import SqlSink
from pipelines.document_types.known import known_types
from tests.postgresql import databases
from tests.strategies import page_of
from tests.unit.sinks.examples import field, stored

if TYPE_CHECKING:
    from collections.abc import Callable

    from appliance.sinks.rows import StoredDocument

_FIELDS_A_DOCUMENT = 10
_SEARCHES = 1000
_WRITTEN = 300
_LINES, _PAGES, _FIELDS = 40, 3, 30
_SPREAD = 2_654_435_761  # times the document's number, modulo 10^11: a CPF for each, in no order
_LARGEST = 100_000_000_000
_WORDS = ("terreno", "urbano", "comarca", "outorgante", "registro", "hipoteca", "averbação", "certidão")

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {documents})"
_DOCUMENTS = """
INSERT INTO documents (document_id, sha256, part, first_page, name, profile, document_type,
  document_type_version, type_score, state, page_count, pages_read, pages_blank, pages_failed, admitted_at,
  finished_at, pipeline, pipeline_version)
{numbers}
SELECT i, {sha256}, 0, 1, 'scan ' || i, 'default', 'obito', '1', 0.9, 'COMPLETE', 1, 1, 0, 0, {moment},
  {moment}, 'standard', '1' FROM n
"""
_ROWS = """
INSERT INTO fields (document_id, name, occurrence, subject, value, search_key, status, confidence, verdicts)
{numbers}
SELECT i, told.name, 1, '', {value}, {value}, 'FOUND', 0.98, '[]' FROM n, (
  SELECT 'cpf' AS name UNION ALL SELECT 'nome' UNION ALL SELECT 'nome_mae' UNION ALL SELECT 'data_obito'
  UNION ALL SELECT 'livro' UNION ALL SELECT 'folha' UNION ALL SELECT 'termo' UNION ALL SELECT 'oficio'
  UNION ALL SELECT 'municipio_registro' UNION ALL SELECT 'cns') AS told
"""
_CPF = {
    "sqlite": f"printf('%011d', i * {_SPREAD} % {_LARGEST})",
    "postgresql": f"lpad((i::bigint * {_SPREAD} % {_LARGEST})::text, 11, '0')",
}
_DIALECTS = {
    "sqlite": {"sha256": "printf('%064x', i)", "moment": "'2026-01-01 00:00:00.000000'"},
    "postgresql": {"sha256": "lpad(to_hex(i), 64, '0')", "moment": "timestamptz '2026-01-01 UTC'"},
}


def fill(url: str, rows: int) -> int:
    """Make so many rows of fields; return of how many documents they are."""
    documents = max(1, rows // _FIELDS_A_DOCUMENT)
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    kind = engine.dialect.name
    value = f"CASE told.name WHEN 'cpf' THEN {_CPF[kind]} ELSE told.name || ' ' || i END"
    words = {"numbers": _NUMBERS.format(documents=documents), "value": value, **_DIALECTS[kind]}
    with engine.connect() as connection:
        if kind == "sqlite":
            for setting in ("synchronous=OFF", "cache_size=-400000"):
                connection.exec_driver_sql(f"PRAGMA {setting}")
        indexes = [index for index in FIELDS.indexes if _is_there(connection, index)]
        for index in indexes:
            index.drop(connection)
        for statement in (_DOCUMENTS, _ROWS):
            connection.exec_driver_sql(
                statement.format(**words).replace("%", "%%" if kind == "postgresql" else "%")
            )
        for index in indexes:
            index.create(connection)
        connection.exec_driver_sql("VACUUM ANALYZE" if kind == "postgresql" else "PRAGMA optimize=0x10002")
    engine.dispose()
    return documents


def _is_there(connection: sa.Connection, index: sa.Index) -> bool:
    return index.name in {known["name"] for known in sa.inspect(connection).get_indexes("fields")}


def cpf_of(document: int) -> str:
    return f"{document * _SPREAD % _LARGEST:011d}"


def look_up(url: str, documents: int) -> None:
    """Look for CPFs on one connection, and as the command does it."""
    chosen = random.Random(7)
    engine = sa.create_engine(url)
    query = sa.select(FIELDS.c.document_id, FIELDS.c.page).where(FIELDS.c.name == "cpf")
    with engine.connect() as connection:

        def one() -> None:
            document = chosen.randint(1, documents)
            found = connection.execute(query.where(FIELDS.c.search_key == cpf_of(document))).all()
            assert [row.document_id for row in found] == [document]

        tell("a CPF, on one connection", one, _SEARCHES)
    engine.dispose()

    def asked() -> None:
        document = chosen.randint(1, documents)
        question = Question(fields=(FieldQuestion(("cpf", "cpf_falecido"), (cpf_of(document),)),))
        assert search(url, question, 20).total == 1

    tell("a CPF, as appliance search does it", asked, _SEARCHES // 10)


def write(url: str, first: int) -> None:
    """Have the sink write documents, and search what they say."""
    documents = [_document(first + number) for number in range(_WRITTEN)]
    rows = 1 + _PAGES + _FIELDS
    with closing(SqlSink(url, known_types())) as sink:
        began, busy = time.perf_counter(), time.process_time()
        for document in documents:
            sink.write(document)
        seconds, own = time.perf_counter() - began, time.process_time() - busy
        speed = f"{_WRITTEN / seconds:.0f} documents/s, {rows * _WRITTEN / seconds:.0f} rows/s"
        print(f"| the sink: {speed}, {own / _WRITTEN * 1000:.1f} CPU ms a document of its own | | | |")
        tell("the same document again", lambda: sink.write(documents[0]), 50)
    question = Question(terms=terms_of('"hipoteca averbacao" comarca'))
    tell(f"words on {search(url, question, 20).total} pages", lambda: search(url, question, 20), 20)


def _document(number: int) -> StoredDocument:
    chosen = random.Random(number)
    pages = tuple(
        page_of([" ".join(chosen.choices(_WORDS, k=10)) for _ in range(_LINES)], page)
        for page in range(1, _PAGES + 1)
    )
    fields = tuple(field("averbacao", f"valor {n}", n, 1 + n % _PAGES) for n in range(1, _FIELDS + 1))
    document = stored(number, pages, fields)
    return replace(document, record=replace(document.record, sha256=f"{number:064x}"))


def tell(what: str, call: Callable[[], object], times: int) -> None:
    """Print the milliseconds of a call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        call()
        taken.append((time.perf_counter() - began) * 1000)
    taken.sort()
    p50, p99 = taken[times // 2], taken[min(times - 1, int(0.99 * times))]
    print(f"| {what} | {times} | {p50:.2f} | {p99:.2f} |", flush=True)


def benchmark(database: str, rows: int, folder: Path) -> None:
    with databases(database, folder) as made:
        url = made.new("results")
        SqlSink(url, known_types()).close()
        began = time.perf_counter()
        documents = fill(url, rows)
        print(f"\n{database}: {rows} rows made and indexed in {time.perf_counter() - began:.0f} s\n")
        print("| what | times | p50 ms | p99 ms |\n| --- | ---: | ---: | ---: |", flush=True)
        look_up(url, documents)
        write(url, documents + 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    arguments = parser.parse_args()
    for database in arguments.database or ["postgresql", "sqlite"]:
        with tempfile.TemporaryDirectory(prefix="results-") as name:
            Path(name).chmod(0o755)  # PostgreSQL runs as nobody
            benchmark(database, arguments.rows, Path(name))


if __name__ == "__main__":
    main()
