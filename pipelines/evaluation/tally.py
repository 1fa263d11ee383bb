"""Counts of what was right, wrong and missed, and the rates that follow from them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.fields import FieldStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pipelines.evaluation.judgement import Judgement

CERTAIN = 0.99
"""The confidence from which on a field is promised to be right 99 times of 100."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many different values the truth tells, and how many were read with which status, right or wrong."""

    told: int = 0
    found_right: int = 0
    found_wrong: int = 0
    unsure_right: int = 0
    unsure_wrong: int = 0
    invalid_right: int = 0
    invalid_wrong: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.told + other.told,
            self.found_right + other.found_right,
            self.found_wrong + other.found_wrong,
            self.unsure_right + other.unsure_right,
            self.unsure_wrong + other.unsure_wrong,
            self.invalid_right + other.invalid_right,
            self.invalid_wrong + other.invalid_wrong,
        )

    @property
    def found(self) -> int:
        return self.found_right + self.found_wrong

    @property
    def unsure(self) -> int:
        return self.unsure_right + self.unsure_wrong

    @property
    def right(self) -> int:
        """How many told values were offered, with trust or for a person to look at."""
        return self.found_right + self.unsure_right

    @property
    def precision(self) -> float | None:
        """The share of the offered values that is right; None where none was offered."""
        return _share(self.right, self.found + self.unsure)

    @property
    def recall(self) -> float | None:
        """The share of the told values that was offered; None where none is told."""
        return _share(self.right, self.told)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; None where nothing is told and nothing was offered."""
        return _share(2 * self.right, self.told + self.found + self.unsure)

    @property
    def coverage(self) -> float | None:
        """The share of the told values that needs no person: FOUND, and right."""
        return _share(self.found_right, self.told)

    @property
    def silent_error_share(self) -> float | None:
        """The share of the values with the status FOUND that is wrong or not on the page."""
        return _share(self.found_wrong, self.found)

    @property
    def unsure_right_share(self) -> float | None:
        """How often a value was right that a person was asked to look at."""
        return _share(self.unsure_right, self.unsure)


@dataclass(frozen=True, slots=True)
class Overall:
    """All documents together; `certain` are the values of a confidence of at least CERTAIN."""

    documents: int
    exact_documents: int
    right_kinds: int
    unknown_kinds: int
    fields: Tally
    checked_fields: Tally
    certain_right: int
    certain_wrong: int

    @property
    def certain_right_share(self) -> float | None:
        return _share(self.certain_right, self.certain_right + self.certain_wrong)


def tally_of(judgements: Iterable[Judgement], names: Collection[str] | None = None) -> Tally:
    """Return the counts of the fields of these names, or of all."""
    total = Tally()
    for judgement in judgements:
        for name, tally in _of_document(judgement):
            if names is None or name in names:
                total += tally
    return total


def by_field(judgements: Iterable[Judgement]) -> dict[str, dict[str, Tally]]:
    """Return the counts of each field of each type, both in alphabetical order."""
    found: dict[str, dict[str, Tally]] = {}
    for judgement in judgements:
        of_kind = found.setdefault(judgement.told_kind, {})
        for name, tally in _of_document(judgement):
            of_kind[name] = of_kind.get(name, Tally()) + tally
    return {kind: dict(sorted(of_kind.items())) for kind, of_kind in sorted(found.items())}


def overall(judgements: Collection[Judgement], checked: Collection[str]) -> Overall:
    """Count all documents; `checked` are the names of the fields with check digits."""
    certain = [
        judged.is_right
        for judgement in judgements
        for judged in judgement.fields
        if judged.field.confidence is not None and judged.field.confidence >= CERTAIN
    ]
    return Overall(
        documents=len(judgements),
        exact_documents=sum(judgement.is_exact for judgement in judgements),
        right_kinds=sum(judgement.told_kind == judgement.read_kind for judgement in judgements),
        unknown_kinds=sum(judgement.read_kind == "generic" for judgement in judgements),
        fields=tally_of(judgements),
        checked_fields=tally_of(judgements, checked),
        certain_right=sum(certain),
        certain_wrong=len(certain) - sum(certain),
    )


def _of_document(judgement: Judgement) -> Iterator[tuple[str, Tally]]:
    for name, count in Counter(field.name for field in judgement.told).items():
        yield name, Tally(told=count)
    for judged in judgement.fields:
        if not judged.repeats:
            yield judged.field.name, _one(judged.field.status, is_right=judged.is_right)


def _one(status: FieldStatus, *, is_right: bool) -> Tally:
    match status:
        case FieldStatus.FOUND:
            return Tally(found_right=1) if is_right else Tally(found_wrong=1)
        case FieldStatus.UNSURE:
            return Tally(unsure_right=1) if is_right else Tally(unsure_wrong=1)
        case _:
            return Tally(invalid_right=1) if is_right else Tally(invalid_wrong=1)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
