"""The ledger read from one end to the other, a portion at a time, for comparing it with what it speaks of."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from appliance.ledger.batches import batch_record
from appliance.ledger.outputs import archive_record
from appliance.ledger.policy import SETTLED_DOCUMENTS, UNSETTLED_PAGES
from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import ArchiveRecord, Batch, DocumentState, EventRecord
from appliance.ledger.tables import (
    IS_LISTED,
    archives,
    arrivals,
    batches,
    documents,
    events,
    owed_outputs,
    pages,
)


@dataclass(frozen=True, slots=True)
class VaultedDocument:
    """A document whose bytes the vault must hold."""

    document_id: int
    sha256: str
    byte_size: int


@dataclass(frozen=True, slots=True)
class DocumentBalance:
    """A document, how many rows its pages have, and how many of its own are not settled.

    The rows of a file that was split are those of its parts and of its separator sheets.
    """

    document_id: int
    state: DocumentState
    finished_at: datetime | None
    page_count: int | None
    page_rows: int
    unsettled_pages: int


class LedgerSurvey(LedgerReader):
    """Every method returns the first `limit` after a key; an empty answer is the end."""

    def vaulted(self, after: str, limit: int) -> list[VaultedDocument]:
        """Return documents by ascending hash; parts of a file share the file's bytes and are left out."""
        query = (
            sa.select(documents.c.id, documents.c.sha256, documents.c.byte_size)
            .where(documents.c.sha256 > after, documents.c.part == 0)
            .order_by(documents.c.sha256)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [VaultedDocument(*row) for row in connection.execute(query)]

    def balances(self, after: int, limit: int) -> list[DocumentBalance]:
        """Return documents by ascending id."""
        chosen = (
            sa.select(documents.c.id)
            .where(documents.c.id > after, IS_LISTED)
            .order_by(documents.c.id)
            .limit(limit)
        )
        return self._balances(documents.c.id.in_(chosen.scalar_subquery()))

    def members(self, batch_id: int) -> list[DocumentBalance]:
        """Return every document of the batch."""
        return self._balances(documents.c.batch_id == batch_id)

    def _balances(self, condition: sa.ColumnElement[bool]) -> list[DocumentBalance]:
        owner = documents.alias("owner")
        is_part = (owner.c.parent_id == documents.c.id) & (owner.c.part > 0)
        is_own = (owner.c.id == documents.c.id) | is_part
        unsettled = sa.func.count().filter(
            pages.c.state.in_(UNSETTLED_PAGES), pages.c.document_id == documents.c.id
        )
        columns = (documents.c.id, documents.c.state, documents.c.finished_at, documents.c.page_count)
        query = (
            sa.select(*columns, sa.func.count(pages.c.number), unsettled)
            .join(owner, is_own)
            .outerjoin(pages, pages.c.document_id == owner.c.id)
            .where(condition)
            .group_by(*columns)
            .order_by(documents.c.id)
        )
        with self._database.reading() as connection:
            return [DocumentBalance(*row) for row in connection.execute(query)]

    def batches(self, after: int, limit: int) -> list[Batch]:
        """Return batches by ascending id."""
        query = sa.select(batches).where(batches.c.id > after).order_by(batches.c.id).limit(limit)
        with self._database.reading() as connection:
            return [batch_record(connection, row) for row in connection.execute(query).mappings().all()]

    def trail(self, after: int, limit: int) -> list[EventRecord]:
        """Return the audit trail's records by ascending id."""
        query = sa.select(events).where(events.c.id > after).order_by(events.c.id).limit(limit)
        with self._database.reading() as connection:
            return [EventRecord(**row) for row in connection.execute(query).mappings()]

    def record_of(self, sha256: str) -> EventRecord | None:
        """Return the first record of the trail that bears this hash."""
        query = sa.select(events).where(events.c.hash == sha256).order_by(events.c.id).limit(1)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else EventRecord(**row)

    def first_since(self, moment: datetime) -> int | None:
        """Return the id of the trail's first record of that moment or later."""
        query = sa.select(sa.func.min(events.c.id)).where(events.c.at >= moment)
        with self._database.reading() as connection:
            first: int | None = connection.scalar(query)
        return first

    def batch_of(self, document_id: int) -> int | None:
        """Return the batch whose file holds the document."""
        query = sa.select(documents.c.batch_id).where(documents.c.id == document_id)
        with self._database.reading() as connection:
            return connection.scalar(query)

    def archives(self, after: int, limit: int) -> list[ArchiveRecord]:
        """Return what lies in the archive by ascending document."""
        query = sa.select(archives).where(archives.c.document_id > after)
        query = query.order_by(archives.c.document_id).limit(limit)
        with self._database.reading() as connection:
            return [archive_record(row) for row in connection.execute(query).mappings()]

    def is_owed(self, document_id: int) -> bool:
        """Say whether something of the document is to be written."""
        query = sa.select(owed_outputs.c.edition).where(owed_outputs.c.document_id == document_id)
        with self._database.reading() as connection:
            return connection.scalar(query) is not None

    def overdue_receipts(self, profiles: Collection[str], settled_before: datetime) -> Mapping[str, int]:
        """Count by profile the receipts of what was settled, or refused, before that moment."""
        since = sa.func.coalesce(documents.c.finished_at, arrivals.c.at)
        can_be_told = arrivals.c.document_id.is_(None) | documents.c.state.in_(SETTLED_DOCUMENTS)
        query = (
            sa.select(arrivals.c.profile, sa.func.count())
            .outerjoin(documents, arrivals.c.document_id == documents.c.id)
            .where(arrivals.c.receipt_due, can_be_told, arrivals.c.profile.in_(profiles))
            .where(since < settled_before)
            .group_by(arrivals.c.profile)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}
