"""Every difference is found and named, and what can be mended is, without deleting anything."""

import shutil
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from appliance.ledger.records import DocumentState, RequeueSelection
from appliance.ledger.tables import documents, pages
from appliance.runtime.batches import write_here
from pipelines import catalog
from tests.integration.ledger.examples import at


@pytest.fixture
def full(site):
    """Three digitized documents in one batch, one that waits; their receipts are told."""
    for number in (1, 2, 3):
        site.digitize(number)
    site.export()
    site.admit(4)
    told = site.ledger.due_receipts(["default"], after=0, limit=10)
    site.ledger.receipts_written(told)
    return site


def test_a_sound_site_has_no_difference(full):
    assert full.differences(deep=True) == []
    assert full.differences(is_live=True) == []


def test_an_empty_site_has_no_difference_and_no_results_database_is_made(site):
    assert site.differences(deep=True) == []
    assert list(site.settings.storage.results.rglob("*.db")) == []


def test_an_original_without_a_document_is_moved_and_not_deleted(full):
    orphan = full.original(1).parent / full.original(1).name.replace(full.original(1).name[-4:], "ffff")
    orphan.write_bytes(b"left by a crash")
    stray = full.settings.vault / "ab" / "cd" / "note.txt"
    stray.parent.mkdir(parents=True, exist_ok=True)
    stray.write_text("a stray")
    assert full.kinds() == ["vault_orphan", "vault_orphan"]
    assert full.mend() == {}
    assert full.kinds() == []
    found = {file.name: file.read_bytes() for file in (full.settings.storage.data / "lost+found").iterdir()}
    assert found == {f"original-{orphan.name}": b"left by a crash", "original-note.txt": b"a stray"}


def test_a_copy_that_is_just_being_admitted_is_no_orphan(full):
    orphan = full.original(1).parent / full.original(1).name.replace(full.original(1).name[-4:], "ffff")
    orphan.write_bytes(b"on its way")
    assert full.kinds(is_live=True) == []


def test_a_missing_or_changed_original_is_named_and_left_to_a_person(full):
    full.original(1).unlink()
    full.original(2).chmod(0o600)
    full.original(2).write_bytes(b"short")
    same_size = full.original(3)
    same_size.chmod(0o600)
    same_size.write_bytes(b"X" * same_size.stat().st_size)
    assert sorted(full.kinds()) == ["vault_changed", "vault_missing"]
    assert sorted(full.kinds(deep=True)) == ["vault_changed", "vault_changed", "vault_missing"]
    assert full.mend().keys() == {"vault_changed", "vault_missing"}
    assert "drop folder" in full.differences()[0].next_step


def test_rows_that_are_missing_or_outdated_are_written_again(full):
    with full.results() as sink:
        before = sink.written(0, 10)
        sink.remove(1)
        sink.write(changed_state(full.stored(2)))
    assert full.kinds() == ["results_missing", "results_stale"]
    assert full.kinds(is_live=True) == ["results_missing", "results_stale"]
    assert full.mend() == {}
    with full.results() as sink:
        assert sink.written(0, 10) == before


def changed_state(stored):
    stored_record = stored.record.__class__(
        **{name: getattr(stored.record, name) for name in stored.record.__slots__} | {"state": "COMPLETE"}
    )
    return stored.__class__(stored_record, stored.result)


def test_rows_without_a_document_are_removed_only_when_that_is_asked_for(full):
    with full.results() as sink:
        sink.write(foreign(full))
    assert full.kinds() == ["results_foreign"]
    assert full.mend().keys() == {"results_foreign"}
    assert full.mend(foreign=True) == {}
    assert full.kinds() == []


def foreign(site):
    stored = site.stored(3)
    record = {name: getattr(stored.record, name) for name in stored.record.__slots__}
    return stored.__class__(stored.record.__class__(**record | {"document_id": 99}), stored.result)


@pytest.mark.parametrize("damage", ["missing", "all missing", "short", "other rows", "twice", "misplaced"])
def test_a_batch_file_that_is_not_as_promised_is_written_again(full, damage):
    before = {file: file.read_bytes() for file in full.parquet.files()[1]}
    if damage == "missing":
        full.parquet.files()[1][1].unlink()
    elif damage == "all missing":
        for file in full.parquet.files()[1]:
            file.unlink()
    elif damage == "misplaced":  # as files of an earlier version are
        for file in full.parquet.files()[1]:
            file.rename(file.parents[3] / file.name)
    elif damage == "short":
        file = full.parquet.files()[1][0]
        file.write_bytes(file.read_bytes()[:100])
    elif damage == "other rows":
        full.parquet.write_batch(1, [full.stored(1)])
    else:
        full.parquet.write_batch(1, [*map(full.stored, (1, 2, 3)), foreign(full)])
    assert full.kinds() == ["parquet_wrong"]
    assert full.mend() == {}
    assert full.kinds() == []
    assert {file: file.read_bytes() for file in full.parquet.files()[1]} == before
    assert full.ledger.batches_to_write() == []


def test_a_batch_that_the_ledger_does_not_have_is_set_aside_only_when_that_is_asked_for(full):
    for file in full.parquet.files()[1]:
        shutil.copy(file, file.with_name("part-00000077.parquet"))
    assert full.kinds() == ["parquet_foreign"]
    assert full.mend().keys() == {"parquet_foreign"}
    assert full.mend(foreign=True) == {}
    assert full.kinds() == []
    lost = sorted(file.name for file in (full.settings.storage.results / "lost+found").iterdir())
    assert lost == [f"{name}-part-00000077.parquet" for name in ("documents", "fields", "pages")]


def test_a_parquet_file_of_nobody_is_set_aside_only_when_that_is_asked_for(full):
    copy = full.parquet.files()[1][0].with_name("my copy.parquet")
    shutil.copy(full.parquet.files()[1][0], copy)
    assert full.kinds() == ["parquet_stray"]
    assert full.mend().keys() == {"parquet_stray"}
    assert full.mend(foreign=True) == {}
    assert full.kinds() == []
    (lost,) = (full.settings.storage.results / "lost+found").iterdir()
    assert lost.name == "fields-my copy.parquet"


def test_batches_that_are_being_merged_are_no_difference(site):
    for number in (1, 2):
        site.digitize(number)
        site.export()
    merged = site.ledger.merge_batches(max_pages=1000, now=at(300))
    assert merged.replaces == (1, 2)
    assert site.kinds(is_live=True) == site.kinds() == ["receipts_overdue"]
    write_here(site.ledger, merged, site.parquet, catalog.EMBEDDED)
    assert site.kinds() == ["receipts_overdue"]
    assert list(site.parquet.files()) == [merged.id]


def test_documents_that_nobody_runs_wait_again(full):
    full.ledger.claim("gone", 1, 60.0, at(200))
    assert full.kinds(is_live=True) == []
    assert full.kinds() == ["ledger_running"]
    assert full.mend() == {}
    assert full.ledger.document(4).state is DocumentState.ADMITTED


def test_a_requeued_document_is_no_difference_while_it_waits(full):
    full.ledger.requeue(RequeueSelection(document_ids=(1,)), "maria", at(200))
    assert full.differences() == []


def test_a_failed_document_with_rows_of_an_earlier_outcome_is_named(full):
    full.ledger.requeue(RequeueSelection(document_ids=(1,)), "maria", at(200))
    with full.ledger._database.writing() as connection:
        failed = sa.update(documents).where(documents.c.id == 1)
        connection.execute(failed.values(state=DocumentState.FAILED, finished_at=at(201)))
    assert full.kinds() == ["results_foreign", "parquet_wrong"]


def test_pages_that_do_not_balance_are_named(full):
    with full.ledger._database.writing() as connection:
        connection.execute(sa.delete(pages).where(pages.c.document_id == 2, pages.c.number == 4))
    assert full.kinds()[0] == "ledger_pages"


def test_receipts_that_are_long_due_are_told(full):
    with full.ledger._database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_arrivals SET receipt_due = TRUE WHERE id <= 3")
    assert datetime.now(UTC) > at(0)
    assert full.kinds() == ["receipts_overdue"]
    assert full.mend() == {}
    outbox = full.settings.profiles["default"].outbox
    assert len(list(outbox.glob("*.receipt.json"))) == 3


def test_receipts_whose_outbox_is_gone_remain_due(full):
    with full.ledger._database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_arrivals SET receipt_due = TRUE WHERE id <= 3")
    full.settings.profiles["default"].outbox.rmdir()
    assert "3 receipts cannot be written" in full.mend()["receipts_overdue"]


def test_files_left_in_a_work_folder_are_named(full):
    left = full.settings.profiles["default"].drop / ".work" / "token" / "scan.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"x")
    assert full.kinds() == ["work_left"]
    assert "appliance run" in full.differences()[0].next_step
