"""What the audit chain costs: events/s with it and without it, one writer and four, and reading it back.

"Without" is the same insert of rows whose links are zeros: no lock, no look at the tail, no hash.
"""

from __future__ import annotations

import argparse
import multiprocessing
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from appliance.ledger import trail
from appliance.ledger.chain import FORM, GENESIS, portions_of, walk
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.ledger.tables import events
from tests.postgresql import databases

_WRITERS = 4


def _append_bare(connection: sa.Connection, told: list[trail.Happening]) -> None:
    rows = [
        {
            "at": one.at,
            "document_id": one.document_id,
            "actor": one.actor,
            "action": one.action,
            "detail": one.detail,
            "form": FORM,
            "previous": GENESIS,
            "hash": GENESIS,
        }
        for one in told
    ]
    connection.execute(sa.insert(events), rows)


def write(url: str, count: int, *, a_transaction: int, chained: bool) -> None:
    """Write so many events, some in each transaction."""
    if not chained:
        trail._append = _append_bare
    detail = {"state": "COMPLETE", "pages": "a" * 64}
    with Ledger.open(url) as ledger:
        for _ in range(count // a_transaction):
            now = datetime.now(UTC)
            told = [trail.Happening(now, "machine", "finished", None, detail)] * a_transaction
            with ledger._database.writing() as connection:
                trail.tell(connection, told)


def timed(url: str, count: int, writers: int, *, a_transaction: int, chained: bool) -> float:
    """Return events/s of so many processes together, their start left out."""
    options = {"a_transaction": a_transaction, "chained": chained}
    context = multiprocessing.get_context("fork")
    for share in (a_transaction, count // writers):  # the first round warms the files and connections
        began = time.perf_counter()
        processes = [context.Process(target=write, args=(url, share), kwargs=options) for _ in range(writers)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
            assert process.exitcode == 0
    return count / (time.perf_counter() - began)


def benchmark(kind: str, count: int, folder: Path) -> None:
    with databases(kind, folder) as made:
        urls = (made.new(f"audit_{number}") for number in range(100))
        for writers, a_transaction in ((1, 1), (1, 50), (_WRITERS, 1), (_WRITERS, 50)):
            rates = {}
            for chained in (False, True):
                url = next(urls)
                Ledger.open(url, create=True).close()
                some = count if a_transaction > 1 else count // 10
                rates[chained] = timed(url, some, writers, a_transaction=a_transaction, chained=chained)
            cost = 1e6 / rates[True] - 1e6 / rates[False]
            print(
                f"{kind}, {writers} writers, {a_transaction} events a transaction: "
                f"{rates[True]:,.0f} events/s chained, {rates[False]:,.0f} without: {cost:+,.0f} µs an event",
                flush=True,
            )
        began = time.perf_counter()
        with LedgerSurvey.open(url) as survey:
            found = walk(portions_of(lambda last: survey.trail(last, 2000)), (), survey.record_of)
        assert found.broken is None
        seconds = time.perf_counter() - began
        print(f"{kind}: {found.records} records verified at {found.records / seconds:,.0f}/s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    arguments = parser.parse_args()
    for kind in arguments.database or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="audit-") as name:
            Path(name).chmod(0o755)  # PostgreSQL runs as nobody
            benchmark(kind, arguments.events, Path(name))


if __name__ == "__main__":
    main()
