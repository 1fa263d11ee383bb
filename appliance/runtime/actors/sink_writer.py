"""The only writer of results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from appliance.runtime.actors.process import Process
from appliance.sinks.parquet import BatchFiles, ParquetSink
from appliance.sinks.sql import SqlSink
from pipelines.document_types.known import known_types
from pipelines.errors import Failure, PipelineError, SinkError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from appliance.runtime.actors.messages import Finished
    from pipelines.document_types.document_type import DocumentType


class SinkWriter(Process):
    """Writes SQL for some documents and Parquet for each batch; both may be asked for again.

    A batch is begun, its documents are added, and it is published.
    """

    def __init__(self, results_url: str, parquet: str, own_types: tuple[DocumentType, ...] = ()) -> None:
        super().__init__()
        self._types = known_types(own_types)
        self._url, self._parquet = results_url, Path(parquet)
        self._batch: BatchFiles | None = None
        self._sql: SqlSink | None = None  # opened at the first document, so that a failure is that document's

    def write(self, *documents: Finished) -> Failure | None:
        """Write the rows of these documents: of all, or of none."""
        return _tried(lambda: self._write(documents))

    def _write(self, documents: Sequence[Finished]) -> None:
        self._sql = self._sql or SqlSink(self._url, self._types)
        self._sql.write(*(document.stored() for document in documents))

    def begin_batch(self, batch_id: int, own_types: Sequence[DocumentType]) -> Failure | None:
        return _tried(lambda: self._begin(batch_id, own_types))

    def add_to_batch(self, documents: Sequence[Finished]) -> Failure | None:
        return _tried(lambda: self._add(documents))

    def publish_batch(self, replaces: Sequence[int]) -> Failure | None:
        return _tried(lambda: self._begun().publish(replaces))

    def _begin(self, batch_id: int, own_types: Sequence[DocumentType]) -> None:
        if self._batch is not None:
            self._batch.give_up()
        self._batch = ParquetSink(self._parquet, own_types).begin_batch(batch_id)

    def _add(self, documents: Sequence[Finished]) -> None:
        for document in documents:
            self._begun().add(document.stored())

    def _begun(self) -> BatchFiles:
        """Return the batch that is being written; a process that took another's place knows of none."""
        if self._batch is None:
            raise SinkError(
                "batch_lost", "The process that wrote the batch died.", "Nothing: the batch is written again."
            )
        return self._batch


def _tried(act: Callable[[], None]) -> Failure | None:
    try:
        act()
    except PipelineError as error:
        return error.as_failure()
    return None
