"""`reconcile` as a process: what it prints, and its exit codes."""

import fcntl
import json

import pytest

from tests.site import appliance

ORPHAN = "ab" * 32


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    assert appliance("init", folder).returncode == 0
    return folder


@pytest.fixture
def orphan(site):
    file = site / "data" / "vault" / "ab" / "ab" / ORPHAN
    file.parent.mkdir(parents=True)
    file.write_bytes(b"left by a crash")
    return file


def test_nothing_differs_on_a_sound_site(site):
    done = appliance("--site", site, "reconcile", "--deep")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing differs." in done.stdout


def test_a_difference_is_code_4_until_it_is_mended(site, orphan):
    found = appliance("--site", site, "reconcile", "--json")
    assert (found.returncode, found.stderr) == (4, "")
    report = json.loads(found.stdout)
    assert [(one["kind"], one["subject"]) for one in report["differences"]] == [("vault_orphan", ORPHAN)]
    assert report["differences"][0]["next_step"] == "appliance reconcile --mend"
    assert (report["mended"], report["remaining"]) == (0, 1)
    assert orphan.exists()

    mended = appliance("--site", site, "reconcile", "--mend", "--json")
    assert mended.returncode == 0
    assert json.loads(mended.stdout)["differences"][0]["is_mended"]
    assert (site / "data" / "lost+found" / f"original-{ORPHAN}").read_bytes() == b"left by a crash"
    assert appliance("--site", site, "reconcile").returncode == 0


def test_people_read_what_differs_and_what_is_next(site, orphan):
    assert orphan.exists()
    done = appliance("--site", site, "reconcile")
    assert f"vault_orphan {ORPHAN}" in done.stdout
    assert "next: appliance reconcile --mend" in done.stdout
    assert "0 differences mended, 1 remain." in done.stdout


def test_nothing_is_mended_beside_a_coordinator(site, orphan):
    lock_file = site / "data" / "run" / "coordinator.lock"
    with lock_file.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = appliance("--site", site, "reconcile", "--mend", "--json")
        assert done.returncode == 5
        assert json.loads(done.stderr)["error"]["code"] == "already_running"
        # Copied a moment ago: a coordinator may be about to admit it.
        assert appliance("--site", site, "reconcile").returncode == 0
    assert orphan.exists()


def test_foreign_results_are_taken_away_only_while_mending(site):
    assert appliance("--site", site, "reconcile", "--mend-foreign").returncode == 2
