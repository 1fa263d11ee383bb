import errno
import os
import stat
from pathlib import Path

import pytest

from appliance.durable import (
    NOT_SUPPORTED,
    exchange,
    make_folder,
    sync_folder,
    sync_shared_folder,
    write_whole,
)


def test_a_file_is_replaced_whole_and_nothing_lies_beside_it(tmp_path):
    file = tmp_path / "notice.json"
    for text in ("first", "the second, which is longer", ""):
        write_whole(file, text)
        assert file.read_text("utf-8") == text
    assert list(tmp_path.iterdir()) == [file]


def test_a_secret_is_never_readable_by_others(tmp_path):
    write_whole(tmp_path / "token", "secret", mode=0o600)
    assert stat.S_IMODE((tmp_path / "token").stat().st_mode) == 0o600


def test_a_writing_that_breaks_off_leaves_what_was_there(tmp_path, monkeypatch):
    def die(*_arguments):
        raise KeyboardInterrupt

    write_whole(tmp_path / "kept", "as it was")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", die)
        with pytest.raises(KeyboardInterrupt):
            write_whole(tmp_path / "kept", "half")
    assert (tmp_path / "kept").read_text("utf-8") == "as it was"
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]


def test_only_a_folder_can_be_synced(tmp_path):
    sync_folder(tmp_path)
    (tmp_path / "file").touch()
    for other in ("file", "absent"):
        with pytest.raises(OSError, match=other):
            sync_folder(tmp_path / other)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_only_a_share_that_knows_no_flush_of_folders_is_excused(tmp_path, monkeypatch, number):
    def refuse(_descriptor):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    if number == errno.EINVAL:
        sync_shared_folder(tmp_path)
    else:
        with pytest.raises(OSError, match=os.strerror(number)):
            sync_shared_folder(tmp_path)
    with pytest.raises(OSError, match=os.strerror(number)):
        sync_folder(tmp_path)


def test_two_folders_trade_names(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for folder in (one, other):
        folder.mkdir()
        (folder / folder.name).touch()
    exchange(one, other)
    assert [file.name for file in one.iterdir()] == ["other"]
    assert [file.name for file in other.iterdir()] == ["one"]


def test_what_is_not_there_cannot_be_traded(tmp_path):
    (tmp_path / "one").mkdir()
    with pytest.raises(OSError, match="No such file") as caught:
        exchange(tmp_path / "one", tmp_path / "other")
    assert caught.value.errno == errno.ENOENT
    assert caught.value.errno not in NOT_SUPPORTED


def test_a_folder_is_made_with_those_above_it_and_again(tmp_path):
    for _ in range(2):
        make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
