"""The read side of the ledger: what the operator, the sinks and the scheduler ask."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.database import Database
from appliance.ledger.policy import SETTLED_DOCUMENTS
from appliance.ledger.records import (
    ArrivalRecord,
    ArrivalVerdict,
    AttemptRecord,
    BatchState,
    Degeneration,
    DocumentRecord,
    DocumentState,
    DueReceipt,
    EventRecord,
    FailureRecord,
    LedgerStatus,
    PageRecord,
    PageState,
    Pause,
    SwitchRecord,
    Waiting,
)
from appliance.ledger.tables import (
    ARRIVAL_COLUMNS,
    DOCUMENT_COLUMNS,
    IS_LISTED,
    PAGE_COLUMNS,
    READINGS,
    arrivals,
    attempts,
    batches,
    documents,
    events,
    failures,
    model_readings,
    pages,
    switches,
)
from appliance.ledger.trail import last_link
from pipelines.errors import Failure, FailureClass

if TYPE_CHECKING:
    from appliance.metrics import Metrics

_PAGES_AT_ONCE = 100
_DEFAULT_LIMIT = 1000
# A document that was requeued before its receipt was written has no outcome to tell.
_CAN_BE_TOLD = sa.and_(
    arrivals.c.receipt_due, arrivals.c.document_id.is_(None) | documents.c.state.in_(SETTLED_DOCUMENTS)
)


_UNRESOLVED = (
    failures.c.resolved_at.is_(None),
    failures.c.document_id.is_(None) | failures.c.document_id.not_in(READINGS),
)


class LedgerReader:
    """Answers from the ledger; each call is one transaction and keeps nothing in memory afterwards."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, url: str, *, create: bool = False, metrics: Metrics | None = None) -> Self:
        """Open the ledger at `url`; `create` makes it, or upgrades it, where needed.

        `metrics` are told how long each transaction takes.

        Raises LedgerError, whose code says why: ledger_url, ledger_missing, ledger_older, ledger_newer,
        ledger_foreign, ledger_unavailable. Every other method may raise the last.
        """
        return cls(Database.open(url, create=create, metrics=metrics))

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
        """Return the document; None where there is none, and for a new reading of another one."""
        query = sa.select(*DOCUMENT_COLUMNS).where(documents.c.id == document_id, IS_LISTED)
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
        query = sa.select(*DOCUMENT_COLUMNS).where(IS_LISTED)
        query = query.order_by(documents.c.admitted_at.desc(), documents.c.id.desc())
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

    def parts(self, document_id: int) -> list[DocumentRecord]:
        """Return the documents that separator sheets made of this file, in order; none if it is whole."""
        with self._database.reading() as connection:
            return _parts(connection, document_id)

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
        arrival_id: int | None = None,
        failure_class: FailureClass | None = None,
        code: str | None = None,
        since: datetime | None = None,
        only_unresolved: bool = True,
        limit: int | None = _DEFAULT_LIMIT,
    ) -> list[FailureRecord]:
        """Return failures, the latest first; those of a new reading only where that is named."""
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
        else:
            query = query.where(failures.c.document_id.is_(None) | IS_LISTED)
        if arrival_id is not None:
            query = query.where(failures.c.arrival_id == arrival_id)
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
        """Return the latest events, of one document or of all, in the order in which they happened.

        Those of a new reading are the document's too.
        """
        query = sa.select(events).order_by(events.c.id.desc()).limit(limit)
        if document_id is not None:
            readings = READINGS.where(documents.c.parent_id == document_id)
            query = query.where((events.c.document_id == document_id) | events.c.document_id.in_(readings))
        with self._database.reading() as connection:
            found = [EventRecord(**row) for row in connection.execute(query).mappings()]
        return found[::-1]

    def trail_head(self) -> tuple[int, str]:
        """Return id and hash of the audit trail's last record; 0 and the genesis before the first."""
        with self._database.reading() as connection:
            return last_link(connection)

    def status(self) -> LedgerStatus:
        waiting = documents.c.state == DocumentState.ADMITTED
        with self._database.reading() as connection:
            return LedgerStatus(
                documents=_without(
                    _counts(connection, documents.c.state), _counts(connection, documents.c.state, ~IS_LISTED)
                ),
                pages=_without(
                    _counts(connection, pages.c.state),
                    _counts(connection, pages.c.state, pages.c.document_id.in_(READINGS)),
                ),
                failures=_counts(connection, failures.c.code, *_UNRESOLVED),
                arrivals=_counts(connection, arrivals.c.verdict),
                oldest_waiting_at=connection.scalar(
                    sa.select(sa.func.min(documents.c.admitted_at)).where(waiting, IS_LISTED)
                ),
            )

    def due_receipts(self, profiles: Collection[str], *, after: int, limit: int) -> list[DueReceipt]:
        """Return the first arrivals after `after` in these profiles whose senders are to be told now."""
        query = (
            sa.select(*ARRIVAL_COLUMNS, *(column.label(f"of_{column.name}") for column in DOCUMENT_COLUMNS))
            .outerjoin(documents, arrivals.c.document_id == documents.c.id)
            .where(_CAN_BE_TOLD, arrivals.c.profile.in_(profiles), arrivals.c.id > after)
            .order_by(arrivals.c.id)
            .limit(limit)
        )
        with self._database.reading() as connection:
            due = [_due_receipt(row) for row in connection.execute(query).mappings()]
            return [_with_parts(connection, one) for one in due]

    def receipts_due(self) -> Mapping[str, int]:
        """Count the receipts that are due by profile; also those of profiles that have no outbox."""
        query = (
            sa.select(arrivals.c.profile, sa.func.count())
            .outerjoin(documents, arrivals.c.document_id == documents.c.id)
            .where(_CAN_BE_TOLD)
            .group_by(arrivals.c.profile)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def first_arrival(self, document_id: int) -> ArrivalRecord | None:
        """Return the arrival that became the document; None for a part of a file."""
        query = sa.select(*ARRIVAL_COLUMNS).where(
            arrivals.c.document_id == document_id, arrivals.c.verdict == ArrivalVerdict.ADMITTED
        )
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(arrivals.c.id).limit(1)).mappings().one_or_none()
        return None if row is None else ArrivalRecord(**row)

    def page_states(self, document_id: int) -> Mapping[PageState, int]:
        """Count the document's pages by state."""
        with self._database.reading() as connection:
            return _counts(connection, pages.c.state, pages.c.document_id == document_id)

    def failure_counts(self) -> Mapping[tuple[str, str], int]:
        """Count the unresolved failures by class and code."""
        columns = (failures.c.failure_class, failures.c.code)
        query = sa.select(*columns, sa.func.count()).where(*_UNRESOLVED)
        with self._database.reading() as connection:
            return {(row[0].value, row[1]): row[2] for row in connection.execute(query.group_by(*columns))}

    def degeneration(self, model: str, last_pages: int) -> Degeneration:
        """Count the degenerate ones of the last pages that this version of a model was given."""
        last = (
            sa.select(model_readings)
            .where(model_readings.c.model == model)
            .order_by(model_readings.c.id.desc())
            .limit(last_pages)
            .subquery()
        )
        with self._database.reading() as connection:
            found = connection.execute(sa.select(*_degenerate(last.c))).one()
        return Degeneration(model, found[0], found[1], found[2])

    def degenerations(self) -> list[Degeneration]:
        """Count the pages that each version of a model was given, and the degenerate ones; by version."""
        model = model_readings.c.model
        query = sa.select(model, *_degenerate(model_readings.c)).group_by(model).order_by(model)
        with self._database.reading() as connection:
            return [Degeneration(*row) for row in connection.execute(query)]

    def count_unwritten_batches(self) -> int:
        """Count the open batches, also those of which a member is being processed again."""
        query = sa.select(sa.func.count()).where(batches.c.state == BatchState.OPEN)
        with self._database.reading() as connection:
            return connection.scalar(query) or 0

    def switches(self) -> list[SwitchRecord]:
        """Return the switches that are on, by name."""
        query = sa.select(switches).order_by(switches.c.name)
        with self._database.reading() as connection:
            return [SwitchRecord(**row) for row in connection.execute(query).mappings()]

    def waiting(self) -> Waiting:
        """Count what is not settled, from one small index; the settled documents do not matter."""
        query = (
            sa.select(
                documents.c.state,
                documents.c.profile,
                sa.func.count().label("documents"),
                sa.func.count(documents.c.page_count).label("opened"),
                sa.func.coalesce(sa.func.sum(documents.c.page_count), 0).label("pages"),
            )
            .where(is_unsettled())
            .group_by(documents.c.state, documents.c.profile)
        )
        with self._database.reading() as connection:
            names = set(connection.scalars(sa.select(switches.c.name)))
            rows = connection.execute(query).all()
        pause = policy.pause_of(names - {policy.DRAIN})
        admitted = [row for row in rows if row.state is DocumentState.ADMITTED]
        free = [row for row in admitted if not (pause.everything or row.profile in pause.profiles)]
        waiting = sum(row.documents for row in admitted)
        return Waiting(
            admitted=waiting,
            running=sum(row.documents for row in rows) - waiting,
            paused=waiting - sum(row.documents for row in free),
            unopened=sum(row.documents - row.opened for row in free),
            pages=sum(row.pages for row in free),
        )

    def has_work(self, now: datetime) -> bool:
        """Say whether a document runs, or can be claimed at `now`; what is paused is neither."""
        running = documents.c.state == DocumentState.RUNNING
        with self._database.reading() as connection:
            pause = pause_now(connection)
            if pause.everything:
                return False
            waiting = (claimable(now) & queue for queue in queues(connection, pause))
            wanted = (running & may_run(pause), *waiting)
            return any(
                connection.scalar(sa.select(documents.c.id).where(condition).limit(1)) is not None
                for condition in wanted
            )

    def next_due(self, now: datetime) -> datetime | None:
        """Return the first moment after `now` at which a retry may be claimed; None if none waits."""
        with self._database.reading() as connection:
            pause = pause_now(connection)
            if pause.everything:
                return None
            # Only a waiting document has a `not_before`; without its state one index answers the query.
            query = sa.select(sa.func.min(documents.c.not_before)).where(
                documents.c.not_before > now, may_run(pause)
            )
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


def is_unsettled() -> sa.ColumnElement[bool]:
    """The condition for a waiting or running document in the words of the index that holds only those."""
    return documents.c.finished_at.is_(None)


def pause_now(connection: sa.Connection) -> Pause:
    """Return what may not be claimed in this transaction."""
    return policy.pause_of(set(connection.scalars(sa.select(switches.c.name))))


def may_run(pause: Pause) -> sa.ColumnElement[bool]:
    """The condition for a document that is not paused."""
    return documents.c.profile.not_in(pause.profiles) if pause.profiles else sa.true()


def queues(connection: sa.Connection, pause: Pause) -> list[sa.ColumnElement[bool]]:
    """Return the conditions of the queues that go on: one for all, or one for each profile not paused.

    In one queue for all, a million paused documents at its head would be passed by at every claim.
    """
    if not pause.profiles:
        return [sa.true()]
    going_on = [profile for profile in _waiting_profiles(connection) if profile not in pause.profiles]
    return [is_unsettled() & (documents.c.profile == profile) for profile in going_on]


def _waiting_profiles(connection: sa.Connection) -> Iterator[str]:
    """Yield the profiles of which a document waits: one step in the index for each."""
    following = sa.select(sa.func.min(documents.c.profile)).where(
        documents.c.state == DocumentState.ADMITTED, is_unsettled()
    )
    profile = connection.scalar(following)
    while profile is not None:
        yield profile
        profile = connection.scalar(following.where(documents.c.profile > profile))


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


def _without(all_of_them: Mapping[Any, int], some: Mapping[Any, int]) -> Mapping[Any, int]:
    """Subtract counts: one index answers for all documents, a small one for the new readings."""
    return dict(Counter(all_of_them) - Counter(some))


def _degenerate(of: sa.ColumnCollection[str, Any]) -> list[sa.ColumnElement[int]]:
    """All readings, and those that are degenerate by each rule."""
    return [
        sa.func.count(),
        sa.func.count().filter(of.is_degenerate),
        sa.func.count().filter(of.is_degenerate_as_published),
    ]


def _parts(connection: sa.Connection, document_id: int) -> list[DocumentRecord]:
    query = sa.select(*DOCUMENT_COLUMNS).where(documents.c.parent_id == document_id, IS_LISTED)
    return [DocumentRecord(**row) for row in connection.execute(query.order_by(documents.c.part)).mappings()]


def _with_parts(connection: sa.Connection, due: DueReceipt) -> DueReceipt:
    return due if due.document is None else replace(due, parts=tuple(_parts(connection, due.document.id)))


def _due_receipt(row: sa.RowMapping) -> DueReceipt:
    arrival = ArrivalRecord(**{column.name: row[column.name] for column in ARRIVAL_COLUMNS})
    if arrival.document_id is None:
        return DueReceipt(arrival, None)
    own = {column.name: row[f"of_{column.name}"] for column in DOCUMENT_COLUMNS}
    return DueReceipt(arrival, DocumentRecord(**own))


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
