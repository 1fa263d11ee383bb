"""Which documents are written to Parquet together: fixed before anything is written, and merged later.

A batch is opened for documents of one month and type, and has its files until it is merged into another.
What is written and not noted as written is written again, with the same members and so the same bytes.
"""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import Batch, BatchSize, BatchState
from appliance.ledger.statements import add_events, insert, portions
from appliance.ledger.tables import batches, documents, events

MERGED_EVENT = "merged"
_FINISHED = sa.and_(documents.c.batch_id.is_(None), documents.c.state.in_(policy.EXPORTED))
_HAS_WAITING = sa.exists().where(
    documents.c.batch_id == batches.c.id, documents.c.state.in_(policy.WAITING_DOCUMENTS)
)
"""A member is being processed again: what is written now would be outdated at once."""


class LedgerBatches(LedgerReader):
    """The read side and what becomes of batches."""

    def open_batch(
        self, *, min_pages: int, max_pages: int, max_wait_seconds: float, now: datetime
    ) -> Batch | None:
        """Fix the members of a new batch: finished documents that have none, of the month and type of the
        one that was finished first.

        None while these have fewer than `min_pages` pages and that one has waited less than
        `max_wait_seconds`. A batch exceeds `max_pages` only by being a single document.
        """
        with self._database.writing() as connection:
            oldest = connection.execute(
                sa.select(documents.c.finished_at, documents.c.admitted_at, documents.c.document_type)
                .where(_FINISHED)
                .order_by(documents.c.finished_at, documents.c.id)
                .limit(1)
            ).one_or_none()
            if oldest is None:
                return None
            alike = sa.and_(
                _FINISHED, _is_of_month(oldest.admitted_at), documents.c.document_type == oldest.document_type
            )
            total = connection.scalar(sa.select(sa.func.sum(documents.c.page_count)).where(alike)) or 0
            # A clock that was put back makes the wait negative: then it is over.
            is_young = timedelta(0) <= now - oldest.finished_at < timedelta(seconds=max_wait_seconds)
            if total < min_pages and is_young:
                return None
            members, page_count = _choose_members(connection, alike, max_pages)
            batch = {
                "month": f"{oldest.admitted_at.astimezone(UTC):%Y-%m}",
                "document_type": oldest.document_type,
                "page_count": page_count,
            }
            batch_id = _insert_batch(connection, now, batch)
            for some in portions(members):
                own = sa.update(documents).where(documents.c.id.in_(some))
                connection.execute(own.values(batch_id=batch_id))
            return _batch(connection, batch_id)

    def batches_to_write(self) -> list[Batch]:
        """Return the open batches, without those of which a member is being processed again."""
        is_due = sa.and_(batches.c.state == BatchState.OPEN, batches.c.merged_into.is_(None), ~_HAS_WAITING)
        query = sa.select(batches).where(is_due).order_by(batches.c.id)
        with self._database.reading() as connection:
            return [batch_record(connection, row) for row in connection.execute(query).mappings().all()]

    def write_batch_again(self, batch_id: int) -> Batch | None:
        """Have the batch written again; return it as it is then, None where there is none."""
        reopened = sa.update(batches).where(batches.c.id == batch_id)
        with self._database.writing() as connection:
            connection.execute(reopened.values(state=BatchState.OPEN, version=batches.c.version + 1))
            return _batch(connection, batch_id)

    def mark_batch_written(self, batch: Batch, now: datetime) -> bool:
        """Settle this version of the batch; False when it was reopened and must be written again.

        The batches that it replaces are forgotten: nothing of them is left.
        """
        this = sa.update(batches).where(batches.c.id == batch.id, batches.c.version == batch.version)
        with self._database.writing() as connection:
            written = connection.execute(this.values(state=BatchState.WRITTEN, written_at=now))
            is_latest = written.rowcount == 1
            if is_latest:
                connection.execute(sa.delete(batches).where(batches.c.merged_into == batch.id))
                told = {"batch": batch.id, "version": batch.version, "documents": len(batch.document_ids)}
                add_events(connection, [None], "batch_written", now, detail=told)
        return is_latest

    def merge_batches(self, *, max_pages: int, now: datetime) -> Batch | None:
        """Put the members of some small written batches into a new one; None where nothing is to be merged.

        Their files stay until that of the new batch is there.
        """
        is_whole = sa.and_(
            batches.c.state == BatchState.WRITTEN, batches.c.merged_into.is_(None), ~_HAS_WAITING
        )
        query = sa.select(batches.c.id, batches.c.month, batches.c.document_type, batches.c.page_count).where(
            is_whole
        )
        with self._database.writing() as connection:
            sizes = {row.id: BatchSize(*row) for row in connection.execute(query)}
            chosen = policy.batches_to_merge(list(sizes.values()), max_pages)
            if not chosen:
                return None
            first = sizes[chosen[0]]
            values = {
                "month": first.month,
                "document_type": first.document_type,
                "page_count": sum(sizes[batch_id].page_count for batch_id in chosen),
            }
            batch_id = _insert_batch(connection, now, values)
            _move_members(connection, chosen, batch_id)
            add_events(connection, [None], MERGED_EVENT, now, detail={"batches": len(chosen)})
            return _batch(connection, batch_id)

    def last_merged_at(self) -> datetime | None:
        """Return when batches were merged last."""
        merges = sa.and_(events.c.document_id.is_(None), events.c.action == MERGED_EVENT)
        with self._database.reading() as connection:
            last: datetime | None = connection.scalar(sa.select(sa.func.max(events.c.at)).where(merges))
        return last


def batch_record(connection: sa.Connection, row: sa.RowMapping) -> Batch:
    own = sa.select(documents.c.id).where(documents.c.batch_id == row["id"])
    own = own.order_by(documents.c.document_type, documents.c.admitted_at, documents.c.id)
    replaced = sa.select(batches.c.id).where(batches.c.merged_into == row["id"]).order_by(batches.c.id)
    return Batch(
        **row,
        document_ids=tuple(connection.scalars(own)),
        replaces=tuple(connection.scalars(replaced)),
    )


def _batch(connection: sa.Connection, batch_id: int) -> Batch | None:
    query = sa.select(batches).where(batches.c.id == batch_id)
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else batch_record(connection, row)


def _insert_batch(connection: sa.Connection, now: datetime, values: Mapping[str, object]) -> int:
    return insert(connection, batches, {"state": BatchState.OPEN, "version": 1, "opened_at": now, **values})


def _choose_members(
    connection: sa.Connection, finished: sa.ColumnElement[bool], max_pages: int
) -> tuple[list[int], int]:
    """Return the documents finished first, up to `max_pages` pages but at least one, and their pages."""
    query = (
        sa.select(documents.c.id, documents.c.page_count)
        .where(finished)
        .order_by(documents.c.finished_at, documents.c.id)
    )
    members: list[int] = []
    taken = 0
    with connection.execute(query) as rows:
        for document_id, page_count in rows:
            if members and taken + page_count > max_pages:
                break
            taken += page_count
            members.append(document_id)
    return members, taken


def _move_members(connection: sa.Connection, batch_ids: Collection[int], into: int) -> None:
    """Give one batch the members of others, which it is to replace."""
    for some in portions(list(batch_ids)):
        own = sa.update(documents).where(documents.c.batch_id.in_(some))
        connection.execute(own.values(batch_id=into))
        merged = sa.update(batches).where(batches.c.id.in_(some))
        connection.execute(merged.values(merged_into=into))


def _is_of_month(moment: datetime) -> sa.ColumnElement[bool]:
    """Whether a document came in within the month of this moment, in UTC."""
    first = moment.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    following = (first + timedelta(days=31)).replace(day=1)
    return sa.and_(documents.c.admitted_at >= first, documents.c.admitted_at < following)
