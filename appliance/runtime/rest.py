"""How long a place is left alone that refused what was to be written there."""

from dataclasses import dataclass

_LONGEST_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Rest:
    """How often in a row a place refused, and until when by the monotonic clock it is left alone."""

    refusals: int = 0
    until: float = 0.0

    def is_on(self, now: float) -> bool:
        return now < self.until

    def longer(self, now: float) -> "Rest":
        """Return the rest after one more refusal; each is twice as long as the last, up to five minutes."""
        return Rest(self.refusals + 1, now + rest_seconds(self.refusals + 1))


def rest_seconds(refusals: int) -> float:
    """Return how long a place is left alone that refused so many times in a row."""
    return float(min(2 ** min(refusals - 1, 32), _LONGEST_SECONDS))
