"""What is owed of settled documents: SQL rows to be written once more, and an edition for the archive.

Each time that what is known of a document changes, its edition counts on, and the newest one is owed until
it was written. Whoever dies between writing and noting it writes the same edition again.
"""

from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

import sqlalchemy as sa

from appliance.ledger.policy import EXPORTED
from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import ArchivedFile, ArchiveRecord, OwedOutput
from appliance.ledger.statements import add_events, add_failure, owe_outputs, portions, reopen_batches
from appliance.ledger.tables import archives, documents, owed_outputs
from pipelines.errors import Failure

_CAN_BE_WRITTEN = owed_outputs.c.document_id.in_(
    sa.select(documents.c.id).where(documents.c.state.in_(EXPORTED))
)


class LedgerOutputs(LedgerReader):
    """The read side and what becomes of owed outputs."""

    def owe(self, document_ids: Collection[int], now: datetime) -> None:
        """Have everything that is kept of these documents written anew: rows, batch files and archive."""
        with self._database.writing() as connection:
            owe_outputs(connection, document_ids, now, with_rows=True)
            for some in portions(list(document_ids)):
                reopen_batches(connection, some)

    def archive_again(self, document_id: int, now: datetime) -> None:
        """Have a new edition of the document put into the archive."""
        with self._database.writing() as connection:
            owe_outputs(connection, [document_id], now, with_rows=False)

    def owed(self, limit: int) -> list[OwedOutput]:
        """Return what is owed of documents that have results now, the longest owed first."""
        query = sa.select(owed_outputs).where(_CAN_BE_WRITTEN)
        query = query.order_by(owed_outputs.c.since, owed_outputs.c.document_id).limit(limit)
        with self._database.reading() as connection:
            return [OwedOutput(**row) for row in connection.execute(query).mappings()]

    def count_owed(self) -> int:
        """Count the documents of which something is owed and can be written."""
        query = sa.select(sa.func.count()).select_from(owed_outputs).where(_CAN_BE_WRITTEN)
        with self._database.reading() as connection:
            return connection.execute(query).scalar_one()

    def rows_written(self, owed: OwedOutput) -> None:
        """Note that the rows of this edition are written; a newer edition's stay owed."""
        with self._database.writing() as connection:
            connection.execute(sa.update(owed_outputs).where(_is(owed)).values(with_rows=False))

    def archived(self, owed: OwedOutput, files: Sequence[ArchivedFile], now: datetime) -> None:
        """Note that this edition lies in the archive; where a newer one is owed, it stays so."""
        values = {"edition": owed.edition, "written_at": now, "files": [asdict(file) for file in files]}
        own = archives.c.document_id == owed.document_id
        with self._database.writing() as connection:
            if connection.execute(sa.update(archives).where(own).values(**values)).rowcount == 0:
                connection.execute(sa.insert(archives).values(document_id=owed.document_id, **values))
            connection.execute(sa.delete(owed_outputs).where(_is(owed)))
            detail = {"edition": owed.edition, "files": len(files)}
            add_events(connection, [owed.document_id], "archived", now, detail=detail)

    def output_failed(self, owed: OwedOutput, failure: Failure, now: datetime) -> None:
        """Give this edition up for a reason of the document's own; the document is listed with it."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(owed_outputs).where(_is(owed)))
            add_failure(connection, failure, now, document_id=owed.document_id)
            detail = {"edition": owed.edition, "code": failure.code}
            add_events(connection, [owed.document_id], "not_archived", now, detail=detail)

    def forgo_archive(self) -> None:
        """Settle what is owed to an archive that nobody wants."""
        with self._database.writing() as connection:
            connection.execute(sa.delete(owed_outputs).where(~owed_outputs.c.with_rows))

    def archive_of(self, document_id: int) -> ArchiveRecord | None:
        """Return what lies in the archive of a document."""
        query = sa.select(archives).where(archives.c.document_id == document_id)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return None if row is None else archive_record(row)


def _is(owed: OwedOutput) -> sa.ColumnElement[bool]:
    return sa.and_(owed_outputs.c.document_id == owed.document_id, owed_outputs.c.edition == owed.edition)


def archive_record(row: sa.RowMapping) -> ArchiveRecord:
    files = tuple(ArchivedFile(**file) for file in row["files"])
    return ArchiveRecord(row["document_id"], row["edition"], row["written_at"], files)
