"""What persons say of a document's fields, and how that stands over what a machine reads, now and later.

A machine may read the document again, and count its fields otherwise then. A confirmation finds its field by
the place on the page, the value and the rank; one that finds none stands as a field of its own. So no reading
ever takes back what a person said.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pipelines.fields import DOUBTFUL, Field, FieldStatus
from pipelines.geometry import Box

_SHARE_OF_ONE_PLACE = 0.5  # of the smaller of two boxes
_SAME_PLACE, _SAME_VALUE, _SAME_RANK = 4, 2, 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the page of the document, and the box in its pixels."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What a person says of one field, and what a machine had read there at that time.

    `value` is normalised as `Field.value` is; None: the document has no such value. `rank` counts from 1
    among the values of this name and subject. `id` is the ledger's, None before it is kept there.
    """

    name: str
    subject: str
    rank: int
    value: str | None
    read_value: str | None
    place: Place | None
    actor: str
    at: datetime
    id: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedField:
    """A field as it counts; where a person spoke, with that and with what a machine reads there now."""

    field: Field
    confirmation: Confirmation | None = None
    read_value: str | None = None


def judged(found: Sequence[Field], confirmations: Sequence[Confirmation]) -> tuple[JudgedField, ...]:
    """Return the fields that a machine found as persons let them stand, and what they added, behind."""
    partners = _partners(found, confirmations)
    shown = [_judged(field, partners.get(index)) for index, field in enumerate(found)]
    paired = list(partners.values())
    for confirmation in confirmations:
        if confirmation not in paired:
            shown.append(JudgedField(_alone(confirmation, shown), confirmation))
    return tuple(shown)


def confirmation_of(
    one: JudgedField, among: Sequence[JudgedField], value: str | None, actor: str, at: datetime
) -> Confirmation:
    """Return what `actor` says of one of these fields; what a machine read first stays what was read."""
    if (earlier := one.confirmation) is not None:
        return replace(earlier, value=value, actor=actor, at=at, id=None)
    field = one.field
    same = [other.field for other in among if _kin(other.field) == _kin(field)]
    place = Place(field.evidence.page, field.evidence.box) if field.evidence else None
    rank = same.index(field) + 1 if field in same else len(same) + 1
    return Confirmation(field.name, field.subject, rank, value, field.value, place, actor, at)


def doubtful_fields(fields: Sequence[JudgedField]) -> int:
    """Count the fields at which a person must look."""
    return sum(one.field.status in DOUBTFUL for one in fields)


def _judged(field: Field, confirmation: Confirmation | None) -> JudgedField:
    if confirmation is None:
        return JudgedField(field)
    # How certain a machine was, and what its checks said, was said of the value that it had read.
    said = replace(
        field,
        value=confirmation.value,
        status=FieldStatus.CONFIRMED,
        confidence=None,
        verdicts=(),
        other_value=None,
    )
    return JudgedField(said, confirmation, field.value)


def _alone(confirmation: Confirmation, shown: Sequence[JudgedField]) -> Field:
    """Return the field of a confirmation for which a machine finds nothing any more."""
    taken = [one.field.occurrence for one in shown if one.field.name == confirmation.name]
    return Field(
        name=confirmation.name,
        occurrence=max(taken, default=0) + 1,
        value=confirmation.value,
        status=FieldStatus.CONFIRMED,
        confidence=None,
        evidence=None,
        subject=confirmation.subject,
    )


def _partners(found: Sequence[Field], confirmations: Sequence[Confirmation]) -> Mapping[int, Confirmation]:
    """Return which field each confirmation is about, by the field's index; the closest are paired first."""
    partners: dict[int, Confirmation] = {}
    paired: set[int] = set()
    for _, index, number in sorted(_pairs(found, confirmations)):
        if index not in partners and number not in paired:
            partners[index] = confirmations[number]
            paired.add(number)
    return partners


def _pairs(found: Sequence[Field], confirmations: Sequence[Confirmation]) -> Iterator[tuple[int, int, int]]:
    """Yield how far a field and a confirmation are from being one, with both indexes; none of strangers."""
    ranks: Counter[tuple[str, str]] = Counter()
    for index, field in enumerate(found):
        ranks[_kin(field)] += 1
        for number, confirmation in enumerate(confirmations):
            if (confirmation.name, confirmation.subject) == _kin(field):
                closeness = _closeness(field, ranks[_kin(field)], confirmation)
                if closeness:
                    yield -closeness, index, number


def _closeness(field: Field, rank: int, confirmation: Confirmation) -> int:
    is_same_value = field.value is not None and field.value in {confirmation.value, confirmation.read_value}
    return (
        _SAME_PLACE * _is_there(field, confirmation.place)
        + _SAME_VALUE * is_same_value
        + _SAME_RANK * (rank == confirmation.rank)
    )


def _is_there(field: Field, place: Place | None) -> bool:
    evidence = field.evidence
    if evidence is None or place is None or evidence.page != place.page:
        return False
    common = evidence.box.intersection(place.box)
    smaller = min(evidence.box.area, place.box.area)
    return common is not None and common.area >= _SHARE_OF_ONE_PLACE * smaller


def _kin(field: Field) -> tuple[str, str]:
    return field.name, field.subject
