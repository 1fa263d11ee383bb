"""Dying between any two steps of admission: nothing is lost and nothing counted twice."""

import itertools
import multiprocessing
import shutil

import pytest

from appliance.ledger.records import ArrivalVerdict, DocumentState
from tests.integration.intake import crash
from tests.integration.intake.examples import PDF, Site


@pytest.fixture(scope="module")
def processes():
    """Children of a clean, single-threaded process: forking this one could inherit other tests' threads."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.integration.intake.crash"])
    return context


def prepare(scenario, root, processes):
    site = Site.at(root)
    site.ledger.close()
    site.drop("a/scan.pdf")
    if scenario == "adopt":  # a file that lies in the work folder, its document not yet in the ledger
        assert die(processes, "admit", root, step=9) == crash.DIED
        assert site.left()[0].startswith(".work/")


def die(processes, scenario, root, step):
    child = processes.Process(target=crash.run_until, args=(scenario, str(root), step))
    child.start()
    child.join()
    return child.exitcode


@pytest.mark.parametrize("scenario", ["admit", "put back", "adopt"])
def test_dying_at_any_step_loses_and_doubles_nothing(scenario, processes, tmp_path):
    for step in itertools.count(1):
        root = tmp_path / str(step)
        root.mkdir()
        prepare(scenario, root, processes)
        exit_code = die(processes, scenario, root, step)
        assert exit_code in {crash.DIED, crash.FINISHED}
        site = Site.at(root)
        with site.ledger:
            site.look_again()
            status = site.ledger.status()
            assert status.documents == {DocumentState.ADMITTED: 1}, step
            assert status.arrivals[ArrivalVerdict.ADMITTED] == 1, step
            assert ArrivalVerdict.DUPLICATE not in status.arrivals, step
            assert status.failures == {}, step
            assert site.ledger.document(1).name == "scan.pdf"
            assert site.vaulted() == [PDF], step
            assert site.left() == [], step
            assert list((site.folder.path / ".work").iterdir()) == [], step
        shutil.rmtree(root)
        if exit_code == crash.FINISHED:
            break
    assert step > 10
