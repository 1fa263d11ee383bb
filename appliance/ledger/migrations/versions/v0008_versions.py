"""Documents that are read once more while their results stand, and the results that were replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_rereadings",
        sa.Column("reading_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("is_compared", sa.Boolean(), nullable=False),
        sa.Column("outcome", sa.String(16)),
        sa.ForeignKeyConstraint(["reading_id"], ["ledger_documents.id"]),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("reading_id"),
        sa.UniqueConstraint("document_id"),
    )
    op.create_index(
        "ix_ledger_documents_readings",
        "ledger_documents",
        ["parent_id"],
        sqlite_where=sa.text("part < 0"),
        postgresql_where=sa.text("part < 0"),
    )
    _create_versions()
    _create_version_pages()


def _create_versions() -> None:
    op.create_table(
        "ledger_versions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("page_count", sa.Integer()),
        sa.Column("document_type", sa.Text()),
        sa.Column("pipeline_version", sa.Text()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("replaced_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extraction", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("document_id", "number"),
    )
    op.create_index("ix_ledger_versions_replaced_at", "ledger_versions", ["replaced_at"])


def _create_version_pages() -> None:
    op.create_table(
        "ledger_version_pages",
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("confidence", sa.Double()),
        sa.Column("engine", sa.Text()),
        sa.Column("engine_version", sa.Text()),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        sa.Column("content", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["version_id"], ["ledger_versions.id"]),
        sa.PrimaryKeyConstraint("version_id", "number"),
    )
