"""Which type a document is of, by the words that speak for each and by all its words together."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.extraction.folding import squeeze
from pipelines.extraction.prints import Print
from pipelines.extraction.tagging.documents import type_tagger

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document import Document, Page
    from pipelines.document_types.document_type import Cue, DocumentType

_LEAST_SCORE = 0.6
_LEAST_LEAD = 0.1
_MANY_CUES = 4  # so many different things that say the same need less weight, where nothing contradicts
_SCORE_OF_MANY = 0.45
_LEAD_OF_MANY = 0.3
_PAGES_READ = 3
_WEIGHT_OF_ALL_WORDS = 0.95  # of a type of which the words of the document leave no doubt
_LEAST_LIKELY = 0.9  # what is of no type at all is often more like one than like the others


@dataclass(frozen=True, slots=True)
class Ranking:
    """Each type with its score from 0 to 1, best first, and how many different cues speak for the best."""

    scores: tuple[tuple[str, float], ...]
    cues: int = 1

    @property
    def winner(self) -> str | None:
        """The best type where it is certain: good in itself and clearly ahead of the next.

        Ahead is also who leaves half the doubt of the next; near 1 the scores of both say little.
        """
        if not self.scores:
            return None
        name, best = self.scores[0]
        second = self.scores[1][1] if len(self.scores) > 1 else 0.0
        lead = best - second
        is_ahead = lead >= _LEAST_LEAD or 1.0 - best <= (1.0 - second) / 2.0
        agree_many = self.cues >= _MANY_CUES and best >= _SCORE_OF_MANY and lead >= _LEAD_OF_MANY
        return name if agree_many or (best >= _LEAST_SCORE and is_ahead) else None

    def score_of(self, name: str) -> float:
        return dict(self.scores).get(name, 0.0)

    def best_but(self, name: str | None) -> str | None:
        """The best type other than `name` that anything speaks for."""
        return next((other for other, score in self.scores if other != name and score > 0.0), None)


def rank_types(document: Document, types: Sequence[DocumentType]) -> Ranking:
    """Score each type: the chance that not all that speaks for it misleads, 1 − Π(1 − weight)."""
    pages = [page for page in document.pages if not page.is_blank][:_PAGES_READ]
    told = Print.of(pages)
    spoken = {kind.name: _different([cue for cue in kind.cues if told.has(cue)]) for kind in types}
    scores = {kind.name: _score(spoken[kind.name], _weight_of_records(told, kind)) for kind in types}
    counts = {name: len(cues) for name, cues in spoken.items()}
    by_cues = _ranking(scores, counts)
    if by_cues.winner is not None and by_cues.winner not in type_tagger().types:
        return by_cues  # of a site's own type, which the model never learned, it can be no witness
    by_words = _weights_of_all_words(pages)
    return _ranking({n: _together(score, by_words.get(n, 0.0)) for n, score in scores.items()}, counts)


def _ranking(scores: Mapping[str, float], counts: Mapping[str, int]) -> Ranking:
    ordered = sorted(scores.items(), key=lambda item: -item[1])
    return Ranking(tuple(ordered), counts[ordered[0][0]] if ordered else 0)


def bears_title(page: Page, kind: DocumentType) -> bool:
    """Whether one of the type's titles stands alone on a line of the page."""
    told = Print.of([page])
    return any(cue.is_title and told.has(cue) for cue in kind.cues)


def _weight_of_records(told: Print, kind: DocumentType) -> float:
    """Return how much the records speak for a type: the books they stand in, the acts that they list."""
    return told.weight_of_acts() if kind.acts else told.weight_of_books(kind.book_types)


def _weights_of_all_words(pages: Sequence[Page]) -> Mapping[str, float]:
    """Return how much all words together speak for each type: nothing where there is much doubt."""
    sure = {name: max(0.0, told - _LEAST_LIKELY) for name, told in type_tagger().likely(pages).items()}
    return {name: _WEIGHT_OF_ALL_WORDS * told / (1.0 - _LEAST_LIKELY) for name, told in sure.items()}


def _score(cues: Sequence[Cue], of_records: float) -> float:
    return _together(of_records, *(cue.weight for cue in cues))


def _together(*weights: float) -> float:
    return 1.0 - math.prod(1.0 - weight for weight in weights)


def _different(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues that are no part of a weightier one: `poderes` says nothing beside `poderes para`."""
    heavy = sorted(cues, key=lambda cue: (-cue.weight, -len(cue.words)))
    kept: list[Cue] = []
    for cue in heavy:
        if not any(squeeze(cue.words) in squeeze(other.words) for other in kept):
            kept.append(cue)
    return kept
