import time
from datetime import UTC, datetime, timedelta, timezone

import pytest

from appliance.cli.moments import parse_since, parse_until

BRASILIA = timezone(timedelta(hours=-3))
NOW = datetime(2026, 3, 10, 12, 0, tzinfo=BRASILIA)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("30m", datetime(2026, 3, 10, 14, 30, tzinfo=UTC)),
        ("2h", datetime(2026, 3, 10, 13, 0, tzinfo=UTC)),
        ("3D", datetime(2026, 3, 7, 15, 0, tzinfo=UTC)),
        ("1w", datetime(2026, 3, 3, 15, 0, tzinfo=UTC)),
        ("2026-03-01", datetime(2026, 3, 1, 3, 0, tzinfo=UTC)),
        ("2026-03-01T08:00", datetime(2026, 3, 1, 11, 0, tzinfo=UTC)),
        ("2026-03-01T08:00Z", datetime(2026, 3, 1, 8, 0, tzinfo=UTC)),
        ("2026-03-01 08:00:00+01:00", datetime(2026, 3, 1, 7, 0, tzinfo=UTC)),
    ],
)
def test_a_time_is_read(text, moment):
    parsed = parse_since(text, NOW)
    assert parsed == moment
    assert parsed.utcoffset() == timedelta()


@pytest.mark.parametrize("text", ["", "h", "2 hours", "-2h", "2y", "yesterday", "999999w", "2026-13-01"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        parse_since(text, NOW)


@pytest.fixture
def in_lisbon(monkeypatch):
    """A wall clock that is put back at 02:00 in the night to 25 October 2026."""
    monkeypatch.setenv("TZ", "Europe/Lisbon")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_lisbon")
@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("23:30", datetime(2026, 10, 24, 22, 30, tzinfo=UTC)),
        ("06:00", datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        ("6:00", datetime(2026, 10, 25, 6, 0, tzinfo=UTC)),
        ("2026-10-26T06:00", datetime(2026, 10, 26, 6, 0, tzinfo=UTC)),
        ("2026-10-24T22:00:00-03:00", datetime(2026, 10, 25, 1, 0, tzinfo=UTC)),
    ],
)
def test_an_end_is_the_next_time_that_the_wall_clock_shows_it(text, moment):
    assert parse_until(text, datetime(2026, 10, 24, 20, 0, tzinfo=UTC)) == moment


@pytest.mark.parametrize("text", ["", "24:00", "6", "06:60", "tomorrow", "2026-03-01T06:00", "2h"])
def test_what_is_no_coming_time_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_until(text, datetime(2026, 10, 24, 20, 0, tzinfo=UTC))
