"""Arrivals, failures and moments for the ledger's tests."""

import hashlib
from datetime import UTC, datetime, timedelta

from appliance.ledger.records import Arrival, DocumentState
from pipelines.errors import Failure, FailureClass
from pipelines.source import SourceKind

LEASE_SECONDS = 60.0


def at(seconds):
    return datetime(2026, 1, 31, 12, tzinfo=UTC) + timedelta(seconds=seconds)


def arrival(number, **changes):
    values = {
        "token": f"token-{number}",
        "path": f"/drop/scan-{number}.pdf",
        "name": f"scan-{number}.pdf",
        "profile": "registry",
        "priority": 0,
        "sha256": hashlib.sha256(str(number).encode()).hexdigest(),
        "byte_size": 1000,
        "kind": SourceKind.PDF,
    }
    return Arrival(**{**values, **changes})


def failure(code="engine_died", failure_class=FailureClass.ENGINE, *, retryable=True):
    return Failure(failure_class, code, "The reader died.", "Look at the page.", retryable)


def start(ledger, number, page_count, seconds=0):
    """Admit, claim and plan one document; return its lease."""
    ledger.admit(arrival(number), at(seconds))
    (claim,) = ledger.claim("me", 1, LEASE_SECONDS, at(seconds))
    ledger.plan(claim.lease, page_count, at(seconds))
    return claim.lease


def store(ledger, lease, number, content=b"{}", *, is_blank=False, seconds=1, model_reading=None):
    ledger.store_page(
        lease,
        number,
        content,
        is_blank=is_blank,
        confidence=None if is_blank else 0.97,
        engine="embedded",
        engine_version="6",
        now=at(seconds),
        model_reading=model_reading,
    )


def finish(ledger, lease, state=DocumentState.COMPLETE, seconds=2):
    ledger.finish(
        lease,
        extraction=b'{"document_type": "nascimento"}',
        document_type="nascimento",
        state=state,
        pipeline_version="1",
        now=at(seconds),
    )


def complete(ledger, number, page_count=1, seconds=0):
    """Bring one document to COMPLETE; return its id."""
    lease = start(ledger, number, page_count, seconds)
    for page in range(1, page_count + 1):
        store(ledger, lease, page, seconds=seconds + 1)
    finish(ledger, lease, seconds=seconds + 2)
    return lease.document_id


def partial(ledger, number, seconds=0):
    """Bring one document of two pages to PARTIAL: the second failed; return its id."""
    lease = start(ledger, number, 2, seconds)
    store(ledger, lease, 1, b'{"page": 1}', seconds=seconds + 1)
    ledger.fail_page(lease, 2, failure(), at(seconds + 1))
    finish(ledger, lease, DocumentState.PARTIAL, seconds + 2)
    return lease.document_id
