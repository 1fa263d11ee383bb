"""Anchors: only growing, in order, and usable after a crash in the middle of a line."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from appliance.audit.anchors import AnchorFile
from appliance.errors import AuditRefused
from tests.integration.ledger.examples import at


@pytest.fixture
def anchors(tmp_path):
    return AnchorFile(tmp_path / "audit" / "anchors.jsonl")


def ids(anchors):
    return [anchor.event_id for anchor in anchors.read()]


def test_an_anchor_is_left_when_enough_was_recorded_since(anchors):
    assert ids(anchors) == []
    remembered = [anchors.remember(n, f"{n:064x}", at(n), every=10) for n in (3, 10, 11, 19, 20, 20, 45)]
    assert remembered == [False, True, False, False, True, False, True]
    (first, *_) = anchors.read()
    assert (first.event_id, first.hash, first.at) == (10, f"{10:064x}", at(10))
    assert ids(anchors) == [10, 20, 45]


def test_a_line_that_a_crash_cut_off_is_passed_by(anchors, tmp_path):
    file = tmp_path / "audit" / "anchors.jsonl"
    anchors.remember(5, "a" * 64, at(0))
    whole = file.read_bytes()
    for length in range(1, len(whole) - 1):
        file.write_bytes(whole + whole.replace(b'"id":5', b'"id":6')[:length])
        anchors.remember(7, "b" * 64, at(1))
        assert ids(anchors) in ([5, 7], [5, 6, 7])


@pytest.mark.parametrize("line", ['{"id":4}', '{"at":"2026-01-01T00:00:00Z","hash":"a","id":3}', "{}"])
def test_a_line_that_is_none_is_named(anchors, tmp_path, line):
    anchors.remember(5, "a" * 64, at(0))
    with (tmp_path / "audit" / "anchors.jsonl").open("a") as file:
        file.write(line + "\n")
    with pytest.raises(AuditRefused, match="anchors_damaged"):
        ids(anchors)


def test_several_processes_keep_the_order(anchors):
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda n: anchors.remember(n, f"{n:064x}", at(n)), range(1, 60)))
    assert ids(anchors) == sorted(ids(anchors))
    assert ids(anchors)[-1] == 59
