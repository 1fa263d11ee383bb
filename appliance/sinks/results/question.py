"""What is asked of the results: words of pages and values of fields; and where on a page the words stand."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from appliance.sinks.columns import LineRow
from pipelines.extraction.folding import fold

_WORD = re.compile(r"[0-9a-z]+")
_SHORTEST_STEM = 4
_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class FieldQuestion:
    """A value that a field of one of these names must have; `keys` are what `search_key` may be.

    `is_beginning`: the value may go on after that.
    """

    names: tuple[str, ...]
    keys: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """All of it must hold. `terms` are words, or phrases of words that follow each other, as they were typed.

    `since` and `before` bound when the document arrived.
    """

    terms: tuple[str, ...] = ()
    fields: tuple[FieldQuestion, ...] = ()
    document_type: str | None = None
    since: datetime | None = None
    before: datetime | None = None


def terms_of(text: str) -> tuple[str, ...]:
    """Return the words of what a person typed; those in quotes are one phrase, signs alone are nothing."""
    return tuple(term for term in _terms(unicodedata.normalize("NFC", text)) if words_of(term))


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded."""
    return _WORD.findall(fold(unicodedata.normalize("NFC", text)))


def line_with(terms: Sequence[str], lines: Sequence[LineRow]) -> LineRow | None:
    """Return the line in which most of the words stand, the first of several; None where none stands.

    A word counts less where only its stem is the same.
    """
    wanted = [word for term in terms for word in words_of(term)]
    scores = [_score(wanted, words_of(line.text)) for line in lines]
    best = max(scores, default=0)
    return lines[scores.index(best)] if best else None


def _terms(text: str) -> Iterator[str]:
    for number, part in enumerate(text.split('"')):
        if number % 2:
            yield part
        else:
            yield from part.split()


def _score(wanted: Sequence[str], words: Sequence[str]) -> int:
    told = set(words)
    return sum(2 if one in told else any(_is_akin(one, word) for word in told) for one in wanted)


def _is_akin(one: str, other: str) -> bool:
    """Whether two words differ in their endings alone, as a stemmer may have it."""
    length = max(_SHORTEST_STEM, max(len(one), len(other)) - _LONGEST_ENDING)
    return one[:length] == other[:length] and min(len(one), len(other)) >= length
