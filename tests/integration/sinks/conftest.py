import os
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest


def _program(name: str) -> str | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(installed[-1]) if installed else shutil.which(name)


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def postgresql_url():
    """A real server of its own for the session; it refuses to run as root, so root gives way to nobody."""
    if not _program("initdb"):
        pytest.skip("PostgreSQL's initdb is not installed")
    user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    if user:
        shutil.chown(folder, "nobody")
    port, data = _free_port(), folder / "data"

    def run(*command: str) -> None:
        subprocess.run(
            [*user, *command], check=True, capture_output=True, cwd=folder, env={"LC_ALL": "C.UTF-8"}
        )

    run(_program("initdb"), "-D", str(data), "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8")
    options = f"-c port={port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(_program("pg_ctl"), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log"), "start")
    try:
        yield f"postgresql+psycopg://test@127.0.0.1:{port}/postgres"
    finally:
        run(_program("pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)
