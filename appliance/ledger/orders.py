"""What an operator may order: process again, cancel, put first or last, pause, drain."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from appliance.ledger import policy
from appliance.ledger.reader import LedgerReader
from appliance.ledger.readings import forget_readings, readings_among, subjects, with_readings
from appliance.ledger.records import (
    AttemptOutcome,
    DocumentState,
    PageState,
    RequeueSelection,
    RequeueStage,
)
from appliance.ledger.statements import (
    add_events,
    end_attempts,
    owe_receipts,
    portions,
    release_pages,
    reopen_batches,
    resolve,
)
from appliance.ledger.tables import IS_LISTED, attempts, documents, failures, pages, switches

_NOTHING_READ: Mapping[str, object] = {
    "content": None,
    "confidence": None,
    "engine": None,
    "engine_version": None,
    "content_sha256": None,
}


class LedgerOrders(LedgerReader):
    """The read side and the operator's changes; every one is an event with who asked for it."""

    def requeue(
        self,
        selection: RequeueSelection,
        actor: str,
        now: datetime,
        *,
        stage: RequeueStage | None = None,
        parameters: Mapping[str, object] | None = None,
    ) -> list[int]:
        """Have settled documents processed again; return their ids.

        Without a `stage` what was read stays read, and only what is missing is done again. `parameters`
        replace those that the documents have; None leaves them. Waiting and running documents are left
        alone, also when they are named, and complete ones unless the selection says `again`.
        """
        detail: dict[str, Any] = {} if stage is None else {"from": stage.value}
        if parameters is not None:
            detail["with"] = dict(parameters)
        with self._database.writing() as connection:
            chosen = _select_settled(connection, selection)
            for some in portions(chosen):
                _begin_again(connection, some, parameters)
                _forget_pages(connection, some, stage, now)
                add_events(connection, some, "requeued", now, actor=actor, detail=detail)
        return chosen

    def cancel(self, document_ids: Collection[int], actor: str, now: datetime) -> list[int]:
        """Withdraw waiting and running documents; return their ids. Settled ones are left alone.

        A running one loses its lease: whatever its run still writes is refused. What was read stays read.
        Where a document is only read once more, that is withdrawn, and its results stand.
        """
        with self._database.writing() as connection:
            named = with_readings(connection, document_ids)
            chosen = _select_waiting(connection, documents.c.id, named)
            for some in portions(chosen):
                _withdraw(connection, some, now)
                add_events(connection, some, "cancelled", now, actor=actor)
            return subjects(connection, chosen)

    def prioritize(
        self,
        priority: int,
        actor: str,
        now: datetime,
        *,
        document_ids: Collection[int] = (),
        profile: str | None = None,
    ) -> list[int]:
        """Give waiting and running documents, named or all of a profile, this priority; return their ids."""
        with self._database.writing() as connection:
            column, values = (
                (documents.c.id, with_readings(connection, document_ids))
                if profile is None
                else (documents.c.profile, [profile])
            )
            chosen = _select_waiting(connection, column, values)
            for some in portions(chosen):
                _set_priority(connection, some, priority, actor, now)
            return subjects(connection, chosen)

    def record_event(
        self,
        action: str,
        actor: str,
        now: datetime,
        *,
        document_id: int | None = None,
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Tell of something that changed nothing in the ledger; `detail` names it and says how it ended."""
        with self._database.writing() as connection:
            if document_id is not None:  # before the trail is locked: whoever holds it may want the trail
                this = sa.select(documents.c.id).where(documents.c.id == document_id)
                connection.execute(this.with_for_update(read=True, key_share=True))
            add_events(connection, [document_id], action, now, actor=actor, detail=detail)

    def turn_on(self, name: str, actor: str, now: datetime) -> bool:
        """Turn a switch on; False when it was on already, and is left as it was."""
        insert = self._database.insert_unless_known(switches).values(name=name, at=now, actor=actor)
        with self._database.writing() as connection:
            is_new = connection.execute(insert).rowcount == 1
            if is_new:
                add_events(connection, [None], "turned_on", now, actor=actor, detail={"switch": name})
        return is_new

    def turn_off(self, name: str, actor: str, now: datetime) -> bool:
        """Turn a switch off; False when it was off."""
        with self._database.writing() as connection:
            was_on = connection.execute(sa.delete(switches).where(switches.c.name == name)).rowcount == 1
            if was_on:
                add_events(connection, [None], "turned_off", now, actor=actor, detail={"switch": name})
        return was_on


def _select_settled(connection: sa.Connection, selection: RequeueSelection) -> list[int]:
    """Return the ids of the settled documents that are selected and may be processed again, locked."""
    states = policy.READ_ANEW if selection.again else policy.REQUEUEABLE
    query = sa.select(documents.c.id).where(documents.c.state.in_(states), IS_LISTED, *_conditions(selection))
    query = query.order_by(documents.c.id).with_for_update()
    if selection.document_ids is None:
        return list(connection.scalars(query))
    named = sorted(set(selection.document_ids))
    return [
        document_id
        for some in portions(named)
        for document_id in connection.scalars(query.where(documents.c.id.in_(some)))
    ]


def _conditions(selection: RequeueSelection) -> list[sa.ColumnElement[bool]]:
    unresolved = sa.exists().where(failures.c.document_id == documents.c.id, failures.c.resolved_at.is_(None))
    conditions: list[sa.ColumnElement[bool]] = []
    if selection.since is not None:
        conditions.append(documents.c.finished_at >= selection.since)
    if selection.profile is not None:
        conditions.append(documents.c.profile == selection.profile)
    if selection.failure_class is not None:
        conditions.append(unresolved.where(failures.c.failure_class == selection.failure_class))
    if selection.code is not None:
        conditions.append(unresolved.where(failures.c.code == selection.code))
    if selection.engine_version is not None:
        own = sa.exists().where(pages.c.document_id == documents.c.id)
        conditions.append(own.where(pages.c.engine_version == selection.engine_version))
    return conditions


def _begin_again(
    connection: sa.Connection, document_ids: list[int], parameters: Mapping[str, object] | None
) -> None:
    """Let settled documents wait again as if nothing had been tried."""
    changed = {} if parameters is None else {"parameters": dict(parameters)}
    connection.execute(
        sa.update(documents)
        .where(documents.c.id.in_(document_ids))
        .values(
            state=DocumentState.ADMITTED,
            attempts=0,
            not_before=None,
            started_at=None,
            finished_at=None,
            **changed,
        )
    )


def _forget_pages(
    connection: sa.Connection, document_ids: list[int], stage: RequeueStage | None, now: datetime
) -> None:
    """Let the pages wait again that are to be read again, and resolve the failures that this undoes."""
    own, failed = pages.c.document_id.in_(document_ids), failures.c.document_id.in_(document_ids)
    if stage is RequeueStage.EXTRACT:
        resolve(connection, now, failed, failures.c.page.is_(None))
        return
    waiting_again = sa.update(pages).values(
        state=PageState.PENDING, is_suspect=False, solo_deaths=0, finished_at=None
    )
    if stage is RequeueStage.RASTERIZE:
        waiting_again = waiting_again.where(own).values(_NOTHING_READ)
    else:
        waiting_again = waiting_again.where(own, pages.c.state == PageState.FAILED)
    connection.execute(waiting_again)
    resolve(connection, now, failed)


def _select_waiting(connection: sa.Connection, column: sa.Column[Any], values: Collection[Any]) -> list[int]:
    """Return the ids of the documents that are not settled and have one of the values, locked."""
    query = sa.select(documents.c.id).where(documents.c.state.in_(policy.WAITING_DOCUMENTS))
    query = query.order_by(documents.c.id).with_for_update()
    return [
        document_id
        for some in portions(sorted(set(values)))
        for document_id in connection.scalars(query.where(column.in_(some)))
    ]


def _withdraw(connection: sa.Connection, document_ids: list[int], now: datetime) -> None:
    connection.execute(
        sa.update(documents)
        .where(documents.c.id.in_(document_ids))
        .values(state=DocumentState.CANCELLED, owner=None, lease_until=None, not_before=None, finished_at=now)
    )
    release_pages(connection, document_ids)
    forget_readings(connection, readings_among(connection, document_ids), now)
    end_attempts(connection, AttemptOutcome.CANCELLED, now, attempts.c.document_id.in_(document_ids))
    resolve(connection, now, failures.c.document_id.in_(document_ids), failures.c.page.is_(None))
    reopen_batches(connection, document_ids)
    owe_receipts(connection, document_ids)


def _set_priority(
    connection: sa.Connection, document_ids: list[int], priority: int, actor: str, now: datetime
) -> None:
    """Change the priority where it is another; each change is an event with the old one."""
    others = sa.select(documents.c.id, documents.c.priority).where(
        documents.c.id.in_(document_ids), documents.c.priority != priority
    )
    by_old: dict[int, list[int]] = {}
    for document_id, old in connection.execute(others):
        by_old.setdefault(old, []).append(document_id)
    for old, some in by_old.items():
        changed = sa.update(documents).where(documents.c.id.in_(some))
        connection.execute(changed.values(priority=priority))
        detail = {"old": old, "new": priority}
        add_events(connection, some, "prioritized", now, actor=actor, detail=detail)
