"""The ledger: every method is one transaction, and what it returned from is on disk."""

import hashlib
import zlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import sqlalchemy as sa

from appliance.errors import IllegalMove
from appliance.ledger import policy
from appliance.ledger.admissions import admit_group, resolve_refusals
from appliance.ledger.batches import LedgerBatches
from appliance.ledger.confirming import LedgerConfirmations
from appliance.ledger.orders import LedgerOrders
from appliance.ledger.outputs import LedgerOutputs
from appliance.ledger.reader import claimable, may_run, pause_now, queues, select_pages
from appliance.ledger.records import (
    Admission,
    Arrival,
    ArrivalVerdict,
    AttemptOutcome,
    Claim,
    DocumentState,
    DueReceipt,
    Lease,
    ModelReading,
    PageRecord,
    PageState,
    Part,
)
from appliance.ledger.reprocessing import LedgerReprocessing
from appliance.ledger.statements import (
    add_events,
    add_failure,
    add_model_reading,
    content_hashes,
    end_attempts,
    end_run,
    fit_pages,
    hold,
    hold_unchanged,
    insert_arrival,
    insert_part,
    is_held,
    lease_all,
    move_pages,
    owe_outputs,
    owe_receipts,
    portions,
    reopen_batches,
    resolve,
    select_document,
    select_first,
    settle_page,
)
from appliance.ledger.tables import arrivals, documents, failures, pages
from appliance.ledger.versions import LedgerVersions
from pipelines.document import Confidence
from pipelines.errors import Failure


class Ledger(
    LedgerOrders, LedgerOutputs, LedgerBatches, LedgerConfirmations, LedgerReprocessing, LedgerVersions
):
    """The read side and every change.

    The methods that take a lease raise LeaseLost, and change nothing, once the document was taken back.
    """

    # Admission

    def admit(self, arrival: Arrival, now: datetime) -> Admission:
        """Record a vaulted file as a new document, or as one more copy of a document.

        A second call with the same token and hash changes nothing and gives the first answer.
        """
        return self.admit_many([arrival], now)[0]

    def admit_many(self, group: Sequence[Arrival], now: datetime) -> list[Admission]:
        """Admit several at once, all or none; return what each became, in their order."""
        with self._database.writing() as connection:
            return admit_group(self._database, connection, group, now)

    def refuse(self, path: str, name: str, profile: str, failure: Failure, now: datetime) -> bool:
        """Record a file that stays where it is; False when the same is recorded and unresolved already."""
        known = (
            sa.select(failures.c.id)
            .join(arrivals, failures.c.arrival_id == arrivals.c.id)
            .where(arrivals.c.path == path, failures.c.code == failure.code, failures.c.resolved_at.is_(None))
        )
        with self._database.writing() as connection:
            if connection.execute(known).first() is not None:
                return False
            arrival_id = insert_arrival(
                connection,
                path=path,
                name=name,
                profile=profile,
                at=now,
                verdict=ArrivalVerdict.REFUSED,
                receipt_due=True,
            )
            add_failure(connection, failure, now, arrival_id=arrival_id)
            detail = {"arrival": arrival_id, "code": failure.code}
            add_events(connection, [None], "refused", now, detail=detail)
        return True

    def withdraw_refusal(self, path: str, now: datetime) -> None:
        """Resolve the failures of a file or folder that was refused at `path` and no longer is."""
        with self._database.writing() as connection:
            withdrawn = resolve_refusals(connection, [path], now)
            if withdrawn:
                add_events(connection, [None], "refusal_withdrawn", now, detail={"refusals": withdrawn})

    # Leases

    def claim(self, owner: str, limit: int, lease_seconds: float, now: datetime) -> list[Claim]:
        """Lease up to `limit` documents to `owner`: the highest priority first, then the oldest.

        Waiting documents whose retry is due, and running ones whose lease has run out; none of a profile
        that is paused.
        """
        expired = (documents.c.state == DocumentState.RUNNING) & (documents.c.lease_until <= now)
        until = now + timedelta(seconds=lease_seconds)
        with self._database.writing() as connection:
            pause = pause_now(connection)
            if pause.everything:
                return []
            found = select_first(connection, expired & may_run(pause), limit)
            for queue in queues(connection, pause):
                found += select_first(connection, claimable(now) & queue, limit)
            found.sort(key=lambda document: (-document.priority, document.admitted_at, document.id))
            return lease_all(connection, found[:limit], owner, until, now)

    def take_back(self, now: datetime) -> int:
        """Make every running document wait again, when no other coordinator can be alive; return how many."""
        running = documents.c.state == DocumentState.RUNNING
        with self._database.writing() as connection:
            taken = connection.scalars(sa.select(documents.c.id).where(running)).all()
            connection.execute(
                sa.update(pages).where(pages.c.state == PageState.RUNNING).values(state=PageState.PENDING)
            )
            connection.execute(
                sa.update(documents)
                .where(running)
                .values(state=DocumentState.ADMITTED, owner=None, lease_until=None)
            )
            end_attempts(connection, AttemptOutcome.LOST, now)
            if taken:
                add_events(connection, taken, "taken_back", now)
        return len(taken)

    def renew(self, leases: Collection[Lease], lease_seconds: float, now: datetime) -> tuple[Lease, ...]:
        """Make the leases last `lease_seconds` from now; return those that are lost."""
        until = now + timedelta(seconds=lease_seconds)
        with self._database.writing() as connection:
            return tuple(
                lease
                for lease in leases
                if connection.execute(
                    sa.update(documents).where(is_held(lease)).values(lease_until=until)
                ).rowcount
                != 1
            )

    def release(self, lease: Lease, now: datetime) -> None:
        """Give the document back unfinished; what was read stays read."""
        with self._database.writing() as connection:
            end_run(connection, lease, DocumentState.ADMITTED, AttemptOutcome.RELEASED, now)
            add_events(connection, [lease.document_id], "released", now)

    # A run

    def plan(self, lease: Lease, page_count: int, now: datetime) -> list[PageRecord]:
        """Fix how many pages the document has; return those to read, which the run now has in hand.

        Pages that an earlier run settled are left out.
        """
        own = pages.c.document_id == lease.document_id
        with self._database.writing() as connection:
            hold(connection, lease)
            set_count = sa.update(documents).where(documents.c.id == lease.document_id)
            connection.execute(set_count.values(page_count=page_count))
            fit_pages(connection, lease.document_id, page_count)
            connection.execute(
                sa.update(pages)
                .where(own, pages.c.state == PageState.PENDING)
                .values(state=PageState.RUNNING, attempts=pages.c.attempts + 1)
            )
            add_events(connection, [lease.document_id], "planned", now, detail={"pages": page_count})
            return select_pages(connection, lease.document_id, pages.c.state == PageState.RUNNING)

    def store_page(
        self,
        lease: Lease,
        number: int,
        content: bytes,
        *,
        is_blank: bool,
        confidence: Confidence | None,
        engine: str,
        engine_version: str,
        now: datetime,
        is_separator: bool = False,
        model_reading: ModelReading | None = None,
    ) -> None:
        """Store what was read of a page in hand; `content` is the page's JSON. Raises IllegalMove.

        A separator sheet is stored so only where it is to be kept. `model_reading` is what a model did with
        the page, if one was given it.
        """
        state = PageState.BLANK if is_blank else PageState.READ
        with self._database.writing() as connection:
            settle_page(
                connection,
                lease,
                number,
                PageState.SEPARATOR if is_separator else state,
                now,
                content=zlib.compress(content),
                content_sha256=hashlib.sha256(content).hexdigest(),
                confidence=confidence,
                engine=engine,
                engine_version=engine_version,
            )
            if model_reading is not None:
                add_model_reading(connection, lease.document_id, number, model_reading, now)

    def leave_out(self, lease: Lease, number: int, now: datetime) -> None:
        """Settle a page in hand as a separator sheet that belongs to no document. Raises IllegalMove."""
        with self._database.writing() as connection:
            settle_page(connection, lease, number, PageState.SEPARATOR, now)

    def fail_page(self, lease: Lease, number: int, failure: Failure, now: datetime) -> None:
        """Settle a page in hand as failed. Raises IllegalMove."""
        with self._database.writing() as connection:
            settle_page(connection, lease, number, PageState.FAILED, now)
            add_failure(connection, failure, now, document_id=lease.document_id, page=number)
            detail = {"page": number, "class": failure.failure_class.value, "code": failure.code}
            add_events(connection, [lease.document_id], "page_failed", now, detail=detail)

    def mark_suspect(self, lease: Lease, numbers: Collection[int]) -> None:
        """Remember that these pages were in a process that died: they must run alone."""
        suspects = pages.c.number.in_(numbers)
        with self._database.writing() as connection:
            hold(connection, lease)
            own = sa.update(pages).where(pages.c.document_id == lease.document_id, suspects)
            connection.execute(own.values(is_suspect=True))

    def record_solo_death(self, lease: Lease, number: int) -> int:
        """Count a process that died with this page alone; return the count."""
        this = sa.and_(pages.c.document_id == lease.document_id, pages.c.number == number)
        with self._database.writing() as connection:
            hold(connection, lease)
            counted = sa.update(pages).where(this).values(solo_deaths=pages.c.solo_deaths + 1)
            connection.execute(counted)
            deaths: int = connection.execute(sa.select(pages.c.solo_deaths).where(this)).scalar_one()
        return deaths

    def finish(
        self,
        lease: Lease,
        *,
        extraction: bytes,
        document_type: str,
        state: DocumentState,
        pipeline_version: str,
        now: datetime,
    ) -> None:
        """Settle the document. Raises IllegalMove where its pages do not allow `state`."""
        own = sa.select(pages.c.state).where(pages.c.document_id == lease.document_id).distinct()
        with self._database.writing() as connection:
            hold(connection, lease)
            possible = policy.possible_outcomes(connection.scalars(own).all()) - {DocumentState.SPLIT}
            if state not in possible:
                raise IllegalMove(f"document {lease.document_id}", f"end as {state} with these pages")
            end_run(
                connection,
                lease,
                state,
                AttemptOutcome(state),
                now,
                finished_at=now,
                extraction=extraction,
                document_type=document_type,
                pipeline_version=pipeline_version,
            )
            resolve(connection, now, failures.c.document_id == lease.document_id, failures.c.page.is_(None))
            reopen_batches(connection, [lease.document_id])
            owe_outputs(connection, [lease.document_id], now, with_rows=False)
            owe_receipts(connection, [lease.document_id])
            detail = {
                "state": state.value,
                "document_type": document_type,
                "pipeline": pipeline_version,
                "extraction": hashlib.sha256(extraction).hexdigest(),
                "pages": content_hashes(connection, lease.document_id),
            }
            add_events(connection, [lease.document_id], "finished", now, detail=detail)

    def split(self, lease: Lease, parts: Sequence[Part], now: datetime) -> list[int]:
        """Make each part of the file a waiting document and settle the file as SPLIT; return their ids.

        The pages move to the parts; the separator sheets left out stay. Raises IllegalMove unless every
        page of the file is settled and has its place.
        """
        with self._database.writing() as connection:
            hold(connection, lease)
            parent = select_document(connection, lease.document_id)
            own = select_pages(connection, parent.id)
            if parent.part or not policy.is_balanced(parts, own, parent.page_count):
                raise IllegalMove(f"document {parent.id}", "be split into these parts")
            ids = [insert_part(connection, parent, n, part) for n, part in enumerate(parts, start=1)]
            for part_id, part in zip(ids, parts, strict=True):
                move_pages(connection, parent.id, part_id, part)
                detail = {"file": parent.id, "first_page": part.first_page, "pages": part.page_count}
                add_events(connection, [part_id], "split_off", now, detail=detail)
            end_run(connection, lease, DocumentState.SPLIT, AttemptOutcome.SPLIT, now, finished_at=now)
            resolve(connection, now, failures.c.document_id == parent.id, failures.c.page.is_(None))
            owe_receipts(connection, [parent.id])
            add_events(connection, [parent.id], "split", now, detail={"parts": len(ids)})
        return ids

    def fail_document(self, lease: Lease, failure: Failure, now: datetime) -> None:
        """Settle the document as failed for one reason."""
        with self._database.writing() as connection:
            end_run(
                connection,
                lease,
                DocumentState.FAILED,
                AttemptOutcome.FAILED,
                now,
                code=failure.code,
                finished_at=now,
            )
            add_failure(connection, failure, now, document_id=lease.document_id)
            reopen_batches(connection, [lease.document_id])
            owe_receipts(connection, [lease.document_id])
            add_events(connection, [lease.document_id], "failed", now, detail={"code": failure.code})

    def retry_later(self, lease: Lease, failure: Failure, not_before: datetime, now: datetime) -> None:
        """Give the document back with its failure, to be claimed again from `not_before` on."""
        attempts = documents.c.attempts + 1
        with self._database.writing() as connection:
            end_run(
                connection,
                lease,
                DocumentState.ADMITTED,
                AttemptOutcome.RETRY,
                now,
                code=failure.code,
                not_before=not_before,
                attempts=attempts,
            )
            add_failure(connection, failure, now, document_id=lease.document_id)
            add_events(connection, [lease.document_id], "retry_later", now, detail={"code": failure.code})

    # Receipts

    def receipts_written(self, written: Collection[DueReceipt]) -> None:
        """Note that these receipts lie in their outboxes.

        Where a document, or a part of it, has changed since the receipt was asked for, it stays due.
        """
        seen = {document.id: document for due in written for document in due.told}
        with self._database.writing() as connection:
            unchanged = hold_unchanged(connection, seen.values())
            told = [due.arrival.id for due in written if unchanged.issuperset(one.id for one in due.told)]
            for some in portions(told):
                this = sa.update(arrivals).where(arrivals.c.id.in_(some))
                connection.execute(this.values(receipt_due=False))

    def forgo_receipts(self, profiles_with_outbox: Collection[str]) -> None:
        """Settle what is due to nobody: the arrivals in every other profile."""
        nobody = sa.update(arrivals).where(
            arrivals.c.receipt_due, arrivals.c.profile.not_in(profiles_with_outbox)
        )
        with self._database.writing() as connection:
            connection.execute(nobody.values(receipt_due=False))
