"""What is not exported over, and what is not imported: each with its reason, and nothing is changed."""

import hashlib
import json
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from appliance.errors import HandoverRefused
from appliance.handover.check import damages
from appliance.handover.export import Export, Options
from appliance.handover.manifest import Manifest
from appliance.settings import SETTINGS_FILE
from tests.integration.handover.conftest import export, import_, make_site, opened, tree


@pytest.fixture
def site(tmp_path, urls):
    return make_site(tmp_path / "site", urls("sqlite"), documents=2)


@pytest.fixture
def whole(tmp_path, site):
    export(site, tmp_path / "export")
    return tmp_path / "export"


def an_original(folder):
    return next(file for file in sorted((folder / "originals").rglob("*")) if file.is_file())


def overwrite(file):
    file.chmod(0o600)
    file.write_bytes(b"x" * file.stat().st_size)


def seal(folder):
    """Do as a careful forger would: give the changed manifest a hash that fits."""
    sha256 = hashlib.sha256((folder / "MANIFEST.jsonl").read_bytes()).hexdigest()
    (folder / "MANIFEST.sha256").write_text(f"{sha256}  MANIFEST.jsonl\n")


def forge(folder, change):
    lines = (folder / "MANIFEST.jsonl").read_text().splitlines()
    told = [json.loads(line) for line in lines]
    change(told)
    (folder / "MANIFEST.jsonl").write_text("".join(json.dumps(one) + "\n" for one in told))
    seal(folder)


TAMPERINGS = {
    "changed": lambda folder: overwrite(an_original(folder)),
    "truncated": lambda folder: (folder / "tables" / "ledger" / "ledger_pages.jsonl").write_bytes(b""),
    "missing": lambda folder: an_original(folder).unlink(),
    "foreign": lambda folder: (folder / "results" / "mine.txt").write_text("mine"),
    "row": lambda folder: overwrite(folder / "tables" / "ledger" / "ledger_events.jsonl"),
    "settings": lambda folder: overwrite(folder / "settings" / SETTINGS_FILE),
    "readme": lambda folder: overwrite(folder / "README.txt"),
}


@pytest.mark.parametrize("how", TAMPERINGS)
def test_a_changed_export_is_found_and_makes_no_site(tmp_path, whole, how):
    TAMPERINGS[how](whole)
    assert len(list(damages(whole, Manifest(whole), lambda _: None))) == 1
    with pytest.raises(HandoverRefused, match="export_damaged"):
        import_(whole, tmp_path / "new")
    assert not (tmp_path / "new" / SETTINGS_FILE).exists()


def test_a_link_is_no_file_of_an_export(tmp_path, whole):
    file = an_original(whole)
    elsewhere = tmp_path / "elsewhere"
    shutil.move(file, elsewhere)
    file.symlink_to(elsewhere)
    with pytest.raises(HandoverRefused, match="export_damaged"):
        import_(whole, tmp_path / "new")


def test_a_changed_manifest_is_refused(whole):
    text = (whole / "MANIFEST.jsonl").read_bytes()
    (whole / "MANIFEST.jsonl").write_bytes(text[:-40])
    with pytest.raises(HandoverRefused, match="manifest_damaged"):
        Manifest(whole)


FORGERIES = {
    "manifest_damaged": [
        lambda told: told[1].update(path="../outside"),
        lambda told: told[1].update(path="/outside"),
        lambda told: told.insert(1, told[1]),
        lambda told: told[-1].update(bytes=1),
        lambda told: told[-1].update(files=1),
        lambda told: told[1].update(sha256=1),
    ],
    "export_damaged": [lambda told: told.insert(1, told.pop(-2))],
    "export_newer": [lambda told: told[0].update(version=2, new="thing")],
    "export_foreign": [lambda told: told[0].update(format="other")],
    "schema_unknown": [
        lambda told: told[0].update(ledger_revision="9999"),
        lambda told: told[0].update(results_version=9999),
    ],
}


@pytest.mark.parametrize(
    ("code", "number"), [(code, n) for code, all_ in FORGERIES.items() for n in range(len(all_))]
)
def test_a_manifest_that_this_program_did_not_write_is_refused(tmp_path, whole, code, number):
    forge(whole, FORGERIES[code][number])
    with pytest.raises(HandoverRefused, match=code):
        import_(whole, tmp_path / "new")
    assert not (tmp_path / "new" / SETTINGS_FILE).exists()


def test_a_file_that_would_be_taken_for_the_ledger_is_refused(tmp_path, whole):
    (whole / "data" / "ledger.db").write_bytes(b"evil")
    sha256 = hashlib.sha256(b"evil").hexdigest()
    entry = {"path": "data/ledger.db", "bytes": 4, "sha256": sha256}

    def add(told):
        files = sorted([*told[1:-1], entry], key=lambda one: one["path"].split("/"))
        told[1:] = [*files, {"files": len(files), "bytes": told[-1]["bytes"] + 4}]

    forge(whole, add)
    with pytest.raises(HandoverRefused, match="export_wrong"):
        import_(whole, tmp_path / "new")


def test_a_foreign_folder_is_no_export(tmp_path):
    (tmp_path / "photos").mkdir()
    for folder in (tmp_path / "photos", tmp_path / "nowhere"):
        with pytest.raises(HandoverRefused, match="export_foreign"):
            import_(folder, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_site_that_is_not_empty_is_left_alone(whole, site):
    before = tree(site.folder, "data/run")
    with pytest.raises(HandoverRefused, match="site_not_empty"):
        import_(whole, site.folder)
    assert tree(site.folder, "data/run") == before


def test_a_database_that_is_not_empty_is_left_alone(tmp_path, whole, urls):
    first = urls("postgresql")
    other = make_site(tmp_path / "other", first, documents=1)
    with pytest.raises(HandoverRefused, match="database_not_empty"):
        import_(whole, tmp_path / "new", first)
    with opened(other.folder) as untouched:
        assert untouched.kinds() == []


def test_text_that_postgresql_cannot_hold_is_named(tmp_path, site, new_postgresql):
    with opened(site.folder) as old, old.ledger._database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_documents SET name = 'a' || char(0) WHERE id = 1")
    export(site, tmp_path / "nul")
    with pytest.raises(HandoverRefused, match="value_not_storable"):
        import_(tmp_path / "nul", tmp_path / "new", (new_postgresql(), ""))
    import_(tmp_path / "nul", tmp_path / "here")


def test_a_folder_with_something_in_it_is_not_exported_into(tmp_path, site, whole):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    for folder, code in ((tmp_path / "full", "folder_not_empty"), (whole, "export_is_whole")):
        before = tree(folder)
        with pytest.raises(HandoverRefused, match=code):
            export(site, folder)
        assert tree(folder) == before


def test_an_unfinished_export_is_only_its_own_sites(tmp_path, site):
    (tmp_path / "begun").mkdir()
    (tmp_path / "begun" / ".unfinished").write_text("/another/site")
    with pytest.raises(HandoverRefused, match="export_of_another_site"):
        export(site, tmp_path / "begun")


@pytest.mark.parametrize("place", ["data/export", "results/export", "in/export", "."])
def test_an_export_does_not_lie_in_the_site(site, place):
    with pytest.raises(HandoverRefused, match="folder_overlaps"):
        export(site, site.folder / place)


def test_what_an_earlier_start_left_and_is_gone_is_taken_away(tmp_path, site):
    target = tmp_path / "export"
    (target / "results" / "parquet").mkdir(parents=True)
    (target / ".unfinished").write_text(str(site.folder))
    (target / "results" / "parquet" / "merged-away.parquet").write_text("old")
    (target / ".MANIFEST.sha256.77").write_text("half")
    export(site, target)
    assert "results/parquet/merged-away.parquet" not in tree(target)
    assert list(damages(target, Manifest(target), lambda _: None)) == []


@pytest.fixture
def small_disk(tmp_path):
    """A file system of seventy megabytes."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=70m", "small", folder]
    mounted = subprocess.run(command, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("mounting needs root")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_too_small_a_disk_is_told_before_anything_is_written(site, small_disk):
    (site.storage.results / "archive" / "large").write_bytes(bytes(10 << 20))
    with pytest.raises(HandoverRefused, match="no_room") as refused:
        export(site, small_disk / "export")
    assert "bytes are missing" in refused.value.message


def test_a_disk_that_fills_up_meanwhile_is_named_and_the_export_goes_on(site, small_disk, monkeypatch):
    monkeypatch.setattr("appliance.handover.folder._SPARE_BYTES", 0)
    (site.storage.results / "archive" / "large").write_bytes(bytes(10 << 20))
    target = small_disk / "export"
    other = small_disk / "others"
    other.write_bytes(bytes(50 << 20))

    def grow(_size, files):
        if files == 5 and other.stat().st_size == 50 << 20:
            with other.open("ab") as opened_file:
                opened_file.write(bytes(15 << 20))

    begun = Export(site, target, Options("1"), grow)
    begun.begin()
    with pytest.raises(HandoverRefused, match="no_room") as refused:
        begun.run()
    assert "bytes are missing" in refused.value.message
    other.unlink()
    assert export(site, target).kept > 0
    assert list(damages(target, Manifest(target), lambda _: None)) == []


def test_a_disk_that_takes_no_large_file_is_named(tmp_path, site):
    (site.storage.results / "archive" / "large").write_bytes(bytes(4 << 20))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, before[1]))
    try:
        with pytest.raises(HandoverRefused, match="file_too_large"):
            export(site, tmp_path / "export")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    export(site, tmp_path / "export")


def test_what_cannot_be_read_is_named(tmp_path, site):
    file = Path(site.storage.results / "archive" / "00000" / "1.0" / "document.pdf")
    begun = tmp_path / "export"
    file.unlink()
    file.symlink_to("/proc/self/mem")
    with pytest.raises(HandoverRefused, match="file_refused"):
        export(site, begun)
