"""Finished documents as three Parquet datasets: `documents/`, `pages/` and `fields/`.

A batch has at most one file in each folder of a dataset (`partition` names the folders), always under the
same name. Its files are written aside, flushed to the disk, and published together (`publish`); writing the
batch again gives the same names and the same bytes.
"""

import os
import shutil
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from appliance.durable import DISK_FULL, FORBIDDEN, make_folder
from appliance.sinks.columns import DocumentRow, FieldRow, PageRow, Row
from appliance.sinks.dataset_file import DatasetFile, UnreadableFile, read_columns, written_for
from appliance.sinks.partition import Partition, batch_of
from appliance.sinks.publish import publish
from appliance.sinks.rows import StoredDocument, WrittenDocument, document_row, field_rows, page_rows
from appliance.sinks.typed import Kinds, kinds_of
from pipelines.document_types.document_type import DocumentType
from pipelines.errors import InternalError, SinkError

# In the order of publishing: whoever sees a document's row can already read its pages and fields.
_DATASETS: Mapping[str, type[Row]] = {"fields": FieldRow, "pages": PageRow, "documents": DocumentRow}
_SUMMARY = {
    "fields": ["document_id"],
    "pages": ["document_id"],
    "documents": ["document_id", "state", "finished_at"],
}
_ASIDE = ".tmp"
"""Where one writer at a time prepares files; beside the datasets, so that nobody who lists one sees it."""


class ParquetSink:
    """The datasets under `folder`, which is created on first use.

    `own_types` are the site's document types: they tell which fields are dates, sums or counts.
    """

    def __init__(self, folder: Path, own_types: Sequence[DocumentType] = ()) -> None:
        self._folder, self._kinds = folder, kinds_of(own_types)

    def write_batch(
        self, batch_id: int, documents: Iterable[StoredDocument], replaces: Collection[int] = ()
    ) -> None:
        """Write or replace the batch's files, in one go; `BatchFiles` says how `documents` come.

        Raises SinkError, and then the files of an earlier writing are still whole.
        """
        files = self.begin_batch(batch_id)
        for stored in documents:
            files.add(stored)
        files.publish(replaces)

    def begin_batch(self, batch_id: int) -> "BatchFiles":
        """Begin to write the batch's files aside; what another batch left there is taken away."""
        return BatchFiles(self._folder, batch_id, self._kinds)

    def files(self) -> dict[int, list[Path]]:
        """Return the files of every batch that has any, by ascending batch."""
        found: dict[int, list[Path]] = defaultdict(list)
        for file in self._all_files():
            if (batch_id := batch_of(file.name)) is not None:
                found[batch_id].append(file)
        return dict(sorted(found.items()))

    def strays(self) -> list[Path]:
        """Return Parquet files in the datasets that are of no batch, and whose rows readers take along."""
        files = (file for file in self._all_files() if batch_of(file.name) is None)
        return sorted(file for file in files if file.suffix == ".parquet" and file.name[0] not in "._")

    def written(self, batch_id: int, files: Collection[Path] | None = None) -> list[WrittenDocument]:
        """Return what the batch's files hold, a document as often as it is there.

        `files` are those that `files()` found a moment ago. Raises SinkError `batch_unreadable` when one is
        missing, damaged or not where it belongs, or when they do not speak of the same documents.
        """
        found = self.files().get(batch_id, []) if files is None else files
        try:
            return self._summary(batch_id, found)
        except UnreadableFile as error:
            raise _unreadable(batch_id, "is missing or damaged") from error

    def _summary(self, batch_id: int, files: Collection[Path]) -> list[WrittenDocument]:
        places: dict[str, set[PurePath]] = {dataset: set() for dataset in _DATASETS}
        rows: dict[str, list[dict[str, Any]]] = {dataset: [] for dataset in _DATASETS}
        for file in files:
            dataset, *rest = file.relative_to(self._folder).parts
            place = PurePath(*rest).parent
            if Partition.at(place) is None or written_for(file) != place.as_posix():
                raise _unreadable(batch_id, "has a file that does not belong where it lies")
            places[dataset].add(place)
            rows[dataset] += read_columns(file, _SUMMARY[dataset])
        if len({frozenset(found) for found in places.values()}) > 1:
            raise _unreadable(batch_id, "lacks a file")
        return _documents(batch_id, rows)

    def _all_files(self) -> Iterator[Path]:
        for dataset in _DATASETS:
            for folder, _, names in os.walk(self._folder / dataset):
                yield from (Path(folder, name) for name in names)


class BatchFiles:
    """The files of a batch while they are written aside.

    Documents come grouped by partition, and within it by admission and id; they are not kept. Every method
    raises SinkError, and the batch is given up then.
    """

    def __init__(self, folder: Path, batch_id: int, kinds: Kinds) -> None:
        self._folder, self._aside, self._kinds = folder, folder / _ASIDE, kinds
        self._batch_id = batch_id
        self._staged: dict[Partition, dict[str, Path]] = {}
        self._open: dict[str, DatasetFile] = {}
        self._last: tuple[Partition, tuple[datetime, int]] | None = None
        with self._named_errors():
            if self._aside.exists():
                shutil.rmtree(self._aside)
            for name in (_ASIDE, *_DATASETS):
                make_folder(folder / name)

    def add(self, stored: StoredDocument) -> None:
        with self._named_errors():
            self._turn_to(stored)
            self._open["fields"].write(field_rows(stored))
            self._open["pages"].write(page_rows(stored))
            self._open["documents"].write([document_row(stored)])

    def publish(self, replaces: Collection[int] = ()) -> None:
        """Let readers see the batch instead of its former files and those of the batches it `replaces`."""
        with self._named_errors():
            self._close()
            former = {self._batch_id, *replaces}
            for dataset in _DATASETS:
                new = {place.file(self._batch_id): files[dataset] for place, files in self._staged.items()}
                publish(self._folder / dataset, self._aside, new, self._present(dataset, former))
            shutil.rmtree(self._aside)

    def _present(self, dataset: str, batch_ids: Collection[int]) -> list[PurePath]:
        top = self._folder / dataset
        files = (Path(folder, name) for folder, _, names in os.walk(top) for name in names)
        return [file.relative_to(top) for file in files if batch_of(file.name) in batch_ids]

    def _turn_to(self, stored: StoredDocument) -> None:
        """Have the files of the document's partition open."""
        partition, key = Partition.of(stored), (stored.record.admitted_at, stored.record.document_id)
        if self._last is not None and self._last[0] == partition:
            if key <= self._last[1]:
                raise _not_ordered(stored)
        else:
            if partition in self._staged:
                raise _not_ordered(stored)
            self._close()
            self._begin(partition)
        self._last = partition, key

    def _begin(self, partition: Partition) -> None:
        number = len(self._staged)
        files = {name: self._aside / f"{name}-{self._batch_id:08d}-{number}.parquet" for name in _DATASETS}
        self._staged[partition] = files
        for name, row_type in _DATASETS.items():
            self._open[name] = DatasetFile(files[name], row_type, partition.folder, self._kinds)

    def _close(self) -> None:
        while self._open:
            _, file = self._open.popitem()
            try:
                file.close()
            except BaseException:
                file.give_up()
                raise

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except BaseException as error:
            self.give_up()
            if isinstance(error, OSError):
                raise _sink_error(error) from error
            raise

    def give_up(self) -> None:
        """Forget what was written aside; what readers see stays as it is."""
        while self._open:
            self._open.popitem()[1].give_up()
        shutil.rmtree(self._aside, ignore_errors=True)


def _documents(batch_id: int, rows: Mapping[str, list[dict[str, Any]]]) -> list[WrittenDocument]:
    counts = Counter(row["document_id"] for row in rows["pages"])
    known = {row["document_id"] for row in rows["documents"]}
    if {*counts, *(row["document_id"] for row in rows["fields"])} - known:
        raise _unreadable(batch_id, "has pages or fields of documents that it does not have")
    return [WrittenDocument(**row, page_rows=counts[row["document_id"]]) for row in rows["documents"]]


def _unreadable(batch_id: int, what: str) -> SinkError:
    return SinkError(
        "batch_unreadable", f"Batch {batch_id} {what}.", "Have it written again: appliance reconcile --mend"
    )


def _not_ordered(stored: StoredDocument) -> InternalError:
    return InternalError(
        "batch_not_ordered",
        f"Document {stored.record.document_id} of a batch came out of its order.",
        "Report this as a defect; nothing was written.",
    )


def _sink_error(error: OSError) -> SinkError:
    if error.errno in DISK_FULL:
        return SinkError(
            "results_disk_full",
            "The disk of the results folder is full.",
            "Free space on that disk; the batch is written again by itself.",
        )
    if error.errno in FORBIDDEN:
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
