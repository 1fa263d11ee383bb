"""Finished documents as three Parquet datasets: `documents/`, `pages/` and `fields/`.

A batch is one file of the same name in each. The files are written aside, flushed to the disk and renamed,
so a reader sees a whole file or none; writing the batch again gives the same names and the same bytes.
"""

import errno
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from appliance.durable import sync_folder
from appliance.sinks.rows import (
    DocumentRow,
    FieldRow,
    LineRow,
    PageRow,
    Row,
    StoredDocument,
    VerdictRow,
    WrittenDocument,
    columns,
    document_row,
    field_rows,
    page_rows,
)
from pipelines.errors import InternalError, SinkError

_ROWS_A_GROUP = 1000
"""Rows held in memory per dataset; fixed, because the row groups are part of the file's bytes."""

_LINE = pa.struct(
    [
        pa.field("text", pa.string(), nullable=False),
        pa.field("confidence", pa.float64()),
        *(pa.field(edge, pa.float64(), nullable=False) for edge in ("left", "top", "right", "bottom")),
    ]
)
_VERDICT = pa.struct(
    [
        pa.field("check", pa.string(), nullable=False),
        pa.field("passed", pa.bool_(), nullable=False),
        pa.field("detail", pa.string(), nullable=False),
    ]
)
_TYPES: dict[object, pa.DataType] = {
    int: pa.int64(),
    float: pa.float64(),
    str: pa.string(),
    datetime: pa.timestamp("us", tz="UTC"),
    tuple[str, ...]: pa.list_(pa.field("element", pa.string(), nullable=False)),
    tuple[LineRow, ...]: pa.list_(pa.field("element", _LINE, nullable=False)),
    tuple[VerdictRow, ...]: pa.list_(pa.field("element", _VERDICT, nullable=False)),
}
# In the order of renaming: whoever sees a document's row can already read its pages and fields.
_DATASETS: dict[str, type[Row]] = {"fields": FieldRow, "pages": PageRow, "documents": DocumentRow}


_PART = "part-{}.parquet"
_SUMMARY = {
    "fields": ["document_id"],
    "pages": ["document_id"],
    "documents": ["document_id", "state", "finished_at"],
}


class ParquetSink:
    """The datasets under `folder`, which is created on first use."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write_batch(self, batch_id: int, documents: Iterable[StoredDocument]) -> None:
        """Write or replace the batch's files; `documents` come by ascending id and are streamed.

        Raises SinkError, and then the files of an earlier writing are still whole.
        """
        name = _name(batch_id)
        with _sink_errors():
            written = self._write_aside(name, _ascending(documents))
            for dataset, file in written.items():
                file.replace(self._folder / dataset / name)
                sync_folder(self._folder / dataset)

    def batch_ids(self) -> list[int]:
        """Return the batches of which there is a file in any dataset, ascending."""
        files = (file for dataset in _DATASETS for file in (self._folder / dataset).glob(_PART.format("*")))
        numbers = {file.stem.rpartition("-")[2] for file in files}
        return sorted(int(number) for number in numbers if number.isdecimal())

    def files(self, batch_id: int) -> list[Path]:
        """Return where the batch's files lie, or would lie."""
        return [self._folder / dataset / _name(batch_id) for dataset in _DATASETS]

    def written(self, batch_id: int) -> list[WrittenDocument]:
        """Return what the batch's files hold, a document as often as it is there.

        Raises SinkError `batch_unreadable` when a file is missing or damaged, or when the files do not
        speak of the same documents.
        """
        try:
            fields, pages, documents = (
                pq.read_table(file, columns=_SUMMARY[dataset]).to_pylist()
                for dataset, file in zip(_DATASETS, self.files(batch_id), strict=True)
            )
        except (OSError, pa.ArrowException) as error:
            raise _unreadable(batch_id, "is missing or damaged") from error
        counts = Counter(row["document_id"] for row in pages)
        if {*counts, *(row["document_id"] for row in fields)} - {row["document_id"] for row in documents}:
            raise _unreadable(batch_id, "has pages or fields of documents that it does not have")
        return [
            WrittenDocument(row["document_id"], row["state"], row["finished_at"], counts[row["document_id"]])
            for row in documents
        ]

    def _write_aside(self, name: str, documents: Iterator[StoredDocument]) -> dict[str, Path]:
        for dataset in (".tmp", *_DATASETS):
            (self._folder / dataset).mkdir(parents=True, exist_ok=True)
        sync_folder(self._folder)
        files = {dataset: self._folder / ".tmp" / f"{dataset}-{name}" for dataset in _DATASETS}
        with ExitStack() as stack:
            for file in files.values():
                stack.callback(file.unlink, missing_ok=True)
            self._write_datasets(files, documents)
            stack.pop_all()  # complete: nothing to take away again
        return files

    def _write_datasets(self, files: dict[str, Path], documents: Iterator[StoredDocument]) -> None:
        with ExitStack() as stack:
            fields, pages, rows = (
                stack.enter_context(_DatasetFile(files[dataset], row_type))
                for dataset, row_type in _DATASETS.items()
            )
            for stored in documents:
                fields.write(field_rows(stored))
                pages.write(page_rows(stored))
                rows.write([document_row(stored)])


class _DatasetFile:
    """One Parquet file, written in row groups of fixed size; on the disk when the block ends well."""

    def __init__(self, path: Path, row_type: type[Row]) -> None:
        self._schema = _schema(row_type)
        self._file = path.open("wb")
        self._writer = pq.ParquetWriter(self._file, self._schema, compression="zstd")
        self._waiting: list[dict[str, object]] = []

    def __enter__(self) -> Self:
        return self

    def write(self, rows: Iterable[Row]) -> None:
        self._waiting.extend(asdict(row) for row in rows)
        while len(self._waiting) >= _ROWS_A_GROUP:
            self._write_group(self._waiting[:_ROWS_A_GROUP])
            del self._waiting[:_ROWS_A_GROUP]

    def _write_group(self, rows: list[dict[str, object]]) -> None:
        self._writer.write_table(pa.Table.from_pylist(rows, schema=self._schema))

    def __exit__(
        self,
        error_type: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        with self._file:
            if error_type is None:
                if self._waiting:
                    self._write_group(self._waiting)
                self._writer.close()
                self._file.flush()
                os.fsync(self._file.fileno())
            self._writer.is_open = False  # given up or closed: its finalizer must not write to a closed file


def _name(batch_id: int) -> str:
    return _PART.format(f"{batch_id:08d}")


def _unreadable(batch_id: int, what: str) -> SinkError:
    return SinkError(
        "batch_unreadable", f"Batch {batch_id} {what}.", "Have it written again: appliance reconcile --mend"
    )


def _schema(row_type: type[Row]) -> pa.Schema:
    return pa.schema(
        [
            pa.field(column.name, _TYPES[column.type], nullable=column.is_nullable)
            for column in columns(row_type)
        ]
    )


def _ascending(documents: Iterable[StoredDocument]) -> Iterator[StoredDocument]:
    previous = None
    for stored in documents:
        document_id = stored.record.document_id
        if previous is not None and document_id <= previous:
            raise InternalError(
                "batch_not_ordered",
                f"Document {document_id} of a batch came after document {previous}.",
                "Report this as a defect; nothing was written.",
            )
        previous = document_id
        yield stored


@contextmanager
def _sink_errors() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _sink_error(error) from error


def _sink_error(error: OSError) -> SinkError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return SinkError(
            "results_disk_full",
            "The disk of the results folder is full.",
            "Free space on that disk; the batch is written again by itself.",
        )
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return SinkError(
            "results_read_only",
            "The results folder may not be written to.",
            "Give the appliance's user the right to write to storage.results of appliance.toml.",
        )
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    return SinkError(
        "results_write_failed",
        f"The results folder cannot be written: {reason}.",
        "Check the disk of storage.results of appliance.toml; the batch is written again by itself.",
    )
