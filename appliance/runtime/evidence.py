"""What proves a finished document, gathered from the ledger."""

import hashlib

from appliance.ledger.chain import written_down
from appliance.ledger.records import ArchivedFile, DocumentRecord
from appliance.ledger.store import Ledger
from appliance.runtime.results import finished_document
from appliance.settings import SiteOptions
from appliance.sinks.evidence import Facts, LedgerPage, Metadata, Original, Trail
from pipelines import catalog


def facts_of(
    ledger: Ledger, document: DocumentRecord, site: SiteOptions, derivatives: tuple[ArchivedFile, ...]
) -> Facts | None:
    """Return the facts of a document; None where it has no results yet. Raises LedgerError."""
    extraction = ledger.extraction(document.id)
    if extraction is None or document.finished_at is None:
        return None
    failures = {
        record.page: record.failure for record in ledger.failures(document_id=document.id, limit=None)
    }
    head_id, head = ledger.trail_head()
    events = (event for event in ledger.events(document.id, limit=None) if event.id <= head_id)
    place = f"{site.name} (CNS {site.cns})" if site.cns else site.name
    return Facts(
        stored=finished_document(ledger, document, catalog.EMBEDDED, extraction).stored(),
        extraction_sha256=hashlib.sha256(extraction).hexdigest(),
        original=Original(
            document.name, document.sha256, document.byte_size, document.kind.value if document.kind else None
        ),
        metadata=Metadata(place=place or None, responsible=site.responsible or None),
        pages=tuple(
            LedgerPage(page.number, page.state.value, page.content_sha256, failures.get(page.number))
            for page in ledger.pages(document.id)
        ),
        derivatives=derivatives,
        trail=Trail(tuple(written_down(e) | {"hash": e.hash} for e in events), head_id, head),
    )
