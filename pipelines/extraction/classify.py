"""Which type a document is of, by the words that speak for each."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.document import Document, Page
    from pipelines.document_types.document_type import Cue, DocumentType

_LEAST_SCORE = 0.6
_LEAST_LEAD = 0.1
_LEAST_LIKENESS = 88.0
_LEAST_FUZZY = 9  # letters; shorter words have too many neighbours
_PAGES_READ = 3
_TITLE_SLACK = 1.5  # how much longer than its title a line may be
_SHORTEST_ALIKE = _LEAST_LIKENESS / (200.0 - _LEAST_LIKENESS)  # what is shorter cannot be so like its title


@dataclass(frozen=True, slots=True)
class Ranking:
    """Each type with its score from 0 to 1, best first."""

    scores: tuple[tuple[str, float], ...]

    @property
    def winner(self) -> str | None:
        """The best type where it is certain: good in itself and clearly ahead of the next."""
        if not self.scores or self.scores[0][1] < _LEAST_SCORE:
            return None
        lead = self.scores[0][1] - (self.scores[1][1] if len(self.scores) > 1 else 0.0)
        return self.scores[0][0] if lead >= _LEAST_LEAD else None

    def score_of(self, name: str) -> float:
        return dict(self.scores).get(name, 0.0)

    def best_but(self, name: str | None) -> str | None:
        """The best type other than `name` that anything speaks for."""
        return next((other for other, score in self.scores if other != name and score > 0.0), None)


@dataclass(frozen=True, slots=True)
class _Print:
    """What stands on some pages, squeezed: all of it, and each line and pair of lines, the shortest first."""

    text: str
    runs: tuple[str, ...]

    @classmethod
    def of(cls, pages: Iterable[Page]) -> _Print:
        lines = [squeeze(line.text) for page in pages for line in page.lines]
        pairs = (first + second for first, second in itertools.pairwise(lines))
        return cls("".join(lines), tuple(sorted({*lines, *pairs}, key=len)))

    def has(self, cue: Cue) -> bool:
        """Whether a cue stands there; a title alone on a line or two, which hold hardly more than it."""
        words = _squeezed(cue.words)
        if not cue.is_title:
            return _is_in(words, self.text)
        first = bisect_left(self.runs, _SHORTEST_ALIKE * len(words), key=len)
        end = bisect_right(self.runs, _TITLE_SLACK * len(words), key=len)
        return any(_is_in(words, run) for run in self.runs[first:end])


_squeezed = lru_cache(maxsize=2048)(squeeze)  # of cues, which are the same for every document


def rank_types(document: Document, types: Sequence[DocumentType]) -> Ranking:
    """Score each type: the chance that not all of its cues mislead, 1 − Π(1 − weight)."""
    told = _Print.of([page for page in document.pages if not page.is_blank][:_PAGES_READ])
    scores = [(kind.name, _score(kind.cues, told)) for kind in types]
    return Ranking(tuple(sorted(scores, key=lambda item: -item[1])))


def bears_title(page: Page, kind: DocumentType) -> bool:
    """Whether one of the type's titles stands alone on a line of the page."""
    told = _Print.of([page])
    return any(cue.is_title and told.has(cue) for cue in kind.cues)


def _score(cues: Sequence[Cue], told: _Print) -> float:
    doubt = 1.0
    for cue in cues:
        if told.has(cue):
            doubt *= 1.0 - cue.weight
    return 1.0 - doubt


def _is_in(words: str, text: str) -> bool:
    if words in text:
        return True
    if len(words) < _LEAST_FUZZY:
        return False
    if len(text) < len(words):  # the likeness of a part would be that of the line within the words
        return fuzz.ratio(words, text, score_cutoff=_LEAST_LIKENESS) > 0
    return fuzz.partial_ratio(words, text, score_cutoff=_LEAST_LIKENESS) > 0
