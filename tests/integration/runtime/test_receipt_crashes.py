"""Dying between any two steps of delivering: a whole receipt or none, and none that is forgotten."""

import itertools
import json

from appliance.runtime.receipts import ReceiptDesk
from appliance.sinks.receipt import ResultsPlace
from tests.integration.ledger.examples import arrival, at, complete, partial
from tests.integration.runtime import crash


def test_dying_at_any_step_of_a_delivery_loses_and_halves_no_receipt(processes, ledger, ledger_url, tmp_path):
    outbox = tmp_path / "outbox"
    outbox.mkdir()
    complete(ledger, 1)
    ledger.admit(arrival(1, token="again"), at(5))
    partial(ledger, 2, seconds=10)
    for step in itertools.count(1):
        exit_code = die(processes, ledger_url, outbox, step)
        assert exit_code in {crash.DIED, crash.FINISHED}
        told = whole_receipts(outbox)
        due = {one.arrival.id for one in ledger.due_receipts(["registry"], after=0, limit=10)}
        assert told | due == {1, 2, 3}, step
        ReceiptDesk(ledger, {"registry": outbox}, ResultsPlace("sqlite:////r.db", "/parquet")).deliver()
        assert whole_receipts(outbox) == {1, 2, 3}, step
        assert ledger.receipts_due() == {}, step
        assert not list(outbox.glob(".*")), step
        if exit_code == crash.FINISHED:
            break
        owe_again(ledger, outbox)
    assert step > 12


def die(processes, url, outbox, step):
    child = processes.Process(target=crash.deliver_until, args=(url, str(outbox), step))
    child.start()
    child.join()
    return child.exitcode


def whole_receipts(outbox):
    """Read every receipt as a station would: half a receipt would be no JSON."""
    return {json.loads(file.read_bytes())["arrival_id"] for file in outbox.glob("*.receipt.json")}


def owe_again(ledger, outbox):
    for file in outbox.iterdir():
        file.unlink()
    with ledger._database.writing() as connection:
        connection.exec_driver_sql("UPDATE ledger_arrivals SET receipt_due = TRUE")
