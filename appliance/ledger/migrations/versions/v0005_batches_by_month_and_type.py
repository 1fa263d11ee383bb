"""Batches of one month and document type, and batches that are merged.

Every batch is to be written once more: its files lay in other folders and had other columns.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ledger_batches", sa.Column("month", sa.String(7)))
    op.add_column("ledger_batches", sa.Column("document_type", sa.Text()))
    op.add_column("ledger_batches", sa.Column("page_count", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("ledger_batches", sa.Column("merged_into", sa.Integer()))
    op.create_index("ix_ledger_batches_merged_into", "ledger_batches", ["merged_into"])
    batches = sa.table(
        "ledger_batches", sa.column("id"), sa.column("state"), sa.column("version"), sa.column("page_count")
    )
    documents = sa.table("ledger_documents", sa.column("batch_id"), sa.column("page_count"))
    own_pages = sa.select(sa.func.coalesce(sa.func.sum(documents.c.page_count), 0)).where(
        documents.c.batch_id == batches.c.id
    )
    op.execute(
        sa.update(batches).values(
            state="OPEN", version=batches.c.version + 1, page_count=own_pages.scalar_subquery()
        )
    )
