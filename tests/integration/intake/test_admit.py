import os
import stat
from datetime import timedelta

import pytest

from appliance.errors import LedgerError
from appliance.intake.admit import admit_group, adopt
from appliance.intake.vault import CopyGroup, Vault
from appliance.intake.watch import observe
from appliance.ledger.records import ArrivalVerdict, DocumentState
from pipelines.source import SourceKind
from tests.integration.intake.examples import NOW, PDF, FullVault, Site

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


class WritingVault(Vault):
    """A vault that is slow: `name` is written again while it copies."""

    written = None

    def group(self):
        return _WritingGroup(self)


class _WritingGroup(CopyGroup):
    def add(self, source):
        vaulted = super().add(source)
        (work,) = self._vault.written.rglob("*.pdf")
        work.write_bytes(PDF + b"more")
        return vaulted


def test_a_dropped_file_becomes_a_document(site):
    site.drop("a/scan.pdf")
    admission = site.admit("a/scan.pdf")
    document = site.ledger.document(admission.document_id)
    assert (document.state, document.name, document.profile) == (
        DocumentState.ADMITTED,
        "scan.pdf",
        "registry",
    )
    assert (document.kind, document.byte_size, document.priority) == (SourceKind.PDF, len(PDF), 3)
    assert site.vault.path(document.sha256).read_bytes() == PDF
    assert site.left() == []
    assert list((site.folder.path / ".work").iterdir()) == []
    assert stat.S_IMODE((site.folder.path / ".work").stat().st_mode) == 0o700


def test_a_copy_is_a_duplicate_and_is_taken_away(site):
    site.drop("scan.pdf")
    first = site.admit("scan.pdf")
    site.drop("copy of scan.pdf")
    second = site.admit("copy of scan.pdf")
    assert (second.document_id, second.is_duplicate) == (first.document_id, True)
    assert site.vaulted() == [PDF]
    assert site.left() == []


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"a\nb.pdf", r"a\u000ab.pdf"),
        (b"certid\xe3o.pdf", r"certid\xe3o.pdf"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b.pdf".encode(), r"a\u202eb.pdf"),
        (b"-rf *.pdf", "-rf *.pdf"),
        (b"'; DROP TABLE ledger_documents; --.pdf", "'; DROP TABLE ledger_documents; --.pdf"),
        (b"\xff" * 255, r"\xff" * 255),
    ],
)
def test_hostile_names_are_only_names(site, raw, shown):
    site.drop(os.fsdecode(raw))
    admission = site.admit(os.fsdecode(raw))
    assert site.ledger.document(admission.document_id).name == shown
    assert site.left() == []


@pytest.mark.parametrize(("content", "code"), [(b"", "file_empty"), (b"PK\x03\x04 zip", "not_a_document")])
def test_useless_content_is_kept_as_a_failed_document(site, content, code):
    site.drop("scan.pdf", content)
    admission = site.admit("scan.pdf")
    assert site.ledger.document(admission.document_id).state is DocumentState.FAILED
    assert [found.failure.code for found in site.ledger.failures()] == [code]
    assert site.vaulted() == [content]
    assert site.left() == []


def test_a_wrong_extension_is_noted(site):
    site.drop("scan.jpg", PNG)
    document = site.ledger.document(site.admit("scan.jpg").document_id)
    assert (document.kind, document.state) == (SourceKind.PNG, DocumentState.ADMITTED)
    assert [event.action for event in site.ledger.events()] == ["admitted", "extension_mismatch"]


def test_links_and_pipes_stay_where_they_are(site, tmp_path):
    secret = tmp_path / "secret.pdf"
    secret.write_bytes(PDF)
    (site.folder.path / "link.pdf").symlink_to(secret)
    (site.folder.path / "hard.pdf").hardlink_to(secret)
    os.mkfifo(site.folder.path / "pipe.pdf")
    names = ["hard.pdf", "link.pdf", "pipe.pdf"]
    codes = [site.admit(name).code for name in names]
    assert codes == ["hard_link_refused", "symlink_refused", "not_a_regular_file"]
    assert site.left() == names
    assert (site.vaulted(), site.ledger.status().documents) == ([], {})
    for name in names:
        site.admit(name)
    assert site.ledger.status().arrivals == {ArrivalVerdict.REFUSED: 3}


def test_what_is_gone_or_changed_is_left_to_settle_again(site):
    path = site.drop("scan.pdf")
    settled = observe(path.lstat())

    def admit():
        group = {"scan.pdf": settled}
        return admit_group(site.folder, group, vault=site.vault, ledger=site.ledger, now=NOW)["scan.pdf"]

    path.write_bytes(PDF + b"more")
    assert admit() is None
    path.unlink()
    assert admit() is None
    path.symlink_to("/etc/passwd")
    assert admit() is None
    path.unlink()
    os.mkfifo(path)
    assert admit() is None
    assert (site.left(), site.vaulted()) == (["scan.pdf"], [])
    assert site.ledger.status().arrivals == {}


def test_a_file_that_is_written_during_the_copy_is_put_back(site):
    site.drop("a/scan.pdf")
    slow = WritingVault(site.root / "vault")
    slow.written = site.folder.path / ".work"
    assert site.admit("a/scan.pdf", slow) is None
    assert site.left() == ["a/scan.pdf"]
    assert site.ledger.status().arrivals == {}
    site.look_again()
    assert site.ledger.document(1).byte_size == len(PDF) + 4


def test_a_file_that_is_written_after_its_admission_is_another_document(site, monkeypatch):
    site.drop("scan.pdf")
    admit_many = site.ledger.admit_many

    def admit_and_write(group, now):
        (work,) = (site.folder.path / ".work").rglob("*.pdf")
        work.write_bytes(PDF + b"more")
        return admit_many(group, now)

    with monkeypatch.context() as patched:
        patched.setattr(site.ledger, "admit_many", admit_and_write)
        site.admit("scan.pdf")
    assert site.left() == ["scan.pdf"]
    site.look_again()
    assert [document.byte_size for document in site.ledger.documents()] == [len(PDF) + 4, len(PDF)]


def test_a_file_is_never_put_back_over_another(site):
    site.drop("scan.pdf")
    taken = site.folder.path / "scan.pdf"

    class Taken(FullVault):
        def group(self):
            group = super().group()
            add = group.add

            def add_and_write(source):
                taken.write_bytes(PDF + b"the next scan of the same name")
                return add(source)

            group.add = add_and_write
            return group

    assert site.admit("scan.pdf", Taken(site.root / "vault")).code == "disk_full"
    assert len(site.left()) == 2
    site.look_again()
    assert site.ledger.status().documents == {DocumentState.ADMITTED: 2}
    assert site.left() == []


def test_a_full_disk_leaves_the_file_where_it_is(site):
    site.drop("scan.pdf")
    assert site.admit("scan.pdf", FullVault(site.root / "vault")).code == "disk_full"
    assert (site.left(), site.vaulted()) == (["scan.pdf"], [])
    assert site.ledger.status().failures == {"disk_full": 1}
    site.admit("scan.pdf")
    assert site.ledger.status().failures == {}


def test_forbidden_files_and_folders_are_named_failures(ordinary_account):
    site = Site.at(ordinary_account)
    with site.ledger:
        site.drop("secret.pdf").chmod(0o000)
        assert site.admit("secret.pdf").code == "permission_denied"
        site.drop("scan.pdf")
        site.folder.path.chmod(0o500)
        assert site.admit("scan.pdf").code == "permission_denied"
        site.folder.path.chmod(0o700)
        assert site.left() == ["scan.pdf", "secret.pdf"]


def test_a_work_folder_that_is_a_link_is_not_used(site, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (site.folder.path / ".work").symlink_to(tmp_path / "elsewhere")
    site.drop("scan.pdf")
    assert site.admit("scan.pdf").code == "file_system_error"
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (site.folder.path / "scan.pdf").exists()


def test_a_ledger_that_cannot_be_written_keeps_the_file_for_later(site, monkeypatch):
    site.drop("scan.pdf")

    def locked(_group, _now):
        raise LedgerError("ledger_unavailable", "locked", "Wait.")

    with monkeypatch.context() as patched:
        patched.setattr(site.ledger, "admit_many", locked)
        with pytest.raises(LedgerError):
            site.admit("scan.pdf")
    assert len(site.left()) == 1
    assert [outcome.is_duplicate for outcome in site.adopt()] == [False]
    assert site.left() == []


def test_adopting_leaves_what_was_written_just_now(site):
    work = site.folder.path / ".work" / "token" / "a" / "scan.pdf"
    work.parent.mkdir(parents=True)
    work.write_bytes(PDF)
    written = work.stat().st_mtime
    just_then = NOW.fromtimestamp(written + 1, tz=NOW.tzinfo)

    def adopt_at(moment):
        return adopt(site.folder, 2, vault=site.vault, ledger=site.ledger, now=moment)

    assert adopt_at(just_then) == [("a/scan.pdf", None)]
    assert work.exists()
    ((_, admission),) = adopt_at(just_then + timedelta(seconds=2))
    assert site.ledger.document(admission.document_id).name == "scan.pdf"
    assert adopt_at(just_then) == []


def test_adopting_where_nothing_was_ever_claimed(site):
    assert site.adopt() == []
