"""`appliance audit` as a process: whole, broken, exported, checked without the ledger."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.acceptance.test_cli import filled_site, made_site  # noqa: F401
from tests.site import appliance, ok


@pytest.fixture
def site(filled_site, tmp_path):  # noqa: F811
    return shutil.copytree(filled_site, tmp_path / "site")


def _tamper(site, statement):
    with closing(sqlite3.connect(site / "data" / "ledger.db")) as connection:
        for name in ("kept", "whole", "once"):
            connection.execute(f"DROP TRIGGER ledger_events_{name}")
        connection.execute(statement)
        connection.commit()


def test_a_whole_trail_is_verified_exported_and_checked_alone(site, tmp_path):
    report = ok("--site", site, "audit", "verify")
    assert (report["is_whole"], report["broken"]) == (True, None)
    worm = tmp_path / "worm"
    done = ok("--site", site, "audit", "export", "--to", worm)
    assert (done["records"], done["head"]) == (report["records"], report["head"])
    alone = appliance("audit", "verify", "--export", worm)
    assert alone.returncode == 0, alone.stderr
    assert "The trail is whole" in alone.stdout
    after = ok("--site", site, "audit", "verify")
    assert (after["records"], after["anchors"]) == (report["records"] + 1, 1)
    assert ok("--site", site, "events", "--limit", "1")["events"][0]["action"] == "trail_exported"


def test_a_changed_record_is_named_with_exit_code_4(site):
    _tamper(site, "UPDATE ledger_events SET actor = 'nobody' WHERE id = 2")
    done = appliance("--site", site, "audit", "verify")
    assert done.returncode == 4
    assert "record 2 is not what was written" in done.stdout
    refused = appliance("--site", site, "audit", "export", "--to", site / "worm")
    assert (refused.returncode, refused.stdout) == (3, "")
    assert "trail is broken" in refused.stderr


def test_a_tail_that_was_cut_off_is_seen_by_the_anchors(site, tmp_path):
    ok("--site", site, "audit", "export", "--to", tmp_path / "worm")
    _tamper(site, "DELETE FROM ledger_events WHERE id > 3")
    done = appliance("--site", site, "audit", "verify", "--json")
    assert done.returncode == 4
    assert '"kind": "truncated"' in done.stdout


def test_the_trail_says_who_saw_values_and_who_ordered(site):
    ok("--site", site, "show", "1", "--reveal")
    ok("--site", site, "cancel", "3")
    seen, ordered = ok("--site", site, "events", "--limit", "2")["events"]
    assert (seen["action"], seen["document_id"], ordered["action"]) == ("revealed", 1, "cancelled")
    assert "@" in seen["actor"]


def test_an_export_folder_that_is_none_is_named(site, tmp_path):
    refused = appliance("--site", site, "audit", "verify", "--export", tmp_path)
    assert refused.returncode == 3
    assert "no exported trail" in refused.stderr
