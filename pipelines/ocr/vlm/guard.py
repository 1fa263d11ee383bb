"""When a page must end: a loop in its tokens, more tokens than it can hold, and the published rule for both.

A reader that generates text may fall into a loop: the same tokens again and again until something stops it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

_NO_TOKEN = -1
_TAIL_CHARACTERS = 15
_TAIL_TIMES = 4


@dataclass(frozen=True, slots=True)
class GuardOptions:
    """What counts as a loop: tokens that go round with a period of up to `longest_period`.

    Of a short period, at least `periods` whole copies that hold at least `least_tokens` together, so that the
    dots of a form's line or a dozen equal short lines are none. What is long is rarely said again at once: so
    `repeats` tokens that were said a period earlier are a loop too, where they hold a whole copy. A form may
    be printed twice on a page: behind a second copy that is longer, so many tokens of a third are waited for.
    """

    longest_period: int = 512
    periods: int = 4
    least_tokens: int = 64
    repeats: int = 64

    def __post_init__(self) -> None:
        if min(self.longest_period, self.repeats) < 1 or min(self.periods, self.least_tokens) < 2:
            msg = f"no loop is described by {self}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Loop:
    """The last `tokens` tokens repeat every `period`; the first copy is counted too."""

    period: int
    tokens: int


class LoopGuard:
    """Watches one page's tokens and says when they have become a loop.

    For every period up to the longest it knows how many of the last tokens equal the one a period earlier.
    No run can reach its limit before a known number of further tokens, so they are compared in blocks of
    that size: a loop is found at its very token, by comparing tokens only, at a bounded cost a token.
    """

    __slots__ = ("_due", "_limits", "_periods", "_runs", "_unseen", "_window")

    def __init__(self, options: GuardOptions) -> None:
        self._periods = np.arange(1, options.longest_period + 1)
        copies = (options.periods - 1) * self._periods
        short = np.maximum(options.least_tokens - self._periods, copies)
        long = options.repeats + np.where(self._periods > options.repeats, self._periods, 0)
        self._limits = np.minimum(short, long)
        self._runs = np.zeros_like(self._periods)
        self._window = np.full(options.longest_period, _NO_TOKEN)
        self._unseen: list[int] = []
        self._due = int(self._limits.min())

    def push(self, token: int) -> bool:
        """Take the next token, an id from 0 on; True when the tokens have become a loop."""
        self._unseen.append(token)
        return len(self._unseen) >= self._due and self._look()

    @property
    def loop(self) -> Loop | None:
        """The loop of the shortest period, once `push` has answered True."""
        found = self._periods[self._runs >= self._limits]
        return Loop(int(found[0]), int(self._runs[found[0] - 1] + found[0])) if found.size else None

    def _look(self) -> bool:
        block = np.array(self._unseen)
        tokens = np.concatenate([self._window, block])
        # Row p of the view is the block as it stood p + 1 tokens earlier, its last token first.
        earlier = sliding_window_view(tokens, block.size)[-2::-1, ::-1]
        differs = earlier != block[::-1]
        same = np.where(differs.any(axis=1), differs.argmax(axis=1), block.size)
        self._runs = np.where(same == block.size, self._runs + same, same)
        self._window = tokens[-self._window.size :]
        self._unseen.clear()
        missing = int((self._limits - self._runs).min())
        self._due = max(1, missing)
        return missing <= 0


@dataclass(frozen=True, slots=True)
class CapOptions:
    """The densest print that a reader can still make out, in pixels of the page as the reader sees it.

    8-point print at 110 dpi is about six pixels a character and fourteen a line; Portuguese prose takes some
    three characters a token, tables of numbers fewer. `extra_tokens` are for what is not on the page: the
    keys and quotes of its JSON.
    """

    character_width: float = 6.0
    line_pitch: float = 14.0
    characters_per_token: float = 2.5
    extra_tokens: int = 64

    def __post_init__(self) -> None:
        if (
            min(self.character_width, self.line_pitch, self.characters_per_token) <= 0
            or self.extra_tokens < 0
        ):
            msg = f"no print is described by {self}"
            raise ValueError(msg)


def token_cap(pixels: int, options: CapOptions) -> int:
    """Return the most tokens that a page of so many pixels (height x width, after resizing) can need.

    pixels / (character_width x line_pitch) characters, printed from edge to edge, over characters_per_token,
    and the extra ones: for a page of 1,496 merged patches of 28 pixels a side 5,650.
    """
    characters = pixels / (options.character_width * options.line_pitch)
    return math.ceil(characters / options.characters_per_token) + options.extra_tokens


def degenerate_by_published_rule(text: str, *, ended_by_cap: bool) -> bool:
    """Return whether DharmaOCR's benchmark counts this page as degenerate.

    It does when generation ended at the token cap and the text's last 15 characters occur in it at least
    four times, not overlapping. A loop that a guard stopped earlier is not counted: report it apart.
    """
    return ended_by_cap and text.count(text[-_TAIL_CHARACTERS:]) >= _TAIL_TIMES
