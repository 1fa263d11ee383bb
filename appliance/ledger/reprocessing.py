"""Documents with results that are read once more: ordered, ended, compared, and put in place or forgotten.

The results of before stand, whole and in all places, until `readings.take_over` replaces them in one
transaction. SQL rows, batch files and archive are owed from then on, as after a correction.
"""

from collections.abc import Collection, Iterator
from datetime import datetime

import sqlalchemy as sa

from appliance.errors import IllegalMove
from appliance.ledger import policy
from appliance.ledger.reader import LedgerReader
from appliance.ledger.readings import (
    forget_readings,
    order_reading,
    states_of_pages,
    take_over,
    with_readings,
)
from appliance.ledger.records import (
    MACHINE,
    AttemptOutcome,
    Candidate,
    DocumentRecord,
    DocumentState,
    Lease,
    ReadingEnd,
    ReprocessSelection,
    SelectedWork,
)
from appliance.ledger.statements import (
    add_events,
    add_failure,
    end_run,
    hold,
    portions,
    resolve,
    select_document,
)
from appliance.ledger.tables import (
    DOCUMENT_COLUMNS,
    IS_LISTED,
    documents,
    failures,
    pages,
    rereadings,
)
from pipelines.errors import Failure, PolicyError

NOT_BETTER = "new_reading_not_better"
READING_FAILED = "new_reading_failed"
KEPT_CODES = frozenset({NOT_BETTER, READING_FAILED})
"""The failures of documents whose results stand although they were to be read anew."""
_MEASURED_RUNS = 500
_NO_READING_WAITS = ~sa.exists().where(
    rereadings.c.document_id == documents.c.id, rereadings.c.outcome.is_(None)
)


class LedgerReprocessing(LedgerReader):
    """The read side and new readings of documents."""

    # Orders

    def readers(self) -> list[tuple[str, str]]:
        """Return every engine with every version of it that read a page of a listed document."""
        columns = (pages.c.engine, pages.c.engine_version)
        query = sa.select(*columns).where(pages.c.engine.is_not(None)).distinct().order_by(*columns)
        with self._database.reading() as connection:
            return [(engine, version or "") for engine, version in connection.execute(query)]

    def pipeline_versions(self) -> list[str]:
        """Return every version of a pipeline that made results."""
        version = documents.c.pipeline_version
        query = sa.select(version).where(version.is_not(None), IS_LISTED).distinct().order_by(version)
        with self._database.reading() as connection:
            return list(connection.scalars(query))

    def selected(self, selection: ReprocessSelection) -> SelectedWork:
        """Count what `reprocess` would take."""
        total = (sa.func.count(), sa.func.coalesce(sa.func.sum(documents.c.page_count), 0))
        columns = (documents.c.started_at, documents.c.finished_at, documents.c.page_count)
        last = sa.select(*columns).where(
            documents.c.state.in_(policy.EXPORTED), *(c.is_not(None) for c in columns)
        )
        last = last.order_by(documents.c.finished_at.desc()).limit(_MEASURED_RUNS)
        found = (0, 0)
        with self._database.reading() as connection:
            for conditions in _conditions(selection):
                counted = connection.execute(sa.select(*total).where(*conditions)).one()
                found = (found[0] + counted[0], found[1] + counted[1])
            runs = [(row[0], row[1], row[2]) for row in connection.execute(last)]
        return SelectedWork(*found, policy.seconds_per_page(runs))

    def count_rereadings(self) -> int:
        """Count the documents whose results stand while they wait to be read anew, or are being read."""
        query = sa.select(sa.func.count()).select_from(rereadings).where(rereadings.c.outcome.is_(None))
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def reprocess(
        self, selection: ReprocessSelection, actor: str, now: datetime, *, is_compared: bool = False
    ) -> list[int]:
        """Have documents with results read once more; return their ids.

        Their results stand meanwhile. With `is_compared` the new reading waits for a decision; otherwise it
        takes their place unless it is worse. Documents of which a new reading waits are left alone, and so
        are those without results, also when they are named. A long order is several transactions, so that
        runs go on meanwhile; one that was broken off goes on where it is given again.
        """
        with self._database.reading() as connection:
            wanted = list(_selected_ids(connection, selection))
        ordered: list[int] = []
        for some in portions(wanted):
            with self._database.writing() as connection:
                ordered += _order_all(connection, some, actor, now, is_compared=is_compared)
        return ordered

    # Ends of a run

    def finish_reading(
        self,
        lease: Lease,
        *,
        extraction: bytes,
        document_type: str,
        state: DocumentState,
        pipeline_version: str,
        now: datetime,
    ) -> ReadingEnd:
        """End the run of a new reading, and do with it what was ordered. Raises IllegalMove as `finish`."""
        with self._database.writing() as connection:
            hold(connection, lease)
            if state not in policy.possible_outcomes(states_of_pages(connection, lease.document_id).values()):
                raise IllegalMove(f"document {lease.document_id}", f"end as {state} with these pages")
            _end(
                connection,
                lease,
                AttemptOutcome(state),
                now,
                extraction=extraction,
                document_type=document_type,
                pipeline_version=pipeline_version,
            )
            resolve(connection, now, failures.c.document_id == lease.document_id, failures.c.page.is_(None))
            return _decide(connection, lease.document_id, state, now)

    def fail_reading(self, lease: Lease, failure: Failure, now: datetime) -> Failure:
        """End the run of a new reading that failed; return why its document's results stay."""
        with self._database.writing() as connection:
            hold(connection, lease)
            _end(connection, lease, AttemptOutcome.FAILED, now, code=failure.code)
            document_id = _document_of(connection, lease.document_id)
            why = Failure(
                failure.failure_class,
                READING_FAILED,
                f"It was read anew, and that failed ({failure.code}). Its results stand. {failure.message}",
                failure.next_step,
                retryable=False,
            )
            _keep(connection, document_id, lease.document_id, why, now)
        return why

    # Decisions

    def candidates(self, document_ids: Collection[int] | None = None) -> Iterator[Candidate]:
        """Yield the new readings that wait for a decision, by document; all, or those of some documents."""
        query = (
            sa.select(rereadings).where(rereadings.c.outcome.is_not(None)).order_by(rereadings.c.document_id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        for row in rows:
            if document_ids is None or row.document_id in document_ids:
                candidate = self._candidate(row.document_id, row.reading_id, row.outcome)
                if candidate is not None:
                    yield candidate

    def _candidate(self, document_id: int, reading_id: int, outcome: DocumentState) -> Candidate | None:
        query = sa.select(*DOCUMENT_COLUMNS, documents.c.extraction)
        both = query.where(documents.c.id.in_([document_id, reading_id])).order_by(documents.c.id)
        with self._database.reading() as connection:
            rows = [dict(row) for row in connection.execute(both).mappings()]
        extractions: list[bytes | None] = [row.pop("extraction") for row in rows]
        standing, new = extractions
        if standing is None or new is None:  # decided since we asked
            return None
        return Candidate(DocumentRecord(**rows[0]), DocumentRecord(**rows[1]), outcome, standing, new)

    def accept(
        self, document_ids: Collection[int] | None, actor: str, now: datetime
    ) -> tuple[list[int], list[int]]:
        """Put compared readings in the place of the results; return the documents, and those left alone.

        Of all (None), those that are no worse; of named ones, those that lose no page: whoever names a
        document has seen what changes. Documents that are being processed again are left too.
        """
        accepted: list[int] = []
        left: list[int] = []
        with self._database.writing() as connection:
            for order in _compared(connection, document_ids):
                ids = order.document_id, order.reading_id
                is_taken = _is_no_worse(connection, *ids, order.outcome, by_choice=document_ids is not None)
                (accepted if is_taken else left).append(order.document_id)
                if is_taken:
                    take_over(connection, *ids, order.outcome, now, actor=actor)
        return accepted, left

    def discard(self, document_ids: Collection[int] | None, actor: str, now: datetime) -> list[int]:
        """Forget compared readings, all (None) or those of some documents; return the documents."""
        with self._database.writing() as connection:
            chosen = _compared(connection, document_ids)
            for some in portions(chosen):
                forget_readings(connection, [row.reading_id for row in some], now)
                ids = [row.document_id for row in some]
                add_events(connection, ids, "reading_discarded", now, actor=actor)
        return [row.document_id for row in chosen]


def _conditions(selection: ReprocessSelection) -> Iterator[list[sa.ColumnElement[bool]]]:
    """Yield the conditions of a statement; named documents take several."""
    common = [documents.c.state.in_(policy.EXPORTED), IS_LISTED, _NO_READING_WAITS]
    if selection.since is not None:
        common.append(documents.c.finished_at >= selection.since)
    if selection.profile is not None:
        common.append(documents.c.profile == selection.profile)
    if selection.document_type is not None:
        common.append(documents.c.document_type == selection.document_type)
    if selection.pipeline_versions is not None:
        common.append(documents.c.pipeline_version.in_(selection.pipeline_versions))
    if selection.readers is not None:
        reader = sa.tuple_(pages.c.engine, sa.func.coalesce(pages.c.engine_version, ""))
        own = sa.exists().where(pages.c.document_id == documents.c.id)
        common.append(own.where(reader.in_(selection.readers)))
    if selection.document_ids is None:
        yield common
        return
    for some in portions(sorted(set(selection.document_ids))):
        yield [*common, documents.c.id.in_(some)]


def _selected_ids(connection: sa.Connection, selection: ReprocessSelection) -> Iterator[int]:
    for conditions in _conditions(selection):
        yield from connection.scalars(sa.select(documents.c.id).where(*conditions).order_by(documents.c.id))


def _order_all(
    connection: sa.Connection, wanted: list[int], actor: str, now: datetime, *, is_compared: bool
) -> list[int]:
    """Order new readings of those that still may be ordered; few enough for one statement."""
    readings = set(with_readings(connection, wanted)) - set(wanted)
    for ids in (readings, wanted):  # in the order in which the end of a run holds them
        _lock(connection, ids)
    chosen = list(_selected_ids(connection, ReprocessSelection(tuple(wanted))))
    for document_id in chosen:
        order_reading(connection, select_document(connection, document_id), now, is_compared=is_compared)
    if chosen:
        resolve(connection, now, failures.c.document_id.in_(chosen), failures.c.code.in_(KEPT_CODES))
        detail = {"compare": is_compared}
        add_events(connection, chosen, "reprocess_ordered", now, actor=actor, detail=detail)
    return chosen


def _lock(connection: sa.Connection, ids: Collection[int]) -> None:
    query = sa.select(documents.c.id).where(documents.c.id.in_(ids)).order_by(documents.c.id)
    connection.execute(query.with_for_update())


def _document_of(connection: sa.Connection, reading_id: int) -> int:
    """Return the document that is read anew, which is held from now on."""
    query = sa.select(documents.c.parent_id).where(documents.c.id == reading_id)
    document_id: int = connection.execute(query).scalar_one()
    _lock(connection, [document_id])
    return document_id


def _end(
    connection: sa.Connection,
    lease: Lease,
    outcome: AttemptOutcome,
    now: datetime,
    *,
    code: str | None = None,
    **values: object,
) -> None:
    """End the run; for the claims the reading is no longer there."""
    end_run(connection, lease, DocumentState.CANCELLED, outcome, now, code=code, finished_at=now, **values)


def _decide(connection: sa.Connection, reading_id: int, state: DocumentState, now: datetime) -> ReadingEnd:
    order = connection.execute(sa.select(rereadings).where(rereadings.c.reading_id == reading_id)).one()
    document_id = _document_of(connection, reading_id)
    if order.is_compared:
        this = sa.update(rereadings).where(rereadings.c.reading_id == reading_id)
        connection.execute(this.values(outcome=state))
        add_events(connection, [document_id], "reading_compared", now, detail={"state": state.value})
        return ReadingEnd.COMPARED
    if _is_no_worse(connection, document_id, reading_id, state):
        take_over(connection, document_id, reading_id, state, now)
        return ReadingEnd.SWITCHED
    document = select_document(connection, document_id)
    if document.state not in policy.EXPORTED:
        forget_readings(connection, [reading_id], now)
        detail = {"state": document.state.value}
        add_events(connection, [document_id], "reading_discarded", now, detail=detail)
        return ReadingEnd.GONE
    why = PolicyError(
        NOT_BETTER,
        f"It was read anew, and would be {state} instead of {document.state}: that is worse, or lost a page."
        " Its results stand.",
        f"'appliance reprocess --compare {document_id}' keeps the new reading beside them, to be looked at.",
    ).as_failure()
    _keep(connection, document_id, reading_id, why, now)
    return ReadingEnd.KEPT


def _is_no_worse(
    connection: sa.Connection,
    document_id: int,
    reading_id: int,
    state: DocumentState,
    *,
    by_choice: bool = False,
) -> bool:
    """Ask the policy; what is processed again, or has no results, is never replaced."""
    document = select_document(connection, document_id)
    if document.state not in policy.EXPORTED:
        return False
    now_read, new_read = (states_of_pages(connection, one) for one in (document_id, reading_id))
    return policy.may_replace(document.state, now_read, state, new_read, by_choice=by_choice)


def _keep(connection: sa.Connection, document_id: int, reading_id: int, why: Failure, now: datetime) -> None:
    """Let the results stand, and list the document with the reason."""
    forget_readings(connection, [reading_id], now)
    add_failure(connection, why, now, document_id=document_id)
    add_events(connection, [document_id], "results_kept", now, actor=MACHINE, detail={"code": why.code})


def _compared(
    connection: sa.Connection, document_ids: Collection[int] | None
) -> list[sa.Row[tuple[object, ...]]]:
    """Return the orders that wait for a decision, with both documents held."""
    query = sa.select(rereadings).where(rereadings.c.outcome.is_not(None)).order_by(rereadings.c.document_id)
    wanted = None if document_ids is None else set(document_ids)
    rows = [row for row in connection.execute(query) if wanted is None or row.document_id in wanted]
    for some in portions(rows):
        _lock(connection, [row.reading_id for row in some])
        _lock(connection, [row.document_id for row in some])
    return rows
