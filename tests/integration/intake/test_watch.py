import os
import socket

from appliance.intake.settle import EntryKind
from appliance.intake.watch import scan


def test_a_scan_sees_every_kind_and_follows_nothing(tmp_path):
    drop, outside = tmp_path / "drop", tmp_path / "outside"
    (drop / "a" / "b").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.pdf").write_bytes(b"x")
    (drop / "a" / "b" / "scan.pdf").write_bytes(b"12345")
    (drop / "link.pdf").symlink_to(outside / "secret.pdf")
    (drop / "linked").symlink_to(outside)
    (drop / "broken").symlink_to("nowhere")
    os.mkfifo(drop / "pipe")
    (drop / "one.pdf").write_bytes(b"x")
    (drop / "two.pdf").hardlink_to(drop / "one.pdf")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(drop / "socket"))
        found = scan(drop)
    assert found.failures == {}
    assert {path: seen.kind for path, seen in found.seen.items()} == {
        "a/b/scan.pdf": EntryKind.FILE,
        "link.pdf": EntryKind.SYMLINK,
        "linked": EntryKind.SYMLINK,
        "broken": EntryKind.SYMLINK,
        "pipe": EntryKind.FIFO,
        "one.pdf": EntryKind.FILE,
        "two.pdf": EntryKind.FILE,
        "socket": EntryKind.SOCKET,
    }
    assert (found.seen["a/b/scan.pdf"].size, found.seen["one.pdf"].link_count) == (5, 2)


def test_ignored_names_hide_what_lies_below(tmp_path):
    for name in (".work/token/a.pdf", ".git/b.pdf", "upload.part/c.pdf", "d.pdf.tmp", "e.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert list(scan(tmp_path).seen) == ["e.pdf"]


def test_a_name_that_is_not_utf8_is_seen(tmp_path):
    (tmp_path / os.fsdecode(b"certid\xe3o.pdf")).write_bytes(b"x")
    assert [os.fsencode(path) for path in scan(tmp_path).seen] == [b"certid\xe3o.pdf"]


def test_a_missing_folder_is_a_named_failure(tmp_path):
    found = scan(tmp_path / "unmounted")
    assert (found.seen, found.failures["."].code) == ({}, "file_system_error")
    assert "ENOENT" in found.failures["."].message


def test_a_forbidden_folder_hides_only_itself(ordinary_account):
    (ordinary_account / "open.pdf").write_bytes(b"x")
    (ordinary_account / "closed").mkdir(mode=0o000)
    found = scan(ordinary_account)
    assert list(found.seen) == ["open.pdf"]
    assert {path: failure.code for path, failure in found.failures.items()} == {"closed": "permission_denied"}
