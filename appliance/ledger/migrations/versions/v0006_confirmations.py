"""What persons say of the fields of documents."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_confirmations",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("read_value", sa.Text()),
        sa.Column("page", sa.Integer()),
        sa.Column("left", sa.Double()),
        sa.Column("top", sa.Double()),
        sa.Column("right", sa.Double()),
        sa.Column("bottom", sa.Double()),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True)),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
    )
    op.create_index("ix_ledger_confirmations_document_id", "ledger_confirmations", ["document_id"])
