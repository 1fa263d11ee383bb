import shutil
import tempfile
import uuid
from pathlib import Path

import psycopg
import pytest

from tests.postgresql import Server, program


@pytest.fixture(scope="session")
def postgresql_url():
    """A real server of its own for the session."""
    if not program("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed")
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    server = Server(folder, durable=False)
    server.create()
    server.start()
    try:
        yield server.url
    finally:
        server.stop()
        shutil.rmtree(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'results.db'}"
    server = request.getfixturevalue("postgresql_url")
    name = f"results_{uuid.uuid4().hex}"
    with psycopg.connect(server.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"
