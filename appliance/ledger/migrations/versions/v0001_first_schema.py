"""The first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_batches()
    _create_documents()
    _create_arrivals()
    _create_pages()
    _create_failures()
    _create_events()


def _create_batches() -> None:
    op.create_table(
        "ledger_batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ledger_batches_state", "ledger_batches", ["state"])


def _create_documents() -> None:
    op.create_table(
        "ledger_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("byte_size", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16)),
        sa.Column("page_count", sa.Integer()),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text()),
        sa.Column("lease_until", sa.DateTime(timezone=True)),
        sa.Column("not_before", sa.DateTime(timezone=True)),
        sa.Column("admitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True)),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("document_type", sa.Text()),
        sa.Column("pipeline_version", sa.Text()),
        sa.Column("batch_id", sa.Integer()),
        sa.Column("extraction", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["batch_id"], ["ledger_batches.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sha256"),
    )
    op.create_index("ix_ledger_documents_admitted_at", "ledger_documents", ["admitted_at"])
    op.create_index("ix_ledger_documents_batch_id", "ledger_documents", ["batch_id"])
    op.create_index(
        "ix_ledger_documents_claim",
        "ledger_documents",
        ["state", sa.text("priority DESC"), "admitted_at", "id"],
    )
    op.create_index(
        "ix_ledger_documents_not_before",
        "ledger_documents",
        ["not_before"],
        sqlite_where=sa.text("not_before IS NOT NULL"),
        postgresql_where=sa.text("not_before IS NOT NULL"),
    )
    op.create_index(
        "ix_ledger_documents_unbatched",
        "ledger_documents",
        ["finished_at", "id"],
        sqlite_where=sa.text("batch_id IS NULL AND finished_at IS NOT NULL"),
        postgresql_where=sa.text("batch_id IS NULL AND finished_at IS NOT NULL"),
    )


def _create_arrivals() -> None:
    op.create_table(
        "ledger_arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token", sa.String(64)),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64)),
        sa.Column("byte_size", sa.BigInteger()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("document_id", sa.Integer()),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("token", "sha256"),
    )
    op.create_index("ix_ledger_arrivals_path", "ledger_arrivals", ["path"])
    op.create_index("ix_ledger_arrivals_verdict", "ledger_arrivals", ["verdict"])


def _create_pages() -> None:
    op.create_table(
        "ledger_pages",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("is_suspect", sa.Boolean(), nullable=False),
        sa.Column("solo_deaths", sa.Integer(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double()),
        sa.Column("engine", sa.Text()),
        sa.Column("engine_version", sa.Text()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("content", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("document_id", "number"),
    )
    op.create_index("ix_ledger_pages_state", "ledger_pages", ["state"])


def _create_failures() -> None:
    op.create_table(
        "ledger_failures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Integer()),
        sa.Column("arrival_id", sa.Integer()),
        sa.Column("page", sa.Integer()),
        sa.Column("failure_class", sa.String(16), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("next_step", sa.Text(), nullable=False),
        sa.Column("retryable", sa.Boolean(), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["arrival_id"], ["ledger_arrivals.id"]),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ledger_failures_arrival_id", "ledger_failures", ["arrival_id"])
    op.create_index("ix_ledger_failures_at", "ledger_failures", ["at"])
    op.create_index("ix_ledger_failures_document_id", "ledger_failures", ["document_id"])
    op.create_index(
        "ix_ledger_failures_unresolved",
        "ledger_failures",
        ["code"],
        sqlite_where=sa.text("resolved_at IS NULL"),
        postgresql_where=sa.text("resolved_at IS NULL"),
    )


def _create_events() -> None:
    op.create_table(
        "ledger_events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Integer()),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_ledger_events_document_id", "ledger_events", ["document_id"])
