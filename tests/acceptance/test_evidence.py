"""`appliance evidence`: a pack that is the same each time, and is checked without site and ledger."""

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from contextlib import closing
from dataclasses import replace

import pytest

from appliance.intake.vault import Vault
from appliance.ledger.records import Arrival, DocumentState
from appliance.ledger.store import Ledger
from appliance.settings import load_settings
from appliance.sinks.archive.shelf import Shelf
from pipelines.source import SourceKind
from tests.acceptance.test_cli import NOW, _digitize
from tests.site import appliance, ok
from tests.unit.sinks.examples import birth_record

ORIGINAL = b"%PDF-1.7 a scan"


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A site with one document of which a page failed, its original in the vault, and a derivative."""
    folder = tmp_path_factory.mktemp("evidence") / "site"
    assert appliance("init", folder).returncode == 0
    settings = load_settings(folder)
    vaulted = Vault(settings.vault).put(io.BytesIO(ORIGINAL))
    with closing(Ledger.open(settings.ledger_url)) as ledger:
        arrival = Arrival(
            "t1", "drop/x", "livro <12>.pdf", "default", 0, vaulted.sha256, len(ORIGINAL), SourceKind.PDF
        )
        ledger.admit(arrival, NOW)
        _digitize(ledger, birth_record(1), DocumentState.PARTIAL)
        archived = Shelf(settings.archived).place(1, 1, lambda at: (at / "livro.pdf").write_bytes(b"%PDF/A"))
        (owed,) = ledger.owed(9)
        ledger.archived(owed, archived, NOW)
        ledger.admit(replace(arrival, token="t2", sha256="e" * 64), NOW)
    return folder


@pytest.fixture
def pack(made, tmp_path):
    target = tmp_path / "evidence.zip"
    ok("--site", made, "evidence", "1", "--to", target)
    return target


def rewritten(pack, change):
    """The pack with one file changed, or left out; its manifest as it was."""
    target = pack.with_name("changed.zip")
    with zipfile.ZipFile(pack) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = change(name, before.read(name))
            if content is not None:
                after.writestr(name, content)
    return target


def test_a_pack_holds_what_proves_the_document_and_is_checked_anywhere(pack):
    with zipfile.ZipFile(pack) as opened:
        said = json.loads(opened.read("evidence.json"))
        assert opened.read("original.pdf") == ORIGINAL
        assert opened.read("derivatives/livro.pdf") == b"%PDF/A"
        page = opened.read("evidencia.html").decode()
    assert said["original"]["sha256"] == hashlib.sha256(ORIGINAL).hexdigest()
    assert {"assunto", "autor", "titulo", "hash_imagens", "responsavel"} <= said["metadata"].keys()
    assert [state["state"] for state in said["pages"]].count("FAILED") == 1
    assert any("failure" in each for each in said["pages"])
    assert said["fields"][0]["evidence"]["quote_sha256"]
    assert [record["action"] for record in said["audit"]["records"]][-2:] == ["finished", "archived"]
    assert "livro &lt;12&gt;.pdf" in page
    done = appliance("evidence", "--verify", pack)
    assert (done.returncode, done.stderr) == (0, "")


def test_an_archive_that_was_changed_is_no_evidence(made, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(made, site)
    (site / "results" / "archive" / "00000" / "1.1" / "livro.pdf").write_bytes(b"%PDF/B")
    refused = appliance("--site", site, "evidence", "1", "--to", tmp_path / "changed.zip")
    assert refused.returncode != 0
    assert "other files" in refused.stderr
    assert "reconcile" in refused.stderr
    assert not (tmp_path / "changed.zip").exists()


def test_the_manifest_is_one_that_coreutils_reads(pack, tmp_path):
    with zipfile.ZipFile(pack) as opened:
        opened.extractall(tmp_path / "out")
    subprocess.run(["sha256sum", "--check", "--strict", "MANIFEST.sha256"], cwd=tmp_path / "out", check=True)


def test_the_same_facts_are_the_same_bytes(made, tmp_path):
    """Two copies of the site: packing itself is told in the trail, whose end is in the pack."""
    hashes = []
    for name in ("one", "two"):
        site = shutil.copytree(made, tmp_path / name)
        target = tmp_path / f"{name}.zip"
        hashes.append(ok("--site", site, "evidence", "1", "--to", target)["sha256"])
    assert hashes[0] == hashes[1]


def _forged_value(name, content):
    if name != "evidence.json":
        return content
    said = json.loads(content)
    said["pages"][0]["content_sha256"] = "f" * 64
    return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    ("change", "flaw"),
    [
        (lambda n, c: c + b" " if n == "original.pdf" else c, "it is not what was packed"),
        (lambda n, c: None if n == "derivatives/livro.pdf" else c, "it is gone"),
        (
            lambda n, c: c.replace(b"COMPLETE", b"REVIEW") + b"\n" if n == "evidence.json" else c,
            "evidence.json",
        ),
        (_forged_value, "not those of which the audit trail tells"),
        (lambda n, c: None if n == "MANIFEST.sha256" else c, "lacks its manifest"),
        (lambda n, c: b"\xff\xfe" if n == "evidence.json" else c, "no evidence of this program"),
    ],
)
def test_what_was_done_to_a_pack_is_named(pack, change, flaw):
    done = appliance("evidence", "--verify", rewritten(pack, change))
    assert done.returncode == 4
    assert flaw in done.stdout


def test_a_file_that_was_added_or_is_no_pack_is_named(pack, tmp_path):
    with zipfile.ZipFile(pack, "a") as opened:
        opened.writestr("foreign.txt", "x")
    assert "the manifest does not know it" in appliance("evidence", "--verify", pack).stdout
    other = tmp_path / "no.zip"
    other.write_bytes(b"PK nothing")
    assert appliance("evidence", "--verify", other).returncode == 4


def test_nothing_is_overwritten_and_a_document_without_results_has_no_evidence(made, pack):
    again = appliance("--site", made, "evidence", "1", "--to", pack)
    assert (again.returncode, again.stdout) == (3, "")
    assert "cannot be written" in again.stderr
    early = appliance("--site", made, "evidence", "2", "--to", pack.with_name("two.zip"))
    assert early.returncode == 2
    assert "no results yet" in early.stderr


def test_packing_is_told_in_the_trail(made, pack):
    (event,) = ok("--site", made, "events", "1", "--limit", "1")["events"]
    assert event["action"] == "evidence_packed"
    assert event["detail"]["sha256"] == hashlib.sha256(pack.read_bytes()).hexdigest()
