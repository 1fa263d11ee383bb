"""The only writer of the archive."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.runtime.actors.process import Process
from appliance.sinks.archive.sink import ArchiveSink, Format
from pipelines.errors import Failure, PipelineError

if TYPE_CHECKING:
    from appliance.runtime.actors.messages import Finished
    from appliance.sinks.archive.shelf import ArchivedFile
    from appliance.sinks.archive.site import Site

_NICENESS = 10


class Archiver(Process):
    """Writes one edition after the other; the readers go first where cores are short."""

    def __init__(self, folder: str, formats: tuple[str, ...], site: Site) -> None:
        super().__init__()
        os.nice(_NICENESS)
        self._sink = ArchiveSink(Path(folder), frozenset(map(Format, formats)), site)

    def write(self, document: Finished, original: str, edition: int) -> tuple[ArchivedFile, ...] | Failure:
        """Write an edition of the document whose original lies in the vault."""
        try:
            return self._sink.write(document.stored(), Path(original), edition)
        except PipelineError as error:
            return error.as_failure()
