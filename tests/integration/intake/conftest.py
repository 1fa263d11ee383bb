import os
import tempfile
from pathlib import Path

import pytest

from tests.integration.intake.examples import Site


@pytest.fixture
def site(tmp_path):
    opened = Site.at(tmp_path)
    yield opened
    opened.ledger.close()


@pytest.fixture
def ordinary_account(site):  # noqa: ARG001 - a site was opened: nothing is left to import from root's own folders
    """Permissions bind us, also when the suite runs as root; gives a folder of that account's own."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
    finally:
        if is_root:
            os.seteuid(0)
