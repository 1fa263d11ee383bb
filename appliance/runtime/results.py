"""A finished document put together from the ledger, for the sinks; and in which state it stands by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance.confirmations import JudgedField, doubtful_fields, judged
from appliance.ledger import policy
from appliance.ledger.records import DocumentState, PageState
from appliance.runtime.actors.messages import Finished
from appliance.sinks.rows import StoredRecord
from pipelines.result import PageFailure, extraction_from_json, second_reading_from_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appliance.ledger.confirming import LedgerConfirmations
    from appliance.ledger.records import DocumentRecord
    from appliance.ledger.store import Ledger
    from pipelines.pipeline import Pipeline


def finished_document(
    ledger: Ledger, document: DocumentRecord, pipeline: Pipeline, extraction: bytes
) -> Finished:
    """Return the document with its pages and page failures as the ledger has them; it must be finished."""
    if document.finished_at is None:
        raise ValueError("the document is not finished")
    record = StoredRecord(
        document_id=document.id,
        sha256=document.sha256,
        part=document.part,
        first_page=document.file_page(1),
        name=document.name,
        profile=document.profile,
        state=document.state,
        page_count=document.page_count,
        admitted_at=document.admitted_at,
        finished_at=document.finished_at,
        pipeline=pipeline.name,
        pipeline_version=document.pipeline_version or pipeline.version,
    )
    contents = (content for _, content in ledger.page_contents(document.id))
    pages = tuple(content for content in contents if content is not None)
    failures, said = page_failures(ledger, document.id), ledger.confirmations(document.id)
    return Finished(record, pages, failures, extraction, tuple(said))


def judged_fields(
    ledger: LedgerConfirmations, document_id: int, extraction: bytes
) -> tuple[JudgedField, ...]:
    """Return the fields of an extraction of the document as persons let them stand."""
    return judged(extraction_from_json(extraction).fields, ledger.confirmations(document_id))


def state_with(ledger: Ledger, document: DocumentRecord, fields: Sequence[JudgedField]) -> DocumentState:
    """Return the state of a document whose pages are all settled, were these its fields."""
    own = ledger.pages(document.id)
    contents = (content for _, content in ledger.page_contents(document.id) if content is not None)
    return policy.document_outcome(
        [page.state for page in own],
        [page.confidence for page in own if page.state is PageState.READ],
        doubtful_fields(fields),
        sum(second_reading_from_json(content) is not None for content in contents),
    )


def with_results(ledger: Ledger, document_id: int, pipeline: Pipeline) -> Finished | None:
    """Return the document where it has results now."""
    record, extraction = ledger.document(document_id), ledger.extraction(document_id)
    if record is None or record.state not in policy.EXPORTED or extraction is None:
        return None
    return finished_document(ledger, record, pipeline, extraction)


def page_failures(ledger: Ledger, document_id: int) -> tuple[PageFailure, ...]:
    """Return the failures that the document's pages ended with, in page order."""
    found = ledger.failures(document_id=document_id, limit=None)
    own = [PageFailure(record.page, record.failure) for record in found if record.page is not None]
    return tuple(sorted(own, key=lambda page: page.number))
