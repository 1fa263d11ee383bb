"""How often a value like this one is right: a reader's certainty of letters made a certainty of values.

A reader tells how sure it is of each character. Whether the value is right depends on more: on what proves or
refutes it, and on whether the right words were taken. So values are put into groups by that, and within a
group by how well they were read; what they are worth was counted on pages whose truth is known.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.extraction.calibration_table import TABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document import Confidence

Step = tuple[float, float]
"""From this score on, this confidence."""

_NAMES = frozenset({FieldKind.NAME, FieldKind.NAMES, FieldKind.OFFICER})
_CHOICES = frozenset({FieldKind.SEX, FieldKind.CHOICE})
_TEXTS = frozenset(
    {
        *(FieldKind.PLACE, FieldKind.TOWN, FieldKind.HOMETOWN, FieldKind.EVENT_TOWN, FieldKind.ADDRESS),
        *(FieldKind.OFFICE, FieldKind.TEXT, FieldKind.ANNOTATION, FieldKind.NATIONALITY),
    }
)


class Group(StrEnum):
    """What speaks for or against a value, the strongest first; what nothing proves is told apart by its kind.

    REFUTED: a check proves it wrong. DOUBTED: a check asks for a person. REPAIRED: its check digits are right
    once letters are taken for digits. CHECKED: they are right as read. REPEATED: the page says it twice.
    """

    REFUTED = "refuted"
    DOUBTED = "doubted"
    REPAIRED = "repaired"
    CHECKED = "checked"
    REPEATED = "repeated"
    NAME = "name"
    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of a value: its kind, the mean and the weakest of its characters, and its checks."""

    kind: FieldKind
    mean: Confidence | None
    weakest: Confidence | None
    passed: frozenset[str] = frozenset()
    failed: frozenset[str] = frozenset()

    @property
    def group(self) -> Group:
        if self.failed:
            return Group.REFUTED if self.failed & checks.DECISIVE else Group.DOUBTED
        if checks.REPAIRED in self.passed:
            return Group.REPAIRED
        if checks.CHECK_DIGITS in self.passed:
            return Group.CHECKED
        return Group.REPEATED if self.passed & checks.PROVING else _by_kind(self.kind)

    @property
    def score(self) -> float | None:
        """How well it was read, from 0 to 1; None where the reader states no confidence."""
        if self.mean is None:
            return None
        return self.mean * (self.mean if self.weakest is None else self.weakest)


def calibrate(features: Features, table: Mapping[str, Sequence[Step]] = TABLE) -> Confidence | None:
    """Return how probable it is at least that the value is right, as counted.

    None where the reader stated no confidence, and for a group of which nothing was ever counted.
    """
    steps = table.get(features.group, ())
    if features.score is None or not steps:
        return None
    place = bisect_right(steps, features.score, key=lambda step: step[0])
    return steps[max(0, place - 1)][1]


def _by_kind(kind: FieldKind) -> Group:
    if kind in _NAMES:
        return Group.NAME
    if kind in _CHOICES:
        return Group.CHOICE
    return Group.TEXT if kind in _TEXTS else Group.NUMBER
