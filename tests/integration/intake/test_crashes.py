"""Dying between any two steps of admission: nothing is lost and nothing counted twice."""

import itertools
import shutil
from pathlib import Path

import pytest

from appliance.ledger.records import ArrivalVerdict, DocumentState
from tests.integration.fail_points import DIED, EVERY_13TH_OR_ALL, FINISHED
from tests.integration.intake import crash
from tests.integration.intake.examples import PDF, Site


def prepare(scenario, root, url, files):
    site = Site.at(root, url)
    site.ledger.close()
    for number, (name, content) in enumerate(files.items()):
        claimed = f".work/token{number}/{name}"  # in the work folder, but no document in the ledger yet
        site.drop(claimed if scenario == "adopt" else name, content)


def die(processes, scenario, root, url, files, step):
    child = processes.Process(target=crash.run_until, args=(scenario, str(root), url, list(files), step))
    child.start()
    child.join()
    return child.exitcode


ONE = {"a/scan.pdf": PDF}
GROUP = {"a/scan.pdf": PDF, "b.pdf": PDF + b"another", "copy of b.pdf": PDF + b"another"}


@pytest.mark.parametrize("every", EVERY_13TH_OR_ALL)
@pytest.mark.parametrize("files", [ONE, GROUP], ids=["one file", "a group"])
@pytest.mark.parametrize("scenario", ["admit", "put back", "adopt"])
def test_dying_at_any_step_loses_and_doubles_nothing(
    scenario, files, new_ledger_url, processes, tmp_path, every
):
    documents = sorted(set(files.values()))
    copies = len(files) - len(documents)
    for step in itertools.count(1, every):
        root = tmp_path / str(step)
        root.mkdir()
        url = new_ledger_url()
        prepare(scenario, root, url, files)
        exit_code = die(processes, scenario, root, url, files, step)
        assert exit_code in {DIED, FINISHED}
        site = Site.at(root, url)
        with site.ledger:
            site.look_again()
            status = site.ledger.status()
            assert status.documents == {DocumentState.ADMITTED: len(documents)}, step
            assert status.arrivals[ArrivalVerdict.ADMITTED] == len(documents), step
            assert status.arrivals.get(ArrivalVerdict.DUPLICATE, 0) == copies, step
            assert status.failures == {}, step
            assert {document.name for document in site.ledger.documents()} <= {
                Path(name).name for name in files
            }
            assert sorted(site.vaulted()) == documents, step
            assert site.left() == [], step
            assert list((site.folder.path / ".work").iterdir()) == [], step
        shutil.rmtree(root)
        if exit_code == FINISHED:
            break
    assert step > 10
