"""From per-column character probabilities to text: connectionist temporal classification, best path."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANK = 0

# The model's training text has the degree sign where Portuguese has the masculine ordinal ("1º", "nº").
# Degrees remain before a digit, a minute mark, a compass point or a temperature scale.
_ORDINAL = re.compile(r"(?<=[nN])°|(?<=[0-9])°(?!\d|\s*(?:['’′]|[CFNS]\b|[NS]?[EWOL]\b))")


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters and where it stands: `start` and `end` as fractions of the line's width."""

    text: str
    confidence: float
    weakest: float
    start: float
    end: float


def decode(probabilities: NDArray[np.float32], alphabet: Sequence[str]) -> list[Span]:
    """Return the words of one line from its (columns, characters) probabilities, left to right."""
    best = probabilities.argmax(axis=1)
    changed = np.empty(len(best), bool)
    changed[:1] = True
    changed[1:] = best[1:] != best[:-1]
    columns = np.flatnonzero(changed & (best != BLANK))
    text = with_ordinals("".join(alphabet[index] for index in best[columns]))
    scores = probabilities[columns, best[columns]]
    return [
        _span(text[start:end], scores[start:end], columns[start:end], len(best)) for start, end in _runs(text)
    ]


def with_ordinals(text: str) -> str:
    """Turn ° into º after a number or in "nº"; the length stays the same."""
    return _ORDINAL.sub("º", text)


def _runs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def _span(text: str, scores: NDArray[np.float32], columns: NDArray[np.intp], total: int) -> Span:
    # A character's peak is one column wide; its ink reaches about half a character to each side.
    start = max(0.0, (float(columns[0]) - 0.5) / total)
    end = min(1.0, (float(columns[-1]) + 1.5) / total)
    return Span(text, float(scores.mean()), float(scores.min()), start, end)
