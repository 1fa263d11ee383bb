"""Chooses a page's next token on the host from the candidates that the device found.

The device sends its largest logits instead of the whole row. The answer is the one that the whole row would
give, or None where the candidates cannot tell; whoever asked then fetches the row. Penalty, temperature,
top-k and top-p mean what they mean in transformers' `generate`, and apply in its order; where tokens are
equally likely the smaller id comes first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from pipelines.errors import EngineError

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SEEDS = 1 << 64


@dataclass(frozen=True, slots=True)
class SamplingOptions:
    """How the next token is chosen; the defaults take the most likely one.

    `temperature` 0 takes the best token and ignores `top_k` and `top_p`. `top_k` None samples from the whole
    vocabulary, which needs the whole row at every step. `repetition_penalty` above 1 makes tokens less likely
    that stand in the prompt or were generated, below 1 more likely.
    """

    temperature: float = 0.0
    top_k: int | None = 8
    top_p: float = 1.0
    repetition_penalty: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        is_possible = (
            0 <= self.temperature < np.inf
            and (self.top_k is None or self.top_k >= 1)
            and 0 < self.top_p <= 1
            and 0 < self.repetition_penalty < np.inf
            and 0 <= self.seed < _SEEDS
        )
        if not is_possible:
            msg = f"nothing can be chosen with {self}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Tokens that may come next: `ids` (k) and `logits` (k), in any order.

    No token outside has a logit above `floor`; one whose logit equals it has a larger id than the candidates
    with that logit, as ONNX defines TopK.
    """

    ids: NDArray[np.int64]
    logits: NDArray[np.float32]
    floor: float

    @classmethod
    def of_top(cls, ids: NDArray[np.int64], logits: NDArray[np.float32]) -> Candidates:
        """Take a row of the device's TopK; raises EngineError where its best is no number."""
        _require_sound(logits)
        return cls(ids, logits, float(logits.min()))

    @classmethod
    def of_row(cls, logits: NDArray[np.float32]) -> Candidates:
        """Take the logits of the whole vocabulary (v); raises EngineError."""
        _require_sound(logits)
        return cls(np.arange(logits.size), logits, -np.inf)

    def where(self, allowed: NDArray[np.bool_]) -> Candidates:
        """Keep the candidates (k) that are allowed; tokens outside are as likely as before."""
        return Candidates(self.ids[allowed], self.logits[allowed], self.floor)


def greedy(ids: NDArray[np.int64], logits: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the best token (b) of each row of ids and logits (b, k), of equal ones the smallest.

    Raises EngineError.
    """
    _require_sound(logits)
    return _best(ids, logits, logits.max(axis=1, keepdims=True))


def greedy_penalised(
    ids: NDArray[np.int64], logits: NDArray[np.float32], seen: NDArray[np.bool_], penalty: float
) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return the best token (b) of each row under a repetition penalty, and whether it surely is (b).

    `seen` (b, k) says which candidates stand in their page's prompt or were generated. Where the answer is
    not sure, `choose` needs the page's whole row. Raises EngineError.
    """
    _require_sound(logits)
    values = np.where(seen, _penalty_on(logits, penalty), logits)
    best = values.max(axis=1, keepdims=True)
    floor = logits.min(axis=1, keepdims=True)
    is_before = _is_before(values, logits, floor, penalty)
    return _best(ids, values, best), ((values == best) & is_before).any(axis=1)


def choose(
    candidates: Candidates, options: SamplingOptions, seen: NDArray[np.bool_], step: int
) -> int | None:
    """Return the next token, or None where only the whole row can tell.

    `seen` (v) says which tokens of the vocabulary stand in the prompt or were generated since; it is looked
    at only with a penalty. `step` counts the generated ones: with the same seed the same step draws the same
    number, whatever else is in the batch.
    """
    wanted = 1 if options.temperature == 0 else options.top_k
    ids, values = _ranked(candidates, options.repetition_penalty, seen, wanted)
    is_whole = candidates.floor == -np.inf
    if not ids.size or not (is_whole or (wanted is not None and wanted <= ids.size)):
        return None
    return int(ids[:wanted][_drawn(values[:wanted], options, step)])


def _ranked(
    candidates: Candidates, penalty: float, seen: NDArray[np.bool_], wanted: int | None
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return ids and penalised logits of the candidates that surely precede all tokens outside, best first.

    Of equal ones the smaller id comes first. There may be more than `wanted`.
    """
    ids, logits = candidates.ids, candidates.logits
    values = logits if penalty == 1 else np.where(seen[ids], _penalty_on(logits, penalty), logits)
    floor = np.float32(candidates.floor)
    likely = np.flatnonzero(values >= _at_rank(values, wanted))
    order = likely[np.lexsort((ids[likely], -values[likely]))]
    is_before = _is_before(values[order], logits[order], floor, penalty)
    sure = np.flatnonzero(is_before).max(initial=-1) + 1
    return ids[order[:sure]], values[order[:sure]]


def _at_rank(values: NDArray[np.float32], rank: int | None) -> float:
    """Return the value of this rank, the largest being the first; sorting a whole row would take 20 ms."""
    if rank is None or rank >= values.size:
        return -np.inf
    return float(np.partition(values, -rank)[-rank])


def _is_before(
    values: NDArray[np.float32],
    logits: NDArray[np.float32],
    floor: NDArray[np.float32] | np.float32,
    penalty: float,
) -> NDArray[np.bool_]:
    """Return which penalised values no token outside can precede, where no logit of those exceeds `floor`.

    A token outside may come as high as the floor does. Of equal ones only a candidate that was on the floor
    too comes first; any other may have a larger id than such a token.
    """
    highest = np.maximum(floor, _penalty_on(floor, penalty))
    was_on_floor = (values == highest) & (logits == floor) & (values > -np.inf)
    return np.asarray((values > highest) | was_on_floor)


def _best(
    ids: NDArray[np.int64], values: NDArray[np.float32], best: NDArray[np.float32]
) -> NDArray[np.int64]:
    return np.asarray(np.where(values == best, ids, np.iinfo(np.int64).max).min(axis=1))


def _penalty_on(logits: NDArray[np.float32] | np.float32, penalty: float) -> NDArray[np.float32]:
    """Return the logits of seen tokens: divided by the penalty, or multiplied where negative."""
    return np.where(logits < 0, logits * np.float32(penalty), logits / np.float32(penalty))


def _drawn(values: NDArray[np.float32], options: SamplingOptions, step: int) -> int:
    """Draw an index from falling values: those that together reach `top_p`, by their probability."""
    if values.size == 1:
        return 0
    weights = np.exp((values.astype(np.float64) - values[0]) / options.temperature)
    until = np.cumsum(weights) / weights.sum()
    nucleus = until[: 1 + np.count_nonzero(until[:-1] < options.top_p)]
    return int(np.searchsorted(nucleus, _uniform(options.seed, step) * nucleus[-1], side="right"))


def _uniform(seed: int, step: int) -> float:
    """Return a number in [0, 1) that depends on seed and step alone."""
    return float(np.random.Generator(np.random.Philox(key=seed, counter=step)).random())


def _require_sound(logits: NDArray[np.float32]) -> None:
    if logits.size and np.isfinite(logits.max(axis=-1)).all():
        return
    raise EngineError(
        "logits_not_finite",
        "The model answered with numbers that are none.",
        "Verify the model with `appliance model verify`, or read with the version before it.",
    )
