"""Which words of a template's text tell of which fields: marks around them, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_OPEN, _TOLD, _CLOSE = "\ue000", "\ue001", "\ue002"
OPENING = f"(?:{_OPEN}[^{_TOLD}]*{_TOLD})"
"""What an opening mark looks like, as a regular expression."""

_MARK = re.compile(f"{OPENING}|{_CLOSE}")
_ISSUER = re.compile(r"(?<=[0-9]{3})[-/][A-Z]{2,}(?:[-/][A-Z]{2})?$")
LISTS = frozenset({"data", "valor", "cpf", "cnpj"})
"""Fields that list every number, sum or day of a page: they say nothing of what it means."""


class MarkedFacts(Facts):
    """Facts that remember which fields were noted last."""

    def __init__(self) -> None:
        super().__init__()
        self._last: list[str] = []

    def note(self, field: str, value: str, shown: str | None = None, *, subject: str | None = None) -> str:
        self._last.append(field)
        return super().note(field, value, shown, subject=subject)

    def marked(self, write: Callable[[], str]) -> str:
        """Return a text between marks that name the fields which writing it notes; as it is if none."""
        before, self._last = self._last, []
        text = write()
        fields, self._last = sorted(set(self._last) - LISTS), before
        return f"{_OPEN}{'+'.join(fields)}{_TOLD}{text}{_CLOSE}" if fields else text


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that tell of fields, and at which of the places, from 0, where the same words stand."""

    fields: tuple[str, ...]
    words: str
    place: int


def plain(text: str) -> str:
    """Return a text without its marks."""
    return _MARK.sub("", text)


def bare(text: str) -> str:
    """Return a literal text as the value that is read of it: without marks, and no stop at its end."""
    return plain(text).strip().rstrip(".,;")


def mentions_in(text: str) -> Sequence[Mention]:
    """Return the mentions of a marked text, in the order of their ends."""
    whole, found, opened, at, length = plain(text), list[Mention](), list[tuple[tuple[str, ...], int]](), 0, 0
    for mark in _MARK.finditer(text):
        length += mark.start() - at
        at = mark.end()
        if mark[0] != _CLOSE:
            opened.append((tuple(mark[0][1:-1].split("+")), length))
            continue
        fields, start = opened.pop()
        words = whole[start:length]
        found.append(Mention(fields, words, len(places_of(words.split(), whole[:start].split()))))
    return found


def places_of(words: Sequence[str], among: Sequence[str]) -> list[int]:
    """Return where words stand in a row among others.

    Signs around them do not count, nor who issued a number: `2.328.314-SSP/RJ`.
    """
    wanted, given = [_bare(word) for word in words], [_bare(word) for word in among]
    if not wanted:
        return []
    return [
        place
        for place in range(len(given) - len(wanted) + 1)
        if given[place] == wanted[0] and given[place : place + len(wanted)] == wanted
    ]


def _bare(word: str) -> str:
    return _ISSUER.sub("", word.strip(".,;:()[]\"'“”-–—/=|^")).casefold()
