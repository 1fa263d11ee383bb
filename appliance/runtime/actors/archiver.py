"""The only writer of the archive."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.runtime.actors.process import Process
from appliance.sinks.archive.sink import ArchiveSink, Format
from pipelines.errors import Failure, PipelineError

if TYPE_CHECKING:
    from appliance.ledger.records import ArchivedFile
    from appliance.runtime.actors.messages import Finished
    from appliance.sinks.archive.site import Site
    from appliance.sinks.signature_options import SignatureOptions

_NICENESS = 10


class Archiver(Process):
    """Writes one edition after the other; the readers go first where cores are short."""

    def __init__(
        self, folder: str, formats: tuple[str, ...], site: Site, signature: SignatureOptions
    ) -> None:
        super().__init__()
        os.nice(_NICENESS)
        self._signature = signature
        sign = self._sign if signature.is_on else None
        self._sink = ArchiveSink(Path(folder), frozenset(map(Format, formats)), site, sign)

    def archive(self, document: Finished, original: str, edition: int) -> tuple[ArchivedFile, ...] | Failure:
        """Write an edition of the document whose original lies in the vault."""
        try:
            return self._sink.write(document.stored(), Path(original), edition)
        except PipelineError as error:
            return error.as_failure()

    def _sign(self, pdf: Path) -> None:
        from appliance.sinks.signature import opened_signer, sign  # noqa: PLC0415 - heavy, and few sites sign

        with opened_signer(self._signature) as signer:
            sign(pdf, pdf, signer, now=datetime.now(UTC), tsa_url=self._signature.tsa_url)
