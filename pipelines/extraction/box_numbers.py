"""The numbers that a form prints before its boxes: 01, 02, 03 and so on, each alone in its box's margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"\(?0?([1-9][0-9]?)[.)ºª°-]{0,2}")
_LEAST = 5  # boxes; fewer numbers in order are chance, as of a day and a month


def box_numbers(alone: Iterable[str]) -> frozenset[int]:
    """Return which lines begin with a box's number; of each line is given what stands alone at its start."""
    numbered: list[int] = []
    for line, text in enumerate(alone):
        match = _NUMBER.fullmatch(text)
        if match and int(match.group(1)) == len(numbered) + 1:
            numbered.append(line)
    return frozenset(numbered if len(numbered) >= _LEAST else ())
