"""The drop folders as a coordinator looks into them: when they are scanned, and what is counted how often."""

import shutil
import subprocess
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from appliance.errors import LedgerError
from appliance.intake import watched as watched_module
from appliance.intake.admit import DropFolder
from appliance.intake.inbox import Inbox
from appliance.intake.settle import SettleOptions
from appliance.intake.vault import Vault
from tests.integration.intake.examples import NOW, PDF, FullVault

AT_ONCE = SettleOptions(settle_seconds=0.0, patience_seconds=0.0)
SOON_SECONDS = 10.0


@pytest.fixture
def inbox(site):
    opened = Inbox({site.folder: AT_ONCE}, site.vault, site.ledger)
    yield opened
    opened.close()


@pytest.fixture
def impatient(monkeypatch):
    """What was refused for an error that may pass is tried again at every look."""
    monkeypatch.setattr(watched_module, "_RETRY_SECONDS", 0.0)


@pytest.fixture
def deaf(monkeypatch):
    """The kernel has no more watches for us, as when fs.inotify.max_user_watches is used up."""
    monkeypatch.setattr(watched_module.Notices, "of", lambda *_: None)


def look_until(inbox, is_so):
    """Look as the coordinator does."""
    ends_at = time.monotonic() + SOON_SECONDS
    while not is_so():
        assert time.monotonic() < ends_at
        inbox.look(NOW)
        inbox.wait(0.5)


def look_for(inbox, seconds):
    """Return how many scans there were."""
    ends_at, scans = time.monotonic() + seconds, 0
    (watched,) = inbox._watched
    while time.monotonic() < ends_at:
        scans += watched.is_due(time.monotonic())
        inbox.look(NOW)
        inbox.wait(ends_at - time.monotonic())
    return scans


def codes(site):
    return dict(site.ledger.status().failures)


def test_a_file_that_is_tried_again_counts_as_refused_once(site, impatient):  # noqa: ARG001
    site.drop("a/scan.pdf")
    full = Inbox({site.folder: AT_ONCE}, FullVault(site.root / "vault"), site.ledger)
    for _ in range(5):
        full.look(NOW)
        full.wait()
    full.close()
    assert len(full.counts.refused) == 1
    assert codes(site) == {"disk_full": 1}


def test_a_file_that_is_taken_after_all_is_not_counted_as_refused(site, inbox, impatient):  # noqa: ARG001
    site.drop("scan.pdf")
    inbox._vault = FullVault(site.root / "vault")
    look_until(inbox, lambda: inbox.counts.refused)
    inbox._vault = site.vault
    look_until(inbox, lambda: inbox.counts.admitted)
    assert (inbox.counts.admitted, inbox.counts.refused, site.left()) == (1, set(), [])


def test_a_refused_link_that_is_taken_away_is_no_longer_a_failure(site, inbox):
    (site.folder.path / "link.pdf").symlink_to("/etc/passwd")
    look_until(inbox, lambda: inbox.counts.refused)
    assert codes(site) == {"symlink_refused": 1}
    (site.folder.path / "link.pdf").unlink()
    inbox._watched[0].due_at = 0.0
    inbox.look(NOW)
    assert (codes(site), inbox.counts.refused) == ({}, set())


def test_a_quiet_folder_is_scanned_when_it_is_told_of_and_not_before(site, inbox):
    look_for(inbox, 0.5)
    assert look_for(inbox, 1.5) == 0
    site.drop("scan.pdf")
    look_until(inbox, lambda: inbox.counts.admitted)


def test_our_own_claims_do_not_keep_the_scans_going(site, inbox):
    for number in range(50):
        site.drop(f"a/scan-{number}.pdf", PDF + bytes([number]))
    look_until(inbox, lambda: inbox.counts.admitted == 50)
    look_for(inbox, 3.0)  # files were announced a moment ago
    assert look_for(inbox, 1.0) == 0


def test_a_folder_that_cannot_be_listened_to_is_polled(site, inbox, deaf):  # noqa: ARG001
    look_for(inbox, 0.5)
    site.drop("scan.pdf")
    look_until(inbox, lambda: inbox.counts.admitted)


def test_a_missing_folder_is_reported_once_and_watched_again_when_it_is_back(site, inbox):
    inbox.look(NOW)
    shutil.rmtree(site.folder.path)
    look_until(inbox, lambda: codes(site))
    look_for(inbox, 2.5)
    assert (codes(site), len(inbox.counts.refused)) == ({"drop_folder_missing": 1}, 1)
    site.folder.path.mkdir()
    site.drop("scan.pdf")
    look_until(inbox, lambda: inbox.counts.admitted)
    assert (codes(site), inbox.counts.refused) == ({}, set())
    look_for(inbox, 3.0)
    site.drop("next.pdf", PDF + b"next")
    look_until(inbox, lambda: inbox.counts.admitted == 2)


def test_a_link_in_the_place_of_the_folder_is_not_followed(site, inbox, tmp_path):
    inbox.look(NOW)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.pdf").write_bytes(PDF)
    site.folder.path.rmdir()
    site.folder.path.symlink_to(tmp_path / "elsewhere")
    look_until(inbox, lambda: codes(site))
    assert codes(site) == {"drop_folder_missing": 1}
    assert (tmp_path / "elsewhere" / "secret.pdf").exists()


def test_an_unmounted_share_is_a_failure_and_no_empty_folder(site, inbox):
    mounted = ["mount", "-t", "tmpfs", "none", str(site.folder.path)]
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        pytest.skip("this account may not mount")
    try:
        inbox.look(NOW)
    finally:
        subprocess.run(["umount", "--lazy", str(site.folder.path)], check=True)
    site.drop("beside.pdf")  # under the mount point: not what this profile was set up for
    look_until(inbox, lambda: codes(site))
    assert codes(site) == {"drop_folder_unmounted": 1}
    assert site.left() == ["beside.pdf"]


def test_closing_ends_a_wait_and_leaves_the_rest_of_the_files_for_later(site, inbox):
    for number in range(200):
        site.drop(f"scan-{number}.pdf", PDF + bytes([number]))
    inbox.look(NOW)
    waiting = threading.Thread(target=inbox.wait)
    waiting.start()
    inbox.close()
    waiting.join(SOON_SECONDS)
    assert not waiting.is_alive()
    inbox.look(NOW)
    assert (inbox.counts.admitted, len(site.left())) == (0, 200)


def test_an_unfinished_file_is_waited_for_and_then_taken_as_it_is(site):
    options = SettleOptions(settle_seconds=0.2, patience_seconds=2.0)
    inbox = Inbox({site.folder: options}, site.vault, site.ledger)
    started = time.monotonic()
    site.drop("cut.pdf", b"%PDF-1.7\n" + bytes(5000))
    site.drop("whole.pdf", PDF + b"\nstartxref\n0\n%%EOF\n")
    look_until(inbox, lambda: inbox.counts.admitted == 1)
    assert site.left() == ["cut.pdf"]
    assert time.monotonic() - started < 2.0
    look_until(inbox, lambda: inbox.counts.admitted == 2)
    assert time.monotonic() - started >= 2.0
    inbox.close()


def test_an_unfinished_file_is_not_waited_for_anew_by_each_start(site):
    """Else a service that is started again every few seconds would never take it."""
    options = SettleOptions(settle_seconds=0.2, patience_seconds=2.0)
    site.drop("cut.pdf", b"%PDF-1.7\n" + bytes(5000))
    deadline = time.monotonic() + SOON_SECONDS
    while site.left() and time.monotonic() < deadline:
        inbox, ends_at = Inbox({site.folder: options}, site.vault, site.ledger), time.monotonic() + 1.0
        while time.monotonic() < ends_at:
            inbox.look(NOW)
            inbox.wait(0.1)
        inbox.close()
    assert site.left() == []


def test_a_pdf_that_a_scanner_closes_and_opens_again_is_admitted_once_and_whole(site):
    """The times are a fifth of a real scanner's, which opens its PDF again every four seconds."""
    inbox = Inbox(
        {site.folder: SettleOptions(settle_seconds=1.0, patience_seconds=4.0)}, site.vault, site.ledger
    )
    content = b"%PDF-1.7\n"
    path = site.drop("scan.pdf", content)

    def scan_pages():
        nonlocal content
        for page in range(7):
            content += bytes([page]) * 9000
            for end in range(0, len(content) + 3000, 3000):  # written anew from its beginning
                path.write_bytes(content[:end])
            content += f"\nstartxref\n{page}\n%%EOF\n".encode()
            path.write_bytes(content)
            time.sleep(0.8)

    scanner = threading.Thread(target=scan_pages)
    scanner.start()
    look_until(inbox, lambda: inbox.counts.admitted and not scanner.is_alive())
    inbox.close()
    assert (inbox.counts.admitted, site.left(), site.vaulted()) == (1, [], [content])


def test_what_was_claimed_when_the_ledger_was_away_is_unsettled_and_admitted_soon(site, inbox, monkeypatch):
    def away(_group, _now):
        raise LedgerError("ledger_unavailable", "locked", "Wait.")

    inbox.look(NOW)
    site.drop("scan.pdf")
    with monkeypatch.context() as patched:
        patched.setattr(site.ledger, "admit_many", away)
        for _ in range(2):  # it is claimed, and then it cannot be adopted either
            with pytest.raises(LedgerError):
                look_until(inbox, lambda: False)
    assert site.left() != ["scan.pdf"], "it lies in the work folder"
    look_until(inbox, lambda: not inbox.unsettled)
    assert (inbox.counts.admitted, site.left()) == (1, [])


@pytest.mark.parametrize("when", ["before it is admitted", "afterwards"])
def test_what_changes_and_cannot_be_put_back_is_unsettled_and_admitted_soon(site, monkeypatch, when):
    admit_many, changed = site.ledger.admit_many, []

    def change():
        if not changed:
            changed.extend((site.folder.path / ".work").rglob("scan.pdf"))
            changed[0].write_bytes(PDF + b"more")
            site.drop("scan.pdf", PDF + b"the next scan of the same name")

    class Late(Vault):
        def group(self):
            copies = super().group()
            publish = copies.publish

            def publish_and_change():
                publish()
                change()

            if when == "before it is admitted":
                copies.publish = publish_and_change
            return copies

    def admit_and_change(group, now):
        admitted = admit_many(group, now)
        change()
        return admitted

    monkeypatch.setattr(site.ledger, "admit_many", admit_and_change)
    site.drop("scan.pdf")
    inbox = Inbox({site.folder: AT_ONCE}, Late(site.root / "vault"), site.ledger)
    look_until(inbox, lambda: inbox.has_looked and not inbox.unsettled)
    inbox.close()
    assert (inbox.counts.admitted, site.left()) == (3 if when == "afterwards" else 2, [])


def test_what_lies_in_the_work_folder_and_is_too_young_is_unsettled_until_it_is_admitted(site):
    """Else a run that ends when nothing waits would leave it there."""
    site.drop(".work/group/scan.pdf")
    inbox = Inbox({site.folder: SettleOptions(settle_seconds=1.0)}, site.vault, site.ledger)
    inbox.look(datetime.now(UTC))
    assert (inbox.counts.admitted, inbox.unsettled) == (0, 1)
    ends_at = time.monotonic() + SOON_SECONDS
    while inbox.unsettled:
        assert time.monotonic() < ends_at
        inbox.wait()
        inbox.look(datetime.now(UTC))
    inbox.close()
    assert (inbox.counts.admitted, site.left()) == (1, [])


def test_a_new_folder_is_watched_and_an_ended_one_is_not(site, inbox, tmp_path):
    inbox.look(NOW)
    other = DropFolder(tmp_path / "other", "other")
    other.path.mkdir()
    inbox.update({site.folder: AT_ONCE, other: AT_ONCE})
    (other.path / "scan.pdf").write_bytes(PDF)
    look_until(inbox, lambda: inbox.counts.admitted)
    inbox.update({other: AT_ONCE})
    site.drop("ended.pdf", PDF + b"ended")
    (other.path / "next.pdf").write_bytes(PDF + b"next")
    look_until(inbox, lambda: inbox.counts.admitted == 2)
    assert site.left() == ["ended.pdf"]


def test_what_was_claimed_in_a_folder_that_ended_meanwhile_is_admitted_when_the_ledger_is_back(
    site, inbox, tmp_path, monkeypatch
):
    def away(_group, _now):
        raise LedgerError("ledger_unavailable", "locked", "Wait.")

    other = DropFolder(tmp_path / "other", "other")
    other.path.mkdir()
    site.drop(".work/group/scan.pdf")
    with monkeypatch.context() as patched:
        patched.setattr(site.ledger, "admit_many", away)
        inbox.update({other: AT_ONCE})
        with pytest.raises(LedgerError):
            inbox.look(NOW)
    look_until(inbox, lambda: inbox.has_looked and not inbox.unsettled)
    assert (inbox.counts.admitted, site.left()) == (1, [])


def test_a_folder_that_stays_keeps_what_was_seen_in_it_under_its_new_settings(site):
    inbox = Inbox({site.folder: SettleOptions(settle_seconds=3600)}, site.vault, site.ledger)
    site.drop("scan.pdf", PDF + b"\nstartxref\n0\n%%EOF\n")
    inbox.look(NOW)
    inbox.wait()
    inbox.look(NOW)
    assert inbox.counts.admitted == 0
    urgent = replace(site.folder, priority=9)
    inbox.update({urgent: SettleOptions(settle_seconds=0.0)})
    inbox.look(NOW)
    inbox.close()
    (document,) = site.ledger.documents()
    assert (inbox.counts.admitted, document.priority) == (1, 9)
