"""The audit trail as a chain: each record's hash covers what it says and the hash of the record before it.

Form 1 of a record is a JSON object as RFC 8785 writes it, in UTF-8: keys sorted, no spaces, and numbers as
the shortest decimals that give them back. Its keys:

    action    what was done                         detail    an object: more of it, and how it ended
    actor     who did it: user@host, or `machine`   document  the document's id, or null
    at        2026-03-01T08:00:00.000000Z           id        the record's place, counted upwards
    form      1                                     previous  the hash of the record before; 64 zeros: none

Its hash is the SHA-256 of those bytes. Whoever changes, removes, inserts or moves a record has to write every
later one anew; a copy of one later hash, in the anchors or in an export, then proves it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from appliance.ledger.records import EventRecord

FORM = 1
GENESIS = "0" * 64
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def canonical_json(value: object) -> bytes:
    """Return the value as form 1 writes it; raises ValueError or TypeError for what JSON cannot say."""
    return _encode(_plain(value)).encode()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def written_down(event: EventRecord) -> dict[str, object]:
    """Return what the record's hash covers."""
    return {
        "action": event.action,
        "actor": event.actor,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "detail": event.detail,
        "document": event.document_id,
        "form": event.form,
        "id": event.id,
        "previous": event.previous,
    }


def read_back(said: Mapping[str, object]) -> EventRecord:
    """Return the record of an object as `written_down` gives it, with its `hash`.

    Raises KeyError, TypeError and ValueError for anything else.
    """
    document = said["document"]
    if not isinstance(detail := said["detail"], dict):
        raise TypeError("detail")
    return EventRecord(
        id=int(str(said["id"])),
        at=datetime.fromisoformat(str(said["at"])),
        document_id=None if document is None else int(str(document)),
        actor=str(said["actor"]),
        action=str(said["action"]),
        detail=detail,
        form=int(str(said["form"])),
        previous=str(said["previous"]),
        hash=str(said["hash"]),
    )


def hash_of(event: EventRecord) -> str:
    """Return what the record's hash must be."""
    return hashlib.sha256(canonical_json(written_down(event))).hexdigest()


def sealed(event: EventRecord) -> EventRecord:
    """Return the record with its hash."""
    return replace(event, hash=hash_of(event))


def hash_of_pages(pages: Iterable[tuple[int, str, str | None]]) -> str:
    """Return one SHA-256 for number, state and content's hash of every page: a list of lists in form 1."""
    told = [[number, str(state), sha256] for number, state, sha256 in pages]
    return hashlib.sha256(canonical_json(told)).hexdigest()


class BreakKind(StrEnum):
    """What was done to a trail that does not hold together.

    REWRITTEN: the chain is whole, but an anchor remembers another hash. TRUNCATED: an anchor remembers
    records after the last one.
    """

    CHANGED = "changed"
    MISSING = "missing"
    INSERTED = "inserted"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    TRUNCATED = "truncated"


@dataclass(frozen=True, slots=True)
class Break:
    """The first place at which a trail does not hold together, in words for the operator."""

    kind: BreakKind
    event_id: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """A record's hash as it was remembered outside the ledger at a moment."""

    event_id: int
    hash: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Walk:
    """How far a trail was walked: the last record that holds, and the break behind it, if any."""

    records: int
    anchors: int
    last: EventRecord | None
    broken: Break | None


def walk(
    records: Iterable[EventRecord],
    anchors: Iterable[Anchor],
    find: Callable[[str], EventRecord | None],
    *,
    previous: str | None = GENESIS,
) -> Walk:
    """Follow the chain to its end or its first break; one record is in memory at a time.

    `anchors` come by ascending id. `find` returns the record that bears a hash, wherever it stands. The
    first record must name `previous`; None where it may name any, as in a part of a trail.
    """
    count, compared, last = 0, 0, None
    remembered = iter(anchors)
    anchor = next(remembered, None)
    for record in records:
        expected = last.hash if last else previous
        if (broken := _break_at(record, last, expected, find)) is not None:
            return Walk(count, compared, last, broken)
        while anchor is not None and anchor.event_id <= record.id:
            if anchor.event_id == record.id or last is not None:
                if anchor.hash != record.hash:
                    return Walk(count, compared, last, _rewritten(anchor))
                compared += 1
            anchor = next(remembered, None)
        count, last = count + 1, record
    if anchor is not None:
        return Walk(count, compared, last, _truncated(anchor, last))
    return Walk(count, compared, last, None)


def _break_at(
    record: EventRecord,
    last: EventRecord | None,
    expected: str | None,
    find: Callable[[str], EventRecord | None],
) -> Break | None:
    """Say what is wrong with a record that is read after `last`, whose hash it must name."""
    is_itself = _is_itself(record)
    if is_itself and (expected is None or record.previous == expected):
        return None
    last_id = last.id if last else 0
    for place in _places(record, find):
        if place != last_id + 1 and (is_itself or _is_itself(replace(record, id=place))):
            return _moved(record, place, last_id)
    if is_itself:
        return _cut_off(record, last_id)
    return Break(
        BreakKind.CHANGED,
        record.id,
        f"record {record.id} is not what was written: its content does not give its hash",
    )


def _places(record: EventRecord, find: Callable[[str], EventRecord | None]) -> tuple[int, ...]:
    """Return where the record may have been written: after the one that it names, or in its place now."""
    if record.previous == GENESIS:
        return (1,)
    before = find(record.previous)
    return () if before is None else (before.id + 1, before.id)


def _is_itself(record: EventRecord) -> bool:
    try:
        return record.form == FORM and hash_of(record) == record.hash
    except (TypeError, ValueError):
        return False


def _moved(record: EventRecord, place: int, last_id: int) -> Break:
    if place <= last_id:
        return Break(
            BreakKind.INSERTED,
            place,
            f"records {place} to {last_id} stand between record {place - 1} and the one written after it",
        )
    return Break(
        BreakKind.REORDERED,
        record.id,
        f"record {record.id} was written after record {place - 1}, but stands after record {last_id}",
    )


def _cut_off(record: EventRecord, last_id: int) -> Break:
    """Name what is wrong before a genuine record whose predecessor is nowhere."""
    gap = range(last_id + 1, record.id)
    if not gap:
        sentence = f"record {last_id} was written anew: record {record.id} names another one before it"
        return Break(BreakKind.CHANGED, last_id, sentence)
    between = f"record {gap[0]} is" if len(gap) == 1 else f"records {gap[0]} to {gap[-1]} are"
    return Break(BreakKind.MISSING, gap[0], f"{between} gone")


def _rewritten(anchor: Anchor) -> Break:
    return Break(
        BreakKind.REWRITTEN,
        anchor.event_id,
        f"the anchor of {anchor.at:%Y-%m-%d %H:%M:%S} UTC remembers another record {anchor.event_id}: "
        "that one, or an earlier one, was written anew with all that follow",
    )


def _truncated(anchor: Anchor, last: EventRecord | None) -> Break:
    end = f"ends with record {last.id}" if last else "is empty"
    return Break(
        BreakKind.TRUNCATED,
        last.id + 1 if last else 1,
        f"the trail {end}, but the anchor of {anchor.at:%Y-%m-%d %H:%M:%S} UTC remembers "
        f"record {anchor.event_id}",
    )


def portions_of(fetch: Callable[[int], list[EventRecord]]) -> Iterator[EventRecord]:
    """Yield the records that `fetch` returns a portion at a time, after the id of the last one."""
    last = 0
    while found := fetch(last):
        yield from found
        last = found[-1].id
