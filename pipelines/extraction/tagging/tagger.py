"""Of which field each chunk of a document is a value, if any: what a network that learned many sees.

The model lies beside this file and is made by `tests.benchmarks.tagger` and `tests.benchmarks.tagger_network`
from documents whose truth the generator knows.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.extraction.tagging.chunks import told_in
from pipelines.extraction.tagging.features import features_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.passage import Piece
    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.tagging.network import Network
    from pipelines.extraction.transcript import Transcript

FOLDER = Path(__file__).parent / "models"
MODEL = "fields.onnx.xz"

OUTSIDE = "O"
"""The label of a chunk that is no field's value. All others are `B-` (a value begins) or `I-` (it goes on)
and the names of the fields that the value is of, joined by `+`."""


@dataclass(frozen=True, slots=True)
class Span:
    """Pieces `first` to `last` (inclusive) that together are a value of the field `name`.

    `probability` is that of the least certain of its chunks.
    """

    name: str
    first: int
    last: int
    probability: float


class Tagged:
    """A document's chunks with the probabilities of their labels; `spans` are the values seen, in order.

    `probabilities` are (chunks, labels), `labels_of` the places of the labels that tell of each field.
    """

    def __init__(
        self,
        labels: Sequence[str],
        labels_of: Mapping[str, Sequence[int]],
        chunks: Sequence[Chunk],
        probabilities: NDArray[np.float32],
    ) -> None:
        self._labels_of, self._chunks, self._probabilities = labels_of, chunks, probabilities
        self._of_fields: dict[str, list[float]] = {}
        self._chunk_of = {piece: place for place, chunk in enumerate(chunks) for piece in chunk.pieces}
        told = [labels[each] for each in probabilities.argmax(1)]
        self.spans = tuple(sorted(self._spans(told), key=lambda span: span.first))
        self._within = {
            (span.name, piece): span for span in self.spans for piece in range(span.first, span.last + 1)
        }

    def span_at(self, name: str, piece: Piece) -> Span | None:
        """Return the value of a field that the network sees in this piece, if any."""
        return self._within.get((name, piece.index))

    def support(self, name: str, pieces: Sequence[Piece], *, at_least_half: bool = False) -> float | None:
        """Return how probable it is that these pieces are a field's value; None if it was never learned.

        As a whole, and where they begin and end: what runs on into other words is another value. Chunks of
        which they cover not `at_least_half` may be left out.
        """
        if name not in self._labels_of:
            return None
        indices = [piece.index for piece in pieces]
        covered = told_in(self._chunks, self._chunk_of, indices) if at_least_half else []
        each = self._each(name, covered or map(self._chunk_of.__getitem__, indices))
        return min(sum(each) / len(each), each[0], each[-1])

    def likeliest(self, name: str, pieces: Sequence[Piece]) -> float:
        """Return how probable it is of the likeliest of these pieces that it is of a field's value.

        Of a field that was never learned that is 1: nothing speaks against it.
        """
        places = (self._chunk_of[piece.index] for piece in pieces)
        return max(self._each(name, places)) if name in self._labels_of else 1.0

    def _each(self, name: str, places: Iterable[int]) -> list[float]:
        of_field = self._probable(name)
        return [of_field[place] for place in dict.fromkeys(places)]

    def _probable(self, name: str) -> list[float]:
        """Return how probable it is of each chunk that it is of a value of a field that was learned."""
        if name not in self._of_fields:
            self._of_fields[name] = self._probabilities[:, self._labels_of[name]].sum(1).tolist()
        return self._of_fields[name]

    def _spans(self, told: Sequence[str]) -> Iterator[Span]:
        """Yield the values of each field: one may begin or end within another's, as a book within a title."""
        begun: dict[str, int] = {}
        before: tuple[str, ...] = ()
        for place, label in enumerate([*told, OUTSIDE]):
            names = names_of(label)
            is_new = label.startswith("B-") and names == before
            for name in [each for each in begun if is_new or each not in names]:
                yield self._span(name, begun.pop(name), place)
            for name in names:
                begun.setdefault(name, place)
            before = names

    def _span(self, name: str, begin: int, end: int) -> Span:
        sure = min(self._probable(name)[begin:end])
        return Span(name, self._chunks[begin].first, self._chunks[end - 1].last, sure)


class FieldTagger:
    """Tags documents of the types that the network learned."""

    def __init__(self, network: Network) -> None:
        self._network = network
        self._by_field = {name: _by_field(labels) for name, labels in network.labels_of.items()}

    def knows(self, document_type: str) -> bool:
        return document_type in self._by_field

    def tag(self, transcript: Transcript, kind: DocumentType) -> Tagged:
        chunks, attributes = features_of(transcript, kind)
        told = self._network.probabilities(attributes, kind.name)
        return Tagged(self._network.labels_of[kind.name], self._by_field[kind.name], chunks, told)


@lru_cache(maxsize=1024)
def names_of(label: str) -> tuple[str, ...]:
    """Return the fields that a label says a chunk is a value of."""
    return () if label == OUTSIDE else tuple(label[2:].split("+"))


def _by_field(labels: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """Return for each field the places of the labels that tell it."""
    told: dict[str, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        for name in names_of(label):
            told[name].append(place)
    return told


def tagger_of(document_type: str) -> FieldTagger | None:
    """Return the tagger that learned documents of a type; None where none did, as of a site's own type."""
    tagger = _loaded(FOLDER)
    return tagger if tagger.knows(document_type) else None


@lru_cache(maxsize=1)
def _loaded(folder: Path) -> FieldTagger:
    from pipelines.extraction.tagging.network import Network  # noqa: PLC0415 - heavy, and only where fields are read

    return FieldTagger(Network(folder / MODEL))
