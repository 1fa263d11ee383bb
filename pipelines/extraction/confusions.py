"""What readers take for one another, and the only case in which it may be put right."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGIT_OF = dict(zip("OoQDº°Il|!iZzSs$bGBgq", "000000111112255566899", strict=True))
_MAX_LETTERS = 8

DIGIT = f"[0-9{''.join(_DIGIT_OF)}]"
"""A character class of regular expressions: the digits, and what readers write for them (case matters)."""


def as_digits(read: str) -> tuple[str, int]:
    """Return the digits that are meant, without separators, and how many of them were read as letters."""
    digits = [_DIGIT_OF.get(character, character) for character in read]
    changes = sum(character in _DIGIT_OF for character in read)
    return "".join(character for character in digits if character.isdigit()), changes


def repair(read: str, is_valid: Callable[[str], bool], *, has_letters: bool) -> str | None:
    """Return the only number that `read` (no separators) can mean and whose check digits are right.

    Letters of a number that `has_letters` may stand for digits or for themselves: each is tried both ways.
    None where no candidate is valid or several are: a number is never guessed.
    """
    if not has_letters:
        candidate = as_digits(read)[0]
        return candidate if is_valid(candidate) else None
    choices = [(c.upper(), _DIGIT_OF[c]) if c in _DIGIT_OF else (c.upper(),) for c in read]
    if sum(len(choice) > 1 for choice in choices) > _MAX_LETTERS:
        return None
    valid = {number for parts in itertools.product(*choices) if is_valid(number := "".join(parts))}
    return valid.pop() if len(valid) == 1 else None
