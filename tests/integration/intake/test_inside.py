"""A link that takes a folder's place, at whatever moment, leads nowhere."""

import pytest

from appliance.intake.admit import admit_group
from appliance.intake.inside import entries_of, open_file, parent_of
from appliance.intake.peek import is_finished
from appliance.intake.watch import observe, scan
from tests.integration.intake.examples import NOW, PDF


@pytest.fixture
def swapped(site, tmp_path):
    """A file that was seen in a folder which is now a link to another folder with a file of that name."""
    seen = observe(site.drop("a/scan.pdf").lstat())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "scan.pdf").write_bytes(b"a secret")
    (site.folder.path / "a").rename(tmp_path / "away")
    (site.folder.path / "a").symlink_to(elsewhere)
    return seen


def test_a_file_behind_the_link_is_neither_opened_nor_moved(site, swapped, tmp_path):
    with pytest.raises(OSError, match="Not a directory"):
        open_file(site.folder.path, "a/scan.pdf")
    with pytest.raises(OSError, match="Not a directory"), parent_of(site.folder.path, "a/scan.pdf"):
        pass
    assert is_finished(site.folder.path, "a/scan.pdf", swapped)  # nothing to be waited for
    group = {"a/scan.pdf": swapped}
    outcomes = admit_group(site.folder, group, vault=site.vault, ledger=site.ledger, now=NOW)
    assert (outcomes, site.vaulted()) == ({"a/scan.pdf": None}, [])
    assert (tmp_path / "elsewhere" / "scan.pdf").read_bytes() == b"a secret"


def test_what_lies_behind_the_link_is_not_listed(site, swapped):  # noqa: ARG001
    with pytest.raises(OSError, match="Not a directory"), entries_of(site.folder.path, "a"):
        pass
    assert list(scan(site.folder.path).seen) == ["a"]


def test_deep_folders_are_opened_one_by_one(site):
    site.drop("a/b/c/scan.pdf")
    assert site.admit("a/b/c/scan.pdf").document_id == 1
    assert site.vaulted() == [PDF]
    with entries_of(site.folder.path, "a/b") as entries:
        assert [entry.name for entry in entries] == ["c"]
