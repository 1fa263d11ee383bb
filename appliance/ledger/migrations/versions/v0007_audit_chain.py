"""The events become a chain that nobody can change unseen, and pages keep the hash of what was read.

Events that were there are chained as they are found; `chain_began` then says how many of them there were,
since the chain proves nothing of the time before it. Whoever writes ledger_events anew in a later migration
has to make the triggers again: they go with the table.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from appliance.ledger.chain import GENESIS
from appliance.ledger.records import MACHINE, EventRecord
from appliance.ledger.tables import UtcDateTime
from appliance.ledger.trail import Happening, linked

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_AT_ONCE = 2000
_WORDS = "the audit trail is append-only"

_events = sa.table(
    "ledger_events",
    sa.column("id", sa.Integer()),
    sa.column("at", UtcDateTime()),
    sa.column("document_id", sa.Integer()),
    sa.column("actor", sa.Text()),
    sa.column("action", sa.Text()),
    sa.column("detail", sa.JSON()),
    sa.column("form", sa.Integer()),
    sa.column("previous", sa.LargeBinary()),
    sa.column("hash", sa.LargeBinary()),
)


_CHAIN: dict[str, sa.types.TypeEngine[Any]] = {
    "form": sa.Integer(),
    "previous": sa.LargeBinary(32),
    "hash": sa.LargeBinary(32),
}


def upgrade() -> None:
    op.add_column("ledger_pages", sa.Column("content_sha256", sa.LargeBinary(32)))
    for name, kind in _CHAIN.items():
        op.add_column("ledger_events", sa.Column(name, kind))
    _chain_what_is_there(op.get_bind())
    with op.batch_alter_table("ledger_events") as table:
        for name, kind in _CHAIN.items():
            table.alter_column(name, existing_type=kind, nullable=False)
    _protect(op.get_bind())


def _chain_what_is_there(connection: sa.Connection) -> None:
    last_id, last_hash, count = 0, GENESIS, 0
    while rows := _rows_after(connection, last_id):
        for row in rows:
            found = Happening(row.at, row.actor, row.action, row.document_id, row.detail)
            (record,) = linked([found], row.id - 1, last_hash)
            connection.execute(sa.update(_events).where(_events.c.id == row.id).values(_links(record)))
            last_id, last_hash = record.id, record.hash
        count += len(rows)
    if count:
        began = Happening(datetime.now(UTC), MACHINE, "chain_began", None, {"earlier": count})
        (record,) = linked([began], last_id, last_hash)
        told = {name: getattr(record, name) for name in ("id", "at", "actor", "action", "detail")}
        connection.execute(sa.insert(_events).values(told | _links(record)))


def _links(record: EventRecord) -> dict[str, object]:
    return {
        "form": record.form,
        "previous": bytes.fromhex(record.previous),
        "hash": bytes.fromhex(record.hash),
    }


def _rows_after(connection: sa.Connection, last_id: int) -> list[sa.Row[Any]]:
    columns = [column for column in _events.c if column.name not in {"form", "previous", "hash"}]
    query = sa.select(*columns).where(_events.c.id > last_id).order_by(_events.c.id).limit(_AT_ONCE)
    return list(connection.execute(query))


def _protect(connection: sa.Connection) -> None:
    """Have the database refuse what is no appending; whoever owns it can lift that, hence the chain."""
    statements = _FOR_SQLITE if connection.dialect.name == "sqlite" else _FOR_POSTGRESQL
    for statement in statements:
        op.execute(statement)


_REFUSED = f"BEGIN SELECT RAISE(ABORT, '{_WORDS}'); END"
_FOR_SQLITE = (
    f"CREATE TRIGGER ledger_events_kept BEFORE UPDATE ON ledger_events {_REFUSED}",
    f"CREATE TRIGGER ledger_events_whole BEFORE DELETE ON ledger_events {_REFUSED}",
    # INSERT OR REPLACE deletes without asking the trigger above.
    f"""CREATE TRIGGER ledger_events_once BEFORE INSERT ON ledger_events
    WHEN EXISTS (SELECT 1 FROM ledger_events WHERE id = NEW.id) {_REFUSED}""",  # noqa: S608 - our words
)
_FOR_POSTGRESQL = (
    f"""CREATE FUNCTION ledger_events_refuse() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '{_WORDS}'; END $$""",
    """CREATE TRIGGER ledger_events_kept BEFORE UPDATE OR DELETE ON ledger_events
    FOR EACH ROW EXECUTE FUNCTION ledger_events_refuse()""",
    """CREATE TRIGGER ledger_events_whole BEFORE TRUNCATE ON ledger_events
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_events_refuse()""",
)
