"""Which actor gets the next call: the one with the fewest outstanding, up to a small cap."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Member:
    """An actor's book-keeping: calls not yet answered, and whether it answered its last ping."""

    outstanding: int = 0
    is_alive: bool = True


def choose(members: Sequence[Member], cap: int) -> int | None:
    """Return the index of the least loaded living member under `cap` calls, None when all are busy."""
    free = [index for index, member in enumerate(members) if member.is_alive and member.outstanding < cap]
    return min(free, key=lambda index: members[index].outstanding, default=None)
