"""The one writer of the audit trail: what a transaction tells is chained as its very last statement.

So what is told stands with what it tells of, or neither does. On PostgreSQL the writers stand in line for a
lock of the transaction; whoever holds it waits for nothing else, so that no two of them hold each other up.
On SQLite a writing transaction is alone anyway.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from appliance.ledger.chain import FORM, GENESIS, sealed
from appliance.ledger.records import EventRecord
from appliance.ledger.tables import events

_TOLD = "appliance.ledger.told"
_LOCK = 0x6C656467  # any number, the same for every writer of this database
_TAKE_LOCK = sa.select(sa.func.pg_advisory_xact_lock(_LOCK))
_NEWEST = sa.select(events.c.id, events.c.hash).order_by(events.c.id.desc()).limit(1)
_COLUMNS = ("id", "at", "document_id", "actor", "action", "detail", "form", "previous", "hash")


@dataclass(frozen=True, slots=True)
class Happening:
    """What is to be told: `detail` says how it ended, and never holds text of a document."""

    at: datetime
    actor: str
    action: str
    document_id: int | None
    detail: Mapping[str, object]


def tell(connection: sa.Connection, happenings: Iterable[Happening]) -> None:
    """Have this told when the transaction ends; only in a transaction that `kept` surrounds."""
    connection.info[_TOLD].extend(happenings)


@contextmanager
def kept(connection: sa.Connection) -> Iterator[None]:
    """Write at the end of the block what was told in it; nothing where it ends with an error."""
    told: list[Happening] = []
    connection.info[_TOLD] = told
    yield
    if told:
        _append(connection, told)


def _append(connection: sa.Connection, told: list[Happening]) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(_TAKE_LOCK)
    last_id, last_hash = last_link(connection)
    connection.execute(sa.insert(events), [_row(record) for record in linked(told, last_id, last_hash)])


def last_link(connection: sa.Connection) -> tuple[int, str]:
    """Return the last record's id and hash; 0 and the genesis of an empty trail."""
    row = connection.execute(_NEWEST).one_or_none()
    return (0, GENESIS) if row is None else (row.id, row.hash)


def linked(told: Iterable[Happening], last_id: int, last_hash: str) -> Iterator[EventRecord]:
    """Yield the records that follow the one with this id and hash."""
    for happening in told:
        last_id += 1
        record = sealed(
            EventRecord(
                last_id,
                happening.at.astimezone(UTC),
                happening.document_id,
                happening.actor,
                happening.action,
                happening.detail,
                FORM,
                last_hash,
                "",
            )
        )
        last_hash = record.hash
        yield record


def _row(record: EventRecord) -> dict[str, object]:
    return {name: getattr(record, name) for name in _COLUMNS}
