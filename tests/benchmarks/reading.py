"""How well pages are read, with and without cleaning, per group of pages.

    python -m tests.benchmarks.reading [--pages N] [--groups NAME …] [--scans FOLDER] [--threads N]

Prints for each group the character error rate in percent, strict and with look-alike signs folded, and
the DharmaOCR score; the same with cleaning left out; and the mean CPU seconds of a page. `--scans` adds
pictures with a transcription of the same name and the suffix .txt.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2

from pipelines import catalog
from pipelines.document import PageGeometry, PageQuality
from pipelines.evaluation.scores import character_error_rate, dharma_score, folded
from pipelines.geometry import Affine, Box
from pipelines.image import CleanImage, Cleaning, PageImage
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.pipeline import read_clean
from pipelines.source import RasterizeOptions
from pipelines.stages.clean import clean
from pipelines.stages.probe import probe
from pipelines.stages.rasterize import rasterize
from tests.synthetic.benchmark import benchmark_groups
from tests.synthetic.scoring import scored_text
from tests.synthetic.truth import SyntheticPage


@dataclass(frozen=True)
class Sample:
    name: str
    image: PageImage
    truth: str
    is_scored: Callable[[Box], bool] = lambda _: True


@dataclass(frozen=True)
class Score:
    pages: tuple[tuple[str, str], ...]
    seconds: float

    def cer(self, *, fold: bool) -> float:
        prepared = [tuple(folded(t) if fold else " ".join(t.split()) for t in pair) for pair in self.pages]
        edits = sum(character_error_rate(truth, read) * len(truth) for truth, read in prepared)
        return 100 * edits / sum(len(truth) for truth, _ in prepared)


def synthetic(pages: int) -> dict[str, Iterator[Sample]]:
    return {name: map(partial(sample, name), group) for name, group in benchmark_groups(pages).items()}


def sample(name: str, page: SyntheticPage) -> Sample:
    return Sample(name, PageImage(1, page.pixels, page.dpi, page.dpi, "grey"), page.text, page.is_scored)


def scans(folder: Path) -> dict[str, Iterator[Sample]]:
    """Group scans by the part of their names before the first dash or digit."""
    groups: dict[str, list[Path]] = {}
    for truth in sorted(folder.glob("*.txt")):
        picture = next(p for p in folder.glob(f"{truth.stem}.*") if p.suffix != ".txt")
        groups.setdefault(f"scan {truth.stem.split('-')[0]}", []).append(picture)
    return {name: map(load, pictures) for name, pictures in groups.items()}


def load(picture: Path) -> Sample:
    options = RasterizeOptions()
    page = probe(picture, options).pages[0]
    return Sample(
        picture.stem, rasterize(picture, page.number, options), picture.with_suffix(".txt").read_text()
    )


def uncleaned(page: PageImage) -> CleanImage:
    height, width = page.pixels.shape[:2]
    identity = Affine.identity()
    geometry = PageGeometry(width, height, page.dpi, page.source_dpi, page.colour_mode, 0, 0.0, identity)
    return CleanImage(page, Cleaning(geometry, PageQuality(0, 0, 0), ()))


def measure(samples: Iterable[Sample], engine: EmbeddedEngine, *, verbose: bool) -> tuple[Score, Score]:
    texts: tuple[list[tuple[str, str]], list[tuple[str, str]]] = ([], [])
    seconds = [0.0, 0.0]
    for sample in samples:
        for kind, prepare in enumerate((clean, uncleaned)):
            started = time.process_time()
            page = read_clean(prepare(sample.image), engine, catalog.EMBEDDED)
            seconds[kind] += time.process_time() - started
            read = scored_text(page, sample.is_scored)
            texts[kind].append((sample.truth, read))
            if verbose:
                cer = 100 * character_error_rate(folded(sample.truth), folded(read))
                print(f"    {sample.name:24} {['clean', 'raw'][kind]:5} {cer:7.2f} %  {page.operations}")
    return tuple(Score(tuple(t), s / len(t)) for t, s in zip(texts, seconds, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=10, help="pages a synthetic group")
    parser.add_argument("--groups", nargs="*", help="only these synthetic groups")
    parser.add_argument("--scans", type=Path, help="a folder of pictures with transcriptions")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--verbose", action="store_true", help="print every page")
    arguments = parser.parse_args()
    cv2.setNumThreads(arguments.threads)
    engine = EmbeddedEngine(EmbeddedOptions(threads=arguments.threads))
    groups = synthetic(arguments.pages)
    if arguments.groups is not None:
        groups = {name: groups[name] for name in arguments.groups}
    if arguments.scans:
        groups |= scans(arguments.scans)
    print(f"{'':20} {'cleaned':^32} | {'not cleaned':^32}")
    print(
        f"{'group':20}"
        + " |".join(f" {'CER %':>7} {'folded':>7} {'score':>7} {'CPU s':>7}" for _ in range(2))
    )
    for name, samples in groups.items():
        scores = measure(samples, engine, verbose=arguments.verbose)
        cells = (
            f" {s.cer(fold=False):7.2f} {s.cer(fold=True):7.2f} {dharma_score(s.pages):7.3f} {s.seconds:7.2f}"
            for s in scores
        )
        print(f"{name:20}" + " |".join(cells), flush=True)


if __name__ == "__main__":
    main()
