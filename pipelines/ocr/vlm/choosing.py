"""The next token of every page of a step, each chosen as its page asks: greedy, sampled, or held to a schema.

Nearly all pages want the most likely token, so that is found for all at once. Rows of the whole vocabulary
are fetched only where the device's candidates cannot tell, and once a step at most. A page whose numbers are
none, or whose schema fails, gets an error in place of a token, and the others never notice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from pipelines.errors import EngineError, PipelineError
from pipelines.ocr.vlm import sampling
from pipelines.ocr.vlm.constrain import unpacked

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from pipelines.ocr.vlm.constrain import Constraint
    from pipelines.ocr.vlm.sampling import SamplingOptions
    from pipelines.ocr.vlm.session import Candidates


@dataclass(slots=True)
class Choosing:
    """How one page's tokens are chosen, and what that depends on.

    `seen` (vocabulary) says which tokens stand in the prompt or were chosen; empty where no penalty asks for
    it. `step` counts the tokens chosen.
    """

    options: SamplingOptions
    constraint: Constraint | None = None
    seen: NDArray[np.bool_] = field(default_factory=lambda: np.zeros(0, np.bool_))
    step: int = 0

    @classmethod
    def after(
        cls,
        prompt: NDArray[np.int64],
        vocab_size: int,
        options: SamplingOptions,
        constraint: Constraint | None,
    ) -> Choosing:
        """Return how the tokens behind a prompt (tokens) are chosen."""
        if options.repetition_penalty == 1:
            return cls(options, constraint)
        seen = np.zeros(vocab_size, np.bool_)
        seen[prompt] = True
        return cls(options, constraint, seen)

    def accept(self, token: int) -> None:
        """Note the token that was chosen; raises EngineError where the schema became too complex."""
        self.step += 1
        if self.seen.size:
            self.seen[token] = True
        if self.constraint is not None:
            self.constraint.accept(token)

    def allows(self, token: int) -> bool:
        return self.constraint is None or self.constraint.allows(token)


def choose_all(
    pages: Sequence[Choosing], found: Candidates, full_logits: Callable[[], NDArray[np.float32]]
) -> list[int | PipelineError]:
    """Return the next token of each page, or why it has none.

    The first rows of `found` are the pages'; `full_logits` gives all logits (rows, vocabulary) of the call.
    """
    step = _Step(found, full_logits)
    likely = step.most_likely(pages)
    return [step.token(row, page, likely.get(row)) for row, page in enumerate(pages)]


class _Step:
    """One call's candidates, and its whole rows once somebody needs one."""

    def __init__(self, found: Candidates, full_logits: Callable[[], NDArray[np.float32]]) -> None:
        self._found = found
        self._full_logits = full_logits
        self._rows: NDArray[np.float32] | None = None

    def most_likely(self, pages: Sequence[Choosing]) -> dict[int, int]:
        """Return the best token by row, for all that want it and whose candidates can tell."""
        is_sound = np.isfinite(self._found.logits.max(axis=1))
        by_penalty: dict[float, list[int]] = {}
        for row, page in enumerate(pages):
            if is_sound[row] and page.options.temperature == 0:
                by_penalty.setdefault(page.options.repetition_penalty, []).append(row)
        best: dict[int, int] = {}
        for penalty, rows in by_penalty.items():
            best |= self._best(rows, penalty, pages)
        return best

    def _best(self, rows: list[int], penalty: float, pages: Sequence[Choosing]) -> dict[int, int]:
        ids, logits = self._found.ids[rows], self._found.logits[rows]
        if penalty == 1:
            return dict(zip(rows, sampling.greedy(ids, logits).tolist(), strict=True))
        seen = np.stack([pages[row].seen[own] for row, own in zip(rows, ids, strict=True)])
        best, is_sure = sampling.greedy_penalised(ids, logits, seen, penalty)
        found = zip(rows, best.tolist(), is_sure.tolist(), strict=True)
        return {row: token for row, token, sure in found if sure}

    def token(self, row: int, page: Choosing, likely: int | None) -> int | PipelineError:
        """Return the page's token: the likely one if it may come, another otherwise."""
        try:
            token = likely if likely is not None and page.allows(likely) else self._chosen(row, page)
            page.accept(token)
        except PipelineError as error:
            return error
        return token

    def _chosen(self, row: int, page: Choosing) -> int:
        top = sampling.Candidates.of_top(self._found.ids[row], self._found.logits[row])
        if page.constraint is not None:
            top = top.where(page.constraint.allowed(top.ids))
        token = sampling.choose(top, page.options, page.seen, page.step)
        return self._chosen_of_all(row, page) if token is None else token

    def _chosen_of_all(self, row: int, page: Choosing) -> int:
        if self._rows is None:
            self._rows = self._full_logits()
        whole = sampling.Candidates.of_row(self._rows[row])
        if page.constraint is not None:
            whole = whole.where(unpacked(page.constraint.mask(), whole.ids.size))
        token = sampling.choose(whole, page.options, page.seen, page.step)
        if token is None:
            raise EngineError(
                "answer_impossible",
                "The model can write nothing here that the page's schema allows.",
                "Read the page without a schema.",
            )
        return token
