"""The statements on new readings of documents, and on results that others replaced; none commits.

A new reading is a document of its own beside the one that it reads anew. So whatever may happen to a run
may happen to it, and the results are not touched before one transaction puts it in their place.
"""

import zlib
from collections.abc import Collection, Mapping
from datetime import datetime

import sqlalchemy as sa

from appliance.ledger.records import MACHINE, DocumentRecord, DocumentState, PageState, part_of_reading
from appliance.ledger.statements import (
    add_events,
    owe_outputs,
    owe_receipts,
    portions,
    reopen_batches,
    resolve,
    select_document,
)
from appliance.ledger.tables import (
    IS_LISTED,
    READINGS,
    documents,
    failures,
    pages,
    rereadings,
    version_pages,
    versions,
)

NEW_DOCUMENTS_FIRST = 1
"""By so much the priority of a new reading is below that of its document."""
_IS_OF_PAGE = sa.and_(failures.c.page.is_not(None), failures.c.resolved_at.is_(None))
_COPIED = ("sha256", "byte_size", "name", "profile", "kind", "first_page")
_VERSION_COLUMNS = ("state", "page_count", "document_type", "pipeline_version", "finished_at")
_VERSION_PAGE_COLUMNS = tuple(c.name for c in version_pages.c if c is not version_pages.c.version_id)


def order_reading(
    connection: sa.Connection, document: DocumentRecord, now: datetime, *, is_compared: bool
) -> int:
    """Have a document read once more; return the reading's id. What an earlier one left is forgotten."""
    known = connection.scalar(
        sa.select(documents.c.id).where(
            documents.c.sha256 == document.sha256, documents.c.part == part_of_reading(document.part)
        )
    )
    values = {
        **{name: getattr(document, name) for name in _COPIED},
        "priority": document.priority - NEW_DOCUMENTS_FIRST,
        "state": DocumentState.ADMITTED,
        "page_count": document.page_count,
        "attempts": 0,
        "admitted_at": now,
        "started_at": None,
        "finished_at": None,
        "pipeline_version": None,
        "document_type": None,
        "parent_id": document.id,
        "parameters": dict(document.parameters),
    }
    if known is None:
        values |= {"part": part_of_reading(document.part), "epoch": 0}
        known = connection.execute(sa.insert(documents).values(**values)).inserted_primary_key[0]  # type: ignore[index]
    else:
        forget_readings(connection, [known], now)
        connection.execute(sa.update(documents).where(documents.c.id == known).values(**values))
    ordered = {"reading_id": known, "document_id": document.id, "is_compared": is_compared}
    connection.execute(sa.insert(rereadings).values(**ordered))
    return int(known)


def forget_readings(connection: sa.Connection, reading_ids: Collection[int], now: datetime) -> None:
    """Drop what was read in these readings, and what failed in them; their runs must have ended."""
    connection.execute(sa.delete(pages).where(pages.c.document_id.in_(reading_ids)))
    connection.execute(sa.update(documents).where(documents.c.id.in_(reading_ids)).values(extraction=None))
    connection.execute(sa.delete(rereadings).where(rereadings.c.reading_id.in_(reading_ids)))
    resolve(connection, now, failures.c.document_id.in_(reading_ids))


def with_readings(connection: sa.Connection, document_ids: Collection[int]) -> list[int]:
    """Return these documents and the new readings of them."""
    ids = set(document_ids)
    for some in portions(sorted(document_ids)):
        ids.update(connection.scalars(READINGS.where(documents.c.parent_id.in_(some))))
    return sorted(ids)


def readings_among(connection: sa.Connection, ids: Collection[int]) -> list[int]:
    """Return those that are new readings; few enough for one statement."""
    return list(connection.scalars(READINGS.where(documents.c.id.in_(ids))))


def subjects(connection: sa.Connection, ids: Collection[int]) -> list[int]:
    """Return the documents, for new readings those that they read anew."""
    found = set(ids)
    query = sa.select(documents.c.id, documents.c.parent_id).where(~IS_LISTED)
    for some in portions(sorted(ids)):
        for reading_id, document_id in connection.execute(query.where(documents.c.id.in_(some))):
            found ^= {reading_id}
            found.add(document_id)
    return sorted(found)


def states_of_pages(connection: sa.Connection, document_id: int) -> Mapping[int, PageState]:
    """Return the state of each page by its number."""
    own = sa.select(pages.c.number, pages.c.state).where(pages.c.document_id == document_id)
    return {row.number: row.state for row in connection.execute(own)}


def take_over(
    connection: sa.Connection,
    document_id: int,
    reading_id: int,
    state: DocumentState,
    now: datetime,
    *,
    actor: str = MACHINE,
) -> None:
    """Put a finished reading in the place of the results, which are kept as a version; both are held."""
    number = _keep_version(connection, document_id, now)
    reading = select_document(connection, reading_id)
    extraction = connection.scalar(sa.select(documents.c.extraction).where(documents.c.id == reading_id))
    connection.execute(sa.delete(pages).where(pages.c.document_id == document_id))
    resolve(connection, now, failures.c.document_id == document_id)
    for table, is_moved in ((pages, sa.true()), (failures, _IS_OF_PAGE)):
        own = sa.update(table).where(table.c.document_id == reading_id, is_moved)
        connection.execute(own.values(document_id=document_id))
    results = {
        "state": state,
        "page_count": reading.page_count,
        "document_type": reading.document_type,
        "pipeline_version": reading.pipeline_version,
        "finished_at": now,
        "extraction": extraction,
    }
    connection.execute(sa.update(documents).where(documents.c.id == document_id).values(**results))
    forget_readings(connection, [reading_id], now)
    reopen_batches(connection, [document_id])
    owe_outputs(connection, [document_id], now, with_rows=True)
    owe_receipts(connection, [document_id])
    detail = {"state": state.value, "pipeline": reading.pipeline_version, "kept_version": number}
    add_events(connection, [document_id], "switched", now, actor=actor, detail=detail)


def _keep_version(connection: sa.Connection, document_id: int, now: datetime) -> int:
    """Copy the results that stand to the versions; return the version's number."""
    columns = [documents.c[name] for name in (*_VERSION_COLUMNS, "extraction")]
    row = connection.execute(sa.select(*columns).where(documents.c.id == document_id)).mappings().one()
    last = connection.scalar(
        sa.select(sa.func.max(versions.c.number)).where(versions.c.document_id == document_id)
    )
    values = dict(row) | {
        "document_id": document_id,
        "number": (last or 0) + 1,
        "replaced_at": now,
        "extraction": None if row["extraction"] is None else zlib.compress(row["extraction"]),
    }
    key = connection.execute(sa.insert(versions).values(**values)).inserted_primary_key[0]  # type: ignore[index]
    own = sa.select(sa.literal(key), *(pages.c[name] for name in _VERSION_PAGE_COLUMNS))
    names = ["version_id", *_VERSION_PAGE_COLUMNS]
    copied = sa.insert(version_pages).from_select(names, own.where(pages.c.document_id == document_id))
    connection.execute(copied)
    return int(values["number"])
