"""A page on its way through the engine: what is asked, how it stands, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from pipelines.ocr.vlm.choosing import Choosing
from pipelines.ocr.vlm.positions import token_positions
from pipelines.ocr.vlm.sampling import SamplingOptions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from pipelines.ocr.vlm.architecture import Architecture
    from pipelines.ocr.vlm.constrain import Grammar
    from pipelines.ocr.vlm.guard import LoopGuard
    from pipelines.ocr.vlm.preprocess import Patches


class Ending(StrEnum):
    """Why no more tokens came: the model ended the page, the cap was reached, or it went round in a loop."""

    FINISHED = "finished"
    CAP = "cap"
    LOOP = "loop"


@dataclass(frozen=True, slots=True)
class PageRequest:
    """A page to read: its patches, the tokens around them, and the most tokens that may answer.

    `before` ends with the mark that a picture begins, `after` begins with the mark that it ends. With a
    `grammar` the answer is held to it.
    """

    patches: Patches
    before: tuple[int, ...]
    after: tuple[int, ...]
    most_tokens: int
    sampling: SamplingOptions = field(default_factory=SamplingOptions)
    grammar: Grammar | None = None


@dataclass(frozen=True, slots=True)
class Generated:
    """What the model wrote: its tokens, without the one that ends it."""

    tokens: tuple[int, ...]
    ending: Ending


@dataclass(slots=True)
class Sequence:
    """A page that the cache has room for. `kept` tokens are in the cache; `positions` is (3, prompt)."""

    number: int
    request: PageRequest
    prompt: NDArray[np.int64]
    positions: NDArray[np.int64]
    first_answer_position: int
    picture: slice
    blocks: tuple[int, ...]
    choosing: Choosing
    guard: LoopGuard | None = None
    kept: int = 0
    written: list[int] = field(default_factory=list)

    @property
    def next_position(self) -> int:
        """Where the token stands that was written last, in time, height and width alike."""
        return self.first_answer_position + len(self.written) - 1

    def write(self, token: int, ends: frozenset[int]) -> Ending | None:
        """Note the next token; return why it is the last, None if it is not."""
        if token in ends:
            return Ending.FINISHED
        self.written.append(token)
        if self.guard is not None and self.guard.push(token):
            return Ending.LOOP
        return Ending.CAP if len(self.written) >= self.request.most_tokens else None


def picture_tokens(request: PageRequest, merge_size: int) -> int:
    """Return how many tokens of the prompt stand for the picture."""
    return request.patches.tokens(merge_size)


def tokens_at_most(request: PageRequest, merge_size: int) -> int:
    """Return the tokens of prompt and answer together, if the answer is as long as it may be."""
    prompt = len(request.before) + picture_tokens(request, merge_size) + len(request.after)
    return prompt + request.most_tokens


def sequence_of(
    number: int,
    request: PageRequest,
    blocks: tuple[int, ...],
    architecture: Architecture,
    guard: LoopGuard | None,
) -> Sequence:
    """Return the page as a sequence that owns `blocks`."""
    merge_size = architecture.vision.spatial_merge_size
    seen = picture_tokens(request, merge_size)
    prompt = np.array([*request.before, *([architecture.image_token_id] * seen), *request.after], np.int64)
    rows, columns = (side // merge_size for side in (request.patches.rows, request.patches.columns))
    positions, behind = token_positions(len(request.before), rows, columns, len(request.after))
    picture = slice(len(request.before), len(request.before) + seen)
    constraint = request.grammar.start() if request.grammar else None
    choosing = Choosing.after(prompt, architecture.text.vocab_size, request.sampling, constraint)
    return Sequence(number, request, prompt, positions, behind, picture, blocks, choosing, guard)
