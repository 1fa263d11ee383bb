"""What was read of a document beside what stands on its pages: what is right, what wrong, what was missed."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import Levenshtein

from pipelines.evaluation.assignment import best_pairs
from pipelines.evaluation.comparison import comparable, is_same, rule_of
from pipelines.fields import FieldStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelines.evaluation.comparison import Comparison
    from pipelines.evaluation.truth import Truth, TruthField
    from pipelines.fields import Extraction, Field

_COUNTER = re.compile(r"[\s.\-]*\d+$")
_ACTS = frozenset({"r", "av"})
_TIE = 0.01  # what an equal name of the subject counts, beside 1 for an equal value
_RANKS = (FieldStatus.FOUND, FieldStatus.UNSURE, FieldStatus.INVALID)
OFFERED = frozenset({FieldStatus.FOUND, FieldStatus.UNSURE})
"""What is handed over as a value: with trust, or for a person to look at. INVALID is known to be none."""


@dataclass(frozen=True, slots=True)
class JudgedField:
    """A value that was read, and the value of the truth that it is: None where it is wrong.

    It `repeats` where another field, at least as trusted, says the same of the same subject.
    """

    field: Field
    told: TruthField | None
    repeats: bool

    @property
    def is_right(self) -> bool:
        return self.told is not None

    @property
    def is_silent_error(self) -> bool:
        """Whether the value is wrong, or not on the page at all, and nothing says so."""
        return not self.is_right and self.field.status is FieldStatus.FOUND


@dataclass(frozen=True, slots=True)
class Judgement:
    """One document: its type as told and as recognised, each judged value, and the values not offered."""

    document: str
    told_kind: str
    read_kind: str
    fields: tuple[JudgedField, ...]
    told: tuple[TruthField, ...]
    missed: tuple[TruthField, ...]

    @property
    def is_exact(self) -> bool:
        """Whether the type and all values are right, none is missed and none invented."""
        is_free_of_errors = all(f.is_right for f in self.fields if f.field.status in OFFERED)
        return self.told_kind == self.read_kind and not self.missed and is_free_of_errors

    @property
    def silent_errors(self) -> tuple[JudgedField, ...]:
        return tuple(f for f in self.fields if f.is_silent_error and not f.repeats)

    def nearest_to(self, wrong: JudgedField) -> TruthField | None:
        """Return the told value of the field that a wrong one is most like; None where none is told."""
        told = (field for field in self.told if field.name == wrong.field.name)
        value = wrong.field.value or ""
        return min(told, key=lambda field: Levenshtein.distance(field.value, value), default=None)


def judge(document: str, extraction: Extraction, truth: Truth, rules: Mapping[str, Comparison]) -> Judgement:
    """Compare what was read with the truth.

    Values of one field and subject are a set: it does not matter how often or in which order they are told.
    Subjects are paired so that most values agree, within their own sort: `proprietario 1` may be the
    `proprietario 2` of the truth, but what is told of one owner may not be spread over two. Of a field that
    the truth tells without a subject, the subject that was read does not matter.
    """
    told = tuple(_distinct((field for field in truth.fields if truth.judges(field.name)), rules))
    read = [field for field in extraction.fields if field.value is not None and truth.judges(field.name)]
    matches = _Matches(told, _paired(told, read, rules), rules)
    fields = tuple(_judged(read, matches, rules))
    offered = {f.told for f in fields if f.told is not None and f.field.status in OFFERED}
    missed = tuple(field for field in told if field not in offered)
    return Judgement(document, truth.kind, extraction.document_type, fields, told, missed)


class _Matches:
    """Finds what a field that was read is in the truth."""

    def __init__(
        self, told: Iterable[TruthField], subjects: Mapping[str, str], rules: Mapping[str, Comparison]
    ) -> None:
        self._told: dict[tuple[str, str], list[TruthField]] = defaultdict(list)
        for field in told:
            self._told[field.name, field.subject].append(field)
        self._with_subjects = {field.name for field in told if field.subject}
        self._subjects, self._rules = subjects, rules

    def of(self, field: Field) -> TruthField | None:
        """Return the told value that this is, an equal one before one that is almost equal."""
        rule = rule_of(field.name, self._rules)
        value = field.value or ""
        expected = self._told.get((field.name, self.subject_of(field)), [])
        alike = [told for told in expected if is_same(told.value, value, rule)]
        return min(alike, key=lambda told: told.value != value, default=None)

    def subject_of(self, field: Field) -> str:
        """Return the name that the field's subject has in the truth."""
        if field.name not in self._with_subjects:
            return ""
        return self._subjects.get(field.subject, field.subject) if field.subject else ""


def _distinct(told: Iterable[TruthField], rules: Mapping[str, Comparison]) -> Iterator[TruthField]:
    seen = set()
    for field in told:
        same = field.name, field.subject, comparable(field.value, rule_of(field.name, rules))
        if same not in seen:
            seen.add(same)
            yield field


def _judged(
    read: Sequence[Field], matches: _Matches, rules: Mapping[str, Comparison]
) -> Iterator[JudgedField]:
    """Yield the fields in their order; of those that say the same the most trusted does not repeat."""
    told = [matches.of(field) for field in read]
    said = [
        match or (f.name, f.subject, comparable(f.value or "", rule_of(f.name, rules)))
        for f, match in zip(read, told, strict=True)
    ]
    first: dict[object, int] = {}
    for index in sorted(range(len(read)), key=lambda index: _RANKS.index(read[index].status)):
        first.setdefault(said[index], index)
    for index, field in enumerate(read):
        yield JudgedField(field, told[index], repeats=first[said[index]] != index)


def _paired(
    told: Iterable[TruthField], read: Iterable[Field], rules: Mapping[str, Comparison]
) -> dict[str, str]:
    """Return for each subject that was read its name in the truth, where it has one there.

    A subject without a partner keeps its name with a sign that no truth has, so that nothing of it is right.
    """
    told_of = _by_subject(told, rules)
    read_of = _by_subject((field for field in read if field.value is not None), rules)
    names = {subject: f"\0{subject}" for subject in read_of}
    for sort in {_sort(subject) for subject in read_of}:
        rows = [subject for subject in read_of if _sort(subject) == sort]
        columns = [subject for subject in told_of if _sort(subject) == sort]
        gains = np.array([[_gain(r, c, read_of, told_of) for c in columns] for r in rows], np.float64)
        if columns:
            names |= {rows[row]: columns[column] for row, column in best_pairs(gains)}
    return names


def _by_subject(
    fields: Iterable[Field] | Iterable[TruthField], rules: Mapping[str, Comparison]
) -> dict[str, set[tuple[str, str]]]:
    """Return for each subject the values that are told of it, as they are compared."""
    found: dict[str, set[tuple[str, str]]] = {}
    for field in fields:
        if field.subject:
            value = comparable(field.value or "", rule_of(field.name, rules))
            found.setdefault(field.subject, set()).add((field.name, value))
    return found


def _gain(
    read: str,
    told: str,
    read_of: Mapping[str, set[tuple[str, str]]],
    told_of: Mapping[str, set[tuple[str, str]]],
) -> float:
    return len(read_of[read] & told_of[told]) + (_TIE if read == told else 0.0)


def _sort(subject: str) -> str:
    """Return what sort of subject it is: `proprietario`; registrations and notes are both acts."""
    sort = _COUNTER.sub("", subject).casefold()
    return "ato" if sort in _ACTS else sort
