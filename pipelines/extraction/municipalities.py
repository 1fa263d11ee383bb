"""The municipalities of Brazil: in which states there is one of a name.

The list beside this file is that of the IBGE, one state a line. Towns that were renamed and districts are not
on it, so a name that it lacks proves nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipelines.extraction.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FILE = Path(__file__).with_suffix(".txt")
_STATE_BEHIND = re.compile(r"[-–—/(][a-z]{2}$")
_FORMERLY = {
    "AC": {"AM"},
    "AP": {"PA"},
    "MS": {"MT"},
    "RJ": {"GB"},
    "RO": {"AM", "MT"},
    "RR": {"AM"},
    "TO": {"GO"},
}
"""States that were parts of others, or others themselves: papers of the time say so."""
_OF_TOWNS = "DF"  # whose towns are no municipalities: Taguatinga is one in Tocantins too


def is_municipality(words: Sequence[str]) -> bool:
    """Whether folded words together are the name of a municipality, with or without a state behind it."""
    *first, last = words
    return squeeze("".join([*first, _STATE_BEHIND.sub("", last)])) in _states()


def states_with(town: str) -> frozenset[str]:
    """Return the abbreviations of the states that have a municipality of this name, however it is spaced."""
    return _states().get(squeeze(town), frozenset())


def is_elsewhere(town: str, state: str) -> bool:
    """Whether municipalities have this name, but none in this state, nor in one that was a part of it."""
    known = states_with(town)
    formerly = set[str]().union(*(_FORMERLY.get(each, ()) for each in known))
    return bool(known) and state not in known | formerly | {_OF_TOWNS}


@lru_cache(maxsize=1)
def _states() -> Mapping[str, frozenset[str]]:
    told: dict[str, set[str]] = defaultdict(set)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        state, _, towns = line.partition(": ")
        for town in towns.split(", "):
            told[squeeze(town)].add(state)
    return {town: frozenset(states) for town, states in told.items()}
