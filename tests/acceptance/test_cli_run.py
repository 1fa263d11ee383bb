"""`run` and `watch` as processes on a real site with a real Ray, without a page to read."""

import json
import os
import signal
import subprocess
import time

import pytest

from tests.site import appliance, change_settings, command_line, new_site, ok

_STOP_SECONDS = 120
_TAKEN_UP_SECONDS = 120


@pytest.fixture
def site(tmp_path):
    return new_site(tmp_path / "site")


@pytest.fixture
def start(site):
    """Start a command in a session of its own, as a service manager does, and wait for its progress."""
    started = []

    def started_command(*arguments):
        process = subprocess.Popen(
            command_line("--site", site, *arguments),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert "0 of 0 documents" in process.stderr.readline()
        return process

    yield started_command
    for process in started:
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()


def test_what_is_no_document_makes_the_run_end_with_code_4_and_every_file_gets_its_receipt(site):
    outbox = site / "outbox"
    outbox.mkdir()
    change_settings(site, 'outbox = ""', 'outbox = "outbox"')
    drop = site / "drop" / "default"
    (drop / "a.pdf").write_bytes(b"not a document")
    (drop / "b.pdf").write_bytes(b"not a document")
    (drop / "link.pdf").symlink_to(drop / "a.pdf")
    done = appliance("--site", site, "run", "--json")
    assert (done.returncode, done.stderr) == (4, "")
    report = json.loads(done.stdout)
    assert (report["states"], report["failures"]) == ({"FAILED": 1}, {"not_a_document": 1})
    log = (site / "data" / "logs" / "appliance.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["action"] for line in log][:: len(log) - 1] == ["run_began", "run_ended"]
    found = {one["name"]: one for one in map(json.loads, (f.read_text("utf-8") for f in outbox.iterdir()))}
    assert {name: one["state"] for name, one in found.items()} == {
        "a.pdf": "FAILED",
        "b.pdf": "FAILED",
        "link.pdf": "REFUSED",
    }
    firsts = {one["duplicate_of"]["name"] for one in found.values() if one["duplicate_of"]}
    assert len(firsts & {"a.pdf", "b.pdf"}) == 1
    status = ok("--site", site, "status")
    assert status["receipts"] == {"default": {"due": 0, "problem": None}}


def test_an_empty_site_is_done_with_code_0_and_says_what_is_next(site):
    done = appliance("--site", site, "run")
    assert done.returncode == 0
    assert "0 of 0 documents" in done.stdout
    assert "next: " in done.stdout


def _status(site):
    return ok("--site", site, "status")


def _until(is_so):
    ends_at = time.monotonic() + _TAKEN_UP_SECONDS
    while not is_so():
        assert time.monotonic() < ends_at
        time.sleep(0.5)


def test_watch_holds_the_site_takes_up_a_new_folder_and_keeps_going_with_a_broken_file(site, start):
    process = start("watch")
    second = appliance("--site", site, "run", "--json")
    assert (second.returncode, json.loads(second.stderr)["error"]["code"]) == (5, "already_running")
    assert _status(site)["coordinator"] == {"is_running": True, "pid": process.pid}
    file = site / "appliance.toml"
    text = file.read_text("utf-8")
    file.write_text("[profiles.", "utf-8")
    _until((site / "data" / "run" / "settings-notice.json").exists)
    assert appliance("--site", site, "status").returncode == 3
    file.write_text(text + '\n[profiles.second]\ndrop = "drop/second"\nsettle_seconds = 0.5\n', "utf-8")
    _until((site / "drop" / "second").is_dir)
    (site / "drop" / "second" / "livro.txt").write_bytes(b"not a document")
    _until(lambda: _status(site)["documents"]["FAILED"] == 1)
    assert _status(site)["notices"] == []
    change_settings(site, "cpus = 0 ", "cpus = 1 ")
    _until(lambda: [notice["code"] for notice in _status(site)["notices"]] == ["restart_needed"])
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=_STOP_SECONDS)
    assert process.returncode == 130
    assert "1 of 1 documents" in out
    assert _status(site)["coordinator"] == {"is_running": False, "pid": None}
