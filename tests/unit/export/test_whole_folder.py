"""A folder of results is whole or not there, whatever happens while it is written."""

import errno
import os
import signal
import subprocess
import sys

import pytest

from pipelines.errors import CapacityError, PolicyError, SinkError
from pipelines.export.whole_folder import whole_folder

WRITER = """
import sys, time
from pathlib import Path
from pipelines.export.whole_folder import whole_folder
with whole_folder(Path(sys.argv[1])) as folder:
    (folder / "half").write_bytes(b"half")
    print("writing", flush=True)
    time.sleep(60)
"""


def left(folder):
    return sorted(path.name for path in folder.iterdir())


def write(target, error):
    """Write half of a folder, then fail."""
    with whole_folder(target) as folder:
        (folder / "part").write_bytes(b"half")
        raise error


def test_a_folder_appears_with_all_its_files(tmp_path):
    with whole_folder(tmp_path / "out") as folder:
        (folder / "part").write_bytes(b"whole")
        assert not (tmp_path / "out").exists()
    assert (tmp_path / "out" / "part").read_bytes() == b"whole"
    assert left(tmp_path) == ["out"]


@pytest.mark.parametrize("error", [ValueError("no"), KeyboardInterrupt()])
def test_a_block_that_raises_leaves_nothing(tmp_path, error):
    with pytest.raises(type(error)):
        write(tmp_path / "out", error)
    assert left(tmp_path) == []


def test_a_killed_writer_leaves_nothing_that_looks_complete_and_the_next_one_cleans_up(tmp_path):
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, tmp_path / "out"], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout.readline() == "writing\n"
        with whole_folder(tmp_path / "other"):
            pass
        assert len(left(tmp_path)) == 2  # a writer at work is left alone
        writer.send_signal(signal.SIGKILL)
    assert not (tmp_path / "out").exists()
    with whole_folder(tmp_path / "out"):
        pass
    assert left(tmp_path) == ["other", "out"]


def test_another_writer_of_the_same_result_is_left_alone(tmp_path):
    with whole_folder(tmp_path / "out") as first:
        (first / "part").write_bytes(b"first")
        with pytest.raises(ValueError, match="second"):
            write(tmp_path / "out", ValueError("second"))
        assert (first / "part").exists()
    assert left(tmp_path / "out") == ["part"]


def test_what_exists_is_never_replaced(tmp_path):
    (tmp_path / "out").mkdir()
    with pytest.raises(PolicyError, match="exists already"), whole_folder(tmp_path / "out"):
        pass


def test_too_little_space_is_seen_before_the_work(tmp_path):
    with pytest.raises(CapacityError, match="are needed"), whole_folder(tmp_path / "out", 1 << 60):
        pass
    assert left(tmp_path) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_disk_that_fills_up_is_named(tmp_path, number):
    with pytest.raises(CapacityError) as told:
        write(tmp_path / "out", OSError(number, os.strerror(number)))
    assert told.value.code == "disk_full"
    assert left(tmp_path) == []


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path / "file" / "out", tmp_path / "nowhere" / "out"):
        with pytest.raises(SinkError) as told, whole_folder(target):
            pass
        assert told.value.code == "output_not_written"
