from tests.integration.ledger.conftest import ledger  # noqa: F401 - one recipe for all
