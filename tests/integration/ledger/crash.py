"""Dies at a chosen statement of a split: what a child process of the crash tests runs."""

import os

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.records import Lease
from appliance.ledger.store import Ledger
from tests.integration.ledger.examples import at

DIED, FINISHED = 77, 0


def split_until(url: str, lease: Lease, step: int) -> None:
    """Split the document, but die just before the `step`-th statement; the last one is the commit."""
    done = 0

    def count(*_arguments: object) -> None:
        nonlocal done
        done += 1
        if done == step:
            os._exit(DIED)

    with Ledger.open(url) as ledger:
        parts = policy.parts_between_separators(ledger.pages(lease.document_id))
        sa.event.listen(sa.Engine, "before_cursor_execute", count)
        sa.event.listen(sa.Engine, "commit", count)
        ledger.split(lease, parts, at(10))
        os._exit(FINISHED)
