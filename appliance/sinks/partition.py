"""Where a document's rows lie: a folder for each month and, within it, for each document type.

The month is the one in which the file came in, in UTC. It is always known and never changes, so that a
document stays in its month however often it is processed again; only its type can change. The month comes
first, so that such a change, and a merge of files, happens below one folder.
"""

import re
from dataclasses import dataclass
from datetime import UTC
from pathlib import PurePath
from typing import Self

from appliance.sinks.rows import StoredDocument

_PLACE = re.compile(r"year=(\d+)/month=(\d+)/document_type=([^/]+)")
_FILE = re.compile(r"part-(\d{8,})\.parquet")


@dataclass(frozen=True, slots=True, order=True)
class Partition:
    """Documents of one type that came in within one month of UTC."""

    year: int
    month: int
    document_type: str

    @classmethod
    def of(cls, stored: StoredDocument) -> Self:
        """Return the document's partition."""
        admitted = stored.record.admitted_at.astimezone(UTC)
        return cls(admitted.year, admitted.month, stored.result.extraction.document_type)

    @classmethod
    def at(cls, folder: PurePath) -> Self | None:
        """Return the partition whose folder this is, relative to the dataset; None where it is of none."""
        found = _PLACE.fullmatch(folder.as_posix())
        return cls(int(found[1]), int(found[2]), found[3]) if found else None

    @property
    def folder(self) -> PurePath:
        """The folder within a dataset, named as Hive names it."""
        return PurePath(f"year={self.year}", f"month={self.month}", f"document_type={self.document_type}")

    def file(self, batch_id: int) -> PurePath:
        """Return where the rows of a batch lie within a dataset."""
        return self.folder / batch_file(batch_id)


def batch_file(batch_id: int) -> str:
    """Return the name of every file that a batch has."""
    return f"part-{batch_id:08d}.parquet"


def batch_of(name: str) -> int | None:
    """Return the batch whose file has this name; None for any other file."""
    found = _FILE.fullmatch(name)
    return int(found[1]) if found else None
