"""What models did with pages: which degenerate, by our guard and by the published rule."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ledger_model_readings",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("is_degenerate", sa.Boolean(), nullable=False),
        sa.Column("is_degenerate_as_published", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["ledger_documents.id"]),
    )
    op.create_index("ix_ledger_model_readings_document_id", "ledger_model_readings", ["document_id"])
    op.create_index("ix_ledger_model_readings_model", "ledger_model_readings", ["model", "id"])
