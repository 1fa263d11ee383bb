"""Dying at any step of moving a document and of merging batches: nobody who lists files sees it."""

import itertools
import shutil
from collections import Counter

import duckdb
import pytest

from appliance.ledger.records import RequeueSelection, RequeueStage
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.settings import load_settings
from tests.integration.fail_points import DIED, EVERY_13TH_OR_ALL, FINISHED
from tests.integration.ledger.examples import at
from tests.integration.reconcile.compacting import compact_until
from tests.integration.reconcile.conftest import Site

ROWS_A_DOCUMENT = {"documents": 1, "pages": 4, "fields": 3}
DOCUMENTS = 4


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """A site of four documents in four batches; one of them is of another type since it was written."""
    folder = tmp_path_factory.mktemp("template")
    (folder / "appliance.toml").write_text('[profiles.default]\ndrop = "drop"\n')
    settings = load_settings(folder)
    for needed in settings.folders:
        needed.mkdir(parents=True, exist_ok=True)
    with (
        Ledger.open(settings.ledger_url, create=True) as ledger,
        LedgerSurvey.open(settings.ledger_url) as survey,
    ):
        site = Site(settings, ledger, survey)
        for number in range(1, DOCUMENTS + 1):
            site.digitize(number)
            site.export()
        anew = RequeueStage.RASTERIZE
        ledger.requeue(RequeueSelection(document_ids=(2,)), "maria", at(50), stage=anew)
        site.read(60, "casamento")
    return folder


def compact(processes, folder, step=0):
    child = processes.Process(target=compact_until, args=(str(folder), step))
    child.start()
    child.join()
    return child.exitcode


def listed(folder, dataset):
    """Count each document's rows, as one who lists the files finds them."""
    files = f"'{folder}/results/parquet/{dataset}/**/*.parquet', hive_partitioning=true"
    return Counter(
        row[0]
        for row in duckdb.sql(f"SELECT document_id FROM read_parquet({files})").fetchall()  # noqa: S608
    )


def contents(folder):
    top = folder / "results" / "parquet"
    return {
        file.relative_to(top): file.read_bytes()
        for dataset in ROWS_A_DOCUMENT
        for file in (top / dataset).rglob("*.parquet")
    }


@pytest.mark.parametrize("every", EVERY_13TH_OR_ALL)
def test_dying_at_any_step_shows_no_document_twice_or_not_at_all(template, processes, tmp_path, every):
    undisturbed = tmp_path / "undisturbed"
    shutil.copytree(template, undisturbed)
    assert compact(processes, undisturbed) == FINISHED
    expected = contents(undisturbed)
    assert {path.name for path in expected} == {"part-00000005.parquet"}
    assert len(expected) == 2 * len(ROWS_A_DOCUMENT)  # one folder of each type
    for step in itertools.count(1, every):
        folder = tmp_path / str(step)
        shutil.copytree(template, folder)
        exit_code = compact(processes, folder, step)
        assert exit_code in {DIED, FINISHED}, step
        for dataset, rows in ROWS_A_DOCUMENT.items():
            assert listed(folder, dataset) == dict.fromkeys(range(1, DOCUMENTS + 1), rows), (step, dataset)
        assert compact(processes, folder) == FINISHED, step
        assert contents(folder) == expected, step
        shutil.rmtree(folder)
        if exit_code == FINISHED:
            break
    assert step > 100
