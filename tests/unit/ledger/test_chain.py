"""Whatever is done to a chain is found, at the first record that it was done to, and named for what it is."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appliance.ledger.chain import (
    GENESIS,
    Anchor,
    BreakKind,
    canonical_json,
    hash_of,
    read_back,
    sealed,
    walk,
    written_down,
)
from appliance.ledger.trail import Happening, linked

NOW = datetime(2026, 3, 1, 8, 0, 0, 250, tzinfo=UTC)
lengths = st.integers(3, 12)


def chain_of(length):
    told = [
        Happening(NOW + timedelta(seconds=n), "maria@balcao", "finished", n, {"state": "COMPLETE"})
        for n in range(1, length + 1)
    ]
    return list(linked(told, 0, GENESIS))


def walked(records, anchors=(), **options):
    return walk(
        records, anchors, lambda sha256: next((r for r in records if r.hash == sha256), None), **options
    )


def broken(records, anchors=()):
    found = walked(records, anchors).broken
    return found and (found.kind, found.event_id)


def anchor_of(record):
    return Anchor(record.id, record.hash, NOW)


def rechained(records, previous=GENESIS):
    """What a forger does who can write everything: the hashes fit again."""
    for number, record in enumerate(records, start=1):
        forged = sealed(replace(record, id=number, previous=previous))
        previous = forged.hash
        yield forged


@given(lengths)
def test_an_untouched_chain_is_whole(length):
    records = chain_of(length)
    found = walked(records, [anchor_of(record) for record in records[::2]])
    assert (found.broken, found.records, found.last) == (None, length, records[-1])
    assert found.anchors == len(records[::2])


@given(lengths, st.data())
def test_a_changed_record_is_found(length, data):
    records = chain_of(length)
    place = data.draw(st.integers(0, length - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"actor": "joao@balcao"},
                {"action": "failed"},
                {"detail": {"state": "REVIEW"}},
                {"at": NOW},
                {"document_id": None},
                {"hash": "a" * 64},
                {"previous": "b" * 64},
                {"form": 2},
            ]
        )
    )
    records[place] = replace(records[place], **change)
    assert broken(records) == (BreakKind.CHANGED, place + 1)


@given(lengths, st.data())
def test_a_changed_record_whose_hash_was_made_to_fit_is_found_by_the_next_one(length, data):
    records = chain_of(length)
    place = data.draw(st.integers(0, length - 2))
    records[place] = sealed(replace(records[place], actor="joao@balcao"))
    assert broken(records) == (BreakKind.CHANGED, place + 1)


@given(lengths, st.data())
def test_missing_records_are_counted(length, data):
    records = chain_of(length)
    start = data.draw(st.integers(0, length - 2))
    end = data.draw(st.integers(start + 1, length - 1))
    del records[start:end]
    assert broken(records) == (BreakKind.MISSING, start + 1)


@given(lengths, st.data())
def test_an_inserted_record_is_found_though_its_own_hash_fits(length, data):
    records = chain_of(length)
    place = data.draw(st.integers(1, length - 1))
    before = records[place - 1]
    (foreign,) = linked([Happening(NOW, "eva@balcao", "cancelled", 1, {})], before.id, before.hash)
    moved = [replace(record, id=record.id + 1) for record in records[place:]]
    assert broken([*records[:place], foreign, *moved]) == (BreakKind.INSERTED, place + 1)


@given(lengths, st.data())
def test_records_that_changed_places_are_found(length, data):
    records = chain_of(length)
    first = data.draw(st.integers(0, length - 2))
    second = data.draw(st.integers(first + 1, length - 1))
    swapped = list(records)
    swapped[first] = replace(records[second], id=first + 1)
    swapped[second] = replace(records[first], id=second + 1)
    kind, place = broken(swapped)
    assert (kind, place) == (BreakKind.REORDERED, first + 1)


@given(lengths, st.data())
def test_a_tail_that_was_cut_off_is_found_by_an_anchor(length, data):
    records = chain_of(length)
    left = data.draw(st.integers(0, length - 1))
    anchors = [anchor_of(record) for record in records]
    assert broken(records[:left]) is None
    assert broken(records[:left], anchors) == (BreakKind.TRUNCATED, left + 1)


@given(lengths, st.data())
def test_a_chain_that_was_written_anew_is_found_by_an_anchor(length, data):
    records = chain_of(length)
    place = data.draw(st.integers(0, length - 1))
    forged = list(records)
    forged[place] = replace(records[place], actor="joao@balcao")
    forged = list(rechained(forged))
    assert broken(forged) is None
    anchors = [anchor_of(record) for record in records]
    assert broken(forged, anchors) == (BreakKind.REWRITTEN, place + 1)


_leaves = st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text()
_details = st.dictionaries(
    st.text(), st.recursive(_leaves, lambda inner: st.lists(inner, max_size=3)), max_size=4
)


@given(_details, st.datetimes(timezones=st.timezones()), st.text(max_size=20))
def test_a_record_comes_back_from_its_form_with_the_same_hash(detail, at, actor):
    (record,) = linked([Happening(at, actor, "finished", None, detail)], 41, "c" * 64)
    said = json.loads(canonical_json(written_down(record) | {"hash": record.hash}))
    assert hash_of(read_back(said)) == record.hash == read_back(said).hash


def test_the_form_is_what_the_documentation_says():
    """Computed by hand: whoever checks an export without this program needs nothing else."""
    (record,) = linked(
        [Happening(NOW, "maria@balcao", "finished", 12, {"b": 1, "a": "ç", "x": 30.0})], 0, GENESIS
    )
    assert canonical_json(written_down(record)).decode() == (
        '{"action":"finished","actor":"maria@balcao","at":"2026-03-01T08:00:00.000250Z",'
        '"detail":{"a":"ç","b":1,"x":30},"document":12,"form":1,"id":1,"previous":"' + "0" * 64 + '"}'
    )
    assert record.hash == "8b93b8c5f87a0d9eb2c444bffd6dd1b31a51bf5478245be53b6b5bfa704c5da7"


def test_what_json_cannot_say_is_refused():
    with pytest.raises(ValueError, match="Out of range"):
        canonical_json({"a": float("nan")})
