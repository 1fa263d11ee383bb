"""From per-column character probabilities to text: connectionist temporal classification, best path."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

BLANK = 0
_BESIDE = 0.35  # of a character's width: measured, 95 of 100 words begin and end within that of their peaks

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
    runs = _runs(text)
    edges = _parted([_edges(columns[first:last], len(best)) for first, last in runs])
    return [
        Span(text[first:last], float(scores[first:last].mean()), float(scores[first:last].min()), *edge)
        for (first, last), edge in zip(runs, edges, strict=True)
    ]


def with_ordinals(text: str) -> str:
    """Turn ° into º after a number or in "nº"; the length stays the same."""
    return _ORDINAL.sub("º", text)


def _runs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"\S+", text)]


def _edges(columns: NDArray[np.intp], total: int) -> tuple[float, float]:
    """Return where a word's ink begins and ends: a peak is one column of its character, late or early."""
    beside = 0.5 + _BESIDE * float(columns[-1] - columns[0]) / max(1, len(columns) - 1)
    return max(0.0, (float(columns[0]) - beside) / total), min(1.0, (float(columns[-1]) + 1 + beside) / total)


def _parted(edges: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Have words that would overlap meet half way."""
    starts, ends = [start for start, _ in edges], [end for _, end in edges]
    for left, right in itertools.pairwise(range(len(edges))):
        if ends[left] > starts[right]:
            ends[left] = starts[right] = (ends[left] + starts[right]) / 2
    return list(zip(starts, ends, strict=True))
