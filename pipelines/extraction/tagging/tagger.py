"""A conditional random field over the chunks of a document: which field each of them is a value of, if any.

The models lie beside this file, one for each group of document types, and are made by
`python -m tests.benchmarks.tagger --fit` from documents whose truth the generator knows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from pipelines.extraction.tagging.features import features_of
from pipelines.extraction.tagging.model import ENDING, Model
from pipelines.extraction.tagging.sides import ROLES, Sides, SideTagger, open_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.passage import Piece
    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.transcript import Transcript

FOLDER = Path(__file__).parent / "models"

GROUPS = {
    "birth": ("nascimento",),
    "marriage": ("casamento",),
    "death": ("obito",),
    "protest": ("protesto",),
    "deed": ("escritura",),
    "power": ("procuracao",),
    "company": ("contrato_social",),
}
"""Models and the types that each of them learned: several may share one, but each alone was better."""

OUTSIDE = "O"
"""The label of a chunk that is no field's value. All others are `B-` (a value begins) or `I-` (it goes on)
and the names of the fields that the value is of, joined by `+`."""


_NEARLY_ALL = 0.99  # what other labels have of it changes it by a hundredth at most


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces `first` to `last` (inclusive) that together are a value of `names`.

    `probability` is that of the least certain of its chunks.
    """

    names: tuple[str, ...]
    first: int
    last: int
    probability: float


class Tagged:
    """A document's chunks with their labels. Valid until its tagger tags the next document.

    `spans` are the values that the model sees, in order.
    A model of several types knows fields that this document's type does not have: what it gives to these
    counts for nothing, and the rest is all there is.
    """

    def __init__(
        self,
        model: Model,
        chunks: Sequence[Chunk],
        attributes: Sequence[Sequence[str]],
        fields: Collection[str],
        side_tagger: SideTagger | None,
    ) -> None:
        self._model = model
        self._chunks = chunks
        self._roles = side_tagger.roles if side_tagger else ()
        known_fields = {open_name(name, self._roles) for name in fields}
        self._chunk_of = {piece: place for place, chunk in enumerate(chunks) for piece in chunk.pieces}
        self._labels = [
            label
            for label in model.labels
            if label == OUTSIDE or not known_fields.isdisjoint(names_of(label))
        ]
        self._labels_of: dict[str, list[str]] = defaultdict(list)
        for label in self._labels:
            for name in names_of(label):
                self._labels_of[name].append(label)
        known = frozenset(self._labels)
        told = enumerate(model.tag())
        self._told = [label if label in known else self._likeliest(place) for place, label in told]
        spans = tuple(self._spans())
        begins = [attributes[self._chunk_of[span.first]] for span in spans]
        self._sides = side_tagger.sides(spans, begins) if side_tagger else Sides((), {})
        self.spans = tuple(map(self._sides.named, spans))

    def goes_on(self, name: str, last: Piece) -> bool:
        """Whether the model sees a value of a field that has this piece and does not end with it."""
        return any(name in span.names and span.first <= last.index < span.last for span in self.spans)

    def _spans(self) -> Iterator[Span]:
        begin = 0
        while begin < len(self._told):
            label = self._told[begin]
            end = begin + 1
            while end < len(self._told) and label != OUTSIDE and self._told[end] == f"I-{label[2:]}":
                end += 1
            if label != OUTSIDE:
                sure = min(self._probability([self._told[place]], place) for place in range(begin, end))
                pieces = self._chunks[begin].first, self._chunks[end - 1].last
                yield Span(names_of(label), *pieces, sure)
            begin = end

    def support(self, name: str, pieces: Sequence[Piece]) -> float | None:
        """Return how probable it is that these pieces are a field's value; None if it was never learned.

        As a whole, and where they begin and end: what runs on into other words is another value.
        """
        own = self._labels_of.get(open_name(name, self._roles))
        if own is None:
            return None
        places = list(dict.fromkeys(self._chunk_of[piece.index] for piece in pieces))
        each = [self._probability(own, place) for place in places]
        return self._sides.share(name, pieces[0].index) * min(fmean(each), each[0], each[-1])

    def _likeliest(self, place: int) -> str:
        return max(self._labels, key=lambda label: self._model.marginal(label, place))

    def _probability(self, labels: Iterable[str], place: int) -> float:
        """Return how probable one of some labels is at a chunk, among all that this document can have."""
        told = sum(self._model.marginal(label, place) for label in labels)
        if told > _NEARLY_ALL:
            return told
        whole = sum(self._model.marginal(label, place) for label in self._labels)
        return told / whole if whole else 0.0


class FieldTagger:
    """Tags the documents of one group of types; one document at a time."""

    def __init__(self, model: Model, side_tagger: SideTagger | None = None) -> None:
        self._model, self._side_tagger = model, side_tagger

    def tag(self, transcript: Transcript, kind: DocumentType) -> Tagged:
        chunks, attributes = features_of(transcript, kind.name)
        self._model.set(attributes)
        return Tagged(self._model, chunks, attributes, kind.specs, self._side_tagger)


@lru_cache(maxsize=1024)
def names_of(label: str) -> tuple[str, ...]:
    """Return the fields that a label says a chunk is a value of."""
    return () if label == OUTSIDE else tuple(label[2:].split("+"))


def tagger_of(document_type: str) -> FieldTagger | None:
    """Return the tagger that learned documents of a type; None where none did, as of a site's own type."""
    group = next((group for group, types in GROUPS.items() if document_type in types), None)
    return None if group is None else _loaded(FOLDER, group)


@lru_cache(maxsize=len(GROUPS))
def _loaded(folder: Path, group: str) -> FieldTagger:
    sides = SideTagger(Model(folder / f"{group}.sides{ENDING}"), ROLES[group]) if group in ROLES else None
    return FieldTagger(Model(folder / f"{group}{ENDING}"), sides)
