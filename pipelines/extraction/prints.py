"""What stands on pages, made comparable, and whether the words that speak for a type stand there."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, normalize
from pipelines.extraction.folding import fold, squeeze
from pipelines.extraction.identifiers import SHAPES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelines.document import Page, TextLine
    from pipelines.document_types.document_type import Cue

_LEAST_LIKENESS = 88.0
_LEAST_LIKENESS_OF_WORD = 80.0  # nascimento and casamento are alike by 78
_LEAST_FUZZY = 9  # letters; shorter words have too many neighbours
_LEAST_TELLING = 5  # letters; shorter words of a cue join the others
_RUNNING = 40  # letters of a line of running text
_LONG_TITLE = 17  # letters; a shorter one of one word may be a caption: Nascimento
_TITLE_SLACK = 1.5  # how much longer than its title a line may be
_LETTERS_BETWEEN = 16  # those of others among its words, as in `certidão em breve relatório de óbito`
_HEAD_LINES = 12  # a title may open a sentence here, as in `Escritura de permuta que entre si fazem`
_LINES_OF_TITLE = 5
_LETTERS_OF_TITLE = 80
_CELL_GAP = 1.5  # in line heights
_HALF = 0.5  # of the next: a line so short goes on with nothing
_SHORTEST_ALIKE = _LEAST_LIKENESS / (200.0 - _LEAST_LIKENESS)  # what is shorter cannot be so like its title

_MATRICULA = SHAPES[FieldKind.CIVIL_MATRICULA].pattern
_LETTERED_BOOK = re.compile(
    r"livro(?:de(?:nascimentos?|casamentos?|obitos?))?(?:n[or]?)?([abc])(?:aux[a-z]{0,5})?[0-9]"
)  # squeezed
_BOOKS = {"a": "1", "b": "23", "c": "45"}
"""The letters of the civil registry's books (Lei 6.015/1973, art. 33) as digits of its matrículas."""
_MATRICULA_WEIGHT, _LETTER_WEIGHT = 0.5, 0.35
_ACT = re.compile(r"(?:R|AV|Av) ?[./-]{0,2} ?0{0,2}([1-9][0-9]?)(?![0-9])")
_LEAST_ACTS, _MOST_ACTS = 2, 4
_DOUBT_OF_ACT = 0.5  # each act behind the first leaves half of the doubt


@dataclass(frozen=True, slots=True)
class Print:
    """What stands on some pages, squeezed.

    `text` is all of it, `starts` too, with a capital where a word begins; `runs` are the cells, the lines,
    what some lines hold together and what a colon announces in the head, the shortest first, with their
    `lengths`, `headings` those that begin with no small letter; `head` are the cells where a document says
    what it is, `openings` what begins a sentence there, `capitals` its headings in capitals, without a
    number; `books` are the digits of the civil registry's books that are told; `acts` are the numbers of
    what begins a line like an act of a record of property.
    """

    text: str
    starts: str
    runs: tuple[str, ...]
    lengths: tuple[int, ...]
    headings: frozenset[str]
    head: frozenset[str]
    openings: tuple[str, ...]
    capitals: frozenset[str]
    books: str
    books_weight: float
    acts: frozenset[int]

    @classmethod
    def of(cls, pages: Sequence[Page]) -> Print:
        written = [line for page in pages for line in page.lines]
        words = [[squeeze(word) for word in line.text.split()] for line in written]
        lines = ["".join(line) for line in words]
        cells = (cell for line in written for cell in _cells(line))
        runs = [*_together(written, lines), *((cell, squeeze(cell)) for cell in cells)]
        head = written[:_HEAD_LINES]
        announced = (line.text.partition(": ")[2] for line in head)
        runs += [(text, squeeze(text)) for text in announced if text and not text[0].islower()]
        ordered = sorted({run for _, run in runs}, key=len)
        return cls(
            "".join(lines),
            "".join(word.capitalize() for line in words for word in line),
            tuple(ordered),
            tuple(map(len, ordered)),
            frozenset(run for text, run in runs if not text[:1].islower()),
            frozenset(squeeze(cell) for line in head for cell in _cells(line)),
            tuple(squeeze(sentence) for sentence in _sentences(head)),
            frozenset(squeeze(line.text) for line in head if _is_heading(line.text)),
            *_books_told("\n".join(line.text for line in written), "".join(lines)),
            frozenset(int(act.group(1)) for line in written if (act := _ACT.match(line.text))),
        )

    def weight_of_acts(self) -> float:
        """Return how much the acts that are told, counted from the first, speak for a record of property."""
        acts = itertools.takewhile(self.acts.__contains__, range(1, _MOST_ACTS + 1))
        count = sum(1 for _ in acts)
        return 1.0 - _DOUBT_OF_ACT ** (count - 1) if count >= _LEAST_ACTS else 0.0

    def weight_of_books(self, book_types: str) -> float:
        """Return how much the book that is told speaks for a type whose records stand in such books."""
        return self.books_weight if any(book in book_types for book in self.books) else 0.0

    def has(self, cue: Cue) -> bool:
        """Whether a cue stands there; a short word where a word begins."""
        words = squeeze(cue.words)
        if cue.is_title:
            return self._is_titled(words, cue.words)
        if len(words) < _LEAST_FUZZY and " " not in cue.words:
            return words.capitalize() in self.starts
        return _is_in(words, self.text, cue.words)

    def _is_titled(self, words: str, spelled: str) -> bool:
        """Whether a title stands alone, opens a sentence of the head, or is told in parts."""
        length, telling = len(words), _telling(spelled)
        if _is_in_any(words, self._runs(length, _TITLE_SLACK * length), spelled):
            return True
        least = 0 if length >= _LONG_TITLE or " " in spelled else _RUNNING
        openings = (opening for opening in self.openings if len(opening) >= least)
        if _is_in_any(words, (text[:length] for text in (*openings, *self.capitals)), spelled):
            return True
        if len(telling) < 2:
            return False
        if self.head.issuperset(telling):
            return True
        if not all(word in self.text for word in telling):
            return False
        longer = self._runs(length, length + _LETTERS_BETWEEN)
        return any(run in self.headings and _has_in_order(telling, run) for run in longer)

    def _runs(self, letters: int, longest: float) -> tuple[str, ...]:
        first = bisect_left(self.lengths, _SHORTEST_ALIKE * letters)
        return self.runs[first : bisect_right(self.lengths, longest)]


def _together(lines: Sequence[TextLine], letters: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield each line, as it is and squeezed: alone and with those behind it, as far as a title may reach."""
    for at, line in enumerate(lines):
        yield line.text, letters[at]
        for end in range(at + 2, min(at + _LINES_OF_TITLE, len(lines)) + 1):
            run = "".join(letters[at:end])
            if len(run) > _LETTERS_OF_TITLE:
                break
            yield line.text, run


def _cells(line: TextLine) -> list[str]:
    """Return what of a line stands together, without a wide gap."""
    cells = [[word.text for word in line.words[:1]]]
    for left, right in itertools.pairwise(line.words):
        if right.box.left - left.box.right > _CELL_GAP * line.box.height:
            cells.append([])
        cells[-1].append(right.text)
    return [" ".join(cell) for cell in cells]


def _sentences(lines: Sequence[TextLine]) -> Iterator[str]:
    """Yield the lines that begin with a capital, before which nothing is left unfinished."""
    before = "."
    for line in lines:
        if line.text[:1].isupper() and (
            before.endswith((".", ":", ";"))
            or len(before) < _HALF * len(line.text)
            or (before.isupper() and not line.text.isupper())
        ):
            yield line.text
        before = line.text


def _is_heading(text: str) -> bool:
    """Whether a line may be a longer title, and no caption with its value: PROCURAÇÃO EM CAUSA PRÓPRIA."""
    return text.isupper() and ":" not in text and not any(map(str.isdigit, text))


@lru_cache(maxsize=2048)
def _telling(words: str) -> tuple[str, ...]:
    """Return the words of a cue that are long enough to tell it from others, squeezed."""
    return tuple(word for word in map(squeeze, words.split()) if len(word) >= _LEAST_TELLING)


def _books_told(text: str, letters: str) -> tuple[str, float]:
    """Return the digits of the books that the first matrícula, or a book's letter, tells, and its weight."""
    for match in _MATRICULA.finditer(fold(text)):
        number = normalize.digits(match.group())
        if checks.is_civil_matricula(number):
            return number[14], _MATRICULA_WEIGHT
    lettered = _LETTERED_BOOK.search(letters)
    return (_BOOKS[lettered.group(1)], _LETTER_WEIGHT) if lettered else ("", 0.0)


def _has_in_order(words: Sequence[str], run: str) -> bool:
    place = 0
    for word in words:
        place = run.find(word, place) + len(word)
        if place < len(word):
            return False
    return True


def _is_in_any(words: str, texts: Iterable[str], spelled: str) -> bool:
    """Whether words stand in one of several short texts; not without most of their letters."""
    least = _SHORTEST_ALIKE * len(words)
    return any(LCSseq.similarity(words, text) >= least and _is_in(words, text, spelled) for text in texts)


def _is_in(words: str, text: str, spelled: str) -> bool:
    """Whether words stand in a text, with a few misread letters, but none of them replaced by another."""
    if words in text:
        return True
    if len(words) < _LEAST_FUZZY:
        return False
    if len(text) < len(words):  # the likeness of a part would be that of the line within the words
        return fuzz.ratio(words, text, score_cutoff=_LEAST_LIKENESS) > 0 and _are_alike(spelled, text)
    if not fuzz.partial_ratio(words, text, score_cutoff=_LEAST_LIKENESS):
        return False
    found = fuzz.partial_ratio_alignment(words, text, score_cutoff=_LEAST_LIKENESS)
    return found is not None and _are_alike(spelled, text[found.dest_start : found.dest_end])


def _are_alike(spelled: str, part: str) -> bool:
    return all(fuzz.partial_ratio(word, part) >= _LEAST_LIKENESS_OF_WORD for word in _telling(spelled))
