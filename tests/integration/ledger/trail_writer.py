"""Appends to a trail until it is killed: what the child processes of the trail's tests run."""

import sys
from datetime import UTC, datetime

from appliance.ledger.store import Ledger


def write_events(url: str, actor: str, count: int) -> None:
    """Append so many events, each in a transaction; tell on standard output how far it is."""
    with Ledger.open(url) as ledger:
        for number in range(count):
            ledger.record_event("looked_at", actor, datetime.now(UTC), detail={"number": number})
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    write_events(sys.argv[1], sys.argv[2], int(sys.argv[3]))
