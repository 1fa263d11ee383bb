"""The drop folders as a coordinator looks into them: what is counted, when, and how often."""

import pytest

from appliance.intake import inbox as inbox_module
from appliance.intake.inbox import Inbox
from appliance.intake.settle import SettleOptions
from tests.integration.intake.examples import NOW, FullVault

AT_ONCE = SettleOptions(settle_seconds=0.0, patience_seconds=0.0)


@pytest.fixture
def impatient(monkeypatch):
    """What was refused for an error that may pass is tried again at every look."""
    monkeypatch.setattr(inbox_module, "_RETRY_SECONDS", 0.0)


def test_a_file_that_is_tried_again_counts_as_refused_once(site, impatient):  # noqa: ARG001
    site.drop("a/scan.pdf")
    full = Inbox({site.folder: AT_ONCE}, FullVault(site.root / "vault"), site.ledger)
    for _ in range(5):
        full.look(NOW)
    assert len(full.counts.refused) == 1
    assert site.ledger.status().failures == {"disk_full": 1}


def test_a_file_that_is_taken_after_all_is_not_counted_as_refused(site, impatient):  # noqa: ARG001
    site.drop("scan.pdf")
    inbox = Inbox({site.folder: AT_ONCE}, FullVault(site.root / "vault"), site.ledger)
    for _ in range(3):
        inbox.look(NOW)
    inbox._vault = site.vault
    inbox.look(NOW)
    assert (inbox.counts.admitted, inbox.counts.refused, site.left()) == (1, set(), [])
