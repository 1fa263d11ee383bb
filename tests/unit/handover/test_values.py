"""Values as lines and back: exact for whatever SQL can hold."""

import json
import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.handover.values import Kind, line_of, row_of

ZONES = st.integers(-12 * 60, 12 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(min_value=datetime(1, 1, 3), max_value=datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 - the zones come beside
TEXTS = st.text() | st.sampled_from(["", "\0", "\u2028", "\x85\x7f", '"\\', "é\u0301", "\U0001f600", "null"])
JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)
VALUES = {
    Kind.INTEGER: st.integers() | st.sampled_from([2**53 + 1, -(2**63), 2**63 - 1]),
    Kind.NUMBER: st.floats(),
    Kind.BOOLEAN: st.booleans(),
    Kind.TEXT: TEXTS,
    Kind.BYTES: st.binary(),
    Kind.MOMENT: MOMENTS,
    Kind.JSON: st.builds(json.dumps, JSONS, ensure_ascii=st.booleans()),
}
CELLS = st.sampled_from(Kind).flatmap(lambda kind: st.tuples(st.just(kind), st.none() | VALUES[kind]))


@given(st.lists(CELLS, max_size=8))
def test_a_row_comes_back_exactly(cells):
    kinds, row = [kind for kind, _ in cells], [value for _, value in cells]
    line = line_of(kinds, row)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    for kind, value, back in zip(kinds, row, row_of(kinds, line), strict=True):
        if isinstance(value, float) and math.isnan(value):
            assert math.isnan(back), kind
        else:
            assert (type(back), back) == (type(value), value), kind
        if isinstance(value, float):
            assert math.copysign(1, back) == math.copysign(1, value)
    assert line_of(kinds, row_of(kinds, line)) == line


@given(MOMENTS)
def test_one_moment_is_one_text_whatever_its_zone(moment):
    assert line_of([Kind.MOMENT], [moment]) == line_of([Kind.MOMENT], [moment.astimezone(UTC)])


def test_a_line_is_what_the_format_says():
    row = [7, 0.1, True, "Ação", b"\xff", datetime(2026, 3, 1, 9, tzinfo=UTC), '{"a": [1]}', None]
    kinds = [*Kind, Kind.TEXT]
    told = '[7,0.1,true,"Ação","/w==","2026-03-01T09:00:00.000000Z","{\\"a\\": [1]}",null]\n'
    assert line_of(kinds, row).decode() == told


def test_a_lone_number_that_sqlite_made_of_a_json_text_is_a_text_again():
    assert line_of([Kind.JSON], [5]) == b'["5"]\n'


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Kind.INTEGER, 1.0),
        (Kind.INTEGER, True),
        (Kind.NUMBER, "1"),
        (Kind.BOOLEAN, 1),
        (Kind.TEXT, 1),
        (Kind.BYTES, "?"),
        (Kind.BYTES, 1),
        (Kind.MOMENT, "yesterday"),
        (Kind.JSON, {"a": 1}),
    ],
)
def test_what_no_column_of_that_kind_holds_is_refused(kind, value):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever word JSON, base64 or a date has for it
        row_of([kind], json.dumps([value]).encode())


@pytest.mark.parametrize("line", [b"", b"{}", b"[1,2]", b"[1", b"\xff"])
def test_what_is_no_line_is_refused(line):
    with pytest.raises(ValueError):  # noqa: PT011 - whichever word JSON, base64 or a date has for it
        row_of([Kind.INTEGER], line)
