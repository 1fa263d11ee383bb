"""Books of the civil registry have letters: births A, marriages B, deaths C. Another is another record's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.checks import BOOK_TYPE
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.extraction.finding import Finding

_BOOK = "livro"
_PLACES_IN_BOOK = {"folha", "termo"}
_BESIDE = 8  # words
_LETTER_OF_TYPE = {"1": "A", "2": "B", "3": "B", "4": "C", "5": "C", "6": "D", "7": "E"}
"""The letters of the types that a matrícula tells with one digit; auxiliary books share a letter."""
_LETTER = re.compile(r"([A-E])[ /-]*(?:AUX[A-Z.]*[ /-]*)?[0-9]")


def without_others(findings: Mapping[str, list[Finding]], book_types: str) -> dict[str, list[Finding]]:
    """Return the findings without books of other letters than these types'; in doubt if there is no other.

    A leaf and an entry told beside such a book are in doubt.
    """
    letters = {_LETTER_OF_TYPE.get(book, "") for book in book_types}
    books = findings.get(_BOOK, [])
    others = [book for book in books if _letter(book) and _letter(book) not in letters]
    if not letters or "" in letters or not others:
        return dict(findings)
    own = [book for book in books if book not in others]
    doubt = Verdict(BOOK_TYPE, passed=False, detail=f"not of a book {' or '.join(sorted(letters))}")
    found = {**findings, _BOOK: own if any(map(_letter, own)) else _doubted(books, doubt, others)}
    for name in _PLACES_IN_BOOK & found.keys():
        beside = [place for place in found[name] if _book_of(place, books) in others]
        found[name] = _doubted(found[name], doubt, beside)
    return found


def _letter(book: Finding) -> str:
    """Return the letter of `B-12`, or nothing."""
    match = _LETTER.match(book.value)
    return match.group(1) if match else ""


def _book_of(place: Finding, books: Sequence[Finding]) -> Finding | None:
    """Return the book that is told nearest to a leaf or an entry, if it is near."""
    words, nearest = min(((_words_between(place, book), n) for n, book in enumerate(books)))
    return books[nearest] if words <= _BESIDE else None


def _words_between(one: Finding, other: Finding) -> int:
    return abs(one.quote.begin[0] - other.quote.begin[0])


def _doubted(found: Sequence[Finding], doubt: Verdict, those: Sequence[Finding]) -> list[Finding]:
    return [each.with_verdict(doubt) if each in those else each for each in found]
