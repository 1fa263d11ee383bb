"""Which type a document is of, by the words that speak for each."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.identifiers import SHAPES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document import Document, Page
    from pipelines.document_types.document_type import Cue, DocumentType

_LEAST_SCORE = 0.6
_LEAST_LEAD = 0.1
_LEAST_ODDS = 2.0  # or so many times the doubt that is left of the best, where many cues speak for two
_LEAST_LIKENESS = 88.0
_LEAST_FUZZY = 9  # letters; shorter words have too many neighbours
_PAGES_READ = 3
_OPENING_LINES = 6
_RUNNING = 40  # letters of a line of running text
_LONG_TITLE = 17  # letters; a shorter one is the beginning of longer ones: ESCRITURA PÚBLICA
_TITLE_SLACK = 1.5  # how much longer than its title a line may be
_SHORTEST_ALIKE = _LEAST_LIKENESS / (200.0 - _LEAST_LIKENESS)  # what is shorter cannot be so like its title
_MATRICULA = SHAPES[FieldKind.CIVIL_MATRICULA].pattern
_LETTERED_BOOK = re.compile(r"livro(?:n[or]?)?([abc])(?:aux[a-z]{0,5})?[0-9]")  # squeezed
_BOOKS = {"a": "1", "b": "23", "c": "45"}
"""The letters of the civil registry's books (Lei 6.015/1973, art. 33) as digits of its matrículas."""
_MATRICULA_WEIGHT, _LETTER_WEIGHT = 0.5, 0.35


@dataclass(frozen=True, slots=True)
class Ranking:
    """Each type with its score from 0 to 1, best first."""

    scores: tuple[tuple[str, float], ...]

    @property
    def winner(self) -> str | None:
        """The best type where it is certain: good in itself and clearly ahead of the next."""
        if not self.scores or self.scores[0][1] < _LEAST_SCORE:
            return None
        best, next_best = self.scores[0][1], self.scores[1][1] if len(self.scores) > 1 else 0.0
        is_ahead = best - next_best >= _LEAST_LEAD or 1.0 - next_best >= _LEAST_ODDS * (1.0 - best)
        return self.scores[0][0] if is_ahead and best > next_best else None

    def score_of(self, name: str) -> float:
        return dict(self.scores).get(name, 0.0)

    def best_but(self, name: str | None) -> str | None:
        """The best type other than `name` that anything speaks for."""
        return next((other for other, score in self.scores if other != name and score > 0.0), None)


@dataclass(frozen=True, slots=True)
class _Print:
    """What stands on some pages, squeezed: all of it, and each line and pair of lines, the shortest first.

    `openings` are the first lines of each page, where a title may run on.
    """

    text: str
    runs: tuple[str, ...]
    openings: tuple[str, ...]
    books: str
    books_weight: float

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Print:
        """Return what stands on pages, and the books of the civil registry that it is said to be from."""
        read = [line.text for page in pages for line in page.lines]
        lines = [squeeze(line) for line in read]
        pairs = (first + second for first, second in itertools.pairwise(lines))
        openings = (line.text for page in pages for line in page.lines[:_OPENING_LINES])
        begun = tuple(squeeze(text) for text in openings if text.lstrip()[:1].isupper())
        text = "".join(lines)
        runs = tuple(sorted({*lines, *pairs}, key=len))
        return cls(text, runs, begun, *_books_told("\n".join(read), text))

    def has(self, cue: Cue) -> bool:
        """Whether a cue stands there; a title alone on a line or two, or at the beginning of an opening."""
        words = _squeezed(cue.words)
        if not cue.is_title:
            return _is_in(words, self.text)
        first = bisect_left(self.runs, _SHORTEST_ALIKE * len(words), key=len)
        end = bisect_right(self.runs, _TITLE_SLACK * len(words), key=len)
        least = 0 if len(words) >= _LONG_TITLE else _RUNNING
        begun = any(len(line) >= least and _is_in(words, line[: len(words)]) for line in self.openings)
        return begun or any(_is_in(words, run) for run in self.runs[first:end])


_squeezed = lru_cache(maxsize=2048)(squeeze)  # of cues, which are the same for every document


def rank_types(document: Document, types: Sequence[DocumentType]) -> Ranking:
    """Score each type: the chance that not all of its cues mislead, 1 − Π(1 − weight)."""
    told = _Print.of([page for page in document.pages if not page.is_blank][:_PAGES_READ])
    scores = [(kind.name, _score(kind, told)) for kind in types]
    return Ranking(tuple(sorted(scores, key=lambda item: -item[1])))


def bears_title(page: Page, kind: DocumentType) -> bool:
    """Whether one of the type's titles stands alone on a line of the page."""
    told = _Print.of([page])
    return any(cue.is_title and told.has(cue) for cue in kind.cues)


def _books_told(text: str, squeezed: str) -> tuple[str, float]:
    """Return the digits of the books that the first matrícula, or a book's letter, tells, and its weight."""
    for match in _MATRICULA.finditer(fold(text)):
        number = normalize.digits(match.group())
        if checks.is_civil_matricula(number):
            return number[14], _MATRICULA_WEIGHT
    lettered = _LETTERED_BOOK.search(squeezed)
    return (_BOOKS[lettered.group(1)], _LETTER_WEIGHT) if lettered else ("", 0.0)


def _score(kind: DocumentType, told: _Print) -> float:
    is_of_book = any(book in kind.book_types for book in told.books)
    doubt = 1.0 - told.books_weight * is_of_book
    for cue in kind.cues:
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
