"""How long one page takes when nothing else waits, against the engine's own time on it.

    python -m tests.benchmarks.latency [--rounds N]

Starts `appliance watch`, drops one-page files one after the other, and takes the time from the moment at
which a file counts as stable (its last change plus the profile's settling time) to its committed row.
"""

import argparse
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

import cv2

from appliance.intake.settle import SettleOptions
from pipelines.image import PageImage
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.stages.clean import clean
from pipelines.view import view_of
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import make_document
from tests.synthetic.truth import SyntheticPage
from tests.synthetic.writers import write_jpeg

APPLIANCE = Path(sys.executable).with_name("appliance")
SETTLE_SECONDS = SettleOptions().settle_seconds


def pages(rounds: int) -> list[SyntheticPage]:
    return [CONDITIONS["scanned"](make_document("nascimento", s, dpi=300).pages[0], s) for s in range(rounds)]


def engine_seconds(page: SyntheticPage, engine: EmbeddedEngine) -> float:
    image = clean(PageImage(1, page.pixels, page.dpi, page.dpi, "grey"))
    started = time.perf_counter()
    engine.read(view_of(image))
    return time.perf_counter() - started


def committed(results: Path) -> int:
    if not results.exists():
        return 0
    with closing(sqlite3.connect(results)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM documents").fetchone()[0])
        except sqlite3.OperationalError:
            return 0


def latency(page: SyntheticPage, site: Path, name: str) -> float:
    before = committed(site / "results" / "results.db")
    aside = site / "drop" / f"{name}.tmp"
    write_jpeg(aside, page)
    aside.rename(site / "drop" / "default" / name)
    os.utime(site / "drop" / "default" / name)
    stable_at = time.time() + SETTLE_SECONDS
    while committed(site / "results" / "results.db") == before:
        if time.time() > stable_at + 60:
            raise SystemExit("no row came within a minute")
        time.sleep(0.01)
    return time.time() - stable_at


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    cv2.setNumThreads(1)
    engine, ratios = EmbeddedEngine(EmbeddedOptions(threads=1)), []
    with tempfile.TemporaryDirectory(prefix="latency-") as folder:
        site = Path(folder) / "site"
        subprocess.run([APPLIANCE, "init", site], check=True, capture_output=True)
        watch = subprocess.Popen([APPLIANCE, "--site", site, "watch"], stderr=subprocess.DEVNULL)
        try:
            for number, page in enumerate(pages(arguments.rounds + 1)):
                seconds, own = latency(page, site, f"{number}.jpg"), engine_seconds(page, engine)
                if number:  # the first waits for the actors to start
                    ratios.append(seconds - 1.3 * own)
                    print(f"engine {own:.2f} s | stable to row {seconds:.2f} s | bar {1.3 * own + 0.5:.2f} s")
        finally:
            watch.send_signal(signal.SIGTERM)
            watch.wait(30)
    print(f"median over 1.3 × the engine's time: {statistics.median(ratios):+.2f} s (bar +0.50 s)")


if __name__ == "__main__":
    main()
