import pytest

from appliance.ledger.store import Ledger


@pytest.fixture
def ledger(url):
    with Ledger.open(url, create=True) as opened:
        yield opened
