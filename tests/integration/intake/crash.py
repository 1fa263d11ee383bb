"""Dies at a chosen step of admission: what a child process of the crash tests runs."""

import os
from pathlib import Path

from tests.integration.fail_points import FINISHED, die_before
from tests.integration.intake.examples import FullVault, Site


def run_until(scenario: str, root: str, ledger_url: str, step: int) -> None:
    """Do the scenario, but die just before its `step`-th step."""
    site = Site.at(Path(root), ledger_url)
    die_before(step, below=root)
    if scenario == "admit":
        site.admit("a/scan.pdf")
    elif scenario == "put back":
        site.admit("a/scan.pdf", FullVault(site.root / "vault"))
    else:
        site.adopt()
    os._exit(FINISHED)
