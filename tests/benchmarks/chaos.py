"""A site under fire: nothing lost, nothing twice. Exit code 0 only if every check holds.

    python -m tests.benchmarks.chaos [--documents N] [--seconds-between-kills S] [--seed N]
        [--database sqlite|postgresql] [--disk-full] [--clock-jumps]

Drops N small generated files (PDF, TIFF, JPEG, PNG; some twice, some broken, some with a page that kills its
reader) into the watched folders of a real site, over time. Every S seconds one of an actor, an idle Ray
worker, the coordinator, its raylet, its GCS or PostgreSQL gets SIGKILL; what must run is started again at
once, as systemd would. The watcher is a thread of the coordinator: that death stands for both. The reader is
a fake that reads a number from the pixels (`tests.fakes`); everything else is the product.

`--disk-full` puts the site, and PostgreSQL, on a small tmpfs (needs root) that a balloon fills for 20
seconds. `--clock-jumps` moves the coordinator's clock by ±1 hour every 15 seconds, see
`tests.chaos.coordinator`.
"""

import argparse
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.siege_report import conclude, tell
from tests.chaos.corpus import make
from tests.chaos.machine import Machine
from tests.chaos.siege import Figures, Plan, Siege
from tests.chaos.verdict import complaints
from tests.postgresql import Server

_DISK_MIB = 384
_DOCUMENTS_PER_SECOND = 4.0


@contextmanager
def disk(folder: Path, *, is_small: bool):
    """Give the folder, on a small disk of its own where that is asked for."""
    if not is_small:
        yield folder
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={_DISK_MIB}m,mode=755", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


def run(
    documents: int, database: str, seed: int, plan: Plan, tell: Callable[[str], None]
) -> tuple[Machine, Figures, list[str]]:
    """Lay one siege; return the machine, the figures and what is wrong."""
    with tempfile.TemporaryDirectory(prefix="chaos-") as scratch, tempfile.TemporaryDirectory() as temporary:
        Path(scratch).chmod(0o755)  # PostgreSQL runs as nobody
        files = make(documents, seed, Path(scratch))
        place = Path(scratch) / "disk"
        place.mkdir()
        with disk(place, is_small=plan.full_disk_seconds > 0):
            server = Server(place / "pg", durable=True) if database == "postgresql" else None
            machine = Machine(place, Path(temporary), server)
            try:
                machine.make()
                figures = Siege(machine, files, plan, random.Random(seed), tell).run()
                machine.revive_database()
                found = complaints(machine.site, files)
            finally:
                machine.tear_down()
            return machine, figures, found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seconds-between-kills", type=float, default=2.0, help="0: none")
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--disk-full", action="store_true")
    parser.add_argument("--clock-jumps", action="store_true")
    arguments = parser.parse_args()
    plan = Plan(
        drop_seconds=arguments.documents / _DOCUMENTS_PER_SECOND,
        kill_seconds=arguments.seconds_between_kills or None,
        limit_seconds=60.0 + 4.0 * arguments.documents,
        full_disk_seconds=20.0 if arguments.disk_full else 0.0,
        clock_seconds=15.0 if arguments.clock_jumps else 0.0,
    )
    machine, figures, found = run(arguments.documents, arguments.database, arguments.seed, plan, tell)
    print(f"{arguments.documents} documents, {arguments.database}, seed {arguments.seed}")
    print(f"kills: {dict(machine.kills)}, together {machine.kills.total()}")
    print(f"the coordinator ended by itself or was killed: {dict(machine.exit_codes)}")
    print(f"clock moves {figures.clock_moves}, drops refused by the full disk {figures.refused_drops}")
    return conclude(figures, found)


if __name__ == "__main__":
    sys.exit(main())
