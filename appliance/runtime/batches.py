"""A batch and the documents in it, from the ledger: written in this process, and merged with others."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from appliance.runtime.results import with_results

if TYPE_CHECKING:
    from collections.abc import Iterator

    from appliance.ledger.records import Batch
    from appliance.ledger.store import Ledger
    from appliance.runtime.actors.messages import Finished
    from appliance.sinks.parquet import ParquetSink
    from pipelines.pipeline import Pipeline

_MERGED_PAGES = 5000
"""So many pages are written again where one of their documents changes."""


def finished_members(ledger: Ledger, batch: Batch, pipeline: Pipeline) -> Iterator[Finished]:
    """Yield the batch's members that have results now, in its order."""
    for document_id in batch.document_ids:
        if (finished := with_results(ledger, document_id, pipeline)) is not None:
            yield finished


def merge_batches(ledger: Ledger) -> Batch | None:
    """Have some small batches replaced by one, which is to be written; None where none are to be merged."""
    return ledger.merge_batches(max_pages=_MERGED_PAGES, now=datetime.now(UTC))


def write_here(ledger: Ledger, batch: Batch, sink: ParquetSink, pipeline: Pipeline) -> None:
    """Write a batch in this very process, a document at a time. Raises SinkError and LedgerError."""
    members = finished_members(ledger, batch, pipeline)
    sink.write_batch(batch.id, (finished.stored() for finished in members), batch.replaces)
    ledger.mark_batch_written(batch, datetime.now(UTC))
