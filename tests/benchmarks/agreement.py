"""How well two readers are compared: time, findings and boxes, for told texts with errors of known kinds.

    python -m tests.benchmarks.agreement [--pages N] [--groups NAME …] [--threads N]

The embedded engine reads generated pages; the other reader is simulated: it tells the page's true text,
changed in one way that is known. Prints for each change the CPU milliseconds of a comparison (median and
most), the mean share of agreement, precision and recall in percent of the unsupported words and of the lines
that were left out ("-" where there is nothing to find or nothing was found), the mean overlap (intersection
over union) of lines' boxes with the truth's, the same of the engine's own words in those lines (its boxes are
taller than the ink), and the share of pages that go to review.
"""

from __future__ import annotations

import argparse
import itertools
import statistics
import time
from dataclasses import dataclass, field, replace
from random import Random
from typing import TYPE_CHECKING

import cv2
import numpy as np

from pipelines import catalog
from pipelines.geometry import bounding_box
from pipelines.image import PageImage
from pipelines.ocr.agree import agree
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.ocr.vlm.page_json import PageText
from pipelines.pipeline import read_clean
from pipelines.stages.clean import clean
from tests.strategies import page_of
from tests.synthetic.benchmark import benchmark_groups
from tests.synthetic.generator import make_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelines.agreement import Agreement
    from pipelines.document import Page
    from pipelines.geometry import Box
    from tests.synthetic.truth import SyntheticPage

_INVENTED_LINES = 3
_LEFT_OUT = 2
_LETTERS = "abcdefghijlmnopqrstuvxzãçéí0123456789"


@dataclass(frozen=True)
class ToldLine:
    """A line as told; `truth` is the number of the line that it is, None for an invented one."""

    text: str
    truth: int | None


Change = "Callable[[list[ToldLine], Random], list[ToldLine]]"


def as_it_is(lines: list[ToldLine], _rng: Random) -> list[ToldLine]:
    return lines


def misread(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    """Change two characters of a hundred."""
    return [replace(line, text="".join(_misread(c, rng) for c in line.text)) for line in lines]


def _misread(character: str, rng: Random) -> str:
    return rng.choice(_LETTERS) if character.isalnum() and rng.random() < 0.02 else character


def invented(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    """Put in lines of a page of another kind."""
    kind = rng.choice(("columns-2", "small-print"))
    others = [line.text for line in make_document(kind, rng.randrange(1000), dpi=72).pages[0].lines]
    first, place = rng.randrange(len(others) - _INVENTED_LINES), rng.randrange(len(lines) + 1)
    new = [ToldLine(text, None) for text in others[first : first + _INVENTED_LINES]]
    return lines[:place] + new + lines[place:]


def left_out(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    """Leave two lines out that are not next to each other."""
    gone = rng.sample(range(0, len(lines), 2), _LEFT_OUT)
    return [line for index, line in enumerate(lines) if index not in gone]


def reordered(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    """Tell the page in up to five blocks, in any order."""
    cuts = sorted({0, len(lines), *rng.sample(range(len(lines)), min(4, len(lines)))})
    blocks = [lines[start:end] for start, end in itertools.pairwise(cuts)]
    rng.shuffle(blocks)
    return [line for block in blocks for line in block]


def all_of_it(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    for change in (left_out, misread, reordered, invented):
        lines = change(lines, rng)
    return lines


def nothing_read(lines: list[ToldLine], rng: Random) -> list[ToldLine]:
    """Tell a text of which not a word stands on the page."""
    return [replace(line, truth=None) for line in invented([], rng) * (1 + len(lines) // _INVENTED_LINES)]


CHANGES: Mapping[str, Change] = {
    "as it is": as_it_is,
    "misread": misread,
    "invented": invented,
    "left out": left_out,
    "reordered": reordered,
    "all of it": all_of_it,
    "another page": nothing_read,
}


@dataclass
class Tally:
    """Findings that are right, findings, and what was to be found."""

    right: int = 0
    found: int = 0
    there: int = 0
    caught: int = 0

    def __str__(self) -> str:
        return f"{_percent(self.right, self.found)} {_percent(self.caught, self.there)}"


@dataclass
class Figures:
    milliseconds: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)
    unsupported: Tally = field(default_factory=Tally)
    skipped: Tally = field(default_factory=Tally)
    overlaps: list[float] = field(default_factory=list)
    own_overlaps: list[float] = field(default_factory=list)
    reviewed: int = 0

    def add(self, seen: Page, truth: SyntheticPage, told: Sequence[ToldLine]) -> None:
        text = PageText(text="\n".join(line.text for line in told))
        started = time.process_time()
        page, agreement = agree(seen, text, seen.provenance)
        self.milliseconds.append(1000 * (time.process_time() - started))
        self.shares.append(agreement.share or 0.0)
        self.reviewed += agreement.needs_review
        self._count_unsupported(agreement, told)
        self._count_skipped(agreement, truth, told)
        for line, source in zip(page.lines, told, strict=True):
            if source.truth is not None:
                box = truth.lines[source.truth].box
                self.overlaps.append(overlap(line.box, box))
                self.own_overlaps.append(own_overlap(seen, box))

    def _count_unsupported(self, agreement: Agreement, told: Sequence[ToldLine]) -> None:
        """Count words by the lines on which the passages' lines stand."""
        false = {line.text for line in told if line.truth is None}
        pieces = [piece for passage in agreement.unsupported for piece in passage.text.split("\n")]
        right = [piece for piece in pieces if any(piece in text for text in false)]
        self.unsupported.right += _words(right)
        self.unsupported.caught += _words(right)
        self.unsupported.found += _words(pieces)
        self.unsupported.there += _words(line.text for line in told if line.truth is None)

    def _count_skipped(self, agreement: Agreement, truth: SyntheticPage, told: Sequence[ToldLine]) -> None:
        kept = {line.truth for line in told}
        gone = [line.box for index, line in enumerate(truth.lines) if index not in kept]
        findings = [line.box for line in agreement.skipped if truth.is_scored(line.box)]
        self.skipped.right += sum(any(_is_in(box, line) for line in gone) for box in findings)
        self.skipped.found += len(findings)
        self.skipped.caught += sum(any(_is_in(box, line) for box in findings) for line in gone)
        self.skipped.there += len(gone)

    def row(self) -> str:
        overlaps = f"{_mean(self.overlaps)} {_mean(self.own_overlaps)}"
        return (
            f"{statistics.median(self.milliseconds):6.1f} {max(self.milliseconds):6.1f}"
            f" {statistics.fmean(self.shares):6.3f} {self.unsupported} {self.skipped} {overlaps}"
            f" {100 * self.reviewed / len(self.shares):4.0f}"
        )


def overlap(one: Box, other: Box) -> float:
    """Return the intersection over the union."""
    common = one.intersection(other)
    shared = common.area if common else 0.0
    return shared / (one.area + other.area - shared)


def own_overlap(seen: Page, line: Box) -> float:
    """Return the overlap of a line with the words that the engine found in it."""
    boxes = [word.box for found in seen.lines for word in found.words if _is_in(word.box, line)]
    return overlap(bounding_box(boxes), line) if boxes else 0.0


def _mean(values: Sequence[float]) -> str:
    return f"{statistics.fmean(values):5.3f}" if values else "    -"


def _is_in(found: Box, line: Box) -> bool:
    x, y = found.center
    return line.left <= x < line.right and line.top <= y < line.bottom


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:5.1f}" if whole else "    -"


def read(truth: SyntheticPage, engine: EmbeddedEngine) -> Page:
    pixels = np.ascontiguousarray(truth.pixels, np.uint8)
    return read_clean(clean(PageImage(1, pixels, truth.dpi, truth.dpi, "grey")), engine, catalog.EMBEDDED)


def measure(group: str, pages: Iterable[SyntheticPage], engine: EmbeddedEngine) -> tuple[Figures, ...]:
    figures = tuple(Figures() for _ in CHANGES)
    for number, truth in enumerate(pages):
        seen = read(truth, engine)
        lines = [ToldLine(line.text, index) for index, line in enumerate(truth.lines)]
        for (name, change), figure in zip(CHANGES.items(), figures, strict=True):
            figure.add(seen, truth, change(lines, Random(f"{group}/{number}/{name}")))
    return figures


def full_page(words: int) -> list[str]:
    """Return so many words of newspaper columns, in lines; no generated page holds as many."""
    lines: list[str] = []
    pages = (make_document("columns-2", seed, dpi=72).pages[0] for seed in itertools.count())
    texts = (line.text for page in pages for line in page.lines)
    while _words(lines) < words:
        lines.append(next(texts))
    return lines


def full_page_milliseconds(words: int) -> tuple[float, float]:
    """Return the CPU milliseconds, best of five, for the same text and for one with misread characters."""
    lines = full_page(words)
    told = [ToldLine(line, index) for index, line in enumerate(lines)]
    best = []
    for change in (as_it_is, misread):
        text = PageText(text="\n".join(line.text for line in change(told, Random(words))))
        page = page_of(lines)
        best.append(min(_milliseconds(page, text) for _ in range(5)))
    return best[0], best[1]


def _milliseconds(page: Page, text: PageText) -> float:
    started = time.process_time()
    agree(page, text, page.provenance)
    return 1000 * (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=5, help="pages a group")
    parser.add_argument("--groups", nargs="*", help="only these groups")
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    cv2.setNumThreads(arguments.threads)
    engine = EmbeddedEngine(EmbeddedOptions(threads=arguments.threads))
    groups = benchmark_groups(arguments.pages)
    print(f"{'group':12} {'told text':13} {'ms':>6} {'most':>6} {'share':>6}", end=" ")
    print("unsupp P    R skipped P   R   IoU   own  rev")
    for group in arguments.groups or groups:
        for name, figures in zip(CHANGES, measure(group, groups[group], engine), strict=True):
            print(f"{group:12} {name:13} {figures.row()}", flush=True)
    for words in (800, 2000):
        same, changed = full_page_milliseconds(words)
        print(f"a page of {words} words: {same:.1f} ms as it is, {changed:.1f} ms misread")


if __name__ == "__main__":
    main()
