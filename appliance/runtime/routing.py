"""Which actor gets the next call: the one with the fewest outstanding, up to a small cap."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(slots=True)
class Member:
    """An actor's book-keeping: calls not yet answered, and whether it answered its last ping.

    A reserved one takes no calls but that for which it is kept. `generation` counts its replacements.
    """

    outstanding: int = 0
    is_alive: bool = True
    is_reserved: bool = False
    generation: int = 0


def choose(members: Sequence[Member], cap: int) -> int | None:
    """Return the index of the least loaded living member under `cap` calls, None when all are busy."""
    free = [
        index for index, member in enumerate(members) if _takes_calls(member) and member.outstanding < cap
    ]
    return min(free, key=lambda index: members[index].outstanding, default=None)


def choose_alone(members: Sequence[Member]) -> int | None:
    """Return the index of the living member to keep for one call alone: it need not be idle yet."""
    free = [index for index, member in enumerate(members) if _takes_calls(member)]
    return min(free, key=lambda index: members[index].outstanding, default=None)


def _takes_calls(member: Member) -> bool:
    return member.is_alive and not member.is_reserved
