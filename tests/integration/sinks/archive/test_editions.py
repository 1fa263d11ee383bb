"""An edition is whole or not there, whatever happens while it is written."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from appliance.sinks.archive.sink import ArchiveSink, Format
from appliance.sinks.archive.site import Site
from pipelines.errors import SinkError
from tests.unit.sinks.archive import scans

SITE = Site("1º Ofício de Registro Civil", "10.453-9", "Maria de Sousa")
TEXTS = frozenset({Format.ALTO, Format.HOCR, Format.TEXT, Format.JSON})
SCAN = scans.scan(dpi=100)


@pytest.fixture
def original(tmp_path):
    return scans.tiff(tmp_path / "original.tif", SCAN, SCAN, SCAN)


@pytest.fixture
def archive(tmp_path):
    return ArchiveSink(tmp_path / "archive", TEXTS, SITE)


def _document():
    return scans.document(SCAN.read(1), SCAN.read(3), failed=(2,))


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_document_has_its_files_and_each_page_that_was_read_its_own(tmp_path, archive, original):
    files = archive.write(_document(), original, 1)
    folder = tmp_path / "archive" / "00000" / "7.1"
    assert {file.name for file in files} == set(_bytes(folder))
    pages = {f"{kind}.{ending}" for kind in ("0001", "0003") for ending in ("xml", "html", "txt", "json")}
    assert {Path(file.name).name for file in files} == pages | {"document.json"}
    assert (folder / "text" / "0001.txt").read_text("utf-8") == "\n".join(scans.TEXT) + "\n"
    for file in files:
        assert (folder / file.name).stat().st_size == file.byte_size
    assert list(archive.editions()) == [(7, 1)]


def test_only_what_is_asked_for_is_written(tmp_path, original):
    files = ArchiveSink(tmp_path / "a", frozenset({Format.ALTO}), SITE).write(_document(), original, 1)
    assert {file.name for file in files} == {"alto/0001.xml", "alto/0003.xml"}


def test_the_same_edition_once_more_is_the_same_files(tmp_path, archive, original):
    first = archive.write(_document(), original, 1)
    before = _bytes(tmp_path / "archive")
    folder = tmp_path / "archive" / "00000" / "7.1"
    inode = folder.stat().st_ino
    assert ArchiveSink(tmp_path / "archive", TEXTS, SITE).write(_document(), original, 1) == first
    assert _bytes(tmp_path / "archive") == before
    assert folder.stat().st_ino == inode  # nobody who reads it is disturbed


def test_older_editions_go_once_the_newer_one_stands(archive, original):
    archive.write(_document(), original, 1)
    archive.write(_document(), original, 3)
    assert list(archive.editions()) == [(7, 3)]
    archive.write(_document(), original, 2)  # a late writer takes nothing newer away
    assert list(archive.editions()) == [(7, 2), (7, 3)]
    archive.remove(7)
    archive.remove(7)
    assert list(archive.editions()) == []


def test_another_outcome_under_the_same_number_takes_its_place(tmp_path, archive, original):
    archive.write(_document(), original, 1)
    archive.write(scans.document(SCAN.read(1)), original, 1)
    assert {Path(name).name for name in _bytes(tmp_path / "archive" / "00000" / "7.1")} >= {"0001.xml"}
    assert not (tmp_path / "archive" / "00000" / "7.1" / "alto" / "0003.xml").exists()


def test_an_archive_that_never_was_has_nothing(tmp_path):
    archive = ArchiveSink(tmp_path / "none", TEXTS, SITE)
    archive.remove(1)
    assert list(archive.editions()) == []
    assert not (tmp_path / "none").exists()


# ---- faults


def _killed_at(event: str, count: int, folder: Path, original: Path) -> int:
    """Write edition 2 in a process that dies at the n-th event of a kind."""
    program = f"""
import os, signal
from pathlib import Path
from appliance.sinks.archive import shelf
from appliance.sinks.archive.sink import ArchiveSink
from tests.integration.sinks.archive import test_editions as here
seen = 0
def dying(call):
    def wrapped(*arguments, **options):
        global seen
        seen += 1
        if seen == {count}:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **options)
    return wrapped
owner, name = {{"rename": (Path, "rename"), "flush": (shelf, "sync_file"), "write": (Path, "write_bytes"),
               "remove": (shelf.shutil, "rmtree")}}[{event!r}]
setattr(owner, name, dying(getattr(owner, name)))
ArchiveSink(Path({str(folder)!r}), here.TEXTS, here.SITE).write(here._document(), Path({str(original)!r}), 2)
"""
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run([sys.executable, "-c", program], check=False, cwd=Path.cwd(), env=environment)
    return done.returncode


@pytest.mark.parametrize(
    ("event", "count"),
    [("write", 3), ("flush", 2), ("rename", 1), ("rename", 2), ("remove", 1), ("remove", 2)],
)
def test_killed_anywhere_a_reader_sees_whole_editions(tmp_path, archive, original, event, count):
    archive.write(_document(), original, 1)
    whole = _bytes(tmp_path / "archive" / "00000" / "7.1")

    assert _killed_at(event, count, tmp_path / "archive", original) == -signal.SIGKILL

    editions = list(archive.editions())
    assert editions
    for document_id, edition in editions:
        assert _bytes(tmp_path / "archive" / "00000" / f"{document_id}.{edition}") == whole
    again = ArchiveSink(tmp_path / "archive", TEXTS, SITE)
    again.write(_document(), original, 2)
    assert list(again.editions()) == [(7, 2)]
    assert list((tmp_path / "archive" / ".tmp").iterdir()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "archive_disk_full"),
        (errno.EDQUOT, "archive_disk_full"),
        (errno.EROFS, "archive_read_only"),
        (errno.EACCES, "archive_read_only"),
        (errno.EIO, "archive_write_failed"),
    ],
)
def test_what_the_disk_answers_has_a_name_and_the_older_edition_stands(
    tmp_path, archive, original, monkeypatch, number, code
):
    archive.write(_document(), original, 1)

    def refuse(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(SinkError) as refused:
        archive.write(_document(), original, 2)
    assert refused.value.code == code
    assert refused.value.next_step
    assert list(archive.editions()) == [(7, 1)]
    assert list((tmp_path / "archive" / ".tmp").iterdir()) == []


def test_a_folder_where_a_file_stands_is_named(tmp_path, original):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SinkError, match="archive_write_failed"):
        ArchiveSink(tmp_path / "file" / "archive", TEXTS, SITE).write(_document(), original, 1)


def test_an_original_that_is_gone_is_named(tmp_path, archive):
    with pytest.raises(SinkError, match="archive_original_missing"):
        archive.write(_document(), tmp_path / "gone.tif", 1)
    assert list(archive.editions()) == []


def test_an_original_that_is_nothing_known_is_named(tmp_path, archive):
    strange = tmp_path / "strange.tif"
    strange.write_bytes(b"hello")
    with pytest.raises(SinkError, match="archive_original_unreadable"):
        archive.write(_document(), strange, 1)


def test_what_an_earlier_attempt_could_not_take_away_is_in_nobodys_way(tmp_path, archive, original):
    archive.write(_document(), original, 1)
    for left in ("7.2", "7.1.gone"):
        (tmp_path / "archive" / ".tmp" / left / "alto").mkdir(parents=True)
    archive.write(_document(), original, 2)
    assert list(archive.editions()) == [(7, 2)]
    assert list((tmp_path / "archive" / ".tmp").iterdir()) == []
