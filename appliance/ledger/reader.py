"""The read side of the ledger: what the operator, the sinks and the scheduler ask."""

import zlib
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.database import Database
from appliance.ledger.records import (
    AttemptRecord,
    DocumentRecord,
    DocumentState,
    EventRecord,
    FailureRecord,
    LedgerStatus,
    PageRecord,
)
from appliance.ledger.tables import (
    DOCUMENT_COLUMNS,
    PAGE_COLUMNS,
    arrivals,
    attempts,
    documents,
    events,
    failures,
    pages,
)
from pipelines.errors import Failure, FailureClass

_PAGES_AT_ONCE = 100
_DEFAULT_LIMIT = 1000


class LedgerReader:
    """Answers from the ledger; each call is one transaction and keeps nothing in memory afterwards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str, *, create: bool = False) -> Self:
        """Open the ledger at `url`; `create` makes it, or upgrades it, where needed.

        Raises LedgerError, whose code says why: ledger_url, ledger_missing, ledger_older, ledger_newer,
        ledger_foreign, ledger_unavailable. Every other method may raise the last.
        """
        return cls(Database.open(url, create=create))

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()

    def document(self, document_id: int) -> DocumentRecord | None:
        query = sa.select(*DOCUMENT_COLUMNS).where(documents.c.id == document_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else DocumentRecord(**row)

    def documents(
        self,
        *,
        states: Collection[DocumentState] = (),
        profile: str | None = None,
        since: datetime | None = None,
        limit: int | None = _DEFAULT_LIMIT,
    ) -> list[DocumentRecord]:
        """Return documents, the last admitted first; `since` is the earliest moment of admission."""
        query = sa.select(*DOCUMENT_COLUMNS).order_by(documents.c.admitted_at.desc(), documents.c.id.desc())
        if states:
            query = query.where(documents.c.state.in_(states))
        if profile is not None:
            query = query.where(documents.c.profile == profile)
        if since is not None:
            query = query.where(documents.c.admitted_at >= since)
        with self._database.reading() as connection:
            return [DocumentRecord(**row) for row in connection.execute(query.limit(limit)).mappings()]

    def pages(self, document_id: int) -> list[PageRecord]:
        """Return the document's pages in order, without their content."""
        with self._database.reading() as connection:
            return select_pages(connection, document_id)

    def page_contents(self, document_id: int) -> Iterator[tuple[PageRecord, bytes | None]]:
        """Yield each page with its JSON, in order; few are in memory at a time. None: it was never read."""
        query = (
            sa.select(*PAGE_COLUMNS, pages.c.content)
            .where(pages.c.document_id == document_id, pages.c.number > sa.bindparam("last"))
            .order_by(pages.c.number)
            .limit(_PAGES_AT_ONCE)
        )
        last = 0
        while True:
            with self._database.reading() as connection:
                rows = connection.execute(query, {"last": last}).mappings().all()
            if not rows:
                return
            for row in rows:
                columns = dict(row)
                packed: bytes | None = columns.pop("content")
                yield PageRecord(**columns), None if packed is None else zlib.decompress(packed)
            last = rows[-1]["number"]

    def extraction(self, document_id: int) -> bytes | None:
        """Return the document's extraction as JSON; None before it finished for the first time."""
        query = sa.select(documents.c.extraction).where(documents.c.id == document_id)
        with self._database.reading() as connection:
            extraction: bytes | None = connection.scalar(query)
        return extraction

    def failures(
        self,
        *,
        document_id: int | None = None,
        failure_class: FailureClass | None = None,
        code: str | None = None,
        since: datetime | None = None,
        only_unresolved: bool = True,
        limit: int | None = _DEFAULT_LIMIT,
    ) -> list[FailureRecord]:
        """Return failures, the latest first."""
        query = (
            sa.select(
                failures, sa.func.coalesce(documents.c.name, arrivals.c.name).label("name"), arrivals.c.path
            )
            .outerjoin(documents, failures.c.document_id == documents.c.id)
            .outerjoin(arrivals, failures.c.arrival_id == arrivals.c.id)
            .order_by(failures.c.at.desc(), failures.c.id.desc())
            .limit(limit)
        )
        if only_unresolved:
            query = query.where(failures.c.resolved_at.is_(None))
        if document_id is not None:
            query = query.where(failures.c.document_id == document_id)
        if failure_class is not None:
            query = query.where(failures.c.failure_class == failure_class)
        if code is not None:
            query = query.where(failures.c.code == code)
        if since is not None:
            query = query.where(failures.c.at >= since)
        with self._database.reading() as connection:
            return [_failure_record(row) for row in connection.execute(query).mappings()]

    def attempts(self, document_id: int) -> list[AttemptRecord]:
        """Return every claim of the document, the first first."""
        query = sa.select(attempts).where(attempts.c.document_id == document_id).order_by(attempts.c.epoch)
        with self._database.reading() as connection:
            return [AttemptRecord(**row) for row in connection.execute(query).mappings()]

    def events(
        self, document_id: int | None = None, *, limit: int | None = _DEFAULT_LIMIT
    ) -> list[EventRecord]:
        """Return the latest events, of one document or of all, in the order in which they happened."""
        query = sa.select(events).order_by(events.c.id.desc()).limit(limit)
        if document_id is not None:
            query = query.where(events.c.document_id == document_id)
        with self._database.reading() as connection:
            found = [EventRecord(**row) for row in connection.execute(query).mappings()]
        return found[::-1]

    def status(self) -> LedgerStatus:
        unresolved = failures.c.resolved_at.is_(None)
        waiting = documents.c.state == DocumentState.ADMITTED
        with self._database.reading() as connection:
            return LedgerStatus(
                documents=_counts(connection, documents.c.state),
                pages=_counts(connection, pages.c.state),
                failures=_counts(connection, failures.c.code, unresolved),
                arrivals=_counts(connection, arrivals.c.verdict),
                oldest_waiting_at=connection.scalar(
                    sa.select(sa.func.min(documents.c.admitted_at)).where(waiting)
                ),
            )

    def has_work(self, now: datetime) -> bool:
        """Say whether a document can be claimed at `now`, or is running."""
        running = documents.c.state == DocumentState.RUNNING
        query = sa.select(sa.exists().where(running) | sa.exists().where(claimable(now)))
        with self._database.reading() as connection:
            return bool(connection.scalar(query))

    def next_due(self, now: datetime) -> datetime | None:
        """Return the first moment after `now` at which a retry may be claimed; None if none waits."""
        # Only a waiting document has a `not_before`; without its state the query is answered by one index.
        query = sa.select(sa.func.min(documents.c.not_before)).where(documents.c.not_before > now)
        with self._database.reading() as connection:
            due: datetime | None = connection.scalar(query)
        return due


def claimable(now: datetime) -> sa.ColumnElement[bool]:
    """The condition for a waiting document whose retry, if any, is due.

    One that is further off than any back-off was set by a clock that has been put back since.
    """
    furthest = now + timedelta(seconds=policy.LONGEST_DELAY_SECONDS)
    not_before = documents.c.not_before
    is_due = not_before.is_(None) | (not_before <= now) | (not_before > furthest)
    return (documents.c.state == DocumentState.ADMITTED) & is_due


def select_pages(
    connection: sa.Connection, document_id: int, *conditions: sa.ColumnElement[bool]
) -> list[PageRecord]:
    """Return the document's pages that meet the conditions, in order."""
    query = sa.select(*PAGE_COLUMNS).where(pages.c.document_id == document_id, *conditions)
    return [PageRecord(**row) for row in connection.execute(query.order_by(pages.c.number)).mappings()]


def _counts(
    connection: sa.Connection, column: sa.Column[Any], *conditions: sa.ColumnElement[bool]
) -> Mapping[Any, int]:
    query = sa.select(column, sa.func.count()).where(*conditions).group_by(column)
    return {value: count for value, count in connection.execute(query)}  # noqa: C416 - a row is not a tuple


def _failure_record(row: sa.RowMapping) -> FailureRecord:
    failure = Failure(row["failure_class"], row["code"], row["message"], row["next_step"], row["retryable"])
    return FailureRecord(
        row["id"],
        row["at"],
        row["document_id"],
        row["arrival_id"],
        row["page"],
        failure,
        row["resolved_at"],
        row["name"],
        row["path"],
    )
