import shutil
import uuid

import psycopg
import pytest

from appliance.ledger.store import Ledger


@pytest.fixture(scope="session")
def sqlite_ledger(tmp_path_factory):
    """The file of a ledger in which nothing stands yet."""
    file = tmp_path_factory.mktemp("ledger") / "empty.db"
    Ledger.open(f"sqlite:///{file}", create=True).close()
    return file


@pytest.fixture(scope="session")
def postgresql_ledger(postgresql_url):
    """The URL of a ledger in which nothing stands yet."""
    name = f"empty_{uuid.uuid4().hex}"
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    url = f"{postgresql_url.rpartition('/')[0]}/{name}"
    Ledger.open(url, create=True).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """A ledger in which nothing stands yet: a copy, since to migrate hundreds would take minutes."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_postgresql")(request.getfixturevalue("postgresql_ledger"))
    return f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_ledger'), tmp_path / 'ledger.db')}"


@pytest.fixture
def ledger(url):
    with Ledger.open(url) as opened:
        yield opened
