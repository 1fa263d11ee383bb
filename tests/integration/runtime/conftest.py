from tests.integration.ledger.conftest import ledger, new_url, postgresql_url, url  # noqa: F401 - one recipe for all
