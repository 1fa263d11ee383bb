import shutil
import tempfile
from pathlib import Path

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
