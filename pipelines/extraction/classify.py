"""Which type a document is of, by the words that speak for each."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document import Document, Page
    from pipelines.document_types.document_type import Cue, DocumentType

_LEAST_SCORE = 0.6
_LEAST_LEAD = 0.1
_LEAST_LIKENESS = 88.0
_LEAST_FUZZY = 9  # letters; shorter words have too many neighbours
_PAGES_READ = 3
_TITLE_SLACK = 1.5  # how much longer than its title a line may be


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


def rank_types(document: Document, types: Sequence[DocumentType]) -> Ranking:
    """Score each type: the chance that not all of its cues mislead, 1 − Π(1 − weight)."""
    pages = [page for page in document.pages if not page.is_blank][:_PAGES_READ]
    lines = [squeeze(line.text) for page in pages for line in page.lines]
    text = "".join(lines)
    scores = [(kind.name, _score(kind.cues, lines, text)) for kind in types]
    return Ranking(tuple(sorted(scores, key=lambda item: -item[1])))


def bears_title(page: Page, kind: DocumentType) -> bool:
    """Whether one of the type's titles stands alone on a line of the page."""
    lines = [squeeze(line.text) for line in page.lines]
    return any(cue.is_title and _is_title(squeeze(cue.words), lines) for cue in kind.cues)


def _score(cues: Sequence[Cue], lines: Sequence[str], text: str) -> float:
    doubt = 1.0
    for cue in cues:
        words = squeeze(cue.words)
        if _is_title(words, lines) if cue.is_title else _is_in(words, text):
            doubt *= 1.0 - cue.weight
    return 1.0 - doubt


def _is_title(words: str, lines: Sequence[str]) -> bool:
    """Whether a line, or two that follow each other, hold hardly more than these words."""
    pairs = [first + second for first, second in itertools.pairwise(lines)]
    return any(_is_in(words, line) for line in (*lines, *pairs) if len(line) <= _TITLE_SLACK * len(words))


def _is_in(words: str, text: str) -> bool:
    if words in text:
        return True
    if len(words) < _LEAST_FUZZY:
        return False
    if len(text) < len(words):  # the likeness of a part would be that of the line within the words
        return fuzz.ratio(words, text, score_cutoff=_LEAST_LIKENESS) > 0
    return fuzz.partial_ratio(words, text, score_cutoff=_LEAST_LIKENESS) > 0
