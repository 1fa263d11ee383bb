"""The decoder's inputs for one call: whole prompts, or the last token of each sequence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence as Many

    from numpy.typing import NDArray

    from pipelines.ocr.vlm.request import Sequence

Feed = dict[str, "NDArray[Any]"]


def prompts(sequences: Many[Sequence], table_width: int) -> Feed:
    """Feed whole prompts, packed; the rows of their pictures come in the order of the sequences."""
    lengths = [len(sequence.prompt) for sequence in sequences]
    ends = np.cumsum([0, *lengths])
    return {
        "token_ids": np.concatenate([sequence.prompt for sequence in sequences]),
        "positions": np.concatenate([sequence.positions for sequence in sequences], axis=1)[:, None],
        "sequence_ends": ends.astype(np.int32),
        "past_lengths": np.zeros(len(sequences), np.int32),
        "block_table": block_table([sequence.blocks for sequence in sequences], table_width),
        "longest": np.array([max(lengths), max(lengths), min(lengths)], np.int32),
        "answer_rows": ends[1:] - 1,
        "picture_index": _picture_index(sequences),
    }


class StepFeed:
    """Feeds the last token of each sequence, step after step.

    What changes only when sequences join or leave is the very same array at each step until then.
    """

    def __init__(self) -> None:
        self._standing: Feed = {}
        self._of: tuple[object, ...] = ()

    def single_tokens(
        self, sequences: Many[Sequence], batch: int, table_width: int, most_tokens: int
    ) -> Feed:
        """Return the next step's feed; rows that only fill the batch write into block 0.

        `most_tokens` bounds what any sequence has kept: a captured step is told once, for all that follow.
        """
        now = (batch, table_width, most_tokens, *(sequence.number for sequence in sequences))
        if now != self._of:
            self._standing, self._of = _standing(sequences, batch, table_width, most_tokens), now
        return self._standing | _moving(sequences, batch)


def _standing(sequences: Many[Sequence], batch: int, table_width: int, most_tokens: int) -> Feed:
    spare = batch - len(sequences)
    return {
        "sequence_ends": np.arange(batch + 1, dtype=np.int32),
        "block_table": block_table([*(each.blocks for each in sequences), *([(0,)] * spare)], table_width),
        "longest": np.array([1, most_tokens, 1], np.int32),
        "answer_rows": np.arange(batch),
        "picture_index": np.full(batch, -1),
    }


def _moving(sequences: Many[Sequence], batch: int) -> Feed:
    spare = [0] * (batch - len(sequences))
    places = [sequence.next_position for sequence in sequences] + spare
    return {
        "token_ids": np.array([sequence.written[-1] for sequence in sequences] + spare, np.int64),
        "positions": np.tile(np.array(places, np.int64), (3, 1))[:, None],
        "past_lengths": np.array([sequence.kept for sequence in sequences] + spare, np.int32),
    }


def _picture_index(sequences: Many[Sequence]) -> NDArray[np.int64]:
    """Number the tokens that stand for pictures, as what is seen of them comes: page by page."""
    is_seen = np.zeros(sum(len(sequence.prompt) for sequence in sequences), np.bool_)
    start = 0
    for sequence in sequences:
        is_seen[start + sequence.picture.start : start + sequence.picture.stop] = True
        start += len(sequence.prompt)
    return np.where(is_seen, np.cumsum(is_seen) - 1, -1)


def block_table(owned: Many[tuple[int, ...]], width: int) -> NDArray[np.int32]:
    """Return the first blocks of each sequence, (sequences, width), and -1 where it owns no more."""
    table = np.full((len(owned), width), -1, np.int32)
    for row, blocks in zip(table, owned, strict=True):
        row[: len(blocks)] = blocks[:width]
    return table
