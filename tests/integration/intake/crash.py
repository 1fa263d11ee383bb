"""Dies at a chosen step of admission: what a child process of the crash tests runs."""

import os
from pathlib import Path

from tests.integration.fail_points import FINISHED, die_before
from tests.integration.intake.examples import FullVault, Site


def run_until(scenario: str, root: str, ledger_url: str, names: list[str], step: int) -> None:
    """Do the scenario with these files, but die just before its `step`-th step."""
    site = Site.at(Path(root), ledger_url)
    die_before(step, below=root)
    if scenario == "adopt":
        site.adopt()
    else:
        vault = FullVault(site.root / "vault") if scenario == "put back" else site.vault
        site.admit_all(names, vault)
    os._exit(FINISHED)
