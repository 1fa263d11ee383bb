import asyncio

import pytest

from appliance.runtime import reading
from appliance.runtime.cluster import CallDied


class DyingPool:
    """Its process dies, or hangs, at the first calls, and then answers."""

    def __init__(self, deaths, *, hung=False):
        self.deaths, self.hung, self.calls = deaths, hung, 0

    async def call(self, _method, *_arguments, deadline_seconds):  # noqa: ARG002
        self.calls += 1
        if self.calls <= self.deaths:
            raise CallDied(hung=self.hung)
        return "answer"


def call(pool, monkeypatch):
    monkeypatch.setattr(reading, "_ALONE_RETRIES_SECONDS", 0.0)
    return asyncio.run(reading._call_again(pool, "write", deadline_seconds=1.0))


def test_two_deaths_of_others_cost_a_document_nothing(monkeypatch):
    assert call(DyingPool(2), monkeypatch) == "answer"


def test_three_deaths_are_its_own(monkeypatch):
    pool = DyingPool(3)
    with pytest.raises(CallDied):
        call(pool, monkeypatch)
    assert pool.calls == 3


def test_what_hangs_is_not_asked_twice(monkeypatch):
    pool = DyingPool(1, hung=True)
    with pytest.raises(CallDied):
        call(pool, monkeypatch)
    assert pool.calls == 1
