"""An exported trail is checked alone, goes on where an export died, and is never written twice."""

import errno
import json
import os
import shutil
import stat
from contextlib import closing

import pytest

from appliance.audit import segments
from appliance.errors import AuditRefused
from appliance.ledger.chain import BreakKind
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from tests.integration.ledger.examples import at, complete


@pytest.fixture
def site(tmp_path, monkeypatch):
    """A ledger whose trail takes several segments of ten records."""
    monkeypatch.setattr(segments, "SEGMENT_RECORDS", 10)
    url = f"sqlite:///{tmp_path / 'ledger.db'}"
    with closing(Ledger.open(url, create=True)) as ledger:
        for number in range(1, 9):
            complete(ledger, number, seconds=10 * number)
        yield ledger, url, tmp_path / "worm"


def export(site, *, after=0):
    ledger, url, folder = site
    with closing(LedgerSurvey.open(url)) as survey:
        up_to, _ = ledger.trail_head()
        return segments.export(
            folder, survey.trail, up_to, after=after, now=at(0), by="maria@balcao", on_records=lambda _: None
        )


def names(folder):
    return sorted(file.name for file in folder.iterdir())


def refusal(site):
    with pytest.raises(AuditRefused) as caught:
        export(site)
    return caught.value.code


def test_an_export_holds_the_whole_trail_and_is_checked_without_the_ledger(site):
    ledger, _, folder = site
    done = export(site)
    assert (done.segments, done.records, done.last_id) == (3, 24, 24)
    found = segments.check(folder)
    assert (found.broken, found.records, found.last.hash) == (None, 24, ledger.trail_head()[1])
    assert "trail-000000000001-000000000010.jsonl" in names(folder)
    assert not any(file.stat().st_mode & stat.S_IWUSR for file in folder.iterdir())


def test_an_export_goes_on_where_the_last_one_ended_and_touches_nothing(site):
    ledger, _, folder = site
    export(site)
    before = {name: (folder / name).stat().st_mtime_ns for name in names(folder)}
    assert export(site).records == 0
    complete(ledger, 99, seconds=500)
    assert export(site).records == 3
    assert {name: (folder / name).stat().st_mtime_ns for name in before} == before
    assert segments.check(folder).records == 27


def test_an_export_may_begin_later_than_the_trail(site):
    assert export(site, after=20).records == 4
    found = segments.check(site[2])
    assert (found.broken, found.records, found.last.id) == (None, 4, 24)


@pytest.mark.parametrize("left", ["segment", "partial"])
def test_what_an_export_that_died_left_is_taken_up(site, left):
    ledger, _, folder = site
    export(site)
    last = "trail-000000000021-000000000024"
    (folder / f"{last}.manifest.json").unlink()
    if left == "partial":
        (folder / f"{last}.jsonl").rename(folder / ".partial")
    complete(ledger, 99, seconds=500)
    export(site)
    assert segments.check(folder).records == 27
    assert not [name for name in names(folder) if name.startswith(".")]


def test_a_segment_without_a_manifest_that_is_not_the_ledger_s_is_refused(site):
    folder = site[2]
    folder.mkdir()
    (folder / "trail-000000000001-000000000010.jsonl").write_text("{}\n")
    assert refusal(site) == "export_unlike_ledger"
    assert (folder / "trail-000000000001-000000000010.jsonl").read_text() == "{}\n"


def edited(folder, change):
    file = folder / "trail-000000000011-000000000020.jsonl"
    file.chmod(0o600)
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join(change(lines)))


def _changed(lines):
    return [lines[0].replace(b"machine", b"nobody!"), *lines[1:]]


def _respelled(lines):
    return [json.dumps(json.loads(lines[0])).encode() + b"\n", *lines[1:]]


@pytest.mark.parametrize(
    ("change", "kind", "record"),
    [
        (_changed, BreakKind.CHANGED, 11),
        (_respelled, BreakKind.CHANGED, 11),
        (lambda lines: lines[:4] + lines[5:], BreakKind.MISSING, 15),
        (lambda lines: [lines[1], lines[0], *lines[2:]], BreakKind.REORDERED, 12),
        (lambda lines: [*lines[:5], *lines[4:]], BreakKind.INSERTED, 15),
        (lambda lines: lines[:-1], BreakKind.CHANGED, 11),
        (lambda lines: [*lines, b"\xff\n"], BreakKind.CHANGED, 21),
    ],
)
def test_what_was_done_to_a_segment_is_found(site, change, kind, record):
    export(site)
    edited(site[2], change)
    broken = segments.check(site[2]).broken
    assert (broken.kind, broken.event_id) == (kind, record)
    assert refusal(site) == "export_unlike_ledger"


def test_a_segment_that_is_gone_is_missed(site):
    export(site)
    folder = site[2]
    (folder / "trail-000000000011-000000000020.jsonl").unlink()
    assert segments.check(folder).broken.kind is BreakKind.MISSING
    (folder / "trail-000000000011-000000000020.manifest.json").unlink()
    broken = segments.check(folder).broken
    assert (broken.kind, broken.event_id) == (BreakKind.MISSING, 11)


def test_another_ledger_is_not_exported_into_the_same_folder(site, tmp_path):
    export(site)
    url = f"sqlite:///{tmp_path / 'other.db'}"
    with closing(Ledger.open(url, create=True)) as other:
        for number in range(1, 12):
            complete(other, number, seconds=7 * number)
        assert refusal((other, url, site[2])) == "export_unlike_ledger"


def test_a_ledger_that_ends_before_its_export_is_named(site):
    export(site)
    shutil.copytree(site[2], site[2].with_name("kept"))
    url = f"sqlite:///{site[2].parent / 'short.db'}"
    with closing(Ledger.open(url, create=True)) as short:
        complete(short, 1)
        assert refusal((short, url, site[2])) == "export_unlike_ledger"


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "export_full"), (errno.EROFS, "export_unwritable")]
)
def test_a_full_or_read_only_medium_is_named_and_the_export_goes_on_later(site, monkeypatch, number, code):
    """What a disk answers cannot be had from a folder of a test, so that the system call answers it."""
    folder, fsync, calls = site[2], os.fsync, []

    def refuse(descriptor):
        calls.append(descriptor)
        if len(calls) > 6:
            raise OSError(number, os.strerror(number))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)
    assert refusal(site) == code
    monkeypatch.setattr(os, "fsync", fsync)
    assert not [name for name in names(folder) if name.startswith(".")]
    export(site)
    assert segments.check(folder).records == 24


def test_what_cannot_be_a_segment_is_named(site):
    folder = site[2]
    (folder / "trail-000000000001-000000000010.jsonl").mkdir(parents=True)
    assert refusal(site) == "export_unwritable"
