"""Make the models of the field tagger from the generator's documents, all of them or but for one set.

    python -m tests.benchmarks.tagger --fit                             # the models that the product ships
    python -m tests.benchmarks.tagger --without coast --folder FOLDER   # models that never saw a set
    python -m tests.benchmarks.fields --text --set coast --tagger FOLDER

Chunks are labelled with what the rules found where the truth says that it is right, and with what the rules
missed where its words stand on the page. Each document is learned several times, each time with most of what
tells its wording hidden at random, so that the model cannot live on a few phrases. The result is the same for
the same documents.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from pipelines.document import Document
from pipelines.document_types.known import by_name
from pipelines.extraction.collect import by_rules
from pipelines.extraction.dates import find_dates
from pipelines.extraction.folding import squeeze
from pipelines.extraction.tagging.chunks import ChunkKind
from pipelines.extraction.tagging.features import PLAIN, features_of
from pipelines.extraction.tagging.tagger import FOLDER, GROUPS, OUTSIDE
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.benchmarks.fields import SETS, Case, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.tagging.chunks import Chunk
    from tests.synthetic.truth import SyntheticDocument

LEARNED = ("all", "north", "south", "east", "west", "inland", "coast", "hills")
NUMBERS = frozenset({"cpf", "cnpj", "data", "cpf_cnpj"})
"""Fields that list every number or date of a page, whatever it is of: they say nothing of what it means."""

COPIES, HIDDEN = 3, 0.7
TRAINING = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}
MOST_CHUNKS = 8
_STATE = re.compile(r"-[A-Z]{2}$")


class Sample:
    """A document as the tagger learns it: attributes and label of every chunk."""

    def __init__(self, kind: DocumentType, drawn: SyntheticDocument, told: frozenset[str]) -> None:
        reader = Reader(None, 1, is_text=True)
        pages = tuple(reader.read(number, page) for number, page in enumerate(drawn.pages, start=1))
        self._transcript = transcribe(Document(pages))
        self._chunks, self.attributes = features_of(self._transcript, kind.name)
        self._names: list[set[str]] = [set() for _ in self._chunks]
        self._begins = [False] * len(self._chunks)
        self.told = self.placed = 0
        self._label(kind, drawn, told)

    @property
    def labels(self) -> list[str]:
        labels, before = [], ""
        for names, begins in zip(self._names, self._begins, strict=True):
            own = "+".join(sorted(names))
            head = "B" if begins or own != before else "I"
            labels.append(f"{head}-{own}" if own else OUTSIDE)
            before = own
        return labels

    def _label(self, kind: DocumentType, drawn: SyntheticDocument, told: frozenset[str]) -> None:
        truth = {(name, value) for name, values in drawn.fields.items() for value in values}
        missed = {(name, value) for name, value in truth if name not in NUMBERS and name in kind.specs}
        self.told = len(missed)
        chunk_of = {piece: place for place, chunk in enumerate(self._chunks) for piece in chunk.pieces}
        for name, findings in by_rules(self._transcript, kind).items():
            for finding in findings if name not in NUMBERS else ():
                is_trusted = name not in told and finding.status is FieldStatus.FOUND
                if is_trusted or (name, finding.value) in truth:
                    places = [chunk_of[piece.index] for piece in finding.quote.pieces]
                    self._put(name, sorted(set(places)), [piece.index for piece in finding.quote.pieces])
                    missed.discard((name, finding.value))
        for name, value in sorted(missed):
            places = self._place_of(value)
            if places:
                self._put(name, places, [])
                missed.discard((name, value))
        self.placed = self.told - len(missed)

    def _put(self, name: str, places: Sequence[int], pieces: Sequence[int]) -> None:
        """Label chunks; of one that a value covers by less than half, nothing is said."""
        covered = set(pieces)
        kept = [
            place
            for place in places
            if not covered
            or 2 * len(covered & set(self._chunks[place].pieces)) >= len(self._chunks[place].pieces)
        ]
        for place in kept:
            self._names[place].add(name)
        if kept:
            self._begins[kept[0]] = True

    def _place_of(self, value: str) -> list[int]:
        """Return the first chunks without a label whose words are the value, as they stand or as a date."""
        wanted = {squeeze(value), squeeze(_STATE.sub("", value))}
        for first in range(len(self._chunks)):
            if self._is_day(self._chunks[first], value) and not self._names[first]:
                return [first]
            words = ""
            for last in range(first, min(len(self._chunks), first + MOST_CHUNKS)):
                words += squeeze(self._text(self._chunks[last]))
                if words in wanted and not any(self._names[first : last + 1]):
                    return list(range(first, last + 1))
                if not any(each.startswith(words) for each in wanted):
                    break
        return []

    def _is_day(self, chunk: Chunk, value: str) -> bool:
        text = self._text(chunk)
        return chunk.kind is ChunkKind.DATE and any(d.iso == value for d in find_dates(text, text.lower()))

    def _text(self, chunk: Chunk) -> str:
        return " ".join(self._transcript.passage.pieces[piece].text for piece in chunk.pieces)


def samples(sets: Sequence[str], types: Sequence[str], seeds: range) -> Iterator[Sample]:
    """Yield the documents of some types; those of which little could be found on the page are left out."""
    for name in sets:
        for type_name in types:
            cases = [
                Case(type_name, each, "clean", seed)
                for each in SETS[name].get(type_name, ())
                for seed in seeds
            ]
            drawn = [document for case in cases if (document := case.document()).fields]
            told = frozenset(field for document in drawn for field in document.fields)
            for document in drawn:
                sample = Sample(by_name(type_name, ()), document, told)
                if sample.placed >= 0.8 * sample.told:
                    yield sample


def hidden(attributes: Sequence[str], source: random.Random) -> list[str]:
    return [each for each in attributes if each.startswith(PLAIN) or source.random() > HIDDEN]


def fit(group: str, sets: Sequence[str], seeds: range, folder: Path) -> None:
    """Write the model of a group of types."""
    source, started, counts = random.Random(1), time.monotonic(), defaultdict(int)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(TRAINING)
    for sample in samples(sets, GROUPS[group], seeds):
        labels = sample.labels
        for _ in range(COPIES):
            trainer.append([hidden(each, source) for each in sample.attributes], labels)
        counts["documents"] += 1
        counts["told"] += sample.told
        counts["placed"] += sample.placed
    model = folder / f"{group}.crfsuite"
    trainer.train(str(model))
    seconds = time.monotonic() - started
    print(f"{group:8} {dict(counts)} {model.stat().st_size / 1024:.0f} KiB, {seconds:.0f} s", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the models that the product ships")
    parser.add_argument("--without", choices=LEARNED, action="append", default=[], help="a set not to learn")
    parser.add_argument("--folder", type=Path, help="where to write the models")
    parser.add_argument("--groups", nargs="*", choices=GROUPS, default=list(GROUPS))
    parser.add_argument("--first-seed", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=4)
    arguments = parser.parse_args()
    folder = FOLDER if arguments.fit else arguments.folder
    if folder is None or (arguments.fit and (arguments.without or arguments.folder)):
        parser.error("either --fit, or --folder (and --without)")
    folder.mkdir(parents=True, exist_ok=True)
    sets = [name for name in LEARNED if name not in arguments.without]
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    for group in arguments.groups:
        fit(group, sets, seeds, folder)


if __name__ == "__main__":
    main()
