import uuid

import psycopg
import pytest

from appliance.ledger.store import Ledger
from tests.integration.sinks.conftest import postgresql_url  # noqa: F401 - one server recipe for all


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request, tmp_path):
    """Makes empty databases of each kind; PostgreSQL is skipped where it is not installed."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / uuid.uuid4().hex}.db"
    server = request.getfixturevalue("postgresql_url")

    def new_database():
        name = f"ledger_{uuid.uuid4().hex}"
        with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"{server.rpartition('/')[0]}/{name}"

    return new_database


@pytest.fixture
def url(new_url):
    return new_url()


@pytest.fixture
def ledger(url):
    with Ledger.open(url, create=True) as opened:
        yield opened
