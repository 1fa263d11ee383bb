"""What a reader is asked, what it answers, and how two answers agree."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from pipelines.image import Pixels

Logits = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Prompt:
    """The token ids around a picture, the ids that end a reading, and how many tokens it may have.

    The picture's own marks are not in `before` and `after`: their number follows from the page.
    """

    before: tuple[int, ...]
    after: tuple[int, ...]
    ends: frozenset[int]
    most_tokens: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A page read greedily: the token ids, with the one that ended it.

    `first_logits` (vocabulary,) are those of the first token. `margins` tell, for each token, how far its
    logit was above the second best; empty where they were not kept.
    """

    tokens: tuple[int, ...]
    first_logits: Logits
    margins: tuple[float, ...] = ()


Reader = Callable[["Pixels"], Reading]
"""Anything that reads a page: from its pixels to its tokens."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a reading agrees with the reference's.

    `differs_at` is the first token that is another, counted from 0, and `margin` the reference's margin
    there: where it is as small as the logits' errors, both tokens are right. The errors are of the first
    logits: the largest difference, and the length of the difference by the length of the reference's.
    """

    tokens: int
    differs_at: int | None
    margin: float | None
    absolute_error: float
    relative_error: float

    @property
    def is_equal(self) -> bool:
        return self.differs_at is None


def agreement(reference: Reading, other: Reading) -> Agreement:
    """Compare two readings of one page by one vocabulary."""
    at = _first_difference(reference.tokens, other.tokens)
    margin = reference.margins[at] if at is not None and at < len(reference.margins) else None
    difference = other.first_logits.astype(np.float64) - reference.first_logits
    length = float(np.linalg.norm(reference.first_logits.astype(np.float64)))
    return Agreement(
        tokens=len(reference.tokens),
        differs_at=at,
        margin=margin,
        absolute_error=float(np.abs(difference).max()),
        relative_error=float(np.linalg.norm(difference)) / length if length else 0.0,
    )


def _first_difference(one: tuple[int, ...], other: tuple[int, ...]) -> int | None:
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return None if len(one) == len(other) else min(len(one), len(other))
