"""The queries and writes inside the ledger's transactions; each runs in its caller's, and none commits."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from appliance.errors import IllegalMove, LeaseLost
from appliance.ledger.chain import hash_of_pages
from appliance.ledger.records import (
    MACHINE,
    AttemptOutcome,
    BatchState,
    Claim,
    DocumentRecord,
    DocumentState,
    Lease,
    ModelReading,
    PageState,
    Part,
)
from appliance.ledger.tables import (
    DOCUMENT_COLUMNS,
    UtcDateTime,
    arrivals,
    attempts,
    batches,
    documents,
    failures,
    model_readings,
    owed_outputs,
    pages,
)
from appliance.ledger.trail import Happening, tell
from pipelines.errors import Failure

_IDS_AT_ONCE = 500
_T = TypeVar("_T")


def is_held(lease: Lease) -> sa.ColumnElement[bool]:
    """The fence: the document still runs under this lease's epoch."""
    return sa.and_(
        documents.c.id == lease.document_id,
        documents.c.epoch == lease.epoch,
        documents.c.state == DocumentState.RUNNING,
    )


def hold(connection: sa.Connection, lease: Lease) -> None:
    """Keep the document under its lease until the transaction ends; raises LeaseLost."""
    query = sa.select(documents.c.id).where(is_held(lease)).with_for_update()
    if connection.scalar(query) is None:
        raise LeaseLost(lease.document_id, lease.epoch)


def end_run(
    connection: sa.Connection,
    lease: Lease,
    state: DocumentState,
    outcome: AttemptOutcome,
    now: datetime,
    *,
    code: str | None = None,
    **values: object,
) -> None:
    """Give the document back in `state`, and its unsettled pages with it; raises LeaseLost."""
    statement = sa.update(documents).where(is_held(lease))
    given_back = statement.values(state=state, owner=None, lease_until=None, **values)
    if connection.execute(given_back).rowcount != 1:
        raise LeaseLost(lease.document_id, lease.epoch)
    release_pages(connection, [lease.document_id])
    end_attempts(connection, outcome, now, attempts.c.document_id == lease.document_id, code=code)


def end_attempts(
    connection: sa.Connection,
    outcome: AttemptOutcome,
    now: datetime,
    *conditions: sa.ColumnElement[bool],
    code: str | None = None,
) -> None:
    """Note how the attempts that meet the conditions, and had not ended, ended."""
    running = sa.update(attempts).where(attempts.c.ended_at.is_(None), *conditions)
    connection.execute(running.values(ended_at=now, outcome=outcome, code=code))


def release_pages(connection: sa.Connection, document_ids: Collection[int]) -> None:
    """Make the pages that runs of these documents had in hand wait again."""
    connection.execute(
        sa.update(pages)
        .where(pages.c.document_id.in_(document_ids), pages.c.state == PageState.RUNNING)
        .values(state=PageState.PENDING)
    )


def settle_page(
    connection: sa.Connection, lease: Lease, number: int, state: PageState, now: datetime, **values: object
) -> None:
    """Write the outcome of a page in hand; raises LeaseLost, or IllegalMove for any other page."""
    hold(connection, lease)
    statement = sa.update(pages).where(
        pages.c.document_id == lease.document_id,
        pages.c.number == number,
        pages.c.state == PageState.RUNNING,
    )
    if connection.execute(statement.values(state=state, finished_at=now, **values)).rowcount != 1:
        raise IllegalMove(f"page {number} of document {lease.document_id}", f"become {state}")
    resolve(connection, now, failures.c.document_id == lease.document_id, failures.c.page == number)


def add_failure(
    connection: sa.Connection,
    failure: Failure,
    now: datetime,
    *,
    document_id: int | None = None,
    arrival_id: int | None = None,
    page: int | None = None,
) -> None:
    """Record a failure; the earlier unresolved ones of the same document or page are resolved by it."""
    if document_id is not None:
        same_page = failures.c.page.is_(None) if page is None else failures.c.page == page
        resolve(connection, now, failures.c.document_id == document_id, same_page)
    connection.execute(
        sa.insert(failures).values(
            at=now, document_id=document_id, arrival_id=arrival_id, page=page, **asdict(failure)
        )
    )


def add_model_reading(
    connection: sa.Connection, document_id: int, page: int, reading: ModelReading, now: datetime
) -> None:
    """Note what a model did with a page."""
    values = {"at": now, "document_id": document_id, "page": page, **asdict(reading)}
    connection.execute(sa.insert(model_readings).values(**values))


def resolve(connection: sa.Connection, now: datetime, *conditions: sa.ColumnElement[bool]) -> int:
    """Mark the unresolved failures that meet the conditions as resolved; return how many."""
    unresolved = sa.update(failures).where(failures.c.resolved_at.is_(None), *conditions)
    return connection.execute(unresolved.values(resolved_at=now)).rowcount


def add_events(
    connection: sa.Connection,
    document_ids: Collection[int | None],
    action: str,
    now: datetime,
    *,
    actor: str = MACHINE,
    detail: Mapping[str, object] | None = None,
) -> None:
    """Have the trail tell that `action` was done to each of the documents."""
    tell(
        connection, (Happening(now, actor, action, document_id, detail or {}) for document_id in document_ids)
    )


def content_hashes(connection: sa.Connection, document_id: int) -> str:
    """Return one hash for what was read of all of the document's pages: see `chain.hash_of_pages`."""
    columns = (pages.c.number, pages.c.state, pages.c.content_sha256)
    own = sa.select(*columns).where(pages.c.document_id == document_id).order_by(pages.c.number)
    return hash_of_pages((row.number, row.state, row.content_sha256) for row in connection.execute(own))


def reopen_batches(connection: sa.Connection, document_ids: Collection[int]) -> None:
    """Have the files that hold these documents, if there are any, written again."""
    own = sa.select(documents.c.batch_id).where(documents.c.id.in_(document_ids))
    connection.execute(
        sa.update(batches)
        .where(batches.c.id.in_(own))
        .values(state=BatchState.OPEN, version=batches.c.version + 1)
    )


def owe_receipts(connection: sa.Connection, document_ids: Collection[int]) -> None:
    """Have whoever dropped these documents told; for a part of a file, whoever dropped the file."""
    for some in portions(list(document_ids)):
        whole = sa.select(documents.c.parent_id).where(
            documents.c.id.in_(some), documents.c.parent_id.is_not(None)
        )
        own = arrivals.c.document_id.in_(some) | arrivals.c.document_id.in_(whole)
        connection.execute(sa.update(arrivals).where(own).values(receipt_due=True))


def owe_outputs(
    connection: sa.Connection, document_ids: Collection[int], now: datetime, *, with_rows: bool
) -> None:
    """Have a new edition of what is kept of these documents written; `with_rows`, their SQL rows as well.

    A run writes the rows itself before it settles its document.
    """
    insert = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    for some in portions(list(document_ids)):
        own = documents.c.id.in_(some)
        connection.execute(sa.update(documents).where(own).values(edition=documents.c.edition + 1))
        values = (sa.literal(with_rows), sa.literal(now, UtcDateTime()))
        told = sa.select(documents.c.id, documents.c.edition, *values).where(own)
        owed = insert(owed_outputs).from_select(["document_id", "edition", "with_rows", "since"], told)
        latest = {
            "edition": owed.excluded.edition,
            "with_rows": sa.or_(owed_outputs.c.with_rows, owed.excluded.with_rows),
            "since": owed.excluded.since,
        }
        connection.execute(owed.on_conflict_do_update(index_elements=["document_id"], set_=latest))


def hold_unchanged(connection: sa.Connection, seen: Collection[DocumentRecord]) -> set[int]:
    """Return which of the documents are still as they were seen, and keep them so until the end."""
    outcomes = {document.id: (document.epoch, document.state, document.finished_at) for document in seen}
    columns = (documents.c.id, documents.c.epoch, documents.c.state, documents.c.finished_at)
    query = sa.select(*columns).order_by(documents.c.id).with_for_update()
    return {
        row.id
        for some in portions(sorted(outcomes))
        for row in connection.execute(query.where(documents.c.id.in_(some)))
        if (row.epoch, row.state, row.finished_at) == outcomes[row.id]
    }


def insert_arrival(connection: sa.Connection, **values: object) -> int:
    return insert(connection, arrivals, values)


def insert(connection: sa.Connection, table: sa.Table, values: Mapping[str, object]) -> int:
    key = connection.execute(sa.insert(table).values(**values)).inserted_primary_key
    return int(key[0])  # type: ignore[index]


def select_document(connection: sa.Connection, document_id: int) -> DocumentRecord:
    query = sa.select(*DOCUMENT_COLUMNS).where(documents.c.id == document_id)
    return DocumentRecord(**connection.execute(query).mappings().one())


def select_first(
    connection: sa.Connection, condition: sa.ColumnElement[bool], limit: int
) -> list[DocumentRecord]:
    """Return the documents to claim first, locked; those that another claim has locked are left out."""
    query = (
        sa.select(*DOCUMENT_COLUMNS)
        .where(condition)
        .order_by(documents.c.priority.desc(), documents.c.admitted_at, documents.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [DocumentRecord(**row) for row in connection.execute(query).mappings()]


def lease_all(
    connection: sa.Connection, found: list[DocumentRecord], owner: str, until: datetime, now: datetime
) -> list[Claim]:
    """Lease the locked documents to `owner`, with a few statements for however many there are."""
    if not found:
        return []
    ids = [document.id for document in found]
    release_pages(connection, ids)
    end_attempts(connection, AttemptOutcome.LOST, now, attempts.c.document_id.in_(ids))
    leased = {"state": DocumentState.RUNNING, "owner": owner, "lease_until": until, "not_before": None}
    connection.execute(
        sa.update(documents)
        .where(documents.c.id.in_(ids))
        .values(
            epoch=documents.c.epoch + 1, started_at=sa.func.coalesce(documents.c.started_at, now), **leased
        )
    )
    claims = [_claim(document, leased, now) for document in found]
    begun = [
        {"document_id": c.lease.document_id, "epoch": c.lease.epoch, "owner": owner, "started_at": now}
        for c in claims
    ]
    connection.execute(sa.insert(attempts), begun)
    return claims


def _claim(document: DocumentRecord, leased: Mapping[str, Any], now: datetime) -> Claim:
    started_at = document.started_at or now
    record = replace(document, epoch=document.epoch + 1, started_at=started_at, **leased)
    return Claim(record, Lease(record.id, leased["owner"], record.epoch))


def fit_pages(connection: sa.Connection, document_id: int, page_count: int) -> None:
    """Make the rows 1 to `page_count`; another rasterizer may count otherwise than the last."""
    own = pages.c.document_id == document_id
    connection.execute(sa.delete(pages).where(own, pages.c.number > page_count))
    known = connection.scalar(sa.select(sa.func.max(pages.c.number)).where(own)) or 0
    new = [
        {
            "document_id": document_id,
            "number": number,
            "state": PageState.PENDING,
            "is_suspect": False,
            "solo_deaths": 0,
            "attempts": 0,
        }
        for number in range(known + 1, page_count + 1)
    ]
    if new:
        connection.execute(sa.insert(pages), new)


def insert_part(connection: sa.Connection, parent: DocumentRecord, number: int, part: Part) -> int:
    """Make a stretch of the parent's file a waiting document; return its id."""
    values = {
        "sha256": parent.sha256,
        "byte_size": parent.byte_size,
        "name": f"{parent.name}#{number}",
        "profile": parent.profile,
        "priority": parent.priority,
        "state": DocumentState.ADMITTED,
        "kind": parent.kind,
        "page_count": part.page_count,
        "epoch": 0,
        "attempts": 0,
        "admitted_at": parent.admitted_at,  # it has waited as long as its file has
        "part": number,
        "first_page": part.first_page,
        "parent_id": parent.id,
        "parameters": dict(parent.parameters),
    }
    return insert(connection, documents, values)


def move_pages(connection: sa.Connection, parent_id: int, part_id: int, part: Part) -> None:
    """Give a stretch of the parent's pages to the part, with their content and failures, numbered from 1.

    The content goes on naming the page of the file.
    """
    offset = part.first_page - 1
    first, last = part.numbers[0], part.numbers[-1]
    for table, number in ((pages, pages.c.number), (failures, failures.c.page)):
        stretch = sa.update(table).where(table.c.document_id == parent_id, number.between(first, last))
        connection.execute(stretch.values({table.c.document_id: part_id, number: number - offset}))
    kept = sa.update(pages).where(pages.c.document_id == part_id, pages.c.state == PageState.SEPARATOR)
    connection.execute(kept.values(state=PageState.READ))


def portions(ids: list[_T]) -> Iterator[list[_T]]:
    """Split a list that may be longer than the parameters that one statement can hold."""
    return (ids[start : start + _IDS_AT_ONCE] for start in range(0, len(ids), _IDS_AT_ONCE))
