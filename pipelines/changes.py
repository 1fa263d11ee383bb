"""What another reading of a document changes in its fields."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pipelines.fields import Field


class ChangeKind(StrEnum):
    """ADDED and REMOVED: a value is there in one reading only. VALUE: another value, STATUS: another status
    of the same value.
    """

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    VALUE = "VALUE"
    STATUS = "STATUS"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One difference of a field of one subject; `before` is None where it is added, `after` where removed."""

    kind: ChangeKind
    name: str
    subject: str
    before: Field | None
    after: Field | None


_Key = tuple[str, str]


def field_changes(before: Iterable[Field], after: Iterable[Field]) -> tuple[FieldChange, ...]:
    """Return what differs, by subject and name.

    Fields of one subject and name are matched by their values, so that one that only moved to another
    occurrence is no change; those left over are paired in the order of their occurrences. A field that is
    missing has no value, and is told only as one that was added or removed.
    """
    old, new = _valued(before), _valued(after)
    return tuple(change for key in sorted({*old, *new}) for change in _of_one_name(key, old[key], new[key]))


def _valued(fields: Iterable[Field]) -> defaultdict[_Key, list[Field]]:
    groups: defaultdict[_Key, list[Field]] = defaultdict(list)
    for field in sorted(fields, key=lambda field: field.occurrence):
        if field.value is not None:
            groups[field.subject, field.name].append(field)
    return groups


def _of_one_name(key: _Key, before: list[Field], after: list[Field]) -> Iterator[FieldChange]:
    subject, name = key
    _drop_equal(before, after)
    for one, other in _take_alike(before, after):
        yield FieldChange(ChangeKind.STATUS, name, subject, one, other)
    paired = min(len(before), len(after))
    for one, other in zip(before[:paired], after[:paired], strict=True):
        yield FieldChange(ChangeKind.VALUE, name, subject, one, other)
    for one in before[paired:]:
        yield FieldChange(ChangeKind.REMOVED, name, subject, one, None)
    for other in after[paired:]:
        yield FieldChange(ChangeKind.ADDED, name, subject, None, other)


def _drop_equal(before: list[Field], after: list[Field]) -> None:
    """Take out of both what has the same value and status in both."""
    for one in list(before):
        same = next((o for o in after if (o.value, o.status) == (one.value, one.status)), None)
        if same is not None:
            _take(before, one)
            _take(after, same)


def _take_alike(before: list[Field], after: list[Field]) -> list[tuple[Field, Field]]:
    """Take out of both, and return, what has the same value in both."""
    pairs = []
    for one in list(before):
        same = next((other for other in after if other.value == one.value), None)
        if same is not None:
            pairs.append((_take(before, one), _take(after, same)))
    return pairs


def _take(fields: list[Field], one: Field) -> Field:
    """Remove this very field, not an equal one, and return it."""
    return fields.pop(next(index for index, field in enumerate(fields) if field is one))


def lacks_value(fields: Iterable[Field], name: str, subject: str, value: str | None) -> bool:
    """Whether a reading disagrees with one who says that the field has this value; None: that it has none."""
    found = {f.value for f in fields if (f.name, f.subject) == (name, subject) and f.value is not None}
    return bool(found) if value is None else value not in found
