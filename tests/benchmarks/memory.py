"""What one long PDF takes: object store and resident memory while `appliance run` digitizes it.

    python -m tests.benchmarks.memory [--pages N]

Writes a PDF of N scanned A4 pages at 300 dpi, has `appliance run` digitize it, and looks every half second:
the memory behind the file of Ray's object store, which grows with what was ever put there, and the sum of the
processes' proportional memory (PSS), in which a page that several map counts once, and of their resident
memory (RSS), in which the store counts once a process.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document
from tests.synthetic.writers import write_pdf

APPLIANCE = Path(sys.executable).with_name("appliance")
DISTINCT_PAGES = 10


@dataclass
class Peak:
    store: int = 0
    pss: int = 0
    rss: int = 0

    def see(self, run: subprocess.Popen[str]) -> None:
        pss, rss = 0, 0
        for process in [psutil.Process(run.pid), *psutil.Process(run.pid).children(recursive=True)]:
            try:
                memory = process.memory_full_info()
                if process.name() == "raylet":
                    self.store = max(self.store, store_bytes(process.pid))
            except (psutil.NoSuchProcess, FileNotFoundError):
                continue
            pss, rss = pss + memory.pss, rss + memory.rss
        self.pss, self.rss = max(self.pss, pss), max(self.rss, rss)


def store_bytes(raylet: int) -> int:
    """Return the memory that the raylet's store takes: a file in memory, whose name is gone already."""
    files = Path(f"/proc/{raylet}/fd").iterdir()
    return sum(512 * file.stat().st_blocks for file in files if "plasma" in str(file.readlink()))


def write_long_pdf(path: Path, pages: int) -> None:
    distinct = [
        CONDITIONS["scanned"](
            make_document("columns-2" if seed % 2 else "casamento", seed, dpi=300).pages[0], seed
        )
        for seed in range(min(pages, DISTINCT_PAGES))
    ]
    write_pdf(path, [distinct[number % len(distinct)] for number in range(pages)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=500)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="memory-") as folder:
        site = Path(folder) / "site"
        subprocess.run([APPLIANCE, "init", site], check=True, capture_output=True)
        write_long_pdf(site / "drop" / "default" / "long.pdf", arguments.pages)
        command = [APPLIANCE, "--site", site, "run", "--json"]
        peak = Peak()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as run:
            while run.poll() is None:
                try:
                    peak.see(run)
                except psutil.NoSuchProcess:
                    break
                time.sleep(0.5)
            report = json.loads(run.stdout.read() if run.stdout else "{}")
    print(f"{report['pages_done']} pages, {report['pages_failed']} failed")
    print(f"{report['pages_per_second']:.3f} pages/s")
    print(f"object store, at its largest: {peak.store / 1e6:.0f} MB")
    print(f"processes together: {peak.pss / 1e9:.2f} GB proportional, {peak.rss / 1e9:.2f} GB resident")


if __name__ == "__main__":
    main()
