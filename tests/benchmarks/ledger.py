"""How fast the ledger answers with a million documents in it, on SQLite and on PostgreSQL (with fsync).

    python -m tests.benchmarks.ledger [--documents N] [--database sqlite|postgresql]

Of N documents, 3 pages each, nine tenths are complete and lie in batches, 1 % failed with a failure each, and
the others wait in three priorities, some for a retry. They are made inside the database, and its statistics
are brought up to date once, as autovacuum does in time. Then every call is measured as the coordinator and
the commands make it; `appliance status --json` is also run as a process, beside one that only starts Python
and imports what that command imports.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from appliance.ledger.records import DocumentState, RequeueSelection
from appliance.ledger.store import Ledger
from tests.postgresql import databases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from appliance.ledger.records import Lease

_T = TypeVar("_T")
PAGES = 3
_CLAIM = 8
_ROUNDS = 150
_BARS = {
    "sqlite": {"claim of 8": 0.020, "status": 0.5},
    "postgresql": {"claim of 8": 0.010, "status": 0.5},
}
"""Seconds: p99 of the claim, the median of `status`."""

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})"
_DOCUMENTS = """
INSERT INTO ledger_documents (id, sha256, byte_size, name, profile, priority, state, kind, page_count, epoch,
  attempts, not_before, admitted_at, started_at, finished_at, document_type, pipeline_version, batch_id,
  extraction)
{numbers}
SELECT i, {sha256}, 100000, 'scan ' || i, 'default', 5 * (i % 3), {state}, 'PDF',
  CASE WHEN {is_waiting} THEN NULL ELSE 3 END, 1, 0,
  CASE WHEN {is_waiting} AND i % 50 = 0 THEN {later} END, {earlier},
  CASE WHEN {is_waiting} THEN NULL ELSE {earlier} END, CASE WHEN {is_waiting} THEN NULL ELSE {earlier} END,
  'nascimento', '1', CASE WHEN {state} = 'COMPLETE' THEN i / 400 + 1 END, {blob}
FROM n
"""
_STATE = "CASE WHEN i % 100 < 90 THEN 'COMPLETE' WHEN i % 100 = 90 THEN 'FAILED' ELSE 'ADMITTED' END"
_BATCHES = """
INSERT INTO ledger_batches (id, state, version, opened_at, written_at)
{numbers} SELECT i, 'WRITTEN', 1, {earlier}, {earlier} FROM n
"""
_ARRIVALS = """
INSERT INTO ledger_arrivals (id, token, path, name, profile, sha256, byte_size, at, verdict, document_id)
SELECT id, {token}, '/drop/' || name, name, profile, sha256, byte_size, admitted_at, 'ADMITTED', id
FROM ledger_documents
"""
_PAGES = """
INSERT INTO ledger_pages (document_id, number, state, is_suspect, solo_deaths, attempts, confidence, engine,
  engine_version, finished_at, content)
SELECT id, number, CASE WHEN state = 'FAILED' AND number = 3 THEN 'FAILED' WHEN id % 20 = 0 THEN 'BLANK'
  ELSE 'READ' END, {false}, 0, 1, 0.97, 'embedded', '6', finished_at, {blob}
FROM ledger_documents, (SELECT 1 AS number UNION SELECT 2 UNION SELECT 3) AS numbers WHERE state <> 'ADMITTED'
"""
_FAILURES = """
INSERT INTO ledger_failures (id, at, document_id, page, failure_class, code, message, next_step, retryable)
SELECT id, finished_at, id, 3, 'ENGINE', 'process_died', 'It died.', 'Requeue it.', {true}
FROM ledger_documents WHERE state = 'FAILED'
"""
_EVENTS = """
INSERT INTO ledger_events (id, at, document_id, actor, action, detail, form, previous, hash)
SELECT id, admitted_at, id, 'machine', 'admitted', '{{}}', 1, {hash}, {hash} FROM ledger_documents
"""
_ATTEMPTS = """
INSERT INTO ledger_attempts (document_id, epoch, owner, started_at, ended_at, outcome)
SELECT id, 1, 'coordinator-1', started_at, finished_at, state FROM ledger_documents WHERE state <> 'ADMITTED'
"""
_NEXT_ID = "SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
_STATEMENTS = (_BATCHES, _DOCUMENTS, _ARRIVALS, _PAGES, _FAILURES, _EVENTS, _ATTEMPTS)
_DIALECTS = {
    "sqlite": {
        "sha256": "printf('%064x', i)",
        "token": "printf('%032x', id)",
        "earlier": "datetime('2026-01-01', '+' || i || ' seconds') || '.000000'",
        "later": "datetime('now', '+1 hour') || '.000000'",
        "blob": "zeroblob(200)",
        "hash": "zeroblob(32)",
        "true": "1",
        "false": "0",
    },
    "postgresql": {
        "sha256": "lpad(to_hex(i), 64, '0')",
        "token": "lpad(to_hex(id), 32, '0')",
        "earlier": "timestamptz '2026-01-01 UTC' + i * interval '1 second'",
        "later": "now() + interval '5 minutes'",
        "blob": "decode(repeat('00', 200), 'hex')",
        "hash": "decode(repeat('00', 32), 'hex')",
        "true": "true",
        "false": "false",
    },
}
_TABLES = ("batches", "documents", "arrivals", "failures", "events")


def fill(url: str, documents: int) -> None:
    """Make the rows inside the database; durability waits until the end."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT")
    kind = engine.dialect.name
    words = {"state": _STATE, "is_waiting": "i % 100 > 90", **_DIALECTS[kind]}
    with engine.connect() as connection:
        for setting in ("journal_mode=WAL", "synchronous=OFF", "cache_size=-400000"):
            if kind == "sqlite":
                connection.exec_driver_sql(f"PRAGMA {setting}")
        for statement in _STATEMENTS:
            count = documents // 400 + 1 if statement is _BATCHES else documents
            numbers = _NUMBERS.format(count=count)
            connection.exec_driver_sql(
                statement.format(numbers=numbers, **words).replace("%", _percent(kind))
            )
        if kind == "postgresql":
            for table in _TABLES:
                connection.exec_driver_sql(_NEXT_ID.format(table=f"ledger_{table}"))
        connection.exec_driver_sql("VACUUM ANALYZE" if kind == "postgresql" else "PRAGMA optimize=0x10002")
        if kind == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _percent(kind: str) -> str:
    return "%%" if kind == "postgresql" else "%"  # psycopg's placeholders begin with it


@dataclass
class Timings:
    """Seconds of each call, by name."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    def measure(self, name: str, call: Callable[[], _T]) -> _T:
        started = time.perf_counter()
        value = call()
        self.seconds.setdefault(name, []).append(time.perf_counter() - started)
        return value

    def table(self, database: str) -> Iterator[str]:
        yield f"| {database} | calls | p50 ms | p99 ms | bar ms | |"
        yield "| --- | ---: | ---: | ---: | ---: | --- |"
        for name, taken in self.seconds.items():
            p50, p99 = _quantile(taken, 0.5), _quantile(taken, 0.99)
            bar = _BARS[database].get(name)
            judged = p99 if name.startswith("claim") else p50
            shown = ("", "") if bar is None else (f"{bar * 1000:.0f}", "held" if judged <= bar else "MISSED")
            yield f"| {name} | {len(taken)} | {p50 * 1000:.2f} | {p99 * 1000:.2f} | {shown[0]} | {shown[1]} |"


def _quantile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def work(ledger: Ledger, timings: Timings) -> None:
    """Claim, read and finish documents as the coordinator does, asking what it asks."""
    for _ in range(_ROUNDS):
        claims = timings.measure("claim of 8", lambda: ledger.claim("me", _CLAIM, 60.0, _now()))
        timings.measure("has_work", lambda: ledger.has_work(_now()))
        timings.measure("next_due", lambda: ledger.next_due(_now()))
        lease = claims[0].lease
        timings.measure("plan", lambda lease=lease: ledger.plan(lease, PAGES, _now()))
        for number in range(1, PAGES + 1):
            timings.measure("store_page", lambda lease=lease, number=number: _store(ledger, lease, number))
        timings.measure("finish", lambda lease=lease: _finish(ledger, lease))
        timings.measure(
            "renew 7", lambda claims=claims: ledger.renew([c.lease for c in claims[1:]], 60.0, _now())
        )
    for _ in range(5):
        timings.measure("status", ledger.status)
        timings.measure("failures, 1000 of them", ledger.failures)
        timings.measure("documents, 50 of them", lambda: ledger.documents(limit=50))
        timings.measure("batches_to_write", ledger.batches_to_write)
    timings.measure("take_back", lambda: ledger.take_back(_now()))
    requeued = timings.measure("requeue --all", lambda: ledger.requeue(RequeueSelection(), "me", _now()))
    print(f"requeued {len(requeued)}")
    timings.measure("claim after it", lambda: ledger.claim("me", _CLAIM, 60.0, _now()))
    timings.measure("open_batch", lambda: _open_batch(ledger))


def _store(ledger: Ledger, lease: Lease, number: int) -> None:
    ledger.store_page(
        lease,
        number,
        bytes(2000),
        is_blank=False,
        confidence=0.97,
        engine="embedded",
        engine_version="6",
        now=_now(),
    )


def _finish(ledger: Ledger, lease: Lease) -> None:
    ledger.finish(
        lease,
        extraction=b"{}",
        document_type="nascimento",
        state=DocumentState.COMPLETE,
        pipeline_version="1",
        now=_now(),
    )


def _open_batch(ledger: Ledger) -> object:
    return ledger.open_batch(
        min_pages=1, max_pages=1000, max_wait_seconds=0.0, now=_now() + timedelta(hours=1)
    )


def processes(url: str, folder: Path, timings: Timings) -> None:
    """Time the command itself, and a process that only starts and imports as it does."""
    (folder / "drop").mkdir()
    (folder / "appliance.toml").write_text(
        f'[storage]\nledger_url = "{url}"\n[profiles.default]\ndrop = "drop"\n'
    )
    python = [sys.executable, "-c"]
    command = ["from appliance.cli.main import main; main()", "--site", str(folder), "status", "--json"]
    imports = ["import appliance.cli.main, appliance.cli.status"]
    for _ in range(3):
        timings.measure("appliance status --json, the process", lambda: _run([*python, *command]))
        timings.measure("  of that, its start and imports", lambda: _run([*python, *imports]))


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def _now() -> datetime:
    return datetime.now(UTC)


def benchmark(database: str, documents: int, folder: Path) -> None:
    with databases(database, folder) as made:
        url = made.new("ledger")
        started = time.perf_counter()
        Ledger.open(url, create=True).close()
        fill(url, documents)
        print(f"{documents} documents made in {time.perf_counter() - started:.0f} s", flush=True)
        timings = Timings()
        with Ledger.open(url) as ledger:
            work(ledger, timings)
        processes(url, folder, timings)
        print("\n".join(timings.table(database)), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1_000_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    arguments = parser.parse_args()
    for database in arguments.database or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="ledger-") as name:
            Path(name).chmod(0o755)  # PostgreSQL runs as nobody
            benchmark(database, arguments.documents, Path(name))


if __name__ == "__main__":
    main()
