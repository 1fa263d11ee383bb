import shutil
import threading
import time

import pytest

from appliance.intake.notices import Notices

SOON_SECONDS, QUIET_SECONDS = 5.0, 0.6


@pytest.fixture
def drop(tmp_path):
    folder = tmp_path / "drop"
    (folder / ".work").mkdir(parents=True)
    return folder


@pytest.fixture
def wake():
    return threading.Event()


@pytest.fixture
def notices(drop, wake):
    opened = Notices.of(drop, wake)
    yield opened
    opened.close()


def test_a_written_file_is_told_with_its_moment(drop, wake, notices):
    before = time.monotonic()
    (drop / "scan.pdf").write_bytes(b"x")
    assert wake.wait(SOON_SECONDS)
    assert notices.is_news
    ((path, at),) = notices.drain().items()
    assert (path, before <= at <= time.monotonic()) == ("scan.pdf", True)
    assert not notices.is_news


def test_a_file_in_a_new_folder_is_told(drop, wake, notices):
    (drop / "a").mkdir()
    assert wake.wait(SOON_SECONDS)
    wake.clear()
    (drop / "a" / "scan.pdf").write_bytes(b"x")
    assert wake.wait(SOON_SECONDS)
    assert "a/scan.pdf" in notices.drain()


def test_our_own_claims_and_unfinished_names_are_not_told(drop, wake, notices):
    (drop / "scan.pdf").write_bytes(b"x")
    assert wake.wait(SOON_SECONDS)
    notices.drain()
    wake.clear()
    (drop / "scan.pdf").rename(drop / ".work" / "scan.pdf")
    (drop / ".work" / "scan.pdf").unlink()
    (drop / "next.pdf.part").write_bytes(b"x")
    assert not wake.wait(QUIET_SECONDS)
    (drop / "next.pdf.part").rename(drop / "next.pdf")
    assert wake.wait(SOON_SECONDS)
    assert list(notices.drain()) == ["next.pdf"]


def test_the_folder_that_goes_away_is_told(drop, wake, notices):
    shutil.rmtree(drop)
    assert wake.wait(SOON_SECONDS)
    assert notices.is_news


def test_a_folder_that_is_not_there_cannot_be_listened_to(tmp_path, wake):
    assert Notices.of(tmp_path / "nowhere", wake) is None
