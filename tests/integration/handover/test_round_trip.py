"""A site, exported and imported elsewhere: every row, every file, and it works on."""

import csv
import hashlib
import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from appliance.handover.check import damages
from appliance.handover.databases import ledger_forms, reading, results_forms
from appliance.handover.manifest import Manifest
from appliance.handover.tables import lines
from appliance.ledger.records import DocumentState, RequeueSelection
from appliance.settings import load_settings
from tests.integration.handover.conftest import export, header, import_, make_site, opened, tree
from tests.integration.ledger.examples import at

KINDS = ["sqlite", "postgresql"]


def rows(settings):
    """Return every row of both databases, by table."""
    found = {}
    for url, forms in ((settings.ledger_url, ledger_forms), (settings.results_url, results_forms)):
        with reading(url) as connection:
            found |= {form.name: list(lines(connection, form)) for form in forms(connection)}
    return found


@pytest.mark.parametrize("there", KINDS)
@pytest.mark.parametrize("here", KINDS)
def test_everything_comes_back_and_works_on(tmp_path, urls, here, there):
    old = make_site(tmp_path / "old", urls(here))
    done = export(old, tmp_path / "export")
    assert (done.documents, done.missing_originals, done.kept) == (4, 0, 0)
    before = rows(old)
    assert before["ledger_documents"]
    assert before["fields"]

    import_(tmp_path / "export", tmp_path / "new", urls(there))
    new = load_settings(tmp_path / "new")
    assert rows(new) == before
    assert tree(new.vault, ".tmp") == tree(old.vault, ".tmp")
    assert tree(new.parquet, ".tmp") == tree(old.parquet, ".tmp")
    assert tree(new.storage.results / "archive") == tree(old.storage.results / "archive", ".tmp")
    assert tree(new.storage.data / "audit") == tree(old.storage.data / "audit")
    assert tree(new.storage.data / "evidence") == tree(old.storage.data / "evidence")
    assert tree(new.folder / "types") == tree(old.folder / "types")
    assert not (new.models / "3f2a").exists()
    assert not (new.run / "ray-token").exists()
    assert not (new.folder / ".import").exists()
    assert all(oct(file.stat().st_mode)[-3:] == "400" for file in new.vault.rglob("*") if file.is_file())

    with opened(new.folder) as site:
        assert site.kinds(deep=True) == []
        (claim,) = site.ledger.claim("me", 1, 60.0, at(200))
        assert claim.document.id == 4
        assert site.admit(99) == 5, "new numbers follow those that came"
        assert site.ledger.document(1).state is DocumentState.PARTIAL
        assert site.ledger.requeue(RequeueSelection((1,)), "me", at(300)) == [1]


def test_another_program_reads_the_export_without_this_one(tmp_path, urls):
    old = make_site(tmp_path / "old", urls("sqlite"))
    target = tmp_path / "export"
    export(old, target)
    subprocess.run(["sha256sum", "-c", "MANIFEST.sha256"], cwd=target, check=True, capture_output=True)
    told = [json.loads(line) for line in (target / "MANIFEST.jsonl").read_text().splitlines()]
    for entry in told[1:-1]:
        content = (target / entry["path"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (entry["bytes"], entry["sha256"])
    assert told[-1] == {"files": len(told) - 2, "bytes": sum(entry["bytes"] for entry in told[1:-1])}
    with (target / "originals.csv").open(newline="") as opened_file:
        for row in csv.DictReader(opened_file):
            sha256 = row["sha256"]
            content = (target / "originals" / sha256[:2] / sha256[2:4] / sha256).read_bytes()
            assert len(content) == int(row["bytes"])
            assert row["name"].endswith(".pdf")
    for name in ("README.txt", "LEIAME.txt"):
        assert "originals.csv" in (target / name).read_text("utf-8")


QUESTIONS = [
    "SELECT count(*) FROM documents",
    "SELECT name, value FROM fields WHERE document_id = 1 AND value IS NOT NULL ORDER BY name",
    "SELECT text FROM pages WHERE document_id = 2 ORDER BY page",
    "SELECT count(*) FROM fields WHERE value IS NULL",
]


def test_the_results_are_loaded_by_the_databases_own_tools(tmp_path, urls, new_postgresql):
    old = make_site(tmp_path / "old", urls("sqlite"))
    export(old, tmp_path / "export")
    folder = tmp_path / "export" / "tables" / "results"
    with closing(sqlite3.connect(tmp_path / "old" / "results" / "results.db")) as connection:
        wanted = [connection.execute(question).fetchall() for question in QUESTIONS]
    assert wanted[0] == [(3,)]
    assert wanted[3] > [(0,)]

    loaded = tmp_path / "loaded.db"
    subprocess.run(["sqlite3", loaded, ".read load-sqlite.sql"], cwd=folder, check=True, capture_output=True)
    with closing(sqlite3.connect(loaded)) as connection:
        assert [connection.execute(question).fetchall() for question in QUESTIONS] == wanted

    url = new_postgresql().replace("+psycopg", "")
    command = ["psql", "-qX", "--set", "ON_ERROR_STOP=1", "--file", "load-postgresql.sql", url]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    with psycopg.connect(url) as connection:
        assert [connection.execute(question).fetchall() for question in QUESTIONS] == wanted
    command[-1] = new_postgresql().replace("+psycopg", "")
    subprocess.run(command, cwd=folder.parent / "ledger", check=True, capture_output=True)


def test_weights_come_along_only_when_asked_for(tmp_path, urls):
    old = make_site(tmp_path / "old", urls("sqlite"))
    export(old, tmp_path / "without")
    assert list((tmp_path / "without" / "data" / "models").rglob("*.json"))
    assert not list((tmp_path / "without" / "data" / "models").rglob("*.safetensors"))
    export(old, tmp_path / "with", with_models=True)
    import_(tmp_path / "with", tmp_path / "new")
    assert tree(tmp_path / "new" / "data" / "models") == tree(old.models)


def test_no_password_and_no_token_is_in_an_export(tmp_path, urls):
    old = make_site(tmp_path / "old", urls("sqlite"))
    text = (old.folder / "appliance.toml").read_text()
    signature = '[signature]\npkcs12 = "data/hunter2.p12"\nsecret = "data/pin"\n'
    (old.folder / "appliance.toml").write_text(f"# postgresql://me:hunter2@db\n{text}{signature}")
    (old.storage.data / "hunter2.p12").write_bytes(b"hunter2")
    (old.storage.data / "pin").write_bytes(b"secret")
    export(load_settings(old.folder), tmp_path / "export")
    for content in tree(tmp_path / "export").values():
        assert b"hunter2" not in content
        assert content != b"secret"


def test_a_lost_or_damaged_original_is_named_and_the_rest_goes_along(tmp_path, urls):
    old = make_site(tmp_path / "old", urls("sqlite"))
    first, second, *_ = sorted(file for file in old.vault.rglob("*") if file.is_file())
    first.unlink()
    second.chmod(0o600)
    second.write_bytes(b"x" * second.stat().st_size)
    done = export(old, tmp_path / "export")
    assert (done.missing_originals, header(tmp_path / "export")["missing_originals"]) == (2, 2)
    told = [json.loads(line) for line in (tmp_path / "export" / "missing.jsonl").read_text().splitlines()]
    assert [(one["sha256"], one["why"]) for one in told] == [
        (first.name, "missing"),
        (second.name, "damaged"),
    ]
    assert list(damages(tmp_path / "export", Manifest(tmp_path / "export"), lambda _: None)) == []
    assert import_(tmp_path / "export", tmp_path / "new").missing_originals == 2


def test_a_site_on_other_disks_becomes_one_folder(tmp_path, urls):
    old = make_site(tmp_path / "old", urls("sqlite"))
    moved = tmp_path / "disk"
    (old.storage.results).rename(moved)
    old.storage.results.symlink_to(moved)
    export(load_settings(old.folder), tmp_path / "export")
    import_(tmp_path / "export", tmp_path / "new")
    new = load_settings(tmp_path / "new")
    assert tree(new.parquet, ".tmp") == tree(moved / "parquet", ".tmp")
    assert new.profiles["default"].drop == tmp_path / "new" / "drop" / "default"
    assert new.profiles["default"].outbox == tmp_path / "new" / "outbox" / "default"
    assert all(Path(folder).is_dir() for folder in new.folders)
