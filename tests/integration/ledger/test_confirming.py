"""What persons say is kept through everything that is done to the document, on both databases."""

from dataclasses import replace

import pytest

from appliance.confirmations import Confirmation, Place
from appliance.errors import IllegalMove
from appliance.ledger.records import BatchState, DocumentState, RequeueSelection, RequeueStage
from pipelines.geometry import Box
from tests.integration.ledger.examples import (
    LEASE_SECONDS,
    arrival,
    at,
    complete,
    finish,
    partial,
    start,
    store,
)

SAID = Confirmation(
    "ato_valor", "R.3", 1, "1234.50", "1284.50", Place(1, Box(10.0, 20.5, 30.0, 40.0)), "maria", at(10)
)
REVIEW, COMPLETE = DocumentState.REVIEW, DocumentState.COMPLETE


def reviewed(ledger, number=1):
    """Bring one document to REVIEW; return its record."""
    lease = start(ledger, number, 1)
    store(ledger, lease, 1)
    finish(ledger, lease, REVIEW)
    return ledger.document(lease.document_id)


def events(ledger, document_id):
    return [(event.actor, event.action, dict(event.detail)) for event in ledger.events(document_id)]


def test_what_is_said_is_kept_and_everything_is_owed_anew(ledger):
    document = reviewed(ledger)
    batch = ledger.open_batch(min_pages=1, max_pages=9, max_wait_seconds=0, now=at(5))
    ledger.mark_batch_written(batch, at(6))
    ledger.receipts_written(ledger.due_receipts(["registry"], after=0, limit=9))
    assert ledger.confirm(document, SAID, COMPLETE)
    assert ledger.confirmations(document.id) == [replace(SAID, id=1)]
    assert ledger.document(document.id).state is COMPLETE
    assert [(one.document_id, one.edition, one.with_rows) for one in ledger.owed(9)] == [
        (document.id, 2, True)
    ]
    assert [(one.state, one.version) for one in ledger.batches_to_write()] == [(BatchState.OPEN, 2)]
    assert ledger.receipts_due() == {"registry": 1}
    assert events(ledger, document.id)[-1] == (
        "maria",
        "confirmed",
        {"field": "ato_valor", "subject": "R.3", "state": "COMPLETE"},
    )


def test_an_event_never_holds_a_value(ledger):
    document = reviewed(ledger)
    ledger.confirm(document, SAID, REVIEW)
    assert "1234" not in str(ledger.events(document.id))


def test_it_stands_through_every_new_reading(ledger):
    document = reviewed(ledger)
    ledger.confirm(document, SAID, REVIEW)
    for stage in (*RequeueStage, None):
        ledger.requeue(RequeueSelection((document.id,), again=True), "maria", at(20), stage=stage)
        (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(21))
        for page in ledger.plan(claim.lease, 1, at(21)):
            store(ledger, claim.lease, page.number, seconds=22)
        finish(ledger, claim.lease, REVIEW, 23)
        assert ledger.confirmations(document.id) == [replace(SAID, id=1)]


def test_what_is_said_anew_takes_the_place_of_what_was_said_before(ledger):
    document = reviewed(ledger)
    ledger.confirm(document, SAID, REVIEW)
    (first,) = ledger.confirmations(document.id)
    again = replace(SAID, value=None, actor="joão", at=at(30))
    assert ledger.confirm(ledger.document(document.id), again, REVIEW, instead_of=first.id)
    assert ledger.confirmations(document.id) == [replace(again, id=2)]


def test_what_is_taken_back_stands_no_more_and_its_doubt_returns(ledger):
    document = reviewed(ledger)
    ledger.confirm(document, SAID, COMPLETE)
    (said,) = ledger.confirmations(document.id)
    now = ledger.document(document.id)
    assert ledger.withdraw_confirmation(now, said, REVIEW, "joão", at(40))
    assert ledger.confirmations(document.id) == []
    assert ledger.document(document.id).state is REVIEW
    assert events(ledger, document.id)[-1][:2] == ("joão", "confirmation_withdrawn")
    with pytest.raises(ValueError, match="keeps"):
        ledger.withdraw_confirmation(ledger.document(document.id), SAID, REVIEW, "joão", at(41))


def test_two_persons_at_one_document_do_not_settle_it_by_what_neither_saw(ledger):
    document = reviewed(ledger)
    assert ledger.confirm(document, SAID, REVIEW)
    assert not ledger.confirm(document, replace(SAID, name="cpf"), COMPLETE)
    assert [said.name for said in ledger.confirmations(document.id)] == ["ato_valor"]
    assert ledger.confirm(ledger.document(document.id), replace(SAID, name="cpf"), COMPLETE)


def test_a_document_that_is_begun_again_meanwhile_takes_nothing(ledger):
    document = reviewed(ledger)
    ledger.requeue(RequeueSelection((document.id,)), "maria", at(20))
    assert not ledger.confirm(document, SAID, COMPLETE)
    assert ledger.document(document.id).state is DocumentState.ADMITTED


def test_what_lacks_pages_or_results_is_not_settled_by_a_word(ledger):
    with pytest.raises(IllegalMove):
        ledger.confirm(ledger.document(partial(ledger, 1)), SAID, COMPLETE)
    ledger.admit(arrival(2), at(0))
    for state in (DocumentState.ADMITTED, COMPLETE):
        with pytest.raises(IllegalMove):
            ledger.confirm(ledger.document(2), SAID, state)
    with pytest.raises(IllegalMove):
        ledger.confirm(ledger.document(complete(ledger, 3, seconds=50)), SAID, DocumentState.FAILED)


def test_a_complete_document_and_a_partial_one_may_be_spoken_of(ledger):
    for document_id, state in (
        (complete(ledger, 1), COMPLETE),
        (partial(ledger, 2, 50), DocumentState.PARTIAL),
    ):
        assert ledger.confirm(ledger.document(document_id), SAID, state)
        assert ledger.document(document_id).state is state
        assert events(ledger, document_id)[-1][2] == {"field": "ato_valor", "subject": "R.3"}
