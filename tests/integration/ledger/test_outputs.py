"""What is owed of settled documents, on both databases: nothing is forgotten, nothing is paid twice."""

from appliance.ledger.records import ArchivedFile, BatchState, DocumentState, RequeueSelection
from pipelines.errors import FailureClass
from tests.integration.ledger.examples import (
    LEASE_SECONDS,
    arrival,
    at,
    complete,
    failure,
    finish,
)

FILES = [ArchivedFile("document.pdf", "ab" * 32, 1000), ArchivedFile("alto/0001.xml", "cd" * 32, 20)]
BROKEN = failure("archive_not_convertible", FailureClass.SINK, retryable=False)


def owed(ledger):
    return [(one.document_id, one.edition, one.with_rows) for one in ledger.owed(100)]


def test_a_settled_document_owes_its_first_edition_and_no_rows(ledger):
    ledger.admit(arrival(2), at(0))
    document_id = complete(ledger, 1)
    assert owed(ledger) == [(document_id, 1, False)]
    assert ledger.count_owed() == 1


def test_what_is_archived_is_owed_no_more_and_known_by_its_hashes(ledger):
    document_id = complete(ledger, 1)
    (one,) = ledger.owed(9)
    ledger.archived(one, FILES, at(9))
    assert owed(ledger) == []
    archive = ledger.archive_of(document_id)
    assert (archive.edition, archive.written_at, list(archive.files)) == (1, at(9), FILES)


def test_an_edition_that_was_overtaken_while_it_was_written_leaves_the_newer_one_owed(ledger):
    document_id = complete(ledger, 1)
    (old,) = ledger.owed(9)
    ledger.owe([document_id], at(5))
    ledger.rows_written(old)
    ledger.archived(old, FILES, at(9))
    assert owed(ledger) == [(document_id, 2, True)]
    (new,) = ledger.owed(9)
    ledger.rows_written(new)
    assert owed(ledger) == [(document_id, 2, False)]
    ledger.archived(new, FILES[:1], at(10))
    assert ledger.archive_of(document_id).files == (FILES[0],)


def test_rows_that_are_owed_stay_so_when_the_document_is_settled_again(ledger):
    document_id = complete(ledger, 1)
    ledger.owe([document_id], at(5))
    ledger.requeue(RequeueSelection(document_ids=[document_id], again=True), "maria", at(6))
    assert owed(ledger) == []  # nothing can be written of a document that is being read
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(7))
    ledger.plan(claim.lease, 1, at(7))
    finish(ledger, claim.lease, seconds=8)
    assert owed(ledger) == [(document_id, 3, True)]


def test_what_is_written_anew_goes_into_its_batch_file_too(ledger):
    document_id = complete(ledger, 1)
    batch = ledger.open_batch(min_pages=1, max_pages=9, max_wait_seconds=0, now=at(5))
    ledger.mark_batch_written(batch, at(6))
    ledger.owe([document_id], at(7))
    assert [(b.id, b.state) for b in ledger.batches_to_write()] == [(batch.id, BatchState.OPEN)]


def test_where_nobody_wants_an_archive_only_rows_stay_owed(ledger):
    first, second = complete(ledger, 1), complete(ledger, 2)
    ledger.owe([second], at(5))
    ledger.forgo_archive()
    assert owed(ledger) == [(second, 2, True)]
    assert ledger.archive_of(first) is None


def test_a_document_that_cannot_be_archived_is_listed_with_its_reason_until_it_can(ledger):
    document_id = complete(ledger, 1)
    (one,) = ledger.owed(9)
    ledger.output_failed(one, BROKEN, at(9))
    assert owed(ledger) == []
    (listed,) = ledger.failures(document_id=document_id, limit=None)
    assert listed.failure.code == "archive_not_convertible"
    assert ledger.document(document_id).state is DocumentState.COMPLETE
    ledger.requeue(RequeueSelection(document_ids=[document_id], again=True), "maria", at(10))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(11))
    ledger.plan(claim.lease, 1, at(11))
    finish(ledger, claim.lease, seconds=12)
    assert ledger.failures(document_id=document_id, limit=None) == []
    assert owed(ledger) == [(document_id, 2, False)]
