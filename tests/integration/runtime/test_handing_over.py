"""Documents that wait for the results are written together, and none suffers from another."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa

from appliance.runtime.actors.messages import Finished
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.cluster import CallDied
from appliance.runtime.handing_over import HandOver
from pipelines.result import extraction_to_json, page_to_json
from tests.unit.sinks.examples import birth_record


class Writers:
    """The real sink writer behind a pool's interface: it notes how many came at once.

    The process dies of the calls in `deadly`, counted from 1.
    """

    def __init__(self, writer):
        self._writer, self.deadly, self.at_once = writer, set(), []

    async def call(self, method, *documents, deadline_seconds):
        assert method == "write"
        assert deadline_seconds > 0
        self.at_once.append(len(documents))
        await asyncio.sleep(0.05)  # others come meanwhile
        if len(self.at_once) in self.deadly:
            raise CallDied(hung=False)
        return self._writer.write(*documents)


@pytest.fixture
def writers(url, tmp_path):
    writer = SinkWriter(url, str(tmp_path / "parquet"))
    yield Writers(writer)
    if writer._sql:
        writer._sql.close()


def finished(document_id, *, is_whole=True):
    stored = birth_record(document_id)
    pages = tuple(page_to_json(page) for page in stored.result.document.pages)
    extraction = extraction_to_json(stored.result.extraction)
    pages = pages if is_whole else (pages[0], pages[0])  # a page that is there twice is refused
    return Finished(stored.record, pages, stored.result.failures, extraction)


def write(desk, writers, document):
    """Hand a document over as a run does."""

    async def alone():
        return await writers.call("write", document, deadline_seconds=9.0)

    return desk.write(document, alone, deadline_seconds=9.0)


async def hand_over(writers, documents):
    """Hand all over at the same moment."""
    desk = HandOver(writers)
    return await asyncio.gather(*(write(desk, writers, one) for one in documents), return_exceptions=True)


def written(url):
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT document_id, count(*) FROM pages GROUP BY 1 ORDER BY 1"))
        found = [tuple(row) for row in rows]
    engine.dispose()
    return found


def test_those_that_wait_are_written_in_one_transaction(writers, url):
    documents = [finished(number) for number in range(1, 9)]
    assert asyncio.run(hand_over(writers, documents)) == [None] * 8
    assert written(url) == [(number, 4) for number in range(1, 9)]
    assert writers.at_once == [1, 7]  # the first one comes alone


def test_one_that_comes_alone_does_not_wait_for_company(writers, url):
    assert asyncio.run(hand_over(writers, [finished(1)])) == [None]
    assert (writers.at_once, written(url)) == ([1], [(1, 4)])


def test_one_that_is_refused_keeps_no_other_from_being_written(writers, url):
    documents = [finished(number, is_whole=number != 3) for number in range(1, 5)]
    failures = asyncio.run(hand_over(writers, documents))
    codes = [failure and failure.code for failure in failures]
    assert codes == [None, None, "results_write_failed", None]
    assert written(url) == [(1, 4), (2, 4), (4, 4)]
    assert writers.at_once == [1, 3, 1, 1, 1]


def test_when_the_writer_dies_of_several_only_the_one_that_kills_it_hears_of_it(writers, url):
    writers.deadly = {2, 3}  # three together, and the first of these alone
    first, killer, *others = asyncio.run(hand_over(writers, [finished(number) for number in (1, 2, 3, 4)]))
    assert isinstance(killer, CallDied)
    assert [first, *others] == [None] * 3
    assert written(url) == [(1, 4), (3, 4), (4, 4)]


def test_who_gives_up_waiting_leaves_the_others_their_turn(writers, url):
    async def run():
        desk = HandOver(writers)
        tasks = [asyncio.create_task(write(desk, writers, finished(number))) for number in range(1, 4)]
        await asyncio.sleep(0.01)  # the first one is being written
        for task in tasks[:2]:
            task.cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    *given_up, last = asyncio.run(run())
    assert all(isinstance(one, asyncio.CancelledError) for one in given_up)
    assert last is None
    assert written(url) == [(3, 4)]


def test_many_pages_are_not_sent_together(writers, url):
    documents = [finished(number) for number in (1, 2, 3)]
    documents[1] = replace(documents[1], pages=documents[1].pages * 70)  # which the database refuses
    none, refusal, other = asyncio.run(hand_over(writers, documents))
    assert (none, refusal.code, other) == (None, "results_write_failed", None)
    assert writers.at_once == [1, 1, 1]
    assert [number for number, _ in written(url)] == [1, 3]
