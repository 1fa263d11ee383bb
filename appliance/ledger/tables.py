"""The ledger's tables as this program expects them; the migrations bring a database there.

The names begin with `ledger_`, so that one PostgreSQL database can hold the results' tables too. Blobs
are the last columns: SQLite then reads the others without them.
"""

from datetime import UTC, datetime
from enum import StrEnum

import sqlalchemy as sa

from appliance.ledger.records import ArrivalVerdict, AttemptOutcome, BatchState, DocumentState, PageState
from pipelines.errors import FailureClass
from pipelines.source import SourceKind

VERSION_TABLE = "ledger_version"
REVISION = "0008"
"""The revision of `migrations` that these tables are; they are numbered from 0001 on."""


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """An aware moment, stored in UTC; SQLite itself keeps no zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("the ledger takes aware moments only")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: sa.Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Sha256(sa.types.TypeDecorator[str]):
    """A hash in lower-case hexadecimal, stored as its 32 bytes."""

    impl = sa.LargeBinary(32)
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: sa.Dialect) -> bytes | None:
        return None if value is None else bytes.fromhex(value)

    def process_result_value(self, value: bytes | None, _dialect: sa.Dialect) -> str | None:
        return None if value is None else value.hex()


def _words(words: type[StrEnum]) -> sa.Enum:
    return sa.Enum(words, native_enum=False, length=16)


metadata = sa.MetaData()

batches = sa.Table(
    "ledger_batches",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("state", _words(BatchState), nullable=False, index=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("opened_at", UtcDateTime, nullable=False),
    sa.Column("written_at", UtcDateTime),
    sa.Column("month", sa.String(7)),
    sa.Column("document_type", sa.Text),
    sa.Column("page_count", sa.Integer, nullable=False, server_default="0"),
    sa.Column("merged_into", sa.Integer, index=True),
)

documents = sa.Table(
    "ledger_documents",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("byte_size", sa.BigInteger, nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("priority", sa.Integer, nullable=False),
    sa.Column("state", _words(DocumentState), nullable=False),
    sa.Column("kind", _words(SourceKind)),
    sa.Column("page_count", sa.Integer),
    sa.Column("epoch", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("owner", sa.Text),
    sa.Column("lease_until", UtcDateTime),
    sa.Column("not_before", UtcDateTime),
    sa.Column("admitted_at", UtcDateTime, nullable=False, index=True),
    sa.Column("started_at", UtcDateTime),
    sa.Column("finished_at", UtcDateTime),
    sa.Column("document_type", sa.Text),
    sa.Column("pipeline_version", sa.Text),
    sa.Column("batch_id", sa.ForeignKey("ledger_batches.id"), index=True),
    sa.Column("part", sa.Integer, nullable=False, server_default="0"),
    sa.Column("first_page", sa.Integer),
    sa.Column("parent_id", sa.ForeignKey("ledger_documents.id"), index=True),
    sa.Column("parameters", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("edition", sa.Integer, nullable=False, server_default="0"),
    sa.Column("extraction", sa.LargeBinary),
    sa.UniqueConstraint("sha256", "part"),
)
sa.Index(
    "ix_ledger_documents_claim",
    documents.c.state,
    documents.c.priority.desc(),
    documents.c.admitted_at,
    documents.c.id,
)
_WAITS = documents.c.not_before.is_not(None)
sa.Index(
    "ix_ledger_documents_not_before",
    documents.c.not_before,
    sqlite_where=_WAITS,
    postgresql_where=_WAITS,
)
_UNSETTLED = documents.c.finished_at.is_(None)
sa.Index(
    "ix_ledger_documents_unsettled",
    documents.c.state,
    documents.c.profile,
    documents.c.priority.desc(),
    documents.c.admitted_at,
    documents.c.id,
    documents.c.page_count,  # with these two the index alone answers what a coordinator asks all the time
    documents.c.finished_at,
    sqlite_where=_UNSETTLED,
    postgresql_where=_UNSETTLED,
)
_IS_READING = documents.c.part < sa.literal_column("0")  # a literal, so that SQLite knows the index by it
sa.Index(
    "ix_ledger_documents_readings",
    documents.c.parent_id,
    sqlite_where=_IS_READING,
    postgresql_where=_IS_READING,
)
_UNBATCHED = sa.and_(documents.c.batch_id.is_(None), documents.c.finished_at.is_not(None))
sa.Index(
    "ix_ledger_documents_unbatched",
    documents.c.finished_at,
    documents.c.id,
    sqlite_where=_UNBATCHED,
    postgresql_where=_UNBATCHED,
)

arrivals = sa.Table(
    "ledger_arrivals",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("token", sa.String(64)),
    sa.Column("path", sa.Text, nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("profile", sa.Text, nullable=False),
    sa.Column("sha256", sa.String(64)),
    sa.Column("byte_size", sa.BigInteger),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("verdict", _words(ArrivalVerdict), nullable=False, index=True),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), index=True),
    sa.Column("receipt_due", sa.Boolean, nullable=False, server_default=sa.false()),
    sa.UniqueConstraint("token", "sha256"),
)
sa.Index(
    "ix_ledger_arrivals_receipt_due",
    arrivals.c.id,
    sqlite_where=arrivals.c.receipt_due,
    postgresql_where=arrivals.c.receipt_due,
)

pages = sa.Table(
    "ledger_pages",
    metadata,
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("state", _words(PageState), nullable=False, index=True),
    sa.Column("is_suspect", sa.Boolean, nullable=False),
    sa.Column("solo_deaths", sa.Integer, nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("confidence", sa.Double),
    sa.Column("engine", sa.Text),
    sa.Column("engine_version", sa.Text),
    sa.Column("finished_at", UtcDateTime),
    sa.Column("content_sha256", Sha256),
    sa.Column("content", sa.LargeBinary),
)

failures = sa.Table(
    "ledger_failures",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False, index=True),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), index=True),
    sa.Column("arrival_id", sa.ForeignKey("ledger_arrivals.id"), index=True),
    sa.Column("page", sa.Integer),
    sa.Column("failure_class", _words(FailureClass), nullable=False),
    sa.Column("code", sa.Text, nullable=False),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("next_step", sa.Text, nullable=False),
    sa.Column("retryable", sa.Boolean, nullable=False),
    sa.Column("resolved_at", UtcDateTime),
)
_UNRESOLVED = failures.c.resolved_at.is_(None)
sa.Index(
    "ix_ledger_failures_unresolved",
    failures.c.code,
    sqlite_where=_UNRESOLVED,
    postgresql_where=_UNRESOLVED,
)

# Append-only: triggers refuse every change. `ledger.trail` alone inserts, so that the records form one chain.
events = sa.Table(
    "ledger_events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), index=True),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("action", sa.Text, nullable=False),
    sa.Column("detail", sa.JSON, nullable=False),
    sa.Column("form", sa.Integer, nullable=False),
    sa.Column("previous", Sha256, nullable=False),
    sa.Column("hash", Sha256, nullable=False),
)

attempts = sa.Table(
    "ledger_attempts",
    metadata,
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), primary_key=True),
    sa.Column("epoch", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("owner", sa.Text, nullable=False),
    sa.Column("started_at", UtcDateTime, nullable=False),
    sa.Column("ended_at", UtcDateTime),
    sa.Column("outcome", _words(AttemptOutcome)),
    sa.Column("code", sa.Text),
)

switches = sa.Table(
    "ledger_switches",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
)

# A log: it goes on saying what a model did with a page that was read again, or moved to another document.
model_readings = sa.Table(
    "ledger_model_readings",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), nullable=False, index=True),
    sa.Column("page", sa.Integer, nullable=False),
    sa.Column("model", sa.Text, nullable=False),
    sa.Column("is_degenerate", sa.Boolean, nullable=False),
    sa.Column("is_degenerate_as_published", sa.Boolean, nullable=False),
    sa.Index("ix_ledger_model_readings_model", "model", "id"),
)

# What is to be written of a settled document once more, or for the first time, beside what its run wrote.
owed_outputs = sa.Table(
    "ledger_owed_outputs",
    metadata,
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), primary_key=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("with_rows", sa.Boolean, nullable=False),
    sa.Column("since", UtcDateTime, nullable=False, index=True),
)

archives = sa.Table(
    "ledger_archives",
    metadata,
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), primary_key=True),
    sa.Column("edition", sa.Integer, nullable=False),
    sa.Column("written_at", UtcDateTime, nullable=False),
    sa.Column("files", sa.JSON, nullable=False),
)

# A value that a person confirmed; what was taken back, or said anew, stays for whoever asks what was said.
confirmations = sa.Table(
    "ledger_confirmations",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), nullable=False, index=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("rank", sa.Integer, nullable=False),
    sa.Column("value", sa.Text),
    sa.Column("read_value", sa.Text),
    sa.Column("page", sa.Integer),
    sa.Column("left", sa.Double),
    sa.Column("top", sa.Double),
    sa.Column("right", sa.Double),
    sa.Column("bottom", sa.Double),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("withdrawn_at", UtcDateTime),
)

# A document that is read once more while its results stand: the new reading is a document of its own, with
# `part` below zero, that no list shows. The row is here from the order to the decision; `outcome` is the
# state that the new reading would have, None until it is finished.
rereadings = sa.Table(
    "ledger_rereadings",
    metadata,
    sa.Column("reading_id", sa.ForeignKey("ledger_documents.id"), primary_key=True),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), nullable=False, unique=True),
    sa.Column("is_compared", sa.Boolean, nullable=False),
    sa.Column("outcome", _words(DocumentState)),
)

# What a document's results were before others took their place, kept as evidence.
versions = sa.Table(
    "ledger_versions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("document_id", sa.ForeignKey("ledger_documents.id"), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("state", _words(DocumentState), nullable=False),
    sa.Column("page_count", sa.Integer),
    sa.Column("document_type", sa.Text),
    sa.Column("pipeline_version", sa.Text),
    sa.Column("finished_at", UtcDateTime),
    sa.Column("replaced_at", UtcDateTime, nullable=False, index=True),
    sa.Column("extraction", sa.LargeBinary),
    sa.UniqueConstraint("document_id", "number"),
)

version_pages = sa.Table(
    "ledger_version_pages",
    metadata,
    sa.Column("version_id", sa.ForeignKey("ledger_versions.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("state", _words(PageState), nullable=False),
    sa.Column("confidence", sa.Double),
    sa.Column("engine", sa.Text),
    sa.Column("engine_version", sa.Text),
    sa.Column("finished_at", UtcDateTime),
    sa.Column("content", sa.LargeBinary),
)

IS_LISTED = documents.c.part >= sa.literal_column("0")
"""The condition for a document that operators see; a new reading of one is none."""
READINGS = sa.select(documents.c.id).where(_IS_READING)

DOCUMENT_COLUMNS = [column for column in documents.c if column is not documents.c.extraction]
PAGE_COLUMNS = [column for column in pages.c if column is not pages.c.content]
ARRIVAL_COLUMNS = [
    column for column in arrivals.c if column not in {arrivals.c.token, arrivals.c.receipt_due}
]
