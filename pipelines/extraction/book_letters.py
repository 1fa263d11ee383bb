"""Books of the civil registry have letters: births A, marriages B, deaths C. Another is another record's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.checks import BOOK_TYPE
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.extraction.finding import Finding

_BOOK = "livro"
_LETTER_OF_TYPE = {"1": "A", "2": "B", "3": "B", "4": "C", "5": "C", "6": "D", "7": "E"}
"""The letters of the types that a matrícula tells with one digit; auxiliary books share a letter."""
_LETTER = re.compile(r"([A-E])[ /-]*(?:AUX[A-Z.]*[ /-]*)?[0-9]")


def without_others(findings: Mapping[str, list[Finding]], book_types: str) -> dict[str, list[Finding]]:
    """Return the findings without books of other letters than these types'; in doubt if there is no other."""
    letters = {_LETTER_OF_TYPE.get(book, "") for book in book_types}
    books = findings.get(_BOOK, [])
    others = [book for book in books if _letter(book) and _letter(book) not in letters]
    if not letters or "" in letters or not others:
        return dict(findings)
    doubt = Verdict(BOOK_TYPE, passed=False, detail=f"not of a book {' or '.join(sorted(letters))}")
    own = [book for book in books if book not in others]
    if any(_letter(book) for book in own):
        return {**findings, _BOOK: own}
    return {**findings, _BOOK: [book.with_verdict(doubt) if book in others else book for book in books]}


def _letter(book: Finding) -> str:
    """Return the letter of `B-12`, or nothing."""
    match = _LETTER.match(book.value)
    return match.group(1) if match else ""
