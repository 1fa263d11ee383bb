"""How much of the reader's own speed `appliance run` keeps: both on the same pages, in one run.

    python -m tests.benchmarks.throughput [--pages N]

Writes N synthetic pages as PDF, TIFF, JPEG and PNG files, has `appliance run` digitize them on all cores,
and loops the bare engine over the same pages, cleaned beforehand and held in memory, with as many threads
as the run had readers. Prints pages per second of both and their ratio; the actors' start is left out of
the run's time and printed apart. The two alternate twice, because machines drift.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import cv2

from pipelines.image import CleanImage
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.source import RasterizeOptions
from pipelines.stages.clean import clean
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from pipelines.view import view_of
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import REGISTRY_KINDS, make_document
from tests.synthetic.truth import SyntheticPage
from tests.synthetic.writers import write_jpeg, write_pdf, write_png, write_tiff


def make_files(folder: Path, pages: int) -> list[Path]:
    """Write files of one to four pages, of every kind that offices scan."""
    made = [scanned(seed) for seed in range(pages)]
    files = []
    while made:
        number = len(files)
        kind = number % 4
        some = [made.pop() for _ in range(min(len(made), 1 + number % 4 if kind < 2 else 1))]
        path = folder / f"{number:03d}{('.pdf', '.tif', '.jpg', '.png')[kind]}"
        if kind == 0:
            write_pdf(path, some)
        elif kind == 1:
            write_tiff(path, some, compression="jpeg")
        else:
            (write_jpeg if kind == 2 else write_png)(path, some[0])
        files.append(path)
    return files


def scanned(seed: int) -> SyntheticPage:
    kind = REGISTRY_KINDS[seed % len(REGISTRY_KINDS)]
    return CONDITIONS["scanned"](make_document(kind, seed, dpi=300).pages[0], seed)


def cleaned(files: list[Path]) -> list[CleanImage]:
    options = RasterizeOptions()
    return [
        clean(rasterize(file, page.number, options)) for file in files for page in probe(file, options).pages
    ]


def bare_pages_per_second(images: list[CleanImage], threads: int) -> float:
    cv2.setNumThreads(threads)
    engine = EmbeddedEngine(EmbeddedOptions(threads=threads))
    engine.read(view_of(images[0]))
    started = time.perf_counter()
    for image in images:
        engine.read(view_of(image))
    return len(images) / (time.perf_counter() - started)


def appliance(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [Path(sys.executable).with_name("appliance"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def run_report(files: list[Path], folder: Path) -> dict[str, float]:
    site = folder / f"site-{time.time_ns()}"
    appliance("init", str(site)).check_returncode()
    for file in files:
        (site / "drop" / "default" / file.name).write_bytes(file.read_bytes())
    done = appliance("--site", str(site), "run", "--json")
    report = json.loads(done.stdout)
    if done.returncode or report["pages_failed"]:
        raise SystemExit(f"the run failed: {done.stdout}{done.stderr}")
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=2)
    arguments = parser.parse_args()
    threads = os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="throughput-") as name:
        folder = Path(name)
        (folder / "files").mkdir()
        files = make_files(folder / "files", arguments.pages)
        images = cleaned(files)
        print(f"{len(images)} pages in {len(files)} files, {threads} threads")
        for _ in range(arguments.rounds):
            bare = bare_pages_per_second(images, threads)
            report = run_report(files, folder)
            rate = report["pages_per_second"]
            print(
                f"bare engine {bare:.3f} pages/s | appliance run {rate:.3f} pages/s | "
                f"ratio {rate / bare:.3f} | start {report['start_seconds']:.1f} s",
                flush=True,
            )


if __name__ == "__main__":
    main()
