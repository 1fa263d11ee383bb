"""Conditions on versions, as an operator writes them: `embedded<2.1`, `vlm!=3f2a`, `<5`.

Only versions that are numbers with dots have an order. What follows a plus sign in a version, such as the
types of a site, counts for `=` and `!=` alone, and only where the condition has it too.
"""

import re
from dataclasses import dataclass

_EXPRESSION = re.compile(r"([^<>=!\s]*)\s*(?:(<=|>=|!=|<|>|=)\s*([^<>=!\s]+))?")
_NUMBERS = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class VersionCondition:
    """`name` is an engine, or empty; without an `operator` every version meets the condition."""

    name: str
    operator: str | None = None
    version: str = ""

    def is_met(self, version: str) -> bool:
        """Say whether a version meets it; raises ValueError where an order is asked for that it has not."""
        if self.operator is None:
            return True
        if self.operator in {"=", "!="}:
            is_same = self.version == version or self.version == version.partition("+")[0]
            return is_same == (self.operator == "=")
        own, other = _numbers(version), _numbers(self.version)
        is_less, is_equal = own < other, own == other
        return {
            "<": is_less,
            "<=": is_less or is_equal,
            ">": not is_less and not is_equal,
            ">=": not is_less,
        }[self.operator]


def parse_condition(text: str, *, has_name: bool) -> VersionCondition:
    """Read a condition, on an engine's version or, without a name, on any; raises ValueError."""
    found = _EXPRESSION.fullmatch(text.strip())
    if found is None or bool(found[1]) != has_name or not (has_name or found[2]):
        example = "'embedded', 'embedded<2.1' or 'vlm!=3f2a'" if has_name else "'<5' or '=4.1'"
        raise ValueError(f"{text!r} is no condition; write {example}.")
    condition = VersionCondition(found[1], found[2], found[3] or "")
    if condition.operator not in {None, "=", "!="}:
        _numbers(condition.version)
    return condition


def _numbers(version: str) -> tuple[int, ...]:
    """Return a version's numbers without closing zeros, so that 2.0 is 2; raises ValueError."""
    plain = version.partition("+")[0]
    if not _NUMBERS.fullmatch(plain):
        raise ValueError(f"{version!r} is no number with dots and has no order; use = or !=.")
    numbers = [int(number) for number in plain.split(".")]
    while len(numbers) > 1 and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)
