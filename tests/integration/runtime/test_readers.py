"""Readers without memory are replaced, some read a page alone, and models change between pages."""

import asyncio
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest
import ray

from appliance.metrics import Metrics
from appliance.runtime.actors import reader
from appliance.runtime.actors.reader import OutOfMemory, ReaderFacts, ReaderPlan
from appliance.runtime.cluster import NodeOptions, connected, living_nodes
from appliance.runtime.readers import ReaderDied, ReaderPool, Readers
from pipelines.errors import CapacityError, EngineError, Failure
from pipelines.ocr.vlm.page_json import PageText
from pipelines.ocr.vlm.reader import ReaderOptions, VlmReading
from pipelines.ocr.vlm.request import Ending
from pipelines.ocr.vlm.scheduler import SchedulerOptions
from pipelines.ocr.vlm.session import DeviceOptions

FULL = CapacityError("gpu_memory_full", "The device has no memory left.", "Wait.").as_failure()
BROKEN = EngineError("graphs_unusable", "The graphs are not whole.", "Export them again.").as_failure()
DEADLY = "deadly"


class FakeReader:
    """A reader whose model's version says how it behaves; its text is its version, halvings and company."""

    def __init__(self, plan: ReaderPlan) -> None:
        self._plan, self._inside = plan, 0

    def ping(self) -> int:
        return os.getpid()

    def survey(self):
        return BROKEN if self._plan.options.version == "broken" else ReaderFacts(None, None)

    def statistics(self):
        return None

    def read(self, patches):
        plan = self._plan
        if patches == DEADLY:
            os.kill(os.getpid(), 9)
        if plan.options.version == "hungry" and plan.halvings < 2:
            return OutOfMemory(plan.number, plan.halvings, FULL)
        if plan.options.version == "insatiable":
            return OutOfMemory(plan.number, plan.halvings, FULL)
        self._inside += 1
        company = self._inside
        time.sleep(0.3)
        company = max(company, self._inside)
        self._inside -= 1
        text = PageText(text=f"{plan.options.version} {plan.halvings} {company}")
        return VlmReading(text, Ending.FINISHED, 1, 5, False, False, 1.0)  # noqa: FBT003


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    with (
        pytest.MonkeyPatch.context() as patched,
        connected(NodeOptions("", 2, 128 << 20, tmp_path_factory.mktemp("run"))),
    ):
        patched.setattr(reader, "Reader", FakeReader)
        (found,) = living_nodes()
        yield found


def plan(version):
    options = ReaderOptions(
        Path(),
        Path(),
        version,
        (),
        DeviceOptions(),
        cache_tokens=0,
        scheduler=SchedulerOptions(most_sequences=8),
    )
    return ReaderPlan(options)


def pool_of(node, version):
    return ReaderPool(plan(version), 1, node=node, metrics=Metrics())


async def read(pool, page="page", *, alone=False):
    answer = await pool.read(ray.put(page), 30.0, alone=alone)
    return answer if isinstance(answer, Failure) else answer.page.text


def test_a_reader_without_memory_is_replaced_by_one_with_a_smaller_cache_and_no_page_is_lost(node):
    async def scenario():
        pool = pool_of(node, "hungry")
        await pool.ready(60.0)
        pages = await asyncio.gather(*(read(pool) for _ in range(6)))
        await pool.end()
        return pages

    pages = asyncio.run(scenario())
    assert len(pages) == 6
    assert {page.rpartition(" ")[0] for page in pages} == {"hungry 2"}


def test_a_reader_that_no_cache_is_small_enough_for_fails_its_page_by_name(node, monkeypatch):
    monkeypatch.setattr("appliance.runtime.readers.MOST_HALVINGS", 1)

    async def scenario():
        pool = pool_of(node, "insatiable")
        await pool.ready(60.0)
        failure = await read(pool)
        await pool.end()
        return failure

    assert asyncio.run(scenario()) == FULL


def test_a_page_that_kills_its_reader_takes_others_along_and_one_alone_takes_nobody(node):
    async def scenario():
        pool = pool_of(node, "a")
        await pool.ready(60.0)
        together = [read(pool), read(pool, DEADLY), read(pool)]
        died = await asyncio.gather(*together, return_exceptions=True)
        later = [asyncio.create_task(read(pool)) for _ in range(3)]
        await asyncio.sleep(0.1)
        alone = asyncio.create_task(read(pool, alone=True))
        await asyncio.sleep(0)
        behind = [asyncio.create_task(read(pool)) for _ in range(2)]
        found = await asyncio.gather(*later, alone, *behind)
        await pool.end()
        return died, found

    died, found = asyncio.run(scenario())
    assert isinstance(died[1], ReaderDied)
    assert found[3] == "a 0 1"  # nobody was there beside it
    assert all(text.startswith("a 0") for text in found)


def test_pages_stay_with_the_model_that_they_were_cut_for_and_new_ones_get_the_new_one(node):
    async def scenario():
        readers = Readers(lambda of: ReaderPool(of, 1, node=node, metrics=Metrics()), plan("a"))
        await readers.ready()
        changing = None
        async with readers.hold() as (crew, _):
            changing = asyncio.create_task(readers.change(plan("b")))
            await asyncio.sleep(0.2)
            async with asyncio.timeout(30):
                new = asyncio.create_task(_read_held(readers))
                old = await read(crew.pool)
        was_changed = await changing
        texts = old, await new, await _read_held(readers)
        await readers.end()
        return was_changed, [text.partition(" ")[0] for text in texts], readers.model

    assert asyncio.run(scenario()) == (True, ["a", "b", "b"], "b")


def test_a_model_that_cannot_read_leaves_the_one_before(node, caplog):
    async def scenario():
        readers = Readers(lambda of: ReaderPool(of, 1, node=node, metrics=Metrics()), plan("a"))
        await readers.ready()
        was_changed = await readers.change(plan("broken"))
        text = await _read_held(readers)
        await readers.end()
        return was_changed, text.partition(" ")[0]

    assert asyncio.run(scenario()) == (False, "a")
    assert ("model_not_taken_up", "graphs_unusable") in [
        (getattr(record, "action", None), getattr(record, "code", None)) for record in caplog.records
    ]


def test_how_many_pages_a_reader_is_given_follows_from_its_slots():
    assert plan("a").pages_inside == 10
    assert not plan("a").needs_gpu
    on_gpu = replace(plan("a"), options=replace(plan("a").options, device=DeviceOptions(gpu=0)))
    assert on_gpu.needs_gpu


async def _read_held(readers):
    async with readers.hold() as (crew, _):
        return await read(crew.pool)
