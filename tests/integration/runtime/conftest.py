from tests.integration.ledger.conftest import ledger, url  # noqa: F401 - the same two databases
from tests.integration.sinks.conftest import postgresql_url  # noqa: F401
