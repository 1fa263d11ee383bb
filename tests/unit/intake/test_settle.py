from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.intake.settle import (
    EntryKind,
    Observation,
    in_groups,
    pause_seconds,
    settled,
    sight,
    unchanged_seconds,
)

FILE = Observation(EntryKind.FILE, size=10, mtime_ns=1, device=1, inode=7, link_count=1)
SECONDS = 2.0

# A folder's history: at each scan, how long after the last one, which version of each file is there, and
# which files the file system told of half way between.
names = st.sampled_from(["a.pdf", "b.pdf", "c.pdf"])
folders = st.dictionaries(names, st.integers(0, 2))
histories = st.lists(st.tuples(st.floats(0.1, 5), folders, st.frozensets(names)), min_size=1, max_size=12)


def run(history):
    now, sightings = 0.0, {}
    moments = []
    for wait, versions, told in history:
        touched = dict.fromkeys(told, now + wait / 2)
        now += wait
        seen = {name: replace(FILE, size=size) for name, size in versions.items()}
        sightings = sight(sightings, seen, now, touched)
        moments.append((now, versions, touched))
    return moments, set(settled(sightings, now, SECONDS))


@given(histories)
def test_a_file_is_settled_exactly_when_two_scans_and_the_time_saw_it_unchanged_and_untouched(history):
    moments, ready = run(history)
    now, last, _ = moments[-1]
    for name, version in last.items():
        unchanged_since, scans = now, 0
        for moment, versions, touched in reversed(moments):
            if versions.get(name) != version:
                break
            unchanged_since, scans = moment, scans + 1
            if name in touched and name in last and was_there_before(moments, moment, name, version):
                unchanged_since = touched[name]
                break
        assert (name in ready) == (scans >= 2 and now - unchanged_since >= SECONDS)
    assert ready <= set(last)


def was_there_before(moments, moment, name, version):
    """Whether the scan before the one at `moment` saw this version of the file."""
    before = [versions for earlier, versions, _ in moments if earlier < moment]
    return bool(before) and before[-1].get(name) == version


@pytest.mark.parametrize(
    ("wall", "seconds"), [(None, 3.0), (1_000_040.0, 40.0), (1_000_001.0, 3.0), (900_000.0, 3.0)]
)
def test_the_file_systems_own_clock_can_only_lengthen_what_we_saw(wall, seconds):
    (sighting,) = sight({}, {"a": replace(FILE, ctime_ns=1_000_000 * 10**9)}, 7.0).values()
    assert unchanged_seconds(sighting, 10.0, wall) == seconds


def test_an_event_begins_the_wait_again():
    first = sight({}, {"a": FILE}, 0.0)
    second = sight(first, {"a": FILE}, 3.0, {"a": 2.5})
    third = sight(second, {"a": FILE}, 4.0, {"a": 2.5})
    assert settled(third, 4.0, SECONDS) == []
    assert settled(sight(third, {"a": FILE}, 4.5), 4.5, SECONDS) == ["a"]


def test_every_change_begins_again():
    changes = [{"size": 11}, {"mtime_ns": 2}, {"inode": 8}, {"device": 2}, {"link_count": 2}]
    for change in changes:
        first = sight({}, {"a": FILE}, 0.0)
        second = sight(first, {"a": replace(FILE, **change)}, 5.0)
        assert settled(second, 5.0, SECONDS) == []
        third = sight(second, {"a": replace(FILE, **change)}, 10.0)
        assert settled(third, 10.0, SECONDS) == ["a"]


def test_what_is_not_taken_stays_settled():
    sightings = {}
    for moment in range(5):
        sightings = sight(sightings, {"a": FILE}, float(moment))
    assert settled(sightings, 4.0, SECONDS) == ["a"]


def test_the_longest_waiting_comes_first():
    first = sight({}, {"b": FILE}, 0.0)
    second = sight(first, {"a": FILE, "b": FILE}, 1.0)
    third = sight(second, {"a": FILE, "b": FILE}, 9.0)
    assert settled(third, 9.0, SECONDS) == ["b", "a"]


@given(st.lists(st.integers(0, 100 << 20), max_size=400))
def test_groups_keep_the_order_and_are_bounded(sizes):
    settled_files = {f"{number}.pdf": replace(FILE, size=size) for number, size in enumerate(sizes)}
    groups = list(in_groups(settled_files))
    assert [path for group in groups for path in group] == list(settled_files)
    for group in groups:
        assert 1 <= len(group) <= 128
        assert len(group) == 1 or sum(seen.size for seen in group.values()) <= 64 << 20


@pytest.mark.parametrize(
    ("is_busy", "is_told", "spent", "pause"),
    [
        (True, True, 0.01, 0.25),
        (False, True, 0.01, 300.0),
        (True, False, 0.01, 1.0),
        (False, False, 0.01, 2.0),
        (True, True, 4.0, 8.0),
    ],
)
def test_a_folder_that_tells_of_changes_rests_while_it_is_quiet(is_busy, is_told, spent, pause):
    chosen = pause_seconds(is_busy=is_busy, is_told=is_told, spent_seconds=spent, rescan_seconds=300.0)
    assert chosen == pause
