"""Editions of documents, and what is owed of them: rows to write again, files for the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    edition = sa.Column("edition", sa.Integer(), nullable=False, server_default="0")
    op.add_column("ledger_documents", edition)
    op.create_table(
        "ledger_owed_outputs",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("with_rows", sa.Boolean(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_index("ix_ledger_owed_outputs_since", "ledger_owed_outputs", ["since"])
    op.create_table(
        "ledger_archives",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("document_id"),
    )
