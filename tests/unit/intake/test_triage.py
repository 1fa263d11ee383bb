import os
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.intake.settle import EntryKind, Observation
from appliance.intake.triage import display_name, is_ignored, judge_content, refuse_entry
from pipelines.errors import FailureClass
from pipelines.source import SourceKind

FILE = Observation(EntryKind.FILE, size=10, mtime_ns=1, device=1, inode=7, link_count=1)
PDF, PNG, ZIP = b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"
raw_names = st.binary(min_size=1, max_size=60).filter(lambda name: b"\0" not in name and b"/" not in name)


@pytest.mark.parametrize(
    "name",
    [
        ".work",
        ".DS_Store",
        "._scan.pdf",
        ".hidden.pdf",
        ".~lock.scan.pdf#",
        ".scan.pdf.Xq3vZ1",
        ".in.scan.pdf.",
        ".pureftpd-upload.5f1b2c",
        ".smbdeleteAAA0b3",
        ".nfs000000000012",
        ".fuse_hidden0000",
        ".syncthing.scan.pdf.tmp",
        "~scan.pdf",
        "~WRL0001.tmp",
        "scan.pdf~",
        "scan.temp",
        "SCAN0001.TMP",
        "scan.pdf.filepart",
        "scan.pdf.!ut",
        "scan.pdf.!qB",
        "scan.pdf.download",
        "scan.pdf.opdownload",
        "scan.pdf.uploading",
        "scan.pdf.lck",
        "@eaDir",
        "#recycle",
        "#snapshot",
        "@Recycle",
        "$RECYCLE.BIN",
        "RECYCLER",
        "System Volume Information",
        "lost+found",
        "Network Trash Folder",
        "Icon\r",
        "scan.pdf.tmp",
        "scan.part",
        "SCAN.PARTIAL",
        "a.pdf.crdownload",
        "~$letter.docx",
        "Thumbs.db",
        "thumbs.db",
        "Desktop.ini",
    ],
)
def test_unfinished_and_system_files_are_ignored(name):
    assert is_ignored(name)


@pytest.mark.parametrize(
    "name",
    [
        "scan.pdf",
        "tmp",
        "part.pdf",
        "a~$b.pdf",
        "#12.pdf",
        "@ 3.tif",
        "$5.png",
        "a.tmp.pdf",
        "Matrícula 12.345.tif",
        "\n",
    ],
)
def test_documents_are_not_ignored(name):
    assert not is_ignored(name)


@pytest.mark.parametrize(
    ("observation", "code"),
    [
        (replace(FILE, kind=EntryKind.SYMLINK), "symlink_refused"),
        (replace(FILE, kind=EntryKind.FIFO), "not_a_regular_file"),
        (replace(FILE, kind=EntryKind.SOCKET), "not_a_regular_file"),
        (replace(FILE, kind=EntryKind.DEVICE), "not_a_regular_file"),
        (replace(FILE, link_count=2), "hard_link_refused"),
    ],
)
def test_what_is_not_an_ordinary_file_is_refused(observation, code):
    failure = refuse_entry(observation)
    assert (failure.code, failure.failure_class, failure.retryable) == (code, FailureClass.POLICY, False)


def test_an_ordinary_file_is_not_refused():
    assert refuse_entry(FILE) is None


@pytest.mark.parametrize(("head", "code"), [(b"", "file_empty"), (ZIP, "not_a_document")])
def test_useless_content_has_a_named_failure(head, code):
    verdict = judge_content("scan.pdf", head)
    assert (verdict.kind, verdict.failure.code) == (None, code)
    assert verdict.failure.failure_class is FailureClass.SOURCE


@pytest.mark.parametrize(
    ("name", "head", "kind", "notes"),
    [
        ("scan.pdf", PDF, SourceKind.PDF, ()),
        ("scan.PNG", PNG, SourceKind.PNG, ()),
        ("scan.jpg", PNG, SourceKind.PNG, ("extension_mismatch",)),
        ("scan", PDF, SourceKind.PDF, ()),
        ("scan.2024", PDF, SourceKind.PDF, ()),
    ],
)
def test_the_bytes_say_what_a_file_is(name, head, kind, notes):
    verdict = judge_content(name, head)
    assert (verdict.kind, verdict.failure, verdict.notes) == (kind, None, notes)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Certidão de nascimento.pdf".encode(), "Certidão de nascimento.pdf"),
        (b"a\nb.pdf", r"a\u000ab.pdf"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe".encode(), r"a\u202efdp.exe"),
        ("certidão.pdf".encode("latin-1"), r"certid\xe3o.pdf"),
        (rb"a\xe3.pdf", r"a\\xe3.pdf"),
        ("\N{LANGUAGE TAG}".encode(), r"\U000e0001"),
    ],
)
def test_names_are_shown_safely(raw, shown):
    assert display_name(os.fsdecode(raw)) == shown


@given(raw_names)
def test_any_name_can_be_stored_and_printed(raw):
    shown = display_name(os.fsdecode(raw))
    assert shown.isprintable()
    assert shown.encode()


@given(raw_names, raw_names)
def test_different_names_are_shown_differently(one, other):
    assert (display_name(os.fsdecode(one)) == display_name(os.fsdecode(other))) == (one == other)
