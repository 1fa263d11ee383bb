"""Which schema a database holds, and bringing it to the one that this program uses."""

import sqlalchemy as sa

from appliance.errors import LedgerError
from appliance.ledger.tables import REVISION, VERSION_TABLE, metadata


def check(connection: sa.Connection) -> None:
    """Raise LedgerError unless the database holds exactly this program's schema."""
    revision = revision_of(connection)
    if revision == REVISION:
        return
    refuse_foreign(connection)
    if revision is None:
        raise LedgerError(
            "ledger_missing",
            "the database holds no ledger yet",
            "Create the site with 'appliance init', or correct the ledger's URL.",
        )
    raise LedgerError(
        "ledger_older",
        f"the ledger's schema is revision {revision}, older than this program",
        "Start the appliance once: it upgrades the ledger. Back it up before.",
    )


def refuse_foreign(connection: sa.Connection) -> None:
    """Raise LedgerError if the database holds something that no revision of ours leads from."""
    revision = revision_of(connection)
    if revision is not None and not is_known(revision):
        raise LedgerError(
            "ledger_newer",
            f"the ledger's schema is revision {revision}, which this program does not know",
            "Install the program's version that wrote it, or a newer one.",
        )
    found = set(sa.inspect(connection).get_table_names())
    # A PostgreSQL database may be shared with others' tables; a SQLite file is the ledger's alone.
    strange = found if connection.dialect.name == "sqlite" else found.intersection(metadata.tables)
    if revision is None and strange - {VERSION_TABLE}:
        raise LedgerError(
            "ledger_foreign",
            "the database holds tables that are not the ledger's",
            "Correct the ledger's URL; nothing was changed.",
        )


def upgrade(connection: sa.Connection, to: str = "head") -> None:
    """Bring the schema to this program's revision, or an older one, inside the caller's transaction."""
    from alembic import command  # noqa: PLC0415 - a fifth of a second, which no other command needs
    from alembic.config import Config  # noqa: PLC0415

    refuse_foreign(connection)
    config = Config()
    config.set_main_option("script_location", "appliance.ledger:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def is_known(revision: str) -> bool:
    """Say whether this program can bring a ledger from that revision to its own."""
    return revision in {f"{number:04}" for number in range(1, int(REVISION) + 1)}


def revision_of(connection: sa.Connection) -> str | None:
    """Return the revision of the schema, None where there is none."""
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.scalar(sa.select(sa.column("version_num")).select_from(sa.table(VERSION_TABLE)))
