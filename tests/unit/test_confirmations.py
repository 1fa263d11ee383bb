"""Whatever a machine reads, and reads again: what a person said stands, and nothing else is touched."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from appliance.confirmations import confirmation_of, doubtful_fields, judged
from pipelines.fields import Evidence, Field, FieldStatus
from pipelines.geometry import Box

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
VALUES = ("52998224725", "11144477735", "39053344705", "José", "Josefa")
READ = (FieldStatus.FOUND, FieldStatus.UNSURE, FieldStatus.INVALID)


@st.composite
def readings(draw):
    """What a machine may find: some fields of few names and subjects, numbered as it numbers them."""
    found, counts = [], Counter()
    told = st.tuples(
        st.sampled_from(["cpf", "nome", "ato_valor"]),
        st.sampled_from(["", "R.1", "R.2"]),
        st.sampled_from(VALUES) | st.none(),
        st.integers(0, 3),
        st.sampled_from(READ),
    )
    for name, subject, value, place, doubt in draw(st.lists(told, max_size=7)):
        counts[name] += 1
        if value is None:
            status, evidence = FieldStatus.MISSING, None
        else:
            box = Box(10.0, 100.0 * place, 200.0, 100.0 * place + 40.0)
            status, evidence = doubt, Evidence(1 + place % 2, box, value)
        found.append(Field(name, counts[name], value, status, 0.9, evidence, (), subject))
    return tuple(found)


said_values = st.sampled_from([*VALUES, "another"]) | st.none()
sayings = st.lists(st.tuples(st.integers(0, 20), said_values), max_size=4)


def say(fields, choices):
    """Let a person confirm some of these fields, each as it then stands; return what stands at the end."""
    said = []
    for number, (choice, value) in enumerate(choices, 1):
        shown = judged(fields, said)
        if not shown:
            return said
        one = shown[choice % len(shown)]
        spoken = replace(confirmation_of(one, shown, value, "maria", NOW), id=number)
        said = [c for c in said if c is not one.confirmation] + [spoken]
    return said


def confirmed(shown):
    return [one for one in shown if one.confirmation is not None]


@given(readings(), sayings, readings())
def test_no_reading_ever_takes_back_what_a_person_said(first, choices, second):
    said = say(first, choices)
    for found in (first, second, ()):
        shown = judged(found, said)
        assert {one.confirmation.id for one in confirmed(shown)} == {c.id for c in said}
        for one in confirmed(shown):
            assert one.field.status is FieldStatus.CONFIRMED
            assert one.field.value == one.confirmation.value
            assert (one.field.name, one.field.subject) == (one.confirmation.name, one.confirmation.subject)
            assert one.field.confidence is None


@given(readings(), sayings, readings())
def test_what_nobody_spoke_of_is_as_the_machine_read_it(first, choices, second):
    shown = judged(second, say(first, choices))
    untouched = [one.field for one in shown if one.confirmation is None]
    assert [field for field in second if field in untouched] == untouched
    keys = [(one.field.name, one.field.occurrence) for one in shown]
    assert len(keys) == len(set(keys))
    assert [key for key in ((f.name, f.occurrence) for f in second) if key not in keys] == []


@given(readings(), sayings)
def test_the_same_reading_again_shows_the_same(found, choices):
    said = say(found, choices)
    assert judged(found, said) == judged(found, list(said))
    assert [one.read_value for one in judged(found, said)[: len(found)] if one.confirmation] == [
        field.value
        for field, one in zip(found, judged(found, said), strict=False)
        if one.confirmation is not None
    ]


@given(readings())
def test_once_all_doubtful_fields_are_confirmed_none_is_left(found):
    said = []
    for field in found:
        if field.status in {FieldStatus.UNSURE, FieldStatus.INVALID}:
            shown = judged(found, said)
            (one,) = [
                o for o in shown if (o.field.name, o.field.occurrence) == (field.name, field.occurrence)
            ]
            said.append(replace(confirmation_of(one, shown, field.value, "maria", NOW), id=len(said)))
    assert doubtful_fields(judged(found, said)) == 0
    assert doubtful_fields(judged(found, [])) == len(said)


def cpf(value, occurrence, top, subject=""):
    evidence = Evidence(1, Box(10.0, top, 200.0, top + 40.0), value)
    return Field("cpf", occurrence, value, FieldStatus.UNSURE, 0.5, evidence, (), subject)


def test_a_value_found_before_it_does_not_move_what_was_confirmed():
    first = (cpf("52998224725", 1, 100.0),)
    said = [confirmation_of(judged(first, [])[0], judged(first, []), "11144477735", "maria", NOW)]
    second = (cpf("39053344705", 1, 20.0), cpf("52998224725", 2, 104.0))
    shown = judged(second, said)
    assert [(one.field.occurrence, one.field.value, one.read_value) for one in shown] == [
        (1, "39053344705", None),
        (2, "11144477735", "52998224725"),
    ]


def test_where_it_is_read_otherwise_at_the_same_place_the_confirmed_value_stands():
    first = (cpf("52998224725", 1, 100.0), cpf("39053344705", 2, 300.0))
    said = [confirmation_of(judged(first, [])[1], judged(first, []), None, "maria", NOW)]
    second = (cpf("11144477735", 1, 301.0),)
    (one,) = judged(second, said)
    assert (one.field.value, one.read_value, one.field.status) == (
        None,
        "11144477735",
        FieldStatus.CONFIRMED,
    )


def test_a_value_that_is_found_no_more_stands_as_a_field_of_its_own():
    first = (cpf("52998224725", 1, 100.0, "R.3"),)
    said = [confirmation_of(judged(first, [])[0], judged(first, []), "52998224725", "maria", NOW)]
    shown = judged((cpf("39053344705", 1, 100.0, "R.4"),), said)
    assert [(one.field.occurrence, one.field.subject, one.field.value) for one in shown] == [
        (1, "R.4", "39053344705"),
        (2, "R.3", "52998224725"),
    ]
    assert shown[1].field.evidence is None


def test_who_says_it_anew_stands_and_what_was_read_first_is_kept():
    found = (cpf("52998224725", 1, 100.0),)
    first = confirmation_of(judged(found, [])[0], judged(found, []), "11144477735", "maria", NOW)
    again = judged(found, [replace(first, id=7)])
    second = confirmation_of(again[0], again, "39053344705", "joão", LATER)
    assert (second.read_value, second.value, second.actor, second.at, second.id) == (
        "52998224725",
        "39053344705",
        "joão",
        LATER,
        None,
    )
