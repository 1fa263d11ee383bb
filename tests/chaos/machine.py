"""The machine under fire: a site, its coordinator as a service that is always started again, its database."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from appliance.settings import load_settings
from tests.chaos.coordinator import CLOCK_VARIABLE
from tests.chaos.corpus import FOLDERS
from tests.fakes import DPI
from tests.postgresql import Server

ACTORS = ("Rasterizer", "Cleaner", "Recognizer", "Extractor", "SinkWriter")
KINDS = ("actor", "worker", "driver", "node", "postgresql")
"""What is killed; a node is its raylet, the raylet's agents and the GCS. The watcher is a thread of the
driver, so that the driver's death is its death too.
"""
_NEEDED_TO_START = frozenset({"driver", "node", "postgresql"})
"""What the coordinator cannot start without, see `Machine.shoot`."""

_RESTART_SECONDS = 0.5  # systemd's RestartSec; its default is 0.1
_SETTINGS = """
[storage]
ledger_url = "{ledger}"
results_url = "{results}"
[runtime]
recognizers = 2
object_store_mib = 128
page_timeout_seconds = 30
lease_seconds = 15
"""
_PROFILE = """
[profiles.{name}]
drop = "drop/{name}"
dpi = {dpi}
priority = {priority}
settle_seconds = 0.5
"""


@dataclass
class Machine:
    """A site in `folder`; `postgresql` is where ledger and results are, None for SQLite.

    `temporary` is the coordinator's own TMPDIR; its path is short, since Ray's sockets lie below it.
    """

    folder: Path
    temporary: Path
    postgresql: Server | None
    kills: Counter[str] = field(default_factory=Counter)
    exit_codes: Counter[int] = field(default_factory=Counter)
    _service: subprocess.Popen[bytes] | None = None
    _start_at: float = 0.0

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def clock(self) -> Path:
        return self.folder / "clock"

    def make(self) -> None:
        """Make the site, and start the database."""
        ledger = results = ""
        if self.postgresql:
            self.postgresql.create()
            self.postgresql.start()
            ledger, results = self.postgresql.database("ledger"), self.postgresql.database("results")
        self.site.mkdir(parents=True)
        settings = _SETTINGS.format(ledger=ledger, results=results) + self._more_settings()
        for number, name in enumerate(FOLDERS):
            settings += _PROFILE.format(name=name, dpi=DPI, priority=5 * number)
        (self.site / "appliance.toml").write_text(settings)
        self.move_clock(0)
        subprocess.run(self._command("init", self.site), check=True, capture_output=True)

    def _more_settings(self) -> str:
        """Return what else stands in the [runtime] section."""
        return ""

    @property
    def ledger_url(self) -> str:
        return load_settings(self.site).ledger_url

    def drop(self, folder: str, name: str, content: bytes) -> None:
        """Put a file into a drop folder as a scanner does: under a temporary name first."""
        aside = self.site / "drop" / folder / f".{name}.part"
        try:
            aside.write_bytes(content)
            aside.rename(self.site / "drop" / folder / name)
        except OSError:
            aside.unlink(missing_ok=True)
            raise

    def move_clock(self, seconds: float) -> None:
        aside = self.clock.with_suffix(".new")
        aside.write_text(str(seconds))
        aside.rename(self.clock)

    # The services

    def keep_alive(self) -> None:
        """Start what has ended, as a service manager does."""
        if self.postgresql and not self.postgresql.is_alive():
            self._revive_postgresql(self.postgresql)
        if self._service is not None and self._service.poll() is not None:
            self.exit_codes[self._service.returncode] += 1
            self._service, self._start_at = None, time.monotonic() + _RESTART_SECONDS
        if self._service is None and time.monotonic() >= self._start_at:
            self._service = self._started()

    def _revive_postgresql(self, server: Server) -> None:
        try:
            server.start()
        except subprocess.CalledProcessError:
            return  # its last processes still end, or its disk is full: the next look tries again

    def revive_database(self) -> None:
        if self.postgresql and not self.postgresql.is_alive():
            self.postgresql.revive()

    def is_ready(self) -> bool:
        """Whether a coordinator runs that has its actors."""
        return sum(_kind(process) == "actor" for process in self._children()) >= len(ACTORS)

    def _started(self) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "TMPDIR": str(self.temporary), CLOCK_VARIABLE: str(self.clock)}
        with (self.folder / "service.log").open("ab") as log:
            return subprocess.Popen(
                self._command("--site", self.site, "watch", "--json"),
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
            )

    def cut(self) -> None:
        """Cut what is far away off; here nothing is."""

    def heal(self) -> None:
        """Undo `cut`."""

    def _command(self, *arguments: object) -> list[str]:
        return [sys.executable, "-m", "tests.chaos.coordinator", *map(str, arguments)]

    def stop(self, seconds: float) -> int:
        """End the coordinator in order and return its exit code."""
        if self._service is None:
            return 0
        self._service.terminate()
        return self._service.wait(seconds)

    def tear_down(self) -> None:
        """End whatever of ours still runs."""
        if self._service is not None and self._service.poll() is None:
            for process in [*self._children(), psutil.Process(self._service.pid)]:
                process.kill()
            self._service.wait()
        if self.postgresql and self.postgresql.is_alive():
            self.postgresql.stop()

    # The shots

    def shoot(self, rng: random.Random, *, has_worked: bool) -> str | None:
        """SIGKILL one thing of a kind drawn at random; return the kind, None where nothing lives.

        Until the coordinator `has_worked` since its start, what it needs to start is spared: one that is
        shot in those seconds every time can do nothing by any design. Its actors are not spared.
        """
        targets = self._targets()
        kinds = [k for k in KINDS if targets.get(k) and (has_worked or k not in _NEEDED_TO_START)]
        if not kinds:
            return None
        kind = rng.choice(kinds)
        victim = rng.choice(targets[kind])
        try:
            victim.kill()
        except (psutil.NoSuchProcess, ProcessLookupError):
            return None
        self.kills[kind] += 1
        return kind

    def _targets(self) -> dict[str, list[psutil.Process | Server]]:
        targets: dict[str, list[psutil.Process | Server]] = {kind: [] for kind in KINDS}
        for process in self._children():
            kind = _kind(process)
            if kind:
                targets[kind].append(process)
        if self._service is not None and self._service.poll() is None:
            targets["driver"].append(psutil.Process(self._service.pid))
        if self.postgresql and self.postgresql.is_alive():
            targets["postgresql"].append(self.postgresql)
        return targets

    def _children(self) -> list[psutil.Process]:
        children: list[psutil.Process] = []
        for root in self._roots():
            with suppress(psutil.NoSuchProcess):
                children += psutil.Process(root).children(recursive=True)
        return children

    def _roots(self) -> list[int]:
        return [self._service.pid] if self._service else []

    @property
    def started(self) -> int:
        """A number that changes with every start of the coordinator."""
        return self._service.pid if self._service else 0

    def strays(self) -> list[str]:
        """Return the commands of processes that live on without their coordinator."""
        mark = str(self.temporary)
        return [
            title for process in psutil.process_iter() if mark in (title := _title(process)) and process.pid
        ]

    def remove(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)


def _kind(process: psutil.Process) -> str | None:
    title = _title(process)
    if title.startswith(tuple(f"ray::{actor}" for actor in ACTORS)):
        return "actor"
    if title.startswith("ray::") and "Agent" in title:
        return "node"
    if title.startswith("ray::"):
        return "worker"
    program = Path(title.split(" ", 1)[0]).name
    return "node" if program in {"raylet", "gcs_server"} else None


def _title(process: psutil.Process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:  # a zombie counts as gone
        return ""
