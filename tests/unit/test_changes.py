from collections import Counter
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pipelines.changes import ChangeKind, field_changes, lacks_value
from pipelines.fields import Field, FieldStatus

K = ChangeKind
FLIPPED = {K.ADDED: K.REMOVED, K.REMOVED: K.ADDED, K.VALUE: K.VALUE, K.STATUS: K.STATUS}


def field(value, occurrence=1, *, name="cpf", subject="", status=FieldStatus.FOUND):
    return Field(name, occurrence, value, status, None, None, subject=subject)


@st.composite
def readings(draw):
    """Fields of a reading as extraction numbers them; a missing one has no value."""
    told = draw(
        st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["", "R.1"]), st.sampled_from("123")))
    )
    seen = Counter()
    fields = []
    for name, subject, value in told:
        seen[name] += 1
        status = draw(st.sampled_from([FieldStatus.FOUND, FieldStatus.UNSURE, FieldStatus.MISSING]))
        read = None if status is FieldStatus.MISSING else value
        fields.append(field(read, seen[name], name=name, subject=subject, status=status))
    return fields


def valued(fields):
    return Counter((f.subject, f.name, f.value, f.status) for f in fields if f.value is not None)


def kinds(before, after):
    return [change.kind for change in field_changes(before, after)]


@given(readings(), readings())
def test_what_is_told_turns_the_one_reading_into_the_other(before, after):
    left = valued(before)
    for change in field_changes(before, after):
        left.subtract(valued([f for f in [change.before] if f]))
        left.update(valued([f for f in [change.after] if f]))
    assert +left == valued(after)
    assert min(left.values(), default=0) >= 0


@given(readings(), readings())
def test_the_other_way_round_the_same_is_told(before, after):
    there, back = field_changes(before, after), field_changes(after, before)
    assert Counter((FLIPPED[c.kind], c.name, c.subject) for c in there) == Counter(
        (c.kind, c.name, c.subject) for c in back
    )


@given(readings(), st.randoms(use_true_random=False))
def test_values_in_another_order_are_no_change(fields, random):
    moved = [
        replace(f, occurrence=o) for f, o in zip(fields, random.sample(range(99), len(fields)), strict=True)
    ]
    assert field_changes(fields, moved) == ()


def test_a_value_before_the_others_does_not_change_them():
    before = [field("1"), field("2", 2)]
    after = [field("0"), field("1", 2), field("2", 3)]
    (change,) = field_changes(before, after)
    assert (change.kind, change.after.value) == (K.ADDED, "0")


def test_each_kind_of_change_is_told_apart():
    assert kinds([field("1")], [field("2")]) == [K.VALUE]
    assert kinds([field("1")], [field("1", status=FieldStatus.UNSURE)]) == [K.STATUS]
    assert kinds([field(None, status=FieldStatus.MISSING)], [field("1")]) == [K.ADDED]
    assert kinds([field("1")], []) == [K.REMOVED]
    assert kinds([field("1", subject="R.1")], [field("1", subject="R.2")]) == [K.REMOVED, K.ADDED]
    assert kinds([field(None, status=FieldStatus.MISSING)], []) == []


def test_a_reading_disagrees_with_a_person_who_says_another_value_or_none():
    fields = [field("1"), field("2", 2)]
    assert not lacks_value(fields, "cpf", "", "2")
    assert lacks_value(fields, "cpf", "", "3")
    assert lacks_value(fields, "cpf", "", None)
    assert not lacks_value(fields, "cpf", "R.1", None)
