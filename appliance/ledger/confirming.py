"""What persons say of a document's fields: kept here, where no reading of the document reaches it."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from appliance.confirmations import Confirmation, Place
from appliance.errors import IllegalMove
from appliance.ledger import policy
from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import DocumentRecord, DocumentState
from appliance.ledger.statements import add_events, owe_outputs, owe_receipts, reopen_batches
from appliance.ledger.tables import confirmations, documents
from pipelines.geometry import Box

_EDGES = ("left", "top", "right", "bottom")
_STANDS = confirmations.c.withdrawn_at.is_(None)


class LedgerConfirmations(LedgerReader):
    """The read side and what persons say; every change is an event with who said it, and without values."""

    def confirmations(self, document_id: int) -> list[Confirmation]:
        """Return what stands of a document, in the order in which it was said."""
        own = confirmations.c.document_id == document_id
        query = sa.select(confirmations).where(own, _STANDS).order_by(confirmations.c.id)
        with self._database.reading() as connection:
            return [_confirmation(row) for row in connection.execute(query).mappings()]

    def confirm(
        self,
        document: DocumentRecord,
        said: Confirmation,
        state: DocumentState,
        *,
        instead_of: int | None = None,
    ) -> bool:
        """Keep what a person says of a field, and settle the document in `state`; outputs are owed then.

        `instead_of` names what was said of that field before. False, and nothing is kept, where the document
        is no longer as it was seen. Raises IllegalMove where it has no results.
        """
        with self._database.writing() as connection:
            if not _is_unchanged(connection, document, state):
                return False
            if instead_of is not None:
                _withdraw(connection, instead_of, said.at)
            connection.execute(sa.insert(confirmations).values(document_id=document.id, **_values(said)))
            _settle(connection, document, state, said, action="confirmed", actor=said.actor, now=said.at)
        return True

    def withdraw_confirmation(
        self, document: DocumentRecord, said: Confirmation, state: DocumentState, actor: str, now: datetime
    ) -> bool:
        """Take back what stands; otherwise as `confirm`."""
        if said.id is None:
            raise ValueError("only what the ledger keeps can be taken back")
        with self._database.writing() as connection:
            if not _is_unchanged(connection, document, state):
                return False
            _withdraw(connection, said.id, now)
            _settle(connection, document, state, said, action="confirmation_withdrawn", actor=actor, now=now)
        return True


def _is_unchanged(connection: sa.Connection, seen: DocumentRecord, state: DocumentState) -> bool:
    """Say whether the document is as it was seen, and keep it so; raises IllegalMove for a wrong `state`."""
    is_possible = state is seen.state or policy.OF_PERSONS.issuperset({state, seen.state})
    if seen.state not in policy.EXPORTED or state not in policy.EXPORTED or not is_possible:
        raise IllegalMove(f"document {seen.id}", f"be {state} by what a person says, being {seen.state}")
    columns = (documents.c.state, documents.c.epoch, documents.c.edition)
    query = sa.select(*columns).where(documents.c.id == seen.id).with_for_update()
    return tuple(connection.execute(query).one()) == (seen.state, seen.epoch, seen.edition)


def _settle(
    connection: sa.Connection,
    document: DocumentRecord,
    state: DocumentState,
    said: Confirmation,
    *,
    action: str,
    actor: str,
    now: datetime,
) -> None:
    detail: dict[str, Any] = {"field": said.name}
    detail |= {"subject": said.subject} if said.subject else {}
    if state is not document.state:
        own = sa.update(documents).where(documents.c.id == document.id)
        connection.execute(own.values(state=state))
        owe_receipts(connection, [document.id])
        detail["state"] = state.value
    owe_outputs(connection, [document.id], now, with_rows=True)
    reopen_batches(connection, [document.id])
    add_events(connection, [document.id], action, now, actor=actor, detail=detail)


def _withdraw(connection: sa.Connection, confirmation_id: int, now: datetime) -> None:
    this = sa.update(confirmations).where(confirmations.c.id == confirmation_id)
    connection.execute(this.values(withdrawn_at=now))


def _values(said: Confirmation) -> dict[str, object]:
    values: dict[str, object] = {
        "name": said.name,
        "subject": said.subject,
        "rank": said.rank,
        "value": said.value,
        "read_value": said.read_value,
        "actor": said.actor,
        "at": said.at,
    }
    return values if said.place is None else values | {"page": said.place.page, **asdict(said.place.box)}


def _confirmation(row: sa.RowMapping) -> Confirmation:
    place = None if row["page"] is None else Place(row["page"], Box(*(row[edge] for edge in _EDGES)))
    return Confirmation(
        name=row["name"],
        subject=row["subject"],
        rank=row["rank"],
        value=row["value"],
        read_value=row["read_value"],
        place=place,
        actor=row["actor"],
        at=row["at"],
        id=row["id"],
    )
