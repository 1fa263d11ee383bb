"""The results that others replaced, kept as evidence until an operator has them forgotten."""

import zlib
from datetime import datetime

import sqlalchemy as sa

from appliance.ledger.reader import LedgerReader
from appliance.ledger.records import VersionRecord
from appliance.ledger.statements import add_events, portions
from appliance.ledger.tables import version_pages, versions


class LedgerVersions(LedgerReader):
    """The read side and old versions of documents."""

    def versions(self, document_id: int) -> list[VersionRecord]:
        """Return the results that others replaced, the first first."""
        columns = [column for column in versions.c if column not in {versions.c.id, versions.c.extraction}]
        query = sa.select(versions.c.id, *columns).where(versions.c.document_id == document_id)
        reader = (version_pages.c.engine, version_pages.c.engine_version)
        with self._database.reading() as connection:
            rows = [dict(row) for row in connection.execute(query.order_by(versions.c.number)).mappings()]
            found = []
            for row in rows:
                own = version_pages.c.version_id == row.pop("id")
                read_by = connection.execute(sa.select(*reader).where(own, reader[0].is_not(None)).distinct())
                names = tuple(sorted(f"{engine} {version or ''}".strip() for engine, version in read_by))
                found.append(VersionRecord(**row, readers=names))
        return found

    def version_contents(self, document_id: int, number: int) -> tuple[bytes | None, list[bytes | None]]:
        """Return the extraction of a version, and its pages in order, as JSON. Raises KeyError."""
        own = sa.and_(versions.c.document_id == document_id, versions.c.number == number)
        content = (
            sa.select(version_pages.c.content).join(versions).where(own).order_by(version_pages.c.number)
        )
        with self._database.reading() as connection:
            row = connection.execute(sa.select(versions.c.extraction).where(own)).one_or_none()
            if row is None:
                raise KeyError(number)
            return _unpacked(row.extraction), [_unpacked(one) for one in connection.scalars(content)]

    def forget_versions(self, before: datetime, actor: str, now: datetime) -> int:
        """Remove the versions that were replaced before a moment; return how many. Events tell of each."""
        old = sa.select(versions.c.id, versions.c.document_id, versions.c.number)
        old = old.where(versions.c.replaced_at < before).order_by(versions.c.id)
        with self._database.writing() as connection:
            rows = list(connection.execute(old))
            for some in portions(rows):
                ids = [row.id for row in some]
                connection.execute(sa.delete(version_pages).where(version_pages.c.version_id.in_(ids)))
                connection.execute(sa.delete(versions).where(versions.c.id.in_(ids)))
            for row in rows:
                detail = {"version": row.number}
                add_events(
                    connection, [row.document_id], "version_forgotten", now, actor=actor, detail=detail
                )
        return len(rows)


def _unpacked(packed: bytes | None) -> bytes | None:
    return None if packed is None else zlib.decompress(packed)
