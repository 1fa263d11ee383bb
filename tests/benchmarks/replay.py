"""Documents written three times in random order, with kills -9 in between: the same rows, no orphan files.

    python -m tests.benchmarks.replay [--documents N] [--database sqlite|postgresql] [--kills N] [--seed N]

The process that claims, writes rows, Parquet and the archive, and notes it all in the ledger is killed so
many times in each of three rounds (`tests.chaos.replay`); each round has all documents processed again in
another order. Then every table, view and search of the results, every Parquet dataset as DuckDB reads it,
and every file of the archive is compared, byte by byte, with the same documents written once, in order,
elsewhere; and `reconcile --deep` must find nothing. Exit code 0 only if all holds.
"""

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from pathlib import Path

from tests.chaos.replay import Killer, complaints, make, parquet_answers, process_again, sql_answers
from tests.postgresql import databases

_ROUNDS = 3
_LONGEST_SECONDS = 6.0
_SHOWN = 20


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], action="append")
    parser.add_argument("--kills", type=int, default=10, help="in each round")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    found = []
    for database in arguments.database or ["sqlite", "postgresql"]:
        with tempfile.TemporaryDirectory(prefix="replay-") as name:
            Path(name).chmod(0o755)  # PostgreSQL runs as nobody
            found += _replay(Path(name), database, arguments)
    return 1 if found else 0


def _replay(folder: Path, database: str, arguments: argparse.Namespace) -> list[str]:
    with databases(database, folder) as made:
        return _three_rounds(folder, database, made.new, arguments)


def _three_rounds(folder, database, new_url, arguments) -> list[str]:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.chaos.replay"])
    rng = random.Random(arguments.seed)
    settings = make(folder / "site", new_url("ledger"), new_url("results"), arguments.documents)
    killer = Killer(context, rng, arguments.kills, _LONGEST_SECONDS, arguments.documents)
    print(f"{database}: {arguments.documents} documents, seed {arguments.seed}", flush=True)
    for number in range(_ROUNDS):
        if number:
            process_again(settings, rng)
        began, killed = time.perf_counter(), killer.done
        killer.write(settings.folder)
        seconds = time.perf_counter() - began
        print(f"  round {number + 1}: {killer.done - killed} kills, {seconds:.0f} s", flush=True)
    found = complaints(settings, new_url("reference"))
    rows = {
        name: answer.count(b"\n") + bool(answer) for name, answer in sql_answers(settings.results_url).items()
    }
    kept = ", ".join(f"{rows[name]} {name}" for name in ("documents", "pages", "fields", "field_history"))
    print(f"  rows: {kept}; Parquet files: {len(list(settings.parquet.rglob('*.parquet')))}")
    size = sum(map(len, parquet_answers(settings.parquet).values()))
    print(f"  answers compared: {len(rows)} of SQL, {size / 2**20:.1f} MiB of Parquet's")
    print(f"  archive: {sum(one.is_file() for one in settings.archived.rglob('*'))} files")
    print("  the same as written once, no orphans" if not found else f"  {len(found)} complaints")
    for complaint in found[:_SHOWN]:
        print(f"    {complaint}")
    return found


if __name__ == "__main__":
    sys.exit(main())
