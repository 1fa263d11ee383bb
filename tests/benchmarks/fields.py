"""How well fields are read from the generator's documents, and what extracting them costs.

    python -m tests.benchmarks.fields --text            # the true text, in its place: the rules alone
    python -m tests.benchmarks.fields --cache FOLDER    # pictures, read by the embedded reader
    python -m tests.benchmarks.fields --cache FOLDER --fit    # and the table of confidences made anew

Every kind and layout that the rules' authors drew is taken, unless `--kinds`, `--set` (the layouts that
rules were tuned on, those held out, those of strangers: north, south, east, west, inland, coast, hills,
plains, lakes, rivers, islands, valleys, bays, ridges, dunes, cliffs, or the templates and those kept apart)
or `--layouts` name some, in each of `--conditions` with `--seeds` seeds from `--first-seed` on. A page is
read once: its reading is kept in the folder, named by its pixels, resolution and reader. Documents of the
same kind and seed but another layout or condition tell of other people, so nothing is counted twice.

Fit on one range of seeds and judge on another. A field is judged where the generator tells it of any document
of that kind.
"""

import argparse
import hashlib
import random
import shlex
import sys
import textwrap
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np

from pipelines import catalog
from pipelines.document import Document, Page, PageGeometry, PageQuality, TextLine, Word
from pipelines.document_types.extract_options import ExtractOptions
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC
from pipelines.evaluation.calibration import Sample, fit, reliability, samples_of, table_source
from pipelines.evaluation.comparison import checked_fields, comparisons
from pipelines.evaluation.judgement import Judgement, judge
from pipelines.evaluation.tally import by_field, overall, tally_of
from pipelines.evaluation.truth import Truth
from pipelines.extraction import calibration_table
from pipelines.extraction.tagging import tagger
from pipelines.geometry import Affine, Box
from pipelines.image import CleanImage, Cleaning, PageImage
from pipelines.ocr.embedded import EmbeddedEngine, EmbeddedOptions
from pipelines.ocr.engine import EngineIdentity, Reading
from pipelines.pipeline import read_clean
from pipelines.result import page_from_json, page_to_json
from pipelines.stages.clean import clean
from pipelines.stages.extract import extract
from tests.synthetic.degrade import CONDITIONS
from tests.synthetic.generator import (
    HELD_OUT_LAYOUTS,
    KINDS,
    STRANGERS,
    TUNING_LAYOUTS,
    make_document,
    make_long_matricula,
)
from tests.synthetic.templates import library
from tests.synthetic.truth import SyntheticDocument, SyntheticPage
from tests.synthetic.truth_file import truth_of

DPI = {"clean": 200, "scanned": 200, "bad": 150}
MANY_ACTS = 100
TYPES = (*SPECIFIC, GENERIC)
RULES = comparisons(TYPES)
SETS = {
    "all": KINDS,
    "tuning": TUNING_LAYOUTS,
    "held-out": HELD_OUT_LAYOUTS,
    **STRANGERS,
    "templates": library.part(apart=False),
    "templates-apart": library.part(apart=True),
}


@dataclass(frozen=True)
class Case:
    kind: str
    layout: str
    condition: str
    seed: int

    @property
    def name(self) -> str:
        return f"{self.kind}/{self.layout}/{self.condition}/{self.seed}"

    @property
    def number(self) -> int:
        """The seed of the document itself: each layout and condition tells of other people."""
        digest = hashlib.sha256(f"{self.layout}/{self.condition}".encode()).digest()
        return int.from_bytes(digest[:3], "big") + self.seed

    def document(self) -> SyntheticDocument:
        """Draw the document, worn as the condition has it."""
        dpi = DPI.get(self.condition, 200)
        drawn = make_document(self.kind, self.number, dpi=dpi, layout=self.layout)
        pages = tuple(CONDITIONS[self.condition](page, self.seed) for page in drawn.pages)
        return replace(drawn, pages=pages)


@dataclass(frozen=True)
class ReadCase:
    case: Case
    document: Document
    synthetic: SyntheticDocument


class TrueText:
    """A reader that makes no mistake: it returns the lines that the generator wrote, word by word."""

    def __init__(self, page: SyntheticPage) -> None:
        self._page = page

    @property
    def identity(self) -> EngineIdentity:
        return EngineIdentity("true-text", "1", ())

    def read(self, _view: object) -> Reading:
        lines = (
            TextLine(line.text, line.box, 1.0, words_of(line.text, line.box)) for line in self._page.lines
        )
        return Reading(tuple(lines), 0)


def words_of(text: str, box: Box) -> tuple[Word, ...]:
    """Share a line's box out among its words by their characters."""
    words, start = [], 0
    scale = box.width / max(1, len(text))
    for word in text.split():
        start = text.index(word, start)
        left, right = box.left + scale * start, box.left + scale * (start + len(word))
        words.append(Word(word, Box(left, box.top, right, box.bottom), 1.0, 1.0))
        start += len(word)
    return tuple(words)


def as_it_lies(image: PageImage) -> CleanImage:
    height, width = image.pixels.shape[:2]
    geometry = PageGeometry(width, height, image.dpi, image.dpi, "grey", 0, 0.0, Affine.identity())
    return CleanImage(image, Cleaning(geometry, PageQuality(0, 0, 0), ()))


class Reader:
    """Reads pages once and keeps what it read."""

    def __init__(self, cache: Path | None, threads: int, *, is_text: bool) -> None:
        self._cache, self._is_text, self._threads = cache, is_text, threads
        self._engine: EmbeddedEngine | None = None
        if cache:
            cache.mkdir(parents=True, exist_ok=True)

    def read(self, number: int, page: SyntheticPage) -> Page:
        image = PageImage(number, page.pixels, page.dpi, page.dpi, "grey")
        if self._is_text:
            return read_clean(as_it_lies(image), TrueText(page), catalog.EMBEDDED)
        if self._engine is None:
            self._engine = EmbeddedEngine(EmbeddedOptions(threads=self._threads))
        kept = self._cache and self._cache / f"{self._key(image)}.json"
        if kept and kept.exists():
            return replace(page_from_json(kept.read_bytes()), number=number)
        read = read_clean(clean(image), self._engine, catalog.EMBEDDED)
        if kept:
            unfinished = kept.with_suffix(f".{random.randrange(1 << 32):x}")  # others may write the same
            unfinished.write_bytes(page_to_json(read))
            unfinished.replace(kept)
        return read

    def _key(self, image: PageImage) -> str:
        identity = self._engine.identity
        names = (*identity.weights_sha256, identity.version, catalog.EMBEDDED.version)
        told = f"{image.pixels.shape} {image.dpi} {' '.join(names)}"
        return hashlib.sha256(told.encode() + np.ascontiguousarray(image.pixels).tobytes()).hexdigest()


def cases(arguments: argparse.Namespace) -> list[Case]:
    conditions = ["clean"] if arguments.text else arguments.conditions
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    return [
        Case(kind, layout, condition, seed)
        for kind in arguments.kinds or KINDS
        for layout in SETS[arguments.set].get(kind, ())
        if not arguments.layouts or layout in arguments.layouts
        for condition in conditions
        for seed in seeds
    ]


def read_all(wanted: Sequence[Case], reader: Reader) -> Iterator[ReadCase]:
    """Yield the documents of which the generator tells any field, read."""
    started = time.monotonic()
    for done, case in enumerate(wanted, start=1):
        drawn = case.document()
        if drawn.fields:
            pages = tuple(reader.read(n, page) for n, page in enumerate(drawn.pages, start=1))
            bare = tuple(replace(page, pixels=page.pixels[:0]) for page in drawn.pages)
            yield ReadCase(case, Document(pages), replace(drawn, pages=bare))
        if time.monotonic() - started > 10:
            print(f"  read {done} of {len(wanted)}", flush=True)
            started = time.monotonic()


def truths(read: Sequence[ReadCase]) -> list[Truth]:
    """Return what is told; complete of every field that any document of the kind tells."""
    told = defaultdict(set)
    for each in read:
        told[each.case.kind].update(each.synthetic.fields)
    return [truth_of(each.synthetic, sorted(told[each.case.kind])) for each in read]


def extracted(read: Sequence[ReadCase], told: Sequence[Truth]) -> tuple[list[Judgement], list[float]]:
    """Judge every document; return also the milliseconds that one page of each took."""
    options, judgements, times = ExtractOptions(), [], []
    for each in {each.case.kind: each for each in read}.values():
        extract(each.document, options)  # what is made of a type once is made here
    for each, truth in zip(read, told, strict=True):
        started = time.process_time()
        found = extract(each.document, options)
        times.append(1000 * (time.process_time() - started) / len(each.document.pages))
        judgements.append(judge(each.case.name, found, truth, RULES))
    return judgements, times


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.2f}"


def print_scores(read: Sequence[ReadCase], judgements: Sequence[Judgement], *, verbose: bool) -> None:
    groups = defaultdict(list)
    for each, judgement in zip(read, judgements, strict=True):
        groups[each.case.kind, each.case.condition].append(judgement)
        groups["all", each.case.condition].append(judgement)
    print(f"{'kind':18} {'condition':10} {'docs':>5} {'told':>6} {'F1':>7} {'prec':>7} {'recall':>7}", end="")
    print(f" {'found':>7} {'silent':>6} {'unsure':>6} {'right':>7} {'exact':>6} {'type':>5}")
    for (kind, condition), found in sorted(
        groups.items(), key=lambda item: (item[0][1], item[0][0] == "all")
    ):
        tally = tally_of(found)
        exact, kinds = sum(j.is_exact for j in found), sum(j.told_kind == j.read_kind for j in found)
        rates = [percent(r) for r in (tally.f1, tally.precision, tally.recall, tally.coverage)]
        print(f"{kind:18} {condition:10} {len(found):5} {tally.told:6}", *(f"{r:>7}" for r in rates), end="")
        print(f" {tally.found_wrong:6} {tally.unsure:6} {percent(tally.unsure_right_share):>7}", end="")
        print(f" {exact:6} {kinds:5}")
    if verbose:
        print_fields(judgements)


def print_fields(judgements: Sequence[Judgement]) -> None:
    for kind, fields in by_field(judgements).items():
        print(f"\n{kind}")
        for name, t in fields.items():
            rates = " ".join(f"{percent(r):>7}" for r in (t.f1, t.precision, t.recall, t.coverage))
            print(f"  {name:28} {t.told:5} {rates} silent {t.found_wrong:3} unsure {t.unsure:3}")
    for judgement in judgements:
        for judged in judgement.silent_errors:
            field = judged.field
            told = [f.value for f in judgement.told if f.name == field.name]
            print(f"silent {judgement.document} {field.subject} {field.name}: {field.value!r}, told {told}")


def print_promises(judgements: Sequence[Judgement], times: Sequence[float]) -> None:
    total = overall(judgements, checked_fields(TYPES))
    fields, checked = total.fields, total.checked_fields
    print(f"\nsilent errors {fields.found_wrong} of {fields.found}, {percent(fields.silent_error_share)} %")
    print(f"  of fields with check digits {checked.found_wrong} of {checked.found}")
    certain = total.certain_right + total.certain_wrong
    print(f"confidence >= 0.99: {total.certain_right} of {certain}, {percent(total.certain_right_share)} %")
    for found in reliability(judgements):
        print(f"  {found.low:.2f} to {found.high:.2f}: {found.right:5} of {found.total:5}", end="")
        print(f" = {percent(found.share):>6} % right, {percent(found.mean):>6} % stated")
    print(
        f"extraction of a page: p50 {np.percentile(times, 50):.1f} ms, p95 {np.percentile(times, 95):.1f} ms"
    )


def print_many_acts() -> None:
    """Time a matrícula of a hundred acts."""
    drawn = make_long_matricula(1, acts=MANY_ACTS, dpi=100)
    reader = Reader(None, 1, is_text=True)
    document = Document(tuple(reader.read(n, page) for n, page in enumerate(drawn.pages, start=1)))
    took = []
    for _ in range(5):
        started = time.process_time()
        extract(document, ExtractOptions())
        took.append(1000 * (time.process_time() - started))
    print(f"{MANY_ACTS} acts on {len(drawn.pages)} pages: median {np.median(took):.0f} ms")


def fit_table(read: Sequence[ReadCase], told: Sequence[Truth]) -> None:
    """Write the table of confidences from what these documents show."""
    options = ExtractOptions()
    samples: list[Sample] = []
    for each, truth in zip(read, told, strict=True):
        samples += samples_of(each.case.name, each.document, truth, RULES, options)
    counts = defaultdict(int)
    for sample in samples:
        counts[sample.group.value] += 1
    origin = (
        f"Counted on {datetime.now(UTC):%Y-%m-%d} on {len(samples)} values of {len(read)} generated "
        f"documents, read by the embedded\nreader of pipeline version {catalog.EMBEDDED.version}, "
        f"by\n\n{command_line()}"
    )
    Path(calibration_table.__file__).write_text(table_source(fit(samples), counts, origin), encoding="utf-8")
    print(f"\n{calibration_table.__file__}: {len(samples)} values in {len(counts)} groups")


def command_line() -> str:
    """Return the command that was given, without the folder of readings, which changes nothing."""
    given = sys.argv[1:]
    if "--cache" in given:
        place = given.index("--cache")
        given = given[:place] + given[place + 2 :]
    command = shlex.join(["python", "-m", "tests.benchmarks.fields", *given])
    return textwrap.fill(command, 100, initial_indent=" " * 4, subsequent_indent=" " * 8)


def parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--text", action="store_true", help="the true text instead of pictures")
    parser.add_argument("--kinds", nargs="*", choices=sorted(KINDS))
    parser.add_argument("--set", choices=sorted(SETS), default="all", help="layouts that rules were tuned on")
    parser.add_argument("--layouts", nargs="*", help="only these layouts of the set, of any kind")
    parser.add_argument("--conditions", nargs="*", choices=sorted(CONDITIONS), default=list(DPI))
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--seeds", type=int, default=4, help="seeds of each kind, layout and condition")
    parser.add_argument("--cache", type=Path, help="folder of readings, made where it is missing")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--fit", action="store_true", help="write the table of confidences anew")
    parser.add_argument("--tagger", type=Path, help="folder of other models, from tests.benchmarks.tagger")
    parser.add_argument("--verbose", action="store_true", help="print every field and silent error")
    arguments = parser.parse_args()
    if arguments.fit and arguments.text:
        parser.error("confidences are a reader's: --fit needs pictures")
    return arguments


def main() -> None:
    arguments = parsed()
    cv2.setNumThreads(arguments.threads)
    tagger.FOLDER = arguments.tagger or tagger.FOLDER
    reader = Reader(arguments.cache, arguments.threads, is_text=arguments.text)
    read = list(read_all(cases(arguments), reader))
    told = truths(read)
    judgements, times = extracted(read, told)
    print_scores(read, judgements, verbose=arguments.verbose)
    print_promises(judgements, times)
    print_many_acts()
    if arguments.fit:
        fit_table(read, told)


if __name__ == "__main__":
    main()
