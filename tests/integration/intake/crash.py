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


def run_until(scenario: str, root: str, names: list[str], step: int) -> None:
    """Do the scenario with these files, but die just before the `step`-th touch of the file system."""
    site = Site.at(Path(root))
    touched = 0

    def count(event: str, _arguments: object) -> None:
        nonlocal touched
        if event in _STEPS:
            touched += 1
            if touched == step:
                os._exit(DIED)

    sys.addaudithook(count)
    if scenario == "adopt":
        site.adopt()
    else:
        vault = FullVault(site.root / "vault") if scenario == "put back" else site.vault
        site.admit_all(names, vault)
    os._exit(FINISHED)
