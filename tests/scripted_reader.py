"""A model's two graphs as a script: what they answer is told by a page's first pixel and the token's number.

It keeps the contract of `pipelines.ocr.vlm.session`: the best candidates of each row, and all logits on
demand.
"""

from __future__ import annotations

import numpy as np

from pipelines.ocr.vlm.session import Candidates

CANDIDATES = 8


class ScriptedTower:
    """Sees nothing of a page but its first pixel."""

    def see(self, feed):
        return [int(mark) for mark in feed["patches"][feed["page_ends"][:-1], 0]]


class ScriptedDecoder:
    """`logits_of(mark, step)` gives a row of logits, or raises; `fetched` counts calls for all logits."""

    is_captured = False

    def __init__(self, logits_of):
        self._logits_of = logits_of
        self._pages = {}
        self._rows = None
        self.calls = self.fetched = 0

    def read(self, feed, picture):
        lengths = np.diff(feed["sequence_ends"])
        for mark, row, length in zip(picture, feed["block_table"], lengths, strict=True):
            self._pages[row[0]] = (mark, length)
        return self._answer(feed["block_table"][:, 0], lengths)

    def step(self, feed):
        return self._answer(feed["block_table"][:, 0], feed["past_lengths"] + 1)

    def full_logits(self):
        self.fetched += 1
        return self._rows

    def _answer(self, blocks, lengths):
        self.calls += 1
        pages = [(*self._pages[block], length) for block, length in zip(blocks, lengths, strict=True)]
        self._rows = np.stack([self._logits_of(mark, int(now - prompt)) for mark, prompt, now in pages])
        ids = np.argsort(-self._rows, axis=1, kind="stable")[:, :CANDIDATES]
        return Candidates(ids, np.take_along_axis(self._rows, ids, axis=1))


def preferring(tokens, vocabulary):
    """Return logits that fall from the first of these tokens to the last; all others are less likely."""
    row = np.linspace(-4, -5, vocabulary, dtype=np.float32)
    for rank, token in enumerate(tokens):
        row[token] = 4 - 0.5 * rank
    return row
