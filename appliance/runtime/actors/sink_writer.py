"""The only writer of results."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from appliance.runtime.actors.process import Process
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.sql import SqlSink
from pipelines.errors import Failure, PipelineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from appliance.runtime.actors.messages import Finished
    from appliance.sinks.rows import StoredDocument


class SinkWriter(Process):
    """Writes SQL for each document and Parquet for each batch; both may be asked for again."""

    def __init__(self, results_url: str, parquet: str) -> None:
        super().__init__()
        self._url, self._parquet = results_url, ParquetSink(Path(parquet))
        self._sql: SqlSink | None = None  # opened at the first document, so that a failure is that document's

    def write(self, document: Finished) -> Failure | None:
        try:
            self._sql = self._sql or SqlSink(self._url)
            self._sql.write(document.stored())
        except PipelineError as error:
            return error.as_failure()
        return None

    def write_batch(self, batch_id: int, documents: Sequence[Finished]) -> Failure | None:
        try:
            self._parquet.write_batch(batch_id, _stored(documents))
        except PipelineError as error:
            return error.as_failure()
        return None


def _stored(documents: Sequence[Finished]) -> Iterator[StoredDocument]:
    return (document.stored() for document in documents)
