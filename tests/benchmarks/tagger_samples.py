"""What the fields' network learns from: the generator's documents, chunk by chunk, with the label of each.

Chunks of a template's document are labelled with what its template marks; those of a drawn layout with what
the rules found where the truth says that it is right, and with what they missed where its words stand on the
page. Some are read amiss in places, as worn pages are. What speaks of hardly a layout is left out: nothing
can be learned from it but that layout.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from pipelines.document import Document
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.evaluation.comparison import is_same, rule_of
from pipelines.extraction.collect import by_rules
from pipelines.extraction.dates import find_dates
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.money import find_sums
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.tagging.chunks import ChunkKind, told_in
from pipelines.extraction.tagging.features import PLAIN, features_of
from pipelines.extraction.tagging.tagger import OUTSIDE
from pipelines.extraction.times import find_times
from pipelines.extraction.transcript import transcribe
from pipelines.fields import FieldStatus
from tests.benchmarks.fields import RULES, SETS, Case, Reader
from tests.synthetic.generator import source_of
from tests.synthetic.misreading import misread
from tests.synthetic.templates import library
from tests.synthetic.templates.mentions import LISTS, places_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.tagging.chunks import Chunk
    from tests.synthetic.templates.mentions import Mention
    from tests.synthetic.truth import SyntheticDocument

LEAST_LAYOUTS = 30
"""In so many layouts an attribute stands at least; others are not learned."""

LEAST_PLACED = 0.9
"""A document of which less of what it tells was found on its page is left out."""

MOST_CHUNKS = 200
WORN, RATES = 3, (0.005, 0.06)
"""Documents whose seed so many divide are worn: of their signs a share between these is read amiss."""

_STATE = re.compile(r"-[A-Z]{2}$")


class Sample:
    """A document as the tagger learns it: attributes and label of every chunk."""

    def __init__(
        self,
        kind: DocumentType,
        drawn: SyntheticDocument,
        told: frozenset[str],
        mentions: Sequence[Mention] | None = None,
        wear: Random | None = None,
    ) -> None:
        reader = Reader(None, 1, is_text=True)
        pages = tuple(reader.read(number, page) for number, page in enumerate(drawn.pages, start=1))
        self._transcript = transcribe(Document(pages))
        self._marks: list[tuple[str, Sequence[int]]] = []
        self.told = self.placed = 0
        self._describe(kind)
        if mentions is None:
            self._label(kind, drawn, told)
        else:
            self._label_mentioned(kind, mentions)
        if wear:
            self._wear(kind, wear)

    def _describe(self, kind: DocumentType) -> None:
        self._chunks, self.attributes = features_of(self._transcript, kind)
        self._names: list[set[str]] = [set() for _ in self._chunks]
        self._begins = [False] * len(self._chunks)
        self._chunk_of = {piece: place for place, chunk in enumerate(self._chunks) for piece in chunk.pieces}

    def _wear(self, kind: DocumentType, source: Random) -> None:
        """Read the words amiss in places; what they are values of stays as it is."""
        rate, passage = source.uniform(*RATES), self._transcript.passage
        pieces = [replace(piece, text=misread(piece.text, rate, source)) for piece in passage.pieces]
        self._transcript = replace(self._transcript, passage=join_pieces(pieces))
        self._describe(kind)
        marks, self._marks = self._marks, []
        for name, told in marks:
            self._put(name, told)

    @property
    def labels(self) -> list[str]:
        labels, before = [], ""
        for names, begins in zip(self._names, self._begins, strict=True):
            own = "+".join(sorted(names))
            head = "B" if begins or own != before else "I"
            labels.append(f"{head}-{own}" if own else OUTSIDE)
            before = own
        return labels

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
                right = {each for each in truth if each[0] == name and _says(finding, each[1])}
                if right or (name not in told and finding.status is FieldStatus.FOUND):
                    self._put(name, [piece.index for piece in finding.quote.pieces])
                    missed -= right
        for name, value in sorted(missed):
            pieces = self._place_of(value)
            if pieces:
                self._put(name, pieces)
                missed.discard((name, value))
        self.placed = self.told - len(missed)

    def _put(self, name: str, pieces: Sequence[int]) -> None:
        """Label the chunks that pieces are of; of one that they cover by less than half, nothing is said."""
        self._marks.append((name, pieces))
        kept = told_in(self._chunks, self._chunk_of, pieces)
        for place in kept:
            self._names[place].add(name)
        if kept:
            self._begins[kept[0]] = True

    def _place_of(self, value: str) -> range:
        """Return the pieces of the first chunks without a label that are the value, however it is written."""
        wanted = {squeeze(value), squeeze(_STATE.sub("", value))}
        for first in range(len(self._chunks)):
            if self._means(self._chunks[first], value) and not self._names[first]:
                return self._chunks[first].pieces
            words = ""
            for last in range(first, min(len(self._chunks), first + MOST_CHUNKS)):
                words += squeeze(self._text(self._chunks[last]))
                if words in wanted and not any(self._names[first : last + 1]):
                    return range(self._chunks[first].first, self._chunks[last].last + 1)
                if not any(each.startswith(words) for each in wanted):
                    break
        return range(0)

    def _means(self, chunk: Chunk, value: str) -> bool:
        """Whether a day, a time of day or a sum is the value, however it is written."""
        text = self._text(chunk)
        if chunk.kind is ChunkKind.DATE:
            return any(day.iso == value for day in find_dates(text, fold(text)))
        if chunk.kind is ChunkKind.TIME:
            return any(time.clock == value for time in find_times(fold(text)))
        is_sum = chunk.kind is ChunkKind.SUM
        return is_sum and any(each.amount == value for each in find_sums(fold(text), with_old=True))

    def _text(self, chunk: Chunk) -> str:
        return " ".join(self._transcript.passage.pieces[piece].text for piece in chunk.pieces)


def _says(finding: Finding, value: str) -> bool:
    return is_same(value, finding.value, rule_of(finding.name, RULES))


def _mentions(case: Case) -> Sequence[Mention] | None:
    """Return what the template of a document says of it; None of a layout that is drawn."""
    if case.layout not in library.layouts().get(case.kind, ()):
        return None
    return library.mentions_of(case.kind, case.layout, source_of(case.kind, case.number))


def _wear_of(case: Case) -> Random | None:
    return None if case.seed % WORN else Random(case.name)


class Drawn(NamedTuple):
    """Documents of one layout: `attributes` are all that their chunks have, each once.

    `rows` are the places there of one chunk's after the other's, `counts` how many each chunk has; `labels`
    are those of the chunks, `lengths` how many chunks each document has.
    """

    type_name: str
    attributes: Sequence[str]
    rows: np.ndarray
    counts: Sequence[int]
    labels: Sequence[str]
    lengths: Sequence[int]


def draw(job: tuple[str, str, range]) -> Drawn:
    """Draw the documents of one layout; `job` is its type, its name and the seeds."""
    type_name, layout, seeds = job
    kind = by_name(type_name, ())
    cases = [Case(type_name, layout, "clean", seed) for seed in seeds]
    drawn = [(case, document) for case in cases if (document := case.document()).fields]
    told = frozenset(field for _, document in drawn for field in document.fields)
    samples = [Sample(kind, document, told, _mentions(case), _wear_of(case)) for case, document in drawn]
    kept = [sample for sample in samples if sample.placed >= LEAST_PLACED * sample.told]
    chunks = [[*itertools.chain(*groups)] for sample in kept for groups in sample.attributes]
    places = {each: place for place, each in enumerate(dict.fromkeys(itertools.chain(*chunks)))}
    return Drawn(
        type_name,
        list(places),
        np.array([places[each] for chunk in chunks for each in chunk], np.int32),
        [len(chunk) for chunk in chunks],
        [label for sample in kept for label in sample.labels],
        [len(sample.attributes) for sample in kept],
    )


def write_samples(sets: Sequence[str], seeds: range, file: Path, left_out: Sequence[str] = ()) -> str:
    """Write the documents of all types to a file of arrays; return how many there are of what.

    The names of sets that were `left_out` are written too: such samples make no model that is to ship.
    """
    jobs = [
        (kind.name, layout, seeds)
        for name in sets
        for kind in SPECIFIC
        for layout in SETS[name].get(kind.name, ())
    ]
    with ProcessPoolExecutor() as pool:
        drawn = [each for each in pool.map(draw, jobs, chunksize=8) if each.lengths]
    layouts = Counter(attribute for each in drawn for attribute in each.attributes)
    known = {
        each: row for row, each in enumerate(sorted(each for each in layouts if _is_kept(each, layouts)), 1)
    }
    labels = sorted({label for each in drawn for label in each.labels})
    types = sorted({each.type_name for each in drawn})
    parts = [_packed(each, known) for each in drawn]
    label_at = {label: place for place, label in enumerate(labels)}
    np.savez_compressed(
        file,
        left_out=np.array(left_out, np.str_),
        attributes=np.array(list(known)),
        is_plain=np.array([each.startswith(PLAIN) for each in known]),
        rows=np.concatenate([rows for rows, _ in parts]),
        counts=np.concatenate([counts for _, counts in parts]),
        label_names=np.array(labels),
        labels=np.array([label_at[label] for each in drawn for label in each.labels], np.int16),
        type_names=np.array(types),
        types=np.array([types.index(each.type_name) for each in drawn for _ in each.lengths], np.int16),
        lengths=np.array([length for each in drawn for length in each.lengths], np.int32),
    )
    documents = sum(len(each.lengths) for each in drawn)
    return f"{documents} documents of {len(drawn)} layouts, {len(known)} attributes, {len(labels)} labels"


def _is_kept(attribute: str, layouts: Counter[str]) -> bool:
    return layouts[attribute] >= LEAST_LAYOUTS or attribute.startswith(PLAIN)


def _packed(drawn: Drawn, known: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows of known attributes of the chunks, and how many each chunk has."""
    rows = np.array([known.get(each, 0) for each in drawn.attributes], np.int32)[drawn.rows]
    chunk = np.repeat(np.arange(len(drawn.counts)), drawn.counts)
    counts = np.bincount(chunk[rows > 0], minlength=len(drawn.counts))
    return rows[rows > 0].astype(np.min_scalar_type(len(known))), counts.astype(np.int16)
