import uuid

import psycopg
import pytest

from appliance.ledger.store import Ledger
from tests.integration.sinks.conftest import postgresql_url  # noqa: F401 - one server recipe for all


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of each kind; PostgreSQL is skipped where it is not installed."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'ledger.db'}"
    server = request.getfixturevalue("postgresql_url")
    name = f"ledger_{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


@pytest.fixture
def ledger(url):
    with Ledger.open(url, create=True) as opened:
        yield opened
