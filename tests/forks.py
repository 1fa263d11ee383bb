"""Processes forked from one that has loaded what they need: a start costs some 20 ms instead of a second.

That one is clean and has never worked: forking the tests' own process could inherit other tests' threads.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NoReturn

from appliance.cli.main import main

# One server forks the children of all tests of a worker, and loads only what it was told before its start.
_LOADED = [
    *(f"appliance.cli.{name}" for name in ("init", "status", "show", "search", "confirm", "model", "types")),
    "tests.chaos.replay",
    "tests.integration.handover.crash",
    "tests.integration.intake.crash",
    "tests.integration.ledger.crash",
    "tests.integration.reconcile.compacting",
    "tests.integration.runtime.commit",
    "tests.integration.runtime.crash",
]

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload([__name__, *_LOADED])


def command(arguments: list[str], cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, without a terminal, and return how it ended."""
    with tempfile.TemporaryDirectory(prefix="command-") as folder:
        files = [str(Path(folder) / name) for name in ("out", "err")]
        child = PROCESSES.Process(target=_run, args=(arguments, files, str(cwd), environment))
        child.start()
        child.join()
        out, err = (Path(file).read_text("utf-8") for file in files)
    return subprocess.CompletedProcess(["appliance", *arguments], child.exitcode or 0, out, err)


def _run(arguments: list[str], files: list[str], cwd: str, environment: dict[str, str]) -> NoReturn:
    for number, file in enumerate([os.devnull, *files]):
        os.dup2(os.open(file, os.O_RDWR | os.O_CREAT), number)
    sys.stdin, sys.stdout, sys.stderr = open(0), open(1, "w"), open(2, "w")  # noqa: SIM115 - they end with the process
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv = ["appliance", *arguments]
    main()
