"""Export and import as processes: what they print, their exit codes, and a kill -9 in between."""

import fcntl
import json
import signal
import subprocess
import time

import pytest

from tests.integration.handover.conftest import make_site
from tests.site import appliance, command_line


@pytest.fixture
def site(tmp_path):
    return make_site(tmp_path / "site", ("", "")).folder


def test_a_site_moves_to_another_folder(tmp_path, site):
    (site / "in" / "waiting.pdf").write_bytes(b"%PDF")
    done = appliance("--site", site, "export", "--all", tmp_path / "export", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert (report["documents"], report["missing_originals"], report["waiting_files"]) == (4, 0, 1)

    checked = appliance("export", "--verify", tmp_path / "export")
    assert checked.returncode == 0
    assert report["sha256"] in checked.stdout
    assert "all as they were written" in checked.stdout

    made = appliance("--site", tmp_path / "new", "import", tmp_path / "export")
    assert (made.returncode, made.stderr) == (0, "")
    assert "4 documents are in the site" in made.stdout
    for command in (
        ("show", "1"),
        ("audit", "verify"),
        ("reconcile", "--deep"),
        ("requeue", "1"),
        ("status",),
    ):
        done = appliance("--site", tmp_path / "new", *command)
        assert done.returncode == 0, done.stderr
    assert "Nothing differs." in appliance("--site", site, "reconcile").stdout, "the old site is as it was"


def test_a_changed_file_is_code_4_and_no_import(tmp_path, site):
    appliance("--site", site, "export", "--all", tmp_path / "export")
    (tmp_path / "export" / "README.txt").write_text("")
    checked = appliance("export", "--verify", tmp_path / "export")
    assert checked.returncode == 4
    assert "changed README.txt" in checked.stdout
    refused = appliance("--site", tmp_path / "new", "import", tmp_path / "export", "--json")
    assert refused.returncode == 3
    assert json.loads(refused.stderr)["error"]["code"] == "export_damaged"


def test_beside_a_coordinator_only_a_live_export_is_made(tmp_path, site):
    with (site / "data" / "run" / "coordinator.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        refused = appliance("--site", site, "export", "--all", tmp_path / "export", "--json")
        assert refused.returncode == 5
        assert "drain" in json.loads(refused.stderr)["error"]["next_step"]
        assert appliance("--site", site, "export", "--all", "--live", tmp_path / "export").returncode == 0
    header = json.loads((tmp_path / "export" / "MANIFEST.jsonl").read_text().partition("\n")[0])
    assert header["is_live"]
    assert appliance("--site", tmp_path / "new", "import", tmp_path / "export").returncode == 0


def test_a_killed_export_goes_on(tmp_path, site):
    (site / "results" / "archive" / "large").write_bytes(bytes(300 << 20))
    arguments = ["--site", str(site), "export", "--all", str(tmp_path / "export")]
    process = subprocess.Popen(command_line(*arguments))
    aside = tmp_path / "export" / ".part"
    deadline = time.monotonic() + 60
    while not (aside.exists() and aside.stat().st_size > 1 << 20) and time.monotonic() < deadline:
        time.sleep(0.005)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert appliance("export", "--verify", tmp_path / "export").returncode == 3
    done = appliance(*arguments, "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["kept"] > 5
    assert appliance("export", "--verify", tmp_path / "export").returncode == 0


@pytest.mark.parametrize("arguments", [("x",), ("--all", "--verify", "x"), ("--verify", "--live", "x")])
def test_export_is_told_what_to_do(arguments):
    assert appliance("export", *arguments).returncode == 2
