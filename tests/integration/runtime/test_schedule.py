"""What may be begun, from a real ledger and a run's own counts."""

import pytest

from appliance.ledger import policy
from appliance.ledger.store import Ledger
from appliance.runtime.progress import Tally
from appliance.runtime.schedule import Schedule
from tests.integration.ledger.examples import arrival, at

NOW = at(1000)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(f"sqlite:///{tmp_path / 'ledger.db'}", create=True) as opened:
        yield opened


@pytest.fixture
def tally():
    """Twenty documents of two pages each were read, at five seconds a page."""
    counted = Tally(busy_seconds=200.0)
    for _ in range(20):
        with counted.in_hand() as hand:
            hand.plan(2, 2)
            hand.page(None)
            hand.page(None)
    return counted


def test_without_an_end_and_without_switches_everything_may_be_begun(ledger, tally):
    schedule = Schedule(ledger, tally, until=None)
    schedule.look(0, NOW)
    assert (schedule.may_begin(8, NOW), schedule.is_over(0, NOW)) == (8, False)
    assert (schedule.finish_at, schedule.is_late) == (NOW, False)


def test_a_drain_lets_nothing_begin_and_ends_with_the_last_document_in_hand(ledger, tally):
    schedule = Schedule(ledger, tally, until=None)
    ledger.turn_on(policy.DRAIN, "maria", NOW)
    schedule.look(0, NOW)
    assert schedule.may_begin(8, NOW) == 0
    assert [schedule.is_over(in_hand, NOW) for in_hand in (2, 0)] == [False, True]


def test_a_window_that_is_too_short_is_told_and_closes_in_time(ledger, tally):
    for number in range(10):
        ledger.admit(arrival(number), at(number))
    schedule = Schedule(ledger, tally, until=at(1000 + 60))
    schedule.look(5, NOW)
    assert (schedule.finish_at, schedule.is_late) == (at(1000 + 15 * 2 * 5), True)
    assert schedule.may_begin(100, NOW) == 4  # 50 s at 6.25 s a page
    with tally.in_hand() as hand:
        hand.plan(8, 8)
        assert schedule.may_begin(100, NOW) == 0
        assert not schedule.is_over(1, NOW)
        assert schedule.is_over(1, at(1060))
    assert schedule.is_over(0, at(1045))


def test_paused_documents_are_not_part_of_the_forecast(ledger, tally):
    for number, profile in enumerate(["deeds", "births"]):
        ledger.admit(arrival(number, profile=profile), at(number))
    ledger.turn_on(policy.pause_switch("deeds"), "maria", NOW)
    schedule = Schedule(ledger, tally, until=None)
    schedule.look(0, NOW)
    assert schedule.finish_at == at(1000 + 2 * 5)


def test_pages_that_a_document_leaves_unread_are_no_longer_to_be_done():
    tally = Tally()
    with tally.in_hand() as hand:
        assert tally.unopened == 1
        hand.plan(5, 9)
        hand.page(None)
        assert (tally.pages_unread, tally.unopened) == (4, 0)
    assert (tally.pages_unread, tally.pages_total, tally.unopened) == (0, 1, 0)
    with tally.in_hand():
        assert tally.unopened == 1
    assert tally.unopened == 0
