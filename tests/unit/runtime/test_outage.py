import pytest

from appliance.errors import LedgerError
from appliance.runtime.outage import PATIENCE_SECONDS, Outage, bridged

AWAY = LedgerError("ledger_unavailable", "away", "Wait.")


def failing_times(outage, start, seconds):
    """Try at every second that the outage allows; return when each try failed."""
    failed = []
    for now in range(start, start + seconds):
        if not outage.is_on(now):
            outage.begin(AWAY, now)
            failed.append(now - start)
    return failed


def test_the_tries_become_rarer_and_never_stop():
    assert failing_times(Outage(), 1000, 60) == [0, 1, 2, 4, 8, 16, 26, 36, 46, 56]


def test_many_failures_of_one_moment_are_one_outage():
    outage = Outage()
    for _ in range(8):
        outage.begin(AWAY, 0.0)
    assert not outage.is_on(0.6)


def test_what_lasts_is_raised_and_what_came_back_is_not():
    outage = Outage()
    failing_times(outage, 0, 200)
    outage.end(200.0)
    failing_times(outage, 201, 200)
    with pytest.raises(LedgerError):
        failing_times(outage, 401, 200)


def test_a_short_outage_long_ago_is_forgotten_though_nothing_was_written_since():
    outage = Outage()
    outage.begin(AWAY, 0.0)
    outage.begin(AWAY, 2 * PATIENCE_SECONDS)
    assert outage.is_on(2 * PATIENCE_SECONDS)


def test_only_the_ledgers_silence_is_bridged():
    outage = Outage()
    with bridged(outage, lambda: 5.0):
        raise AWAY
    assert outage.is_on(5.1)
    with pytest.raises(KeyError), bridged(outage, lambda: 6.0):
        raise KeyError
