from tests.integration.ledger.conftest import new_url, postgresql_url  # noqa: F401 - one recipe for all
