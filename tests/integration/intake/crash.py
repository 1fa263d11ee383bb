"""Dies at a chosen step: what a child process of the crash tests runs."""

import os
import sys
from pathlib import Path

from tests.integration.intake.examples import FullVault, Site

DIED, FINISHED = 77, 0
_STEPS = frozenset(
    {
        "open",
        "os.rename",
        "os.link",
        "os.remove",
        "os.mkdir",
        "os.rmdir",
        "os.chmod",
        "os.listdir",
        "os.scandir",
    }
)


def run_until(scenario: str, root: str, step: int) -> None:
    """Do the scenario, but die just before the file system is touched for the `step`-th time."""
    site = Site.at(Path(root))
    touched = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal touched
        if event in _STEPS:
            touched += 1
            if touched == step:
                os._exit(DIED)

    sys.addaudithook(count)
    if scenario == "admit":
        site.admit("a/scan.pdf")
    elif scenario == "put back":
        site.admit("a/scan.pdf", FullVault(site.root / "vault"))
    else:
        site.adopt()
    os._exit(FINISHED)
