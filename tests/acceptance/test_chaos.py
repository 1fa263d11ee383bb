"""A short siege in the suite; `python -m tests.benchmarks.chaos` is the long one."""

import pytest

from tests.benchmarks.chaos import run
from tests.chaos.siege import Plan
from tests.postgresql import program

PLAN = Plan(drop_seconds=8.0, kill_seconds=4.0, limit_seconds=240.0, last_kill_seconds=24.0)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_under_fire_nothing_is_lost_and_nothing_comes_twice(database):
    if database == "postgresql" and not program("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed")
    machine, figures, complaints = run(40, database, 3, PLAN, lambda _sentence: None)
    assert complaints == []
    assert figures.is_settled
    assert machine.kills.total() > 0
