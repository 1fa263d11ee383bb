"""Sets of characters as bits of an integer: bit i is character i, the last one every character beyond."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Characters = int
OTHER = 0x2200
"""Letters, digits, punctuation and currency signs lie below; what lies beyond is told apart no further."""

SEPARATORS = " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0"
"""What stands between words; within a value, only a space."""


def of(characters: Iterable[str]) -> Characters:
    """Return the set of these characters."""
    bits = 0
    for character in characters:
        bits |= 1 << min(ord(character), OTHER)
    return bits


def between(first: str, last: str) -> Characters:
    """Return the characters from `first` to `last`, which both lie below OTHER."""
    return (1 << ord(last) + 1) - (1 << ord(first))


def _where(is_member: Callable[[str], bool]) -> Characters:
    return of(character for character in map(chr, range(OTHER)) if is_member(character))


DIGITS: Characters = between("0", "9")
SPACE: Characters = of(" ")
ANY: Characters = ((1 << OTHER + 1) - 1) & ~of(SEPARATORS) | SPACE
WORD: Characters = _where(lambda c: c == "_" or c in "0123456789" or unicodedata.category(c)[0] == "L")
