"""A short siege with the tests of minutes; `python -m tests.benchmarks.chaos` is the long one."""

import pytest

from tests.benchmarks.chaos import run
from tests.chaos.siege import Plan
from tests.postgresql import program

PLAN = Plan(drop_seconds=8.0, kill_seconds=4.0, limit_seconds=240.0, last_kill_seconds=24.0)


@pytest.mark.long
@pytest.mark.timeout(400)
@pytest.mark.skipif(not program("initdb"), reason="PostgreSQL's initdb is not installed")
def test_under_fire_nothing_is_lost_and_nothing_comes_twice():
    """On PostgreSQL, which is killed too; SQLite is besieged by the long command alone."""
    machine, figures, complaints = run(40, "postgresql", 3, PLAN, lambda _sentence: None)
    assert complaints == []
    assert figures.is_settled
    assert machine.kills.total() > 0
