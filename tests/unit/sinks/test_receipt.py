import json
import os
import stat
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.sinks.receipt import (
    FirstArrival,
    PageCounts,
    Receipt,
    ReceiptFailure,
    ReceiptPart,
    ResultsPlace,
    as_json,
    file_name,
    outbox_problem,
    write_receipt,
)
from pipelines.errors import SinkError

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
RECEIPT = Receipt(
    arrival_id=7,
    name="certidão.pdf",
    path="/drop/certidão.pdf",
    profile="default",
    arrived_at=NOON,
    sha256="ab" * 32,
    byte_size=1000,
    state="PARTIAL",
    document_id=3,
    duplicate_of=FirstArrival(3, 2, "first.pdf", "/drop/first.pdf", NOON),
    parts=(ReceiptPart(4, 1, "COMPLETE"),),
    pages=PageCounts(3, 1, 1, 1),
    failures=(ReceiptFailure("SOURCE", "pdf_page_damaged", "It is damaged.", "Scan it again.", 2),),
    document_type="nascimento",
    admitted_at=NOON,
    finished_at=NOON,
    pipeline_version="1",
    results=ResultsPlace("sqlite:////site/results.db", "/site/parquet"),
)


def test_the_json_has_every_field_once_and_its_moments_in_utc():
    report = json.loads(as_json(RECEIPT))
    assert list(report) == ["schema_version", *Receipt.__slots__]
    assert report["schema_version"] == 1
    assert report["arrived_at"] == "2026-03-01T12:00:00+00:00"
    assert report["duplicate_of"]["document_id"] == 3
    assert report["failures"][0]["page"] == 2
    assert report["pages"] == {"count": 3, "read": 1, "blank": 1, "failed": 1}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("livro 12.pdf", "livro 12.pdf.7.receipt.json"),
        (r"a\u202eb:c.pdf", "a_u202eb_c.pdf.7.receipt.json"),
        ("", "unnamed.7.receipt.json"),
        ("../x", "_x.7.receipt.json"),
    ],
)
def test_a_receipt_is_named_for_its_file(name, expected):
    assert file_name(name, 7) == expected


def test_a_long_name_is_cut_between_characters_and_keeps_its_ending():
    name = file_name("ção" * 100, 12345)
    assert len(name.encode()) <= 255
    assert name.endswith(".12345.receipt.json")
    assert "\N{REPLACEMENT CHARACTER}" not in name


def test_writing_again_replaces_the_receipt_and_leaves_nothing_beside_it(tmp_path):
    first = write_receipt(tmp_path, RECEIPT)
    second = write_receipt(tmp_path, replace(RECEIPT, state="COMPLETE"))
    assert first == second
    assert json.loads(first.read_bytes())["state"] == "COMPLETE"
    assert list(tmp_path.iterdir()) == [first]
    assert stat.S_IMODE(first.stat().st_mode) & 0o400


def test_a_link_that_lies_in_wait_is_not_followed(tmp_path):
    outbox, precious = tmp_path / "outbox", tmp_path / "precious"
    outbox.mkdir()
    precious.write_text("mine")
    (outbox / ".7.receipt.tmp").symlink_to(precious)
    (outbox / file_name(RECEIPT.name, 7)).symlink_to(precious)
    file = write_receipt(outbox, RECEIPT)
    assert precious.read_text() == "mine"
    assert not file.is_symlink()


def test_a_missing_outbox_is_named_and_not_made(tmp_path):
    outbox = tmp_path / "not mounted"
    with pytest.raises(SinkError) as caught:
        write_receipt(outbox, RECEIPT)
    assert caught.value.code == outbox_problem(outbox).code == "outbox_missing"
    assert not outbox.exists()


def test_a_file_in_the_outboxs_place_is_named(tmp_path):
    outbox = tmp_path / "outbox"
    outbox.touch()
    with pytest.raises(SinkError, match="outbox_missing"):
        write_receipt(outbox, RECEIPT)
    assert outbox_problem(outbox).code == "outbox_missing"


def test_a_full_outbox_is_named_and_keeps_the_earlier_receipt(tmp_path, monkeypatch):
    file = write_receipt(tmp_path, RECEIPT)

    def no_room(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(SinkError, match="outbox_full"):
        write_receipt(tmp_path, replace(RECEIPT, state="COMPLETE"))
    assert json.loads(file.read_bytes())["state"] == "PARTIAL"
    assert list(tmp_path.iterdir()) == [file]


def test_a_sound_outbox_has_no_problem(tmp_path):
    assert outbox_problem(tmp_path) is None
