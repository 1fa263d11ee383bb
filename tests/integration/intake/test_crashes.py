"""Dying between any two steps of admission: nothing is lost and nothing counted twice."""

import itertools
import multiprocessing
import shutil

import pytest

from appliance.ledger.records import ArrivalVerdict, DocumentState
from tests.integration.fail_points import DIED, FINISHED
from tests.integration.intake import crash
from tests.integration.intake.examples import PDF, Site


@pytest.fixture(scope="module")
def processes():
    """Children of a clean, single-threaded process: forking this one could inherit other tests' threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.intake.crash"])
    return context


def prepare(scenario, root, url, processes):
    site = Site.at(root, url)
    site.ledger.close()
    site.drop("a/scan.pdf")
    if scenario == "adopt":  # a file that lies in the work folder, its document not yet in the ledger
        assert die(processes, "admit", root, url, step=9) == DIED
        assert site.left()[0].startswith(".work/")


def die(processes, scenario, root, url, step):
    child = processes.Process(target=crash.run_until, args=(scenario, str(root), url, step))
    child.start()
    child.join()
    return child.exitcode


@pytest.mark.parametrize("scenario", ["admit", "put back", "adopt"])
def test_dying_at_any_step_loses_and_doubles_nothing(scenario, new_url, processes, tmp_path):
    for step in itertools.count(1):
        root = tmp_path / str(step)
        root.mkdir()
        url = new_url()
        prepare(scenario, root, url, processes)
        exit_code = die(processes, scenario, root, url, step)
        assert exit_code in {DIED, FINISHED}
        site = Site.at(root, url)
        with site.ledger:
            site.look_again()
            status = site.ledger.status()
            assert status.documents == {DocumentState.ADMITTED: 1}, step
            assert status.arrivals[ArrivalVerdict.ADMITTED] == 1, step
            assert ArrivalVerdict.DUPLICATE not in status.arrivals, step
            assert status.failures == {}, step
            assert [document.name for document in site.ledger.documents()] == ["scan.pdf"], step
            assert site.vaulted() == [PDF], step
            assert site.left() == [], step
            assert list((site.folder.path / ".work").iterdir()) == [], step
        shutil.rmtree(root)
        if exit_code == FINISHED:
            break
    assert step > 10
