"""Forty hostile files beside good ones: each ends with its own reason, and every good one is digitized."""

import hashlib
import json
import shutil
from collections import Counter

import pytest

from appliance.intake.triage import display_name
from appliance.ledger.records import DocumentState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from tests.resources.make_hostile import Verdict, make_hostile
from tests.site import appliance, new_site, ok

EXPECTED_STATES = {
    Verdict.GOOD: {DocumentState.COMPLETE, DocumentState.REVIEW},
    Verdict.PARTIAL: {DocumentState.PARTIAL},
    Verdict.FAILED: {DocumentState.FAILED},
}


def is_plain(path):
    return path.is_file() and not path.is_symlink()


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def digitized(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    site = new_site(folder / "site")
    drop = site / "drop" / "default"
    files = make_hostile(drop)
    # Two of the good ones are equal to the byte: they become one document.
    digests = {file.name: digest(drop / file.name) for file in files if is_plain(drop / file.name)}
    done = appliance("--site", site, "run", "--json")
    yield site, files, done, digests
    shutil.rmtree(folder, ignore_errors=True)


def test_the_run_ends_and_says_that_documents_failed(digitized):
    _, _, done, _ = digitized
    assert done.returncode == 4, done.stderr
    assert json.loads(done.stdout)["waiting"] == 0


def test_every_file_ends_as_it_must_with_its_own_reason(digitized):
    site, files, _, digests = digitized
    with Ledger.open(load_settings(site).ledger_url) as ledger:
        documents = {document.sha256: document for document in ledger.documents(limit=None)}
        reasons = Counter((record.name, record.failure.code) for record in ledger.failures(limit=None))
    wrong = []
    for file in files:
        name = display_name(file.name)
        if file.verdict in EXPECTED_STATES:
            state = documents[digests[file.name]].state
            if state not in EXPECTED_STATES[file.verdict]:
                wrong.append((name, file.verdict, state))
        if file.code and not reasons[name, file.code]:
            wrong.append((name, file.code, [code for n, code in reasons if n == name]))
    assert wrong == []


def test_refused_and_ignored_entries_stay_where_they_are_and_nothing_else_does(digitized):
    site, files, _, _ = digitized
    drop = site / "drop" / "default"
    for file in files:
        stays = file.verdict in {Verdict.IGNORED, Verdict.REFUSED}
        assert (drop / file.name).is_symlink() or (drop / file.name).exists() == stays, file.name


def test_each_failure_names_its_next_step_and_the_command_that_requeues(digitized):
    site, _, _, _ = digitized
    rows = ok("--site", site, "failures")["failures"]
    assert rows
    assert all(row["next_step"] for row in rows)
