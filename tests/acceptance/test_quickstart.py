"""The first of the two commands that every user types: it keeps what the example promises."""

import subprocess
from pathlib import Path

import pytest

QUICKSTART = Path(__file__).parents[2] / "installer" / "quickstart.sh"


@pytest.mark.timeout(900)
def test_the_quickstart_ends_as_promised(tmp_path):
    done = subprocess.run([QUICKSTART, tmp_path / "site"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert "Everything is as promised." in done.stdout


def test_a_folder_that_exists_is_not_taken_for_the_quickstart(tmp_path):
    (tmp_path / "mine").touch()
    done = subprocess.run([QUICKSTART, tmp_path], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert (tmp_path / "mine").exists()
