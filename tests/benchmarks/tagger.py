"""Make the models of the taggers of fields and types from the generator's documents, all or but for a set.

    python -m tests.benchmarks.tagger --fit                             # the models that the product ships
    python -m tests.benchmarks.tagger --without coast --folder FOLDER   # models that never saw a set
    python -m tests.benchmarks.fields --text --set coast --tagger FOLDER

Chunks of a template's document are labelled with what its template marks; those of a drawn layout with what
the rules found where the truth says that it is right, and with what they missed where its words stand on the
page. Each document is learned several times, each time with most of what tells its wording hidden at random,
so that the model cannot live on a few phrases. The result is the same for the same documents.

The model of types learns whole documents of every type, and of none, in the same way.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from pipelines.document import Document
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.extraction.collect import by_rules
from pipelines.extraction.dates import find_dates
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.tagging.chunks import ChunkKind
from pipelines.extraction.tagging.documents import MODEL, OTHER, attributes_of
from pipelines.extraction.tagging.features import PLAIN, features_of
from pipelines.extraction.tagging.model import ENDING
from pipelines.extraction.tagging.sides import ROLES, is_open, open_name
from pipelines.extraction.tagging.sides import attributes_of as attributes_of_values
from pipelines.extraction.tagging.tagger import FOLDER, GROUPS, OUTSIDE, names_of
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.benchmarks.fields import SETS, Case, Reader
from tests.synthetic.generator import source_of
from tests.synthetic.templates import library
from tests.synthetic.templates.mentions import LISTS, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.tagging.chunks import Chunk
    from tests.synthetic.templates.mentions import Mention
    from tests.synthetic.truth import SyntheticDocument

LEARNED = (
    "all",
    "north",
    "south",
    "east",
    "west",
    "inland",
    "coast",
    "hills",
    "templates",
    "plains",
    "templates-apart",
)

COPIES, HIDDEN = 3, 0.5
TYPE_TRAINING = {"c1": 0.3, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 2}
TRAINING = {"c1": 0.1, "c2": 0.05, "max_iterations": 80, "feature.minfreq": 2}
MOST_CHUNKS = 8
_STATE = re.compile(r"-[A-Z]{2}$")


class Sample:
    """A document as the tagger learns it: attributes and label of every chunk."""

    def __init__(
        self,
        kind: DocumentType,
        drawn: SyntheticDocument,
        told: frozenset[str],
        mentions: Sequence[Mention] | None = None,
    ) -> None:
        reader = Reader(None, 1, is_text=True)
        pages = tuple(reader.read(number, page) for number, page in enumerate(drawn.pages, start=1))
        self._transcript = transcribe(Document(pages))
        self._chunks, self.attributes = features_of(self._transcript, kind.name)
        self._names: list[set[str]] = [set() for _ in self._chunks]
        self._begins = [False] * len(self._chunks)
        self.told = self.placed = 0
        self._chunk_of = {piece: place for place, chunk in enumerate(self._chunks) for piece in chunk.pieces}
        if mentions is None:
            self._label(kind, drawn, told)
        else:
            self._label_mentioned(kind, mentions)

    @property
    def labels(self) -> list[str]:
        labels, before = [], ""
        for names, begins in zip(self._names, self._begins, strict=True):
            own = "+".join(sorted(names))
            head = "B" if begins or own != before else "I"
            labels.append(f"{head}-{own}" if own else OUTSIDE)
            before = own
        return labels

    def sided(
        self, labels: Sequence[str], open_labels: Sequence[str], roles: Sequence[str]
    ) -> tuple[list[list[str]], list[str]]:
        """Return the attributes of the values that are of one side of an act, and their sides."""
        begun = [place for place, label in enumerate(open_labels) if label.startswith("B-")]
        told = []
        for place in begun:
            sides = {name.partition("_")[0] for name in names_of(labels[place])} & set(roles)
            if len(sides) == 1 and is_open(names_of(open_labels[place])):
                told.append((place, sides.pop()))
        values = [(names_of(open_labels[place]), self.attributes[place]) for place, _ in told]
        return attributes_of_values(values), [side for _, side in told]

    def _label_mentioned(self, kind: DocumentType, mentions: Sequence[Mention]) -> None:
        """Label what a template marks: the same words stand on the page as often as in its text, in order."""
        words = [piece.text for piece in self._transcript.passage.pieces]
        for mention in mentions:
            fields, told = kind.specs.keys() & set(mention.fields), mention.words.split()
            places = places_of(told, words)
            self.told += len(fields)
            if fields and mention.place < len(places):
                first = places[mention.place]
                self.placed += len(fields)
                for name in fields:
                    self._put(name, range(first, first + len(told)))

    def _label(self, kind: DocumentType, drawn: SyntheticDocument, told: frozenset[str]) -> None:
        truth = {(name, value) for name, values in drawn.fields.items() for value in values}
        missed = {(name, value) for name, value in truth if name not in LISTS and name in kind.specs}
        self.told = len(missed)
        for name, findings in by_rules(self._transcript, kind).items():
            for finding in findings if name not in LISTS else ():
                is_trusted = name not in told and finding.status is FieldStatus.FOUND
                if is_trusted or (name, finding.value) in truth:
                    self._put(name, [piece.index for piece in finding.quote.pieces])
                    missed.discard((name, finding.value))
        for name, value in sorted(missed):
            pieces = self._place_of(value)
            if pieces:
                self._put(name, pieces)
                missed.discard((name, value))
        self.placed = self.told - len(missed)

    def _put(self, name: str, pieces: Sequence[int]) -> None:
        """Label the chunks that pieces are of; of one that they cover by less than half, nothing is said."""
        covered = Counter(self._chunk_of[piece] for piece in set(pieces))
        kept = [place for place in sorted(covered) if 2 * covered[place] >= len(self._chunks[place].pieces)]
        for place in kept:
            self._names[place].add(name)
        if kept:
            self._begins[kept[0]] = True

    def _place_of(self, value: str) -> range:
        """Return the pieces of the first chunks without a label that are the value, in words or as a date."""
        wanted = {squeeze(value), squeeze(_STATE.sub("", value))}
        for first in range(len(self._chunks)):
            if self._is_day(self._chunks[first], value) and not self._names[first]:
                return self._chunks[first].pieces
            words = ""
            for last in range(first, min(len(self._chunks), first + MOST_CHUNKS)):
                words += squeeze(self._text(self._chunks[last]))
                if words in wanted and not any(self._names[first : last + 1]):
                    return range(self._chunks[first].first, self._chunks[last].last + 1)
                if not any(each.startswith(words) for each in wanted):
                    break
        return range(0)

    def _is_day(self, chunk: Chunk, value: str) -> bool:
        text = self._text(chunk)
        return chunk.kind is ChunkKind.DATE and any(day.iso == value for day in find_dates(text, fold(text)))

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
            drawn = [(case, document) for case in cases if (document := case.document()).fields]
            told = frozenset(field for _, document in drawn for field in document.fields)
            for case, document in drawn:
                sample = Sample(by_name(type_name, ()), document, told, _mentions(case))
                if sample.placed >= 0.8 * sample.told:
                    yield sample


def _mentions(case: Case) -> Sequence[Mention] | None:
    """Return what the template of a document says of it; None of a layout that is drawn."""
    if case.layout not in library.layouts().get(case.kind, ()):
        return None
    return library.mentions_of(case.kind, case.layout, source_of(case.kind, case.number))


def hidden(attributes: Sequence[str], source: random.Random) -> list[str]:
    return [each for each in attributes if each.startswith(PLAIN) or source.random() > HIDDEN]


def write(trainer: pycrfsuite.Trainer, model: Path) -> None:
    """Learn what was appended and write the model."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / "model"
        trainer.train(str(raw))
        model.write_bytes(lzma.compress(raw.read_bytes()))


def _opened(label: str, roles: Sequence[str]) -> str:
    """Return a label without the side of a party: `B-outorgado_cpf` is `B-parte_cpf`."""
    names = sorted({open_name(name, roles) for name in names_of(label)})
    return f"{label[:2]}{'+'.join(names)}" if names else label


def fit(group: str, sets: Sequence[str], seeds: range, folder: Path) -> None:
    """Write the model of a group of types."""
    source, started, counts = random.Random(1), time.monotonic(), defaultdict(int)
    roles = ROLES.get(group, ())
    trainer, side_trainer = (pycrfsuite.Trainer(verbose=False) for _ in range(2))
    trainer.set_params(TRAINING)
    side_trainer.set_params(TRAINING)
    for sample in samples(sets, GROUPS[group], seeds):
        labels = sample.labels
        open_labels = [_opened(label, roles) for label in labels]
        values, sides = sample.sided(labels, open_labels, roles)
        for _ in range(COPIES):
            trainer.append([hidden(each, source) for each in sample.attributes], open_labels)
            if sides:
                side_trainer.append([hidden(each, source) for each in values], sides)
        counts["documents"] += 1
        counts["told"] += sample.told
        counts["placed"] += sample.placed
    model = folder / f"{group}{ENDING}"
    write(trainer, model)
    if roles:
        write(side_trainer, folder / f"{group}.sides{ENDING}")
    seconds = time.monotonic() - started
    print(f"{group:8} {dict(counts)} {model.stat().st_size / 1024:.0f} KiB, {seconds:.0f} s", flush=True)


def fit_types(sets: Sequence[str], seeds: range, model: Path) -> None:
    """Write the model that tells types apart; what is learned of no type has the label OTHER."""
    source, started, documents = random.Random(1), time.monotonic(), 0
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(TYPE_TRAINING)
    for kind, attributes in _whole_documents(sets, seeds):
        documents += 1
        for _ in range(COPIES):
            trainer.append([[each for each in attributes if source.random() > HIDDEN]], [kind])
    write(trainer, model)
    seconds = time.monotonic() - started
    print(
        f"types    {documents} documents, {model.stat().st_size / 1024:.0f} KiB, {seconds:.0f} s", flush=True
    )


def _whole_documents(sets: Sequence[str], seeds: range) -> Iterator[tuple[str, list[str]]]:
    reader = Reader(None, 1, is_text=True)
    for name in sets:
        for kind in (*(each.name for each in SPECIFIC), OTHER):
            for layout in SETS[name].get(kind, ()):
                for seed in seeds:
                    drawn = Case(kind, layout, "clean", seed).document()
                    yield kind, attributes_of([reader.read(*page) for page in enumerate(drawn.pages[:3], 1)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--fit", action="store_true", help="write the models that the product ships")
    parser.add_argument("--without", choices=LEARNED, action="append", default=[], help="a set not to learn")
    parser.add_argument("--folder", type=Path, help="where to write the models")
    parser.add_argument("--groups", nargs="*", choices=(*GROUPS, "types"), default=[*GROUPS, "types"])
    parser.add_argument("--first-seed", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=2)
    arguments = parser.parse_args()
    folder = FOLDER if arguments.fit else arguments.folder
    if folder is None or (arguments.fit and (arguments.without or arguments.folder)):
        parser.error("either --fit, or --folder (and --without)")
    folder.mkdir(parents=True, exist_ok=True)
    sets = [name for name in LEARNED if name not in arguments.without]
    seeds = range(arguments.first_seed, arguments.first_seed + arguments.seeds)
    for group in arguments.groups:
        if group == "types":
            fit_types(sets, seeds, folder / MODEL)
        else:
            fit(group, sets, seeds, folder)


if __name__ == "__main__":
    main()
