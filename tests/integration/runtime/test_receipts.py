"""Receipts on both databases: who is told, when, and that nothing is told twice or never."""

import json
import shutil

import pytest
import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.records import ArrivalVerdict, DocumentState, RequeueSelection
from appliance.ledger.store import Ledger
from appliance.ledger.tables import arrivals, documents
from appliance.runtime.receipts import ReceiptDesk
from appliance.sinks.receipt import ResultsPlace
from pipelines.errors import FailureClass
from tests.integration.ledger.examples import (
    LEASE_SECONDS,
    arrival,
    at,
    complete,
    failure,
    finish,
    partial,
    start,
    store,
)

PLACE = ResultsPlace("sqlite:////results.db", "/parquet")
DAMAGED = failure("not_a_document", FailureClass.SOURCE, retryable=False)


@pytest.fixture
def outbox(tmp_path):
    folder = tmp_path / "outbox"
    folder.mkdir()
    return folder


@pytest.fixture
def desk(ledger, outbox):
    return ReceiptDesk(ledger, {"registry": outbox}, PLACE)


def receipts(outbox):
    """Every receipt by its arrival's id."""
    found = [json.loads(file.read_bytes()) for file in outbox.glob("*.receipt.json")]
    return {receipt["arrival_id"]: receipt for receipt in found}


def due(ledger):
    return [one.arrival.id for one in ledger.due_receipts(["registry"], after=0, limit=100)]


def test_a_complete_document_is_told_with_its_pages_and_its_place_but_nothing_that_was_read(
    ledger, desk, outbox
):
    complete(ledger, 1, page_count=2)
    desk.deliver()
    (file,) = outbox.iterdir()
    assert file.name == "scan-1.pdf.1.receipt.json"
    receipt = receipts(outbox)[1]
    assert (receipt["state"], receipt["document_id"]) == ("COMPLETE", 1)
    assert receipt["pages"] == {"count": 2, "read": 2, "blank": 0, "failed": 0}
    assert receipt["results"] == {"database": "sqlite:////results.db", "parquet": "/parquet"}
    assert (receipt["document_type"], receipt["pipeline_version"]) == ("nascimento", "1")
    assert receipt["duplicate_of"] is None
    assert due(ledger) == []


def test_a_partial_document_names_its_failed_page_and_the_next_step(ledger, desk, outbox):
    partial(ledger, 1)
    desk.deliver()
    receipt = receipts(outbox)[1]
    assert receipt["state"] == "PARTIAL"
    assert receipt["pages"] == {"count": 2, "read": 1, "blank": 0, "failed": 1}
    assert receipt["failures"] == [
        {
            "failure_class": "ENGINE",
            "code": "engine_died",
            "message": "The reader died.",
            "next_step": "Look at the page.",
            "page": 2,
        }
    ]


def test_a_duplicate_of_a_settled_document_is_told_at_once(ledger, desk, outbox):
    complete(ledger, 1)
    desk.deliver()
    ledger.admit(arrival(1, token="again", name="again.pdf", path="/drop/again.pdf"), at(10))
    desk.deliver()
    receipt = receipts(outbox)[2]
    assert (receipt["name"], receipt["state"], receipt["document_id"]) == ("again.pdf", "COMPLETE", 1)
    first = receipt["duplicate_of"]
    assert (first["document_id"], first["arrival_id"], first["name"]) == (1, 1, "scan-1.pdf")


def test_a_duplicate_of_a_waiting_document_is_told_when_that_is_settled(ledger, desk, outbox):
    lease = start(ledger, 1, 1)
    ledger.admit(arrival(1, token="again"), at(1))
    desk.deliver()
    assert receipts(outbox) == {}
    store(ledger, lease, 1)
    finish(ledger, lease)
    desk.deliver()
    assert {number: receipt["state"] for number, receipt in receipts(outbox).items()} == {
        1: "COMPLETE",
        2: "COMPLETE",
    }


def test_what_fails_at_admission_or_in_its_run_is_told(ledger, desk, outbox):
    ledger.admit(arrival(1, kind=None, failure=DAMAGED), at(0))
    ledger.fail_document(start(ledger, 2, 1), failure(), at(1))
    desk.deliver()
    found = receipts(outbox)
    assert {n: (r["state"], r["failures"][0]["code"]) for n, r in found.items()} == {
        1: ("FAILED", "not_a_document"),
        2: ("FAILED", "engine_died"),
    }
    assert found[1]["results"] is None
    assert found[1]["pages"]["count"] is None


def test_a_refused_file_is_told_once_although_it_stays(ledger, desk, outbox):
    complete(ledger, 1)
    refused = failure("symlink_refused", FailureClass.POLICY, retryable=False)
    assert ledger.refuse("/drop/link", "link", "registry", refused, at(0))
    desk.deliver()
    assert not ledger.refuse("/drop/link", "link", "registry", refused, at(1))
    assert due(ledger) == []
    receipt = receipts(outbox)[2]
    assert (receipt["state"], receipt["document_id"], receipt["sha256"]) == ("REFUSED", None, None)
    assert receipt["parts"] == []
    assert receipt["failures"][0]["code"] == "symlink_refused"


def test_after_a_requeue_the_next_outcome_replaces_the_receipt(ledger, desk, outbox):
    document_id = partial(ledger, 1)
    desk.deliver()
    ledger.requeue(RequeueSelection(document_ids=(document_id,)), "maria", at(10))
    desk.deliver()
    assert receipts(outbox)[1]["state"] == "PARTIAL"
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(11))
    ledger.plan(claim.lease, 2, at(11))
    store(ledger, claim.lease, 2, seconds=12)
    finish(ledger, claim.lease, seconds=13)
    desk.deliver()
    assert receipts(outbox)[1]["state"] == "COMPLETE"
    assert receipts(outbox)[1]["failures"] == []


def test_a_document_requeued_before_its_receipt_was_written_is_told_later(ledger, desk, outbox):
    document_id = partial(ledger, 1)
    ledger.requeue(RequeueSelection(document_ids=(document_id,)), "maria", at(10))
    desk.deliver()
    assert receipts(outbox) == {}
    assert ledger.receipts_due() == {}


def test_a_receipt_written_for_an_earlier_outcome_stays_due(ledger, desk):
    document_id = partial(ledger, 1)
    asked = ledger.due_receipts(["registry"], after=0, limit=1)
    ledger.requeue(RequeueSelection(document_ids=(document_id,)), "maria", at(10))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(11))
    ledger.plan(claim.lease, 2, at(11))
    ledger.fail_page(claim.lease, 2, failure(), at(12))
    finish(ledger, claim.lease, DocumentState.PARTIAL, seconds=13)
    ledger.receipts_written(asked)
    assert due(ledger) == [1]
    desk.deliver()
    assert due(ledger) == []


def test_a_receipt_written_before_a_part_of_its_file_ended_stays_due(ledger, desk, outbox):
    lease = start(ledger, 1, 2)
    for number in (1, 2):
        store(ledger, lease, number)
    ledger.split(lease, policy.parts_from((1, 2), 2), at(3))
    (claim, _) = ledger.claim("me", 2, LEASE_SECONDS, at(4))
    asked = ledger.due_receipts(["registry"], after=0, limit=1)
    ledger.plan(claim.lease, 1, at(5))
    finish(ledger, claim.lease, seconds=6)
    ledger.receipts_written(asked)
    assert due(ledger) == [1]
    desk.deliver()
    assert [part["state"] for part in receipts(outbox)[1]["parts"]] == ["COMPLETE", "RUNNING"]
    assert due(ledger) == []


def test_nobody_is_owed_a_receipt_where_there_is_no_outbox(ledger, outbox):
    complete(ledger, 1)
    assert ledger.receipts_due() == {"registry": 1}
    ReceiptDesk(ledger, {"other": outbox}, PLACE).deliver()
    assert ledger.receipts_due() == {}
    assert list(outbox.iterdir()) == []


def test_a_missing_outbox_waits_and_holds_up_no_other(ledger, outbox, tmp_path, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    absent = tmp_path / "absent"
    desk = ReceiptDesk(ledger, {"registry": absent, "deeds": outbox}, PLACE)
    for number in (1, 2):
        ledger.admit(arrival(number, kind=None, failure=DAMAGED), at(0))
    ledger.admit(arrival(3, kind=None, failure=DAMAGED, profile="deeds"), at(0))
    while desk.deliver():
        pass
    assert list(receipts(outbox)) == [3]
    assert ledger.receipts_due() == {"registry": 2}
    absent.mkdir()
    while desk.deliver():
        pass
    assert receipts(absent) == {}
    clock[0] += 1.5
    while desk.deliver():
        pass
    assert sorted(receipts(absent)) == [1, 2]
    assert ledger.receipts_due() == {}


def test_a_receipt_that_cannot_be_written_does_not_hold_up_the_others(ledger, desk, outbox, monkeypatch):
    clock = [0.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    for number in (1, 2, 3):
        ledger.admit(arrival(number, kind=None, failure=DAMAGED), at(0))
    (outbox / "scan-1.pdf.1.receipt.json").mkdir()
    for _ in range(5):
        while desk.deliver():
            pass
        clock[0] += 1.5
    assert due(ledger) == [1]
    shutil.rmtree(outbox / "scan-1.pdf.1.receipt.json")
    clock[0] += 300
    while desk.deliver():
        pass
    assert sorted(receipts(outbox)) == [1, 2, 3]


def test_when_a_part_is_settled_the_receipt_of_its_file_is_due_again(ledger, desk, outbox):
    whole = complete(ledger, 1)
    desk.deliver()
    with ledger._database.writing() as connection:
        copied = sa.select(*(documents.c[name] for name in COPIED)).where(documents.c.id == whole)
        row = connection.execute(copied).mappings().one()
        connection.execute(
            sa.insert(documents).values(
                **row, part=1, first_page=1, parent_id=whole, state=DocumentState.ADMITTED
            )
        )
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(10))
    ledger.plan(claim.lease, 1, at(11))
    store(ledger, claim.lease, 1, seconds=12)
    finish(ledger, claim.lease, seconds=13)
    desk.deliver()
    parts = receipts(outbox)[1]["parts"]
    assert parts == [{"document_id": claim.document.id, "first_page": 1, "state": "COMPLETE"}]


COPIED = ["sha256", "byte_size", "name", "profile", "priority", "epoch", "attempts", "admitted_at"]


def test_the_first_arrival_is_the_one_that_became_the_document(ledger):
    complete(ledger, 1)
    ledger.admit(arrival(1, token="again"), at(10))
    first = ledger.first_arrival(1)
    assert (first.id, first.verdict) == (1, ArrivalVerdict.ADMITTED)


def test_sqlite_finds_due_receipts_by_their_own_index(tmp_path):
    """It takes a partial index only for a condition in the very words of the index."""
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    with Ledger.open(url, create=True) as ledger, ledger._database.reading() as connection:
        query = sa.select(arrivals.c.id).where(arrivals.c.receipt_due).compile(connection)
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").all()
    assert "ix_ledger_arrivals_receipt_due" in str(plan)
