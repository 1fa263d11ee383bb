"""Acts on differences: what is lost is written again from the ledger, what is foreign is set aside.

Originals and Parquet files are moved to `lost+found`, never deleted; only rows that the results database
alone knows are, and only when that is asked for. Each mending may die and be done again. The caller holds
the site's lock.
"""

import itertools
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from appliance.account import operator
from appliance.durable import sync_folder
from appliance.ledger.store import Ledger
from appliance.ledger.survey import LedgerSurvey
from appliance.reconcile.differences import FOREIGN, MENDED, Difference, DifferenceKind
from appliance.runtime.batches import write_here
from appliance.runtime.receipts import ReceiptDesk
from appliance.runtime.results import with_results
from appliance.settings import Settings
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.sql import SqlSink
from pipelines import catalog
from pipelines.errors import PipelineError

LOST_AND_FOUND = "lost+found"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends one site; `foreign` also takes results away that the ledger knows nothing of."""

    settings: Settings
    ledger: Ledger
    survey: LedgerSurvey
    foreign: bool

    def mend(self, difference: Difference) -> str | None:
        """Mend it and return None, or return why it remains; raises LedgerError."""
        kind = difference.kind
        if kind not in MENDED:
            return "It cannot be mended from here."
        if kind in FOREIGN and not self.foreign:
            return "Results are taken away only with --mend-foreign."
        try:
            remains = self._actions()[kind](difference.subject)
        except PipelineError as error:
            return error.message
        except OSError as error:
            return f"The file system answered: {error.strerror}."
        if remains is None:
            _log.info("a difference was mended", extra={"action": "mended", "kind": kind.value})
            detail = {"kind": kind.value, "subject": difference.subject}
            self.ledger.record_event("mended", operator(), _now(), detail=detail)
        return remains

    def _actions(self) -> dict[DifferenceKind, Callable[[str], str | None]]:
        return {
            DifferenceKind.VAULT_ORPHAN: self._set_original_aside,
            DifferenceKind.LEDGER_RUNNING: self._take_back,
            DifferenceKind.RESULTS_MISSING: self._write_results,
            DifferenceKind.RESULTS_STALE: self._write_results,
            DifferenceKind.RESULTS_FOREIGN: self._remove_results,
            DifferenceKind.PARQUET_WRONG: self._write_batch,
            DifferenceKind.PARQUET_FOREIGN: self._set_batch_aside,
            DifferenceKind.ARCHIVE_WRONG: self._archive_again,
            DifferenceKind.ARCHIVE_FOREIGN: self._set_edition_aside,
            DifferenceKind.PARQUET_STRAY: self._set_stray_aside,
            DifferenceKind.RECEIPTS_OVERDUE: self._tell,
        }

    def _set_original_aside(self, subject: str) -> None:
        place = subject if "/" in subject else f"{subject[:2]}/{subject[2:4]}/{subject}"
        _set_aside(self.settings.vault / place, self.settings.storage.data / LOST_AND_FOUND, "original")

    def _take_back(self, _subject: str) -> None:
        self.ledger.take_back(_now())

    def _write_results(self, subject: str) -> str | None:
        finished = with_results(self.ledger, int(subject), catalog.EMBEDDED)
        if finished is None:
            return "The ledger holds no result of it any more."
        sink = SqlSink(self.settings.results_url)
        try:
            sink.write(finished.stored())
        finally:
            sink.close()
        return None

    def _remove_results(self, subject: str) -> None:
        sink = SqlSink(self.settings.results_url)
        try:
            sink.remove(int(subject))
        finally:
            sink.close()

    def _write_batch(self, subject: str) -> str | None:
        """Reopen the batch first: should we die before it is written, the next run writes it."""
        batch = self.ledger.write_batch_again(int(subject))
        if batch is None:
            return "The ledger has no such batch."
        write_here(self.ledger, batch, self._parquet, catalog.EMBEDDED)
        return None

    def _set_batch_aside(self, subject: str) -> None:
        for file in self._parquet.files().get(int(subject), []):
            self._set_parquet_aside(file)

    def _set_stray_aside(self, subject: str) -> None:
        self._set_parquet_aside(self.settings.parquet / subject)

    def _set_parquet_aside(self, file: Path) -> None:
        dataset = file.relative_to(self.settings.parquet).parts[0]
        _set_aside(file, self.settings.storage.results / LOST_AND_FOUND, dataset)

    @property
    def _parquet(self) -> ParquetSink:
        return ParquetSink(self.settings.parquet, self.settings.own_types)

    def _archive_again(self, subject: str) -> None:
        """Have a new edition written: by the next run, or by the one that works."""
        self.ledger.archive_again(int(subject), _now())

    def _set_edition_aside(self, subject: str) -> None:
        lost = self.settings.storage.results / LOST_AND_FOUND
        _set_aside(self.settings.archived / subject, lost, "archive")

    def _tell(self, profile: str) -> str | None:
        desk = ReceiptDesk.of(self.settings, self.ledger)
        while desk.deliver():
            pass
        left = self.ledger.receipts_due().get(profile, 0)
        return f"{left} receipts cannot be written; 'appliance status' names the outbox." if left else None


def _set_aside(file: Path, lost: Path, kind: str) -> None:
    """Move a file beside everything else that was found, under a name that nothing has yet."""
    lost.mkdir(mode=0o700, exist_ok=True)
    names = (f"{kind}-{file.name}{'.' + str(n) if n else ''}" for n in itertools.count())
    file.rename(next(lost / name for name in names if not (lost / name).exists()))
    sync_folder(lost)
    sync_folder(file.parent)


def _now() -> datetime:
    return datetime.now(UTC)
