"""What the engine does next: read new pages, or go on with those that it is reading.

A page is taken in when the cache has room for the longest answer that it may get, so none is ever put back.
New pages interrupt all others, so they wait for company, but not for long.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SchedulerOptions:
    """How many pages are read at once, and how new ones join them.

    New pages are read `pages_at_most` together, or as many as have `tokens_at_most` tokens in their prompts;
    fewer than `pages_at_least` wait for up to `patience_steps` steps of the others.
    """

    most_sequences: int = 256
    pages_at_least: int = 4
    pages_at_most: int = 8
    patience_steps: int = 48
    tokens_at_most: int = 16_384

    @property
    def pages_inside(self) -> int:
        """How many pages are best given to an engine: some wait there, so that none is waited for."""
        return self.most_sequences + max(1, self.most_sequences // 4)


def pages_to_take(fitting: int, running: int, steps_waited: int, options: SchedulerOptions) -> int:
    """Return how many waiting pages to read now; 0 for going on with the `running` ones.

    `fitting` is how many of those that wait, in their order, have room in the cache.
    """
    possible = min(fitting, options.most_sequences - running, options.pages_at_most)
    is_worth_it = possible >= options.pages_at_least or steps_waited >= options.patience_steps
    return possible if is_worth_it or not running else 0


def batch_size(running: int, options: SchedulerOptions) -> int:
    """Return the rows of a step for so many sequences: few sizes, because each is captured by itself."""
    if running <= 32:
        return min(1 << (running - 1).bit_length(), options.most_sequences)
    return min(-(-running // 32) * 32, options.most_sequences)
