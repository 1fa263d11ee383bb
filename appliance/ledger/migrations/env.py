"""Executed by Alembic for each command; the connection is handed in by `ledger.schema`."""

from alembic import context

from appliance.ledger.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
context.run_migrations()
