"""How an older ledger becomes one that this program can use: Alembic revisions, run by `ledger.schema`."""
