"""Batches on their way through the sink writer, a portion at a time, and merged once a day."""

import asyncio

import pytest

from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.runtime import exporting
from appliance.runtime.actors.sink_writer import SinkWriter
from appliance.runtime.cluster import CallDied
from appliance.runtime.exporting import Exporter
from appliance.settings import load_settings
from pipelines import catalog
from tests.fakes import LocalPool
from tests.integration.reconcile.conftest import Site


class DyingPool(LocalPool):
    """Its process dies at the n-th call, and a new one takes its place."""

    def __init__(self, *arguments, dies_at):
        super().__init__(SinkWriter, 1, 1, *arguments)
        self.arguments, self.left = arguments, dies_at

    async def call(self, method, *arguments, deadline_seconds):
        self.left -= 1
        if self.left == 0:
            died, self._actor = self._actor, SinkWriter(*self.arguments)
            for file in died._batch._open.values() if died._batch else ():
                file.give_up()  # as the system closes them
            raise CallDied(hung=False)
        return await super().call(method, *arguments, deadline_seconds=deadline_seconds)


@pytest.fixture
def site(tmp_path):
    (tmp_path / "appliance.toml").write_text('[profiles.default]\ndrop = "drop"\n')
    settings = load_settings(tmp_path)
    for folder in settings.folders:
        folder.mkdir(parents=True, exist_ok=True)
    with (
        Ledger.open(settings.ledger_url, create=True) as ledger,
        LedgerSurvey.open(settings.ledger_url) as survey,
    ):
        yield Site(settings, ledger, survey)


@pytest.fixture
def pool(site):
    return LocalPool(SinkWriter, 1, 1, site.settings.results_url, str(site.settings.parquet))


def exporter(site):
    return Exporter(site.ledger, catalog.EMBEDDED, lambda: site.settings.own_types)


def export(site, pool, **options):
    asyncio.run(exporter(site).export(pool, **{"everything": True, **options}))


def held(site):
    return {
        batch: [one.document_id for one in site.parquet.written(batch, files)]
        for batch, files in site.parquet.files().items()
    }


def test_a_batch_is_sent_in_portions_and_written_as_one(site, pool, monkeypatch):
    monkeypatch.setattr(exporting, "_PAGES_AT_ONCE", 1)
    for number in (1, 2, 3):
        site.digitize(number)
    export(site, pool)
    assert held(site) == {1: [1, 2, 3]}
    assert site.ledger.batches_to_write() == []


def test_a_batch_waits_for_more_pages(site, pool):
    site.digitize(1)
    export(site, pool)
    site.ledger.write_batch_again(1)
    export(site, pool, everything=False)  # it was written a moment ago: more corrections may come
    assert [batch.id for batch in site.ledger.batches_to_write()] == [1]
    export(site, pool)
    assert site.ledger.batches_to_write() == []


@pytest.mark.parametrize("dies_at", [1, 2, 3])
def test_a_writer_that_dies_costs_the_batch_nothing(site, dies_at):
    site.digitize(1)
    pool = DyingPool(site.settings.results_url, str(site.settings.parquet), dies_at=dies_at)
    export(site, pool)
    assert [batch.id for batch in site.ledger.batches_to_write()] == [1]
    export(site, pool)
    assert held(site) == {1: [1]}


def test_a_new_process_knows_of_no_batch(site, pool):
    failure = asyncio.run(pool.call("publish_batch", (), deadline_seconds=1.0))
    assert failure.code == "batch_lost"
    assert site.parquet.files() == {}


def test_small_batches_are_merged_once_a_day(site, pool):
    for number in (1, 2):
        site.digitize(number)
        export(site, pool)
    compacting = exporter(site)
    assert asyncio.run(compacting.compact(pool))
    assert not asyncio.run(compacting.compact(pool))
    assert held(site) == {3: [1, 2]}
    site.digitize(3)
    export(site, pool)
    assert not asyncio.run(compacting.compact(pool))
    assert not asyncio.run(exporter(site).compact(pool))  # another run of the same day
    assert held(site) == {3: [1, 2], 4: [3]}
