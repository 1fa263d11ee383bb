"""How fast a full drop folder is admitted, what the watcher needs for it, and where the time goes.

    python -m tests.benchmarks.intake [--files 50000] [--kib 4] [--folder DIR] [--ledger-url URL]
    python -m tests.benchmarks.intake --grown

The first form drops that many small, different files into a site on the real disk and looks into it until
all are admitted, as the coordinator's thread does. Beside the figures it prints how many writes a second
the disk itself brings to safety. A URL like postgresql+psycopg://user@host/empty_database takes another
ledger than SQLite. The second form writes one PDF over thirty seconds, closed and opened again between
pages four seconds apart, and shows that it is admitted once, whole, with the settings' defaults.
"""

import argparse
import cProfile
import hashlib
import os
import pstats
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from appliance.intake.admit import DropFolder
from appliance.intake.inbox import Inbox
from appliance.intake.settle import SettleOptions
from appliance.intake.vault import Vault
from appliance.ledger.store import Ledger

AT_ONCE = SettleOptions(settle_seconds=0.0)
_PROFILED = 2000
_STEPS = {  # what is shown, and the function whose whole time it is
    "scan": ("/watch.py", "scan"),
    "look finished?": ("peek.py", "is_finished"),
    "claim and copy": ("admit.py", "_copy"),
    "  rename": ("claim.py", "claim"),
    "  write": ("vault.py", "add"),
    "vault on disk": ("vault.py", "publish"),
    "ledger": ("store.py", "admit_many"),
    "unlink": ("claim.py", "remove"),
}


def syncs_per_second(folder: Path, count: int = 200) -> float:
    """Small writes that the disk brings to safety in a second, one after the other."""
    with tempfile.NamedTemporaryFile(dir=folder, buffering=0) as file:
        started = time.perf_counter()
        for _ in range(count):
            file.write(bytes(4096))
            os.fsync(file.fileno())
        return count / (time.perf_counter() - started)


def fill(drop: Path, numbers: range, byte_size: int) -> None:
    """Drop different files into ten folders, each a PDF by its ends."""
    for number in numbers:
        seed = hashlib.sha256(str(number).encode()).digest()
        body = (seed * (byte_size // len(seed) + 1))[: max(0, byte_size - 40)]
        folder = drop / f"batch-{number % 10}"
        folder.mkdir(parents=True, exist_ok=True)
        content = b"%PDF-1.7\n" + body + b"\nstartxref\n0\n%%EOF\n"
        (folder / f"scan-{number:06}.pdf").write_bytes(content)


@contextmanager
def opened_inbox(root: Path, options: SettleOptions, ledger_url: str | None) -> Iterator[Inbox]:
    folder = DropFolder(root / "drop", "default")
    folder.path.mkdir(exist_ok=True)
    with Ledger.open(ledger_url or f"sqlite:///{root / 'ledger.db'}", create=True) as ledger:
        inbox = Inbox({folder: options}, Vault(root / "vault"), ledger)
        yield inbox
        inbox.close()


def admit_all(inbox: Inbox, count: int) -> float:
    """Look until every file was admitted; return the seconds."""
    started = time.perf_counter()
    while inbox.counts.admitted < count:
        inbox.look(datetime.now(UTC))
        inbox.wait()
    return time.perf_counter() - started


def print_steps(profile: cProfile.Profile) -> None:
    totals = pstats.Stats(profile).stats  # type: ignore[attr-defined]

    def seconds(file: str, name: str) -> float:
        return sum(
            row[3] for (path, _, called), row in totals.items() if called == name and path.endswith(file)
        )

    for shown, step in _STEPS.items():
        print(f"  {shown:<16} {100 * seconds(*step) / seconds('inbox.py', 'look'):5.1f} %")


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def many(root: Path, count: int, byte_size: int, ledger_url: str | None) -> None:
    print(f"the disk alone: {syncs_per_second(root):.0f} fsync/s")
    fill(root / "drop", range(count), byte_size)
    print(f"dropped: {count} files of {byte_size} bytes")
    with opened_inbox(root, AT_ONCE, ledger_url) as inbox:
        before = peak_mib()
        seconds = admit_all(inbox, count)
        print(f"admitted: {count / seconds:.0f} files/s (bar 300), {seconds:.1f} s")
        print(
            f"peak memory of the process: {peak_mib():.0f} MiB (bar 300), before the first look {before:.0f}"
        )
        profile = cProfile.Profile()
        fill(root / "drop", range(count, count + _PROFILED), byte_size)
        profile.enable()
        admit_all(inbox, count + _PROFILED)
        profile.disable()
    print(f"share of the time, from {_PROFILED} more files under the profiler:")
    print_steps(profile)


def grow(path: Path, pages: int, pause_seconds: float) -> bytes:
    """Write a PDF as such a scanner does: whole after each page, then opened again for the next one."""
    content = b"%PDF-1.7\n"
    for number in range(pages):
        content += os.urandom(50_000) + f"\nstartxref\n{number}\n%%EOF\n".encode()
        for part in range(0, len(content), 20_000):
            path.write_bytes(content[: part + 20_000])
        time.sleep(pause_seconds)
    return content


def grown(root: Path) -> None:
    with opened_inbox(root, SettleOptions(), None) as inbox:
        written: list[bytes] = []
        scanner = threading.Thread(target=lambda: written.append(grow(root / "drop" / "scan.pdf", 8, 4.0)))
        scanner.start()
        started = time.perf_counter()
        while inbox.counts.admitted == 0 or scanner.is_alive():
            inbox.look(datetime.now(UTC))
            inbox.wait()
        seconds = time.perf_counter() - started
    (vaulted,) = [path.read_bytes() for path in (root / "vault").rglob("*") if path.is_file()]
    print(f"a PDF of 8 pages, 4 s apart: admitted {inbox.counts.admitted} time(s) after {seconds:.1f} s")
    print(f"whole: {vaulted == written[0]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--kib", type=int, default=4)
    parser.add_argument(
        "--folder", type=Path, default=Path.cwd(), help="where to work: on the disk to measure"
    )
    parser.add_argument("--ledger-url")
    parser.add_argument("--grown", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=".intake-", dir=arguments.folder) as folder:
        if arguments.grown:
            grown(Path(folder))
        else:
            many(Path(folder), arguments.files, arguments.kib << 10, arguments.ledger_url)


if __name__ == "__main__":
    main()
