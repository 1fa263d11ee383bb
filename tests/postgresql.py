"""A real PostgreSQL server of our own, on a free port of loopback; it refuses to run as root."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

_START_SECONDS = 60.0


def program(name: str) -> str | None:
    """Return one of the server's programs, the newest that is installed."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(installed[-1]) if installed else shutil.which(name)


def free_port() -> int:
    """Return a port of loopback that nobody listens at."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass
class Server:
    """Its data lies in `folder`; `durable` False skips fsync, which no power cut here will ever miss."""

    folder: Path
    durable: bool
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://test@127.0.0.1:{self.port}/postgres"

    def create(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if os.getuid() == 0:
            shutil.chown(self.folder, "nobody")
        self._run("initdb", "-U", "test", "-A", "trust", "--no-sync", "-E", "UTF8")

    @contextmanager
    def running(self) -> Iterator[None]:
        """Make it and have it run meanwhile."""
        self.create()
        self.start()
        try:
            yield
        finally:
            self.stop()

    def start(self) -> None:
        """Start it, also after a SIGKILL; raises CalledProcessError."""
        options = f"-c port={self.port} -c listen_addresses=127.0.0.1"
        options += f" -c unix_socket_directories={self.folder}"
        options += " -c max_wal_size=64MB"  # it may have a small disk
        options += "" if self.durable else " -c fsync=off"
        self._run("pg_ctl", "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-m", "immediate", "stop")

    def database(self, name: str) -> str:
        """Create a database and return its URL."""
        self._psql("-c", f"CREATE DATABASE {name}")
        return f"{self.url.rpartition('/')[0]}/{name}"

    def kill(self) -> None:
        """SIGKILL its first process; the others end by themselves when they miss it."""
        os.kill(self._process_id(), signal.SIGKILL)

    def revive(self) -> None:
        """Start it again after `kill`, once the last of its processes has let go of its memory."""
        deadline = time.monotonic() + _START_SECONDS
        while True:
            try:
                return self.start()
            except subprocess.CalledProcessError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)

    def is_alive(self) -> bool:
        try:
            os.kill(self._process_id(), 0)
        except (ProcessLookupError, FileNotFoundError):
            return False
        return True

    def process_ids(self) -> list[int]:
        """Return its first process and those that it has started for connections now."""
        first = psutil.Process(self._process_id())
        lasting = (one for one in first.children() if "autovacuum" not in " ".join(one.cmdline()))
        return [first.pid, *(one.pid for one in lasting)]

    def _process_id(self) -> int:
        return int((self.folder / "data" / "postmaster.pid").read_text().split("\n", 1)[0])

    def _psql(self, *arguments: str) -> None:
        url = self.url.replace("+psycopg", "")
        subprocess.run(["psql", url, "-qX", *arguments], check=True, capture_output=True)

    def _run(self, name: str, *arguments: str) -> None:
        as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        command = [program(name), "-D", str(self.folder / "data"), *arguments]
        subprocess.run(
            [*(as_nobody if os.getuid() == 0 else []), *command],
            check=True,
            capture_output=True,
            cwd=self.folder,
            env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]},
            start_new_session=True,
        )


@dataclass(frozen=True, slots=True)
class Databases:
    """Makes databases on a disk, with fsync: of a server, or without one SQLite files."""

    folder: Path
    server: Server | None

    def new(self, name: str) -> str:
        """Create an empty database and return its URL."""
        return self.server.database(name) if self.server else f"sqlite:///{self.folder / name}.db"


@contextmanager
def databases(kind: str, folder: Path) -> Iterator[Databases]:
    """Give databases of a kind, `sqlite` or `postgresql`, in a folder; the server runs meanwhile."""
    if kind == "sqlite":
        yield Databases(folder, None)
        return
    server = Server(folder / "pg", durable=True)
    with server.running():
        yield Databases(folder, server)
