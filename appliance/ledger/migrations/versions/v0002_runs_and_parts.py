"""Attempts, the operator's switches, receipts that are due, and documents that are part of a file."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_CONSTRAINTS = {"uq": "uq_%(table_name)s_%(column_0_name)s"}
_INDEXES = ("admitted_at", "batch_id", "claim", "not_before", "unbatched")


def upgrade() -> None:
    _extend_documents()
    _extend_arrivals()
    _create_attempts()
    _create_switches()


def _extend_documents() -> None:
    """SQLite writes the table anew, and would forget how its indexes are ordered: they are made again."""
    for index in _INDEXES:
        op.drop_index(f"ix_ledger_documents_{index}", "ledger_documents")
    is_postgresql = op.get_bind().dialect.name == "postgresql"
    unique = "ledger_documents_sha256_key" if is_postgresql else "uq_ledger_documents_sha256"
    with op.batch_alter_table("ledger_documents", naming_convention=_CONSTRAINTS) as table:
        table.add_column(sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("first_page", sa.Integer()))
        table.add_column(sa.Column("parent_id", sa.Integer()))
        table.add_column(sa.Column("parameters", sa.JSON(), nullable=False, server_default="{}"))
        table.drop_constraint(unique, type_="unique")
        table.create_unique_constraint("uq_ledger_documents_part", ["sha256", "part"])
        table.create_foreign_key("fk_ledger_documents_parent", "ledger_documents", ["parent_id"], ["id"])
    _create_document_indexes()


def _create_document_indexes() -> None:
    op.create_index("ix_ledger_documents_admitted_at", "ledger_documents", ["admitted_at"])
    op.create_index("ix_ledger_documents_batch_id", "ledger_documents", ["batch_id"])
    op.create_index("ix_ledger_documents_parent_id", "ledger_documents", ["parent_id"])
    op.create_index(
        "ix_ledger_documents_claim",
        "ledger_documents",
        ["state", sa.text("priority DESC"), "admitted_at", "id"],
    )
    by_priority = sa.text("priority DESC")
    partial: tuple[tuple[str, list[str | sa.TextClause], str], ...] = (
        (
            "unsettled",
            ["state", "profile", by_priority, "admitted_at", "id", "page_count", "finished_at"],
            "finished_at IS NULL",
        ),
        ("not_before", ["not_before"], "not_before IS NOT NULL"),
        ("unbatched", ["finished_at", "id"], "batch_id IS NULL AND finished_at IS NOT NULL"),
    )
    for name, columns, condition in partial:
        op.create_index(
            f"ix_ledger_documents_{name}",
            "ledger_documents",
            columns,
            sqlite_where=sa.text(condition),
            postgresql_where=sa.text(condition),
        )


def _extend_arrivals() -> None:
    op.add_column(
        "ledger_arrivals",
        sa.Column("receipt_due", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.create_index(
        "ix_ledger_arrivals_receipt_due",
        "ledger_arrivals",
        ["id"],
        sqlite_where=sa.text("receipt_due = 1"),  # as the queries write it: SQLite compares the words
        postgresql_where=sa.text("receipt_due"),
    )
    op.create_index("ix_ledger_arrivals_document_id", "ledger_arrivals", ["document_id"])


def _create_attempts() -> None:
    op.create_table(
        "ledger_attempts",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String(16)),
        sa.Column("code", sa.Text()),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("document_id", "epoch"),
    )


def _create_switches() -> None:
    op.create_table(
        "ledger_switches",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
