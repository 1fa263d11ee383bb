import pytest


@pytest.fixture
def url(ledger_url):
    """A ledger in which nothing stands yet."""
    return ledger_url
