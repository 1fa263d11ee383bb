"""A conditional random field over the chunks of a document: which field each of them is a value of, if any.

The models lie beside this file, one for each group of document types, and are made by
`python -m tests.benchmarks.tagger --fit` from documents whose truth the generator knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pycrfsuite

from pipelines.extraction.tagging.features import features_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.passage import Piece
    from pipelines.extraction.tagging.chunks import Chunk
    from pipelines.extraction.transcript import Transcript

FOLDER = Path(__file__).parent / "models"

GROUPS = {
    "civil": ("nascimento", "casamento", "obito"),
    "protest": ("protesto",),
}
"""Types whose pages tell much the same in much the same words are learned together. The others were tried
too: on pages unlike what was learned, deeds, contracts and records of land gained little or nothing."""

OUTSIDE = "O"
"""The label of a chunk that is no field's value. All others are `B-` (a value begins) or `I-` (it goes on)
and the names of the fields that the value is of, joined by `+`."""


@dataclass(frozen=True, slots=True)
class Span:
    """Chunks that together are a value of `names`; `probability` is that of the least certain one."""

    names: tuple[str, ...]
    first: int
    last: int
    probability: float


class Tagged:
    """A document's chunks with their labels. Valid until its tagger tags the next document."""

    def __init__(self, tagger: pycrfsuite.Tagger, labels: Sequence[str], chunks: Sequence[Chunk]) -> None:
        self._tagger = tagger
        self._labels = labels  # all that the model knows
        self._chunks = chunks
        self._told: list[str] = tagger.tag()
        self._chunk_of = {piece: place for place, chunk in enumerate(chunks) for piece in chunk.pieces}

    def spans(self) -> Iterator[Span]:
        """Yield the values that the model sees, in order; `first` and `last` are pieces of the passage."""
        begin = 0
        while begin < len(self._told):
            label = self._told[begin]
            end = begin + 1
            while end < len(self._told) and label != OUTSIDE and self._told[end] == f"I-{label[2:]}":
                end += 1
            if label != OUTSIDE:
                sure = min(self._marginal(self._told[place], place) for place in range(begin, end))
                pieces = self._chunks[begin].first, self._chunks[end - 1].last
                yield Span(tuple(label[2:].split("+")), *pieces, sure)
            begin = end

    def support(self, name: str, pieces: Sequence[Piece]) -> float | None:
        """Return how probable it is that these pieces are a field's value; None if it was never learned."""
        own = [label for label in self._labels if label != OUTSIDE and name in label[2:].split("+")]
        if not own:
            return None
        places = {self._chunk_of[piece.index] for piece in pieces}
        return max(sum(self._marginal(label, place) for label in own) for place in places)

    def _marginal(self, label: str, place: int) -> float:
        return float(self._tagger.marginal(label, place))


class FieldTagger:
    """Tags the documents of one group of types; one document at a time."""

    def __init__(self, model: Path) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(model))
        self.labels = self._tagger.labels()

    def tag(self, transcript: Transcript) -> Tagged:
        chunks, attributes = features_of(transcript)
        self._tagger.set(attributes)
        return Tagged(self._tagger, self.labels, chunks)


def tagger_of(document_type: str) -> FieldTagger | None:
    """Return the tagger that learned documents of a type; None where none did, as of a site's own type."""
    group = next((group for group, types in GROUPS.items() if document_type in types), None)
    return None if group is None else _loaded(FOLDER / f"{group}.crfsuite")


@lru_cache(maxsize=len(GROUPS))
def _loaded(model: Path) -> FieldTagger:
    return FieldTagger(model)
