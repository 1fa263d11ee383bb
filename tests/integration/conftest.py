import shutil
import tempfile
import uuid
from pathlib import Path

import psycopg
import pytest

from appliance.ledger.store import Ledger
from tests.forks import PROCESSES
from tests.postgresql import Server, program


@pytest.fixture(scope="session")
def processes():
    """Where the children of the crash tests come from."""
    return PROCESSES


@pytest.fixture(scope="session")
def postgresql():
    """A real server of its own for all tests of a worker; skipped where PostgreSQL is not installed."""
    if not program("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = Server(folder, durable=False)
    try:
        with server.running():
            yield server
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgresql_url(postgresql):
    return postgresql.url


@pytest.fixture
def new_postgresql(postgresql_url):
    """Makes databases of that server, empty or like another; each is 300 files, and gone after the test."""
    made = []
    with psycopg.connect(postgresql_url.replace("+psycopg", ""), autocommit=True) as connection:

        def new_database(like="template1"):
            made.append(f"made_{uuid.uuid4().hex}")
            connection.execute(f"CREATE DATABASE {made[-1]} TEMPLATE {like.rpartition('/')[2]}")
            return f"{postgresql_url.rpartition('/')[0]}/{made[-1]}"

        yield new_database
        for name in made:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request, tmp_path):
    """Makes empty databases of each kind."""
    if request.param == "postgresql":
        return request.getfixturevalue("new_postgresql")
    return lambda: f"sqlite:///{tmp_path / uuid.uuid4().hex}.db"


@pytest.fixture
def url(new_url):
    return new_url()


# Ledgers: to migrate hundreds of them would take minutes.


@pytest.fixture(scope="session")
def sqlite_ledger(tmp_path_factory):
    """The file of a ledger in which nothing stands yet, to be copied."""
    file = tmp_path_factory.mktemp("ledger") / "empty.db"
    Ledger.open(f"sqlite:///{file}", create=True).close()
    return file


@pytest.fixture(scope="session")
def postgresql_ledger(postgresql):
    """The URL of a ledger in which nothing stands yet, to be copied."""
    url = postgresql.database("empty_ledger")
    Ledger.open(url, create=True).close()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def new_ledger_url(request, tmp_path):
    """Makes ledgers of each kind in which nothing stands yet."""
    made = request.getfixturevalue(f"{request.param}_ledger")
    if request.param == "postgresql":
        new_database = request.getfixturevalue("new_postgresql")
        return lambda: new_database(made)
    return lambda: f"sqlite:///{shutil.copy(made, tmp_path / f'{uuid.uuid4().hex}.db')}"


@pytest.fixture
def ledger_url(new_ledger_url):
    return new_ledger_url()


@pytest.fixture
def ledger(ledger_url):
    with Ledger.open(ledger_url) as opened:
        yield opened
