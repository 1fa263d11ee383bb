"""How vaulted files become documents: a whole group in one transaction, with a few statements for all."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from appliance.ledger.database import Database
from appliance.ledger.policy import SETTLED_DOCUMENTS
from appliance.ledger.records import MACHINE, Admission, Arrival, ArrivalVerdict, DocumentState
from appliance.ledger.statements import portions, resolve
from appliance.ledger.tables import arrivals, documents, failures
from appliance.ledger.trail import Happening, tell

_Claim = tuple[str, str]
"""Token and hash: the same file, admitted before or not."""


def admit_group(
    database: Database, connection: sa.Connection, group: Sequence[Arrival], now: datetime
) -> list[Admission]:
    """Record each arrival as a new document or as one more copy; return what each became, in their order.

    An arrival whose token and hash are known changes nothing and gets its first answer.
    """
    answers = _earlier_answers(connection, group)
    new = list({_claim(arrival): arrival for arrival in group if _claim(arrival) not in answers}.values())
    if new:
        answers |= _admit_new(database, connection, new, now)
    return [answers[_claim(arrival)] for arrival in group]


def _claim(arrival: Arrival) -> _Claim:
    return arrival.token, arrival.sha256


def _earlier_answers(connection: sa.Connection, group: Sequence[Arrival]) -> dict[_Claim, Admission]:
    by_claim = {_claim(arrival): arrival for arrival in group}
    query = sa.select(arrivals.c.token, arrivals.c.sha256, arrivals.c.document_id, arrivals.c.verdict)
    answers = {}
    for tokens in portions([arrival.token for arrival in group]):
        for token, sha256, document_id, verdict in connection.execute(
            query.where(arrivals.c.token.in_(tokens))
        ):
            if (arrival := by_claim.get((token, sha256))) is not None:
                is_duplicate = verdict is ArrivalVerdict.DUPLICATE
                answers[token, sha256] = _admission(arrival, document_id, is_duplicate=is_duplicate)
    return answers


def _admission(arrival: Arrival, document_id: int, *, is_duplicate: bool) -> Admission:
    failed = None if is_duplicate or arrival.failure is None else arrival.failure.code
    return Admission(document_id, is_duplicate, failed)


def _admit_new(
    database: Database, connection: sa.Connection, new: list[Arrival], now: datetime
) -> dict[_Claim, Admission]:
    firsts = {_claim(arrival) for arrival in _insert_documents(database, connection, new, now)}
    found = _states(connection, {arrival.sha256 for arrival in new})
    answers = {
        _claim(arrival): _admission(
            arrival, found[arrival.sha256][0], is_duplicate=_claim(arrival) not in firsts
        )
        for arrival in new
    }
    settled = {document_id for document_id, state in found.values() if state in SETTLED_DOCUMENTS}
    arrival_ids = _insert_arrivals(connection, new, answers, settled, now)
    for paths in portions([arrival.path for arrival in new]):
        resolve_refusals(connection, paths, now)
    _insert_failures(connection, new, answers, arrival_ids, now)
    _tell(connection, new, answers, arrival_ids, now)
    return answers


def _insert_documents(
    database: Database, connection: sa.Connection, new: list[Arrival], now: datetime
) -> list[Arrival]:
    """Insert a document for each hash that has none; return the arrivals that became one."""
    first_of = {arrival.sha256: arrival for arrival in reversed(new)}
    insert = database.insert_unless_known(documents).returning(documents.c.sha256)
    rows = [_document(arrival, now) for arrival in new if first_of[arrival.sha256] is arrival]
    return [first_of[sha256] for sha256 in connection.scalars(insert, rows)]


def _document(arrival: Arrival, now: datetime) -> dict[str, Any]:
    is_refused = arrival.failure is not None
    return {
        "sha256": arrival.sha256,
        "byte_size": arrival.byte_size,
        "name": arrival.name,
        "profile": arrival.profile,
        "priority": arrival.priority,
        "state": DocumentState.FAILED if is_refused else DocumentState.ADMITTED,
        "kind": arrival.kind,
        "part": 0,
        "parameters": {},
        "epoch": 0,
        "attempts": 0,
        "admitted_at": now,
        "finished_at": now if is_refused else None,
    }


def _states(connection: sa.Connection, hashes: Collection[str]) -> dict[str, tuple[int, DocumentState]]:
    """Return id and state by hash, locked: who settles one now sees its arrival, or is seen here."""
    query = sa.select(documents.c.sha256, documents.c.id, documents.c.state).where(documents.c.part == 0)
    query = query.order_by(documents.c.id).with_for_update()
    return {
        sha256: (document_id, state)
        for some in portions(sorted(hashes))
        for sha256, document_id, state in connection.execute(query.where(documents.c.sha256.in_(some)))
    }


def _insert_arrivals(
    connection: sa.Connection,
    new: list[Arrival],
    answers: dict[_Claim, Admission],
    settled: Collection[int],
    now: datetime,
) -> dict[_Claim, int]:
    insert = sa.insert(arrivals).returning(arrivals.c.token, arrivals.c.sha256, arrivals.c.id)
    rows = [
        {
            "token": arrival.token,
            "path": arrival.path,
            "name": arrival.name,
            "profile": arrival.profile,
            "sha256": arrival.sha256,
            "byte_size": arrival.byte_size,
            "at": now,
            "verdict": _verdict(answers[_claim(arrival)]),
            "document_id": answers[_claim(arrival)].document_id,
            "receipt_due": answers[_claim(arrival)].document_id in settled,
        }
        for arrival in new
    ]
    return {(token, sha256): arrival_id for token, sha256, arrival_id in connection.execute(insert, rows)}


def _verdict(admission: Admission) -> ArrivalVerdict:
    return ArrivalVerdict.DUPLICATE if admission.is_duplicate else ArrivalVerdict.ADMITTED


def resolve_refusals(connection: sa.Connection, paths: list[str], now: datetime) -> int:
    """What was refused at these paths is no longer; return how many refusals that were."""
    refused = sa.select(arrivals.c.id).where(
        arrivals.c.path.in_(paths), arrivals.c.verdict == ArrivalVerdict.REFUSED
    )
    return resolve(connection, now, failures.c.arrival_id.in_(refused))


def _insert_failures(
    connection: sa.Connection,
    new: Iterable[Arrival],
    answers: dict[_Claim, Admission],
    arrival_ids: dict[_Claim, int],
    now: datetime,
) -> None:
    rows = [
        {
            "at": now,
            "document_id": answers[_claim(arrival)].document_id,
            "arrival_id": arrival_ids[_claim(arrival)],
            **asdict(arrival.failure),
        }
        for arrival in new
        if arrival.failure is not None and not answers[_claim(arrival)].is_duplicate
    ]
    if rows:
        connection.execute(sa.insert(failures), rows)


def _tell(
    connection: sa.Connection,
    new: Iterable[Arrival],
    answers: dict[_Claim, Admission],
    arrival_ids: dict[_Claim, int],
    now: datetime,
) -> None:
    told = (
        Happening(now, MACHINE, action, answers[_claim(arrival)].document_id, detail)
        for arrival in new
        for action, detail in _told(arrival, answers[_claim(arrival)], arrival_ids[_claim(arrival)])
    )
    tell(connection, told)


def _told(arrival: Arrival, admission: Admission, arrival_id: int) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield what is told of an arrival: its verdict, and its notes."""
    admitted: dict[str, object] = {"arrival": arrival_id, "sha256": arrival.sha256}
    if admission.failure_code is not None:
        admitted["code"] = admission.failure_code
    yield _verdict(admission).lower(), admitted
    for note in arrival.notes:
        yield note, {"arrival": arrival_id}
