"""Dies at a chosen statement of a change: what a child process of the crash tests runs."""

import os

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.records import DocumentState, Lease
from appliance.ledger.store import Ledger
from tests.integration.ledger.examples import at

DIED, FINISHED = 77, 0


def split_until(url: str, lease: Lease, step: int) -> None:
    """Split the document, but die just before the `step`-th statement; the last one is the commit."""
    with Ledger.open(url) as ledger:
        parts = policy.parts_between_separators(ledger.pages(lease.document_id))
        _die_at(step)
        ledger.split(lease, parts, at(10))
        os._exit(FINISHED)


def finish_reading_until(url: str, lease: Lease, step: int) -> None:
    """End a new reading that takes over, but die just before the `step`-th statement."""
    with Ledger.open(url) as ledger:
        _die_at(step)
        ledger.finish_reading(
            lease,
            extraction=b"{}",
            document_type="nascimento",
            state=DocumentState.COMPLETE,
            pipeline_version="2",
            now=at(30),
        )
        os._exit(FINISHED)


def _die_at(step: int) -> None:
    done = 0

    def count(*_arguments: object) -> None:
        nonlocal done
        done += 1
        if done == step:
            os._exit(DIED)

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    sa.event.listen(sa.Engine, "commit", count)
