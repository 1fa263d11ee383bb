"""Receipts that are due: asked of the ledger, put together, written to the outboxes, noted as written.

The order makes dying harmless: what was written but not noted is written again, with the same words, to
the same name. An outbox that cannot be written rests for a while and is tried again; the run goes on.
"""

from __future__ import annotations

import asyncio
import logging
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from appliance.errors import LedgerError
from appliance.ledger.records import ArrivalVerdict, PageState
from appliance.runtime.rest import Rest
from appliance.sinks.receipt import (
    FirstArrival,
    PageCounts,
    Receipt,
    ReceiptFailure,
    ReceiptPart,
    ResultsPlace,
    write_receipt,
)
from pipelines.errors import SinkError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from appliance.ledger.records import ArrivalRecord, DocumentRecord, DueReceipt, FailureRecord
    from appliance.ledger.store import Ledger
    from appliance.settings import Settings

REFUSED = "REFUSED"
_AT_ONCE = 100
_PAUSE_SECONDS = 1.0
_log = logging.getLogger(__name__)


def _outboxes(settings: Settings) -> Mapping[str, Path]:
    return {name: p.outbox for name, p in settings.profiles.items() if p.outbox is not None}


class ReceiptDesk:
    """Delivers the receipts of one site; one caller at a time."""

    def __init__(self, ledger: Ledger, outboxes: Mapping[str, Path], results: ResultsPlace) -> None:
        """`outboxes` by profile; profiles without one are not in it."""
        self._ledger, self._outboxes, self._results = ledger, outboxes, results
        self._rests: dict[str, Rest] = {}
        self._after = 0  # a receipt that cannot be written goes to the end of the queue

    @classmethod
    def of(cls, settings: Settings, ledger: Ledger) -> ReceiptDesk:
        place = ResultsPlace(without_credentials(settings.results_url), str(settings.parquet))
        return cls(ledger, _outboxes(settings), place)

    def follow(self, settings: Settings) -> None:
        """Deliver to the outboxes of these settings from now on."""
        self._outboxes = _outboxes(settings)

    @property
    def profiles(self) -> Collection[str]:
        """The profiles that have an outbox."""
        return self._outboxes.keys()

    async def keep_delivering(self, stop: asyncio.Event) -> None:
        """Deliver again and again; once `stop` is set, what is due by then, and return."""
        while True:
            is_last = stop.is_set()
            with suppress(LedgerError):  # who works with the ledger says so; what is due stays due
                while await asyncio.to_thread(self.deliver):
                    pass
            if is_last:
                return
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _PAUSE_SECONDS)

    def deliver(self) -> bool:
        """Write the receipts that are due, up to a hundred; say whether to come back at once.

        Raises LedgerError.
        """
        self._ledger.forgo_receipts(self._outboxes.keys())
        now = time.monotonic()
        ready = [name for name in self._outboxes if not self._rests.get(name, Rest()).is_on(now)]
        due = self._ledger.due_receipts(ready, after=self._after, limit=_AT_ONCE)
        written: list[DueReceipt] = []
        first_refused = None
        for one in due:
            if self._write(one):
                written.append(one)
            else:
                first_refused = first_refused or one.arrival.id
        if written:
            self._ledger.receipts_written(written)
        is_full, was_after = len(due) == _AT_ONCE, self._after
        self._after = first_refused or (due[-1].arrival.id if is_full else 0)
        return is_full or (was_after > 0 and self._after == 0)

    def _write(self, due: DueReceipt) -> bool:
        profile = due.arrival.profile
        rest = self._rests.get(profile, Rest())
        if rest.is_on(time.monotonic()):
            return False
        try:
            write_receipt(self._outboxes[profile], receipt_of(self._ledger, due, self._results))
        except SinkError as error:
            self._rests[profile] = rest = rest.longer(time.monotonic())
            _log.warning(
                "a receipt waits for its outbox",
                extra={
                    "action": "receipt_waits",
                    "profile": profile,
                    "code": error.code,
                    "arrival": due.arrival.id,
                    "refusals": rest.refusals,
                },
            )
            return False
        self._rests.pop(profile, None)
        return True


def receipt_of(ledger: Ledger, due: DueReceipt, results: ResultsPlace) -> Receipt:
    """Put together what the ledger knows of an arrival and its document."""
    arrival, document = due.arrival, due.document
    return Receipt(
        arrival_id=arrival.id,
        name=arrival.name,
        path=arrival.path,
        profile=arrival.profile,
        arrived_at=arrival.at,
        sha256=arrival.sha256,
        byte_size=arrival.byte_size,
        state=str(document.state) if document else REFUSED,
        document_id=arrival.document_id,
        duplicate_of=_first(ledger, arrival),
        parts=tuple(ReceiptPart(part.id, part.first_page, str(part.state)) for part in due.parts),
        pages=_pages(ledger, document) if document else None,
        failures=_failures(ledger, arrival),
        document_type=document.document_type if document else None,
        admitted_at=document.admitted_at if document else None,
        finished_at=document.finished_at if document else None,
        pipeline_version=document.pipeline_version if document else None,
        results=results if document and document.pipeline_version else None,
    )


def without_credentials(url: str) -> str:
    """Return a database's URL for strangers: no user, no password, no parameters."""
    return re.sub(r"(?<=//)[^/]*@", "", url).partition("?")[0]


def _first(ledger: Ledger, arrival: ArrivalRecord) -> FirstArrival | None:
    if arrival.verdict is not ArrivalVerdict.DUPLICATE or arrival.document_id is None:
        return None
    first = ledger.first_arrival(arrival.document_id)
    if first is None:
        return None
    return FirstArrival(arrival.document_id, first.id, first.name, first.path, first.at)


def _pages(ledger: Ledger, document: DocumentRecord) -> PageCounts:
    counts = ledger.page_states(document.id)
    read, blank, failed = (counts.get(s, 0) for s in (PageState.READ, PageState.BLANK, PageState.FAILED))
    return PageCounts(document.page_count, read, blank, failed)


def _failures(ledger: Ledger, arrival: ArrivalRecord) -> tuple[ReceiptFailure, ...]:
    """Return why the document is not complete; of a refused file, why it was refused, even if it is gone."""
    if arrival.document_id is None:
        found = ledger.failures(arrival_id=arrival.id, only_unresolved=False, limit=None)
    else:
        found = ledger.failures(document_id=arrival.document_id, limit=None)
    return tuple(_failure(record) for record in sorted(found, key=lambda record: record.page or 0))


def _failure(record: FailureRecord) -> ReceiptFailure:
    failure = record.failure
    return ReceiptFailure(
        str(failure.failure_class), failure.code, failure.message, failure.next_step, record.page
    )
