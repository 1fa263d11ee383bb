"""Reads vault, ledger and sinks side by side, a portion at a time, and yields what differs.

Nothing is changed, and nothing is held in memory but one portion of each, and the names of Parquet files: a
million documents take time, not room. While a coordinator works, what looks different may have been read on
both sides of a change: such a difference is looked at once more, the ledger first, before it is told.
"""

import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from appliance.durable import hash_and_copy
from appliance.intake.claim import WORK_FOLDER
from appliance.ledger.records import DocumentState
from appliance.ledger.survey import DocumentBalance, LedgerSurvey
from appliance.reconcile import differences
from appliance.reconcile.differences import Difference, DifferenceKind, EditionPlace, VaultFile, paired
from appliance.settings import Settings
from appliance.sinks.archive.shelf import Shelf, files_of
from appliance.sinks.parquet import ParquetSink
from appliance.sinks.rows import WrittenDocument
from appliance.sinks.sql import SqlSink, results_schema_version
from pipelines.errors import SinkError

_AT_ONCE = 1000
_BATCHES_AT_ONCE = 50
_RECEIPTS_OVERDUE = timedelta(minutes=10)
_ON_ITS_WAY_SECONDS = 60.0  # from the vault into the ledger
_HASH = re.compile(r"[0-9a-f]{64}")
_Key = TypeVar("_Key", str, int)
_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class Survey:
    """What is compared, and how: `is_live` while a coordinator works, `deep` to read every original.

    `on_progress` is told what is being compared and how many of it were.
    """

    settings: Settings
    ledger: LedgerSurvey
    is_live: bool
    deep: bool
    on_progress: Callable[[str, int], None]

    def differences(self) -> Iterator[Difference]:
        """Yield every difference; raises LedgerError and SinkError."""
        yield from self._vault()
        yield from self._documents()
        yield from self._batches()
        yield from self._archive()
        if not self.is_live:
            yield from self._left_by_the_dead()
        yield from self._receipts()

    # The vault

    def _vault(self) -> Iterator[Difference]:
        strays: list[str] = []
        files = vault_files(self.settings.vault, strays, deep=self.deep)
        documents = portions(self.ledger.vaulted, lambda one: one.sha256, "")
        pairs = paired(documents, files, lambda one: one.sha256, lambda one: one.sha256)
        for number, (document, file) in enumerate(pairs, 1):
            self.on_progress("originals", number)
            difference = differences.compare_vault(document, file)
            if difference is not None and self._is_lasting(partial(self._is_vaulted, difference)):
                yield difference
        for stray in strays:
            yield differences.orphan(stray)

    def _is_vaulted(self, difference: Difference) -> bool:
        sha256 = difference.subject
        known = self.ledger.vaulted(sha256[:-1], 1)
        is_known = bool(known) and known[0].sha256 == sha256
        file = self.settings.vault / sha256[:2] / sha256[2:4] / sha256
        if not is_known:
            return not file.exists() or time.time() - file.stat().st_ctime < _ON_ITS_WAY_SECONDS
        return difference.kind is DifferenceKind.VAULT_MISSING and file.exists()

    # The results database

    def _documents(self) -> Iterator[Difference]:
        sink = open_results(self.settings.results_url)
        try:
            yield from self._compare_documents(sink)
        finally:
            if sink is not None:
                sink.close()

    def _compare_documents(self, sink: SqlSink | None) -> Iterator[Difference]:
        balances = portions(self.ledger.balances, lambda one: one.document_id, 0)
        written = portions(sink.written, lambda one: one.document_id, 0) if sink else iter(())
        pairs = paired(balances, written, lambda one: one.document_id, lambda one: one.document_id)
        for number, (document, rows) in enumerate(pairs, 1):
            self.on_progress("documents", number)
            for difference in _of_document(document, rows):
                if self._is_lasting(partial(self._is_settled, sink, difference)):
                    yield difference

    def _is_settled(self, sink: SqlSink | None, difference: Difference) -> bool:
        document_id = int(difference.subject)
        documents = self.ledger.balances(document_id - 1, 1)
        rows = sink.written(document_id - 1, 1) if sink else []
        this = next((one for one in documents if one.document_id == document_id), None)
        its = next((one for one in rows if one.document_id == document_id), None)
        return difference not in _of_document(this, its)

    # Parquet

    def _batches(self) -> Iterator[Difference]:
        sink = ParquetSink(self.settings.parquet)
        files = sink.files()
        batches = portions(self.ledger.batches, lambda one: one.id, 0, _BATCHES_AT_ONCE)
        pairs = paired(batches, files, lambda one: one.id, lambda number: number)
        for number, (batch, file) in enumerate(pairs, 1):
            self.on_progress("batches", number)
            batch_id = batch.id if batch else file or 0
            difference = self._of_batch(sink, batch_id, files.get(batch_id, []))
            if difference and self._is_lasting(partial(self._is_written, sink, batch_id)):
                yield difference
        for stray in sink.strays():
            yield differences.stray_file(stray.relative_to(self.settings.parquet).as_posix())

    def _is_written(self, sink: ParquetSink, batch_id: int) -> bool:
        return self._of_batch(sink, batch_id, sink.files().get(batch_id, [])) is None

    def _of_batch(self, sink: ParquetSink, batch_id: int, files: Sequence[Path]) -> Difference | None:
        batch = next((one for one in self.ledger.batches(batch_id - 1, 1) if one.id == batch_id), None)
        if batch is None:
            return differences.foreign_batch(batch_id) if files else None
        try:
            written: list[WrittenDocument] | None = sink.written(batch_id, files)
        except SinkError:
            written = None
        return differences.compare_batch(batch, self.ledger.members(batch_id), written)

    # The archive

    def _archive(self) -> Iterator[Difference]:
        known = portions(self.ledger.archives, lambda one: one.document_id, 0)
        lying = edition_places(self.settings.archived, deep=self.deep)
        pairs = paired(known, lying, lambda one: one.document_id, lambda one: one.document_id)
        for number, (archive, place) in enumerate(pairs, 1):
            self.on_progress("archive", number)
            document_id = archive.document_id if archive else place.document_id if place else 0
            is_owed = self.ledger.is_owed(document_id)
            difference = differences.compare_archive(archive, place, is_owed=is_owed)
            if difference and self._is_lasting(partial(self._is_archived, document_id, difference)):
                yield difference

    def _is_archived(self, document_id: int, difference: Difference) -> bool:
        archive = next(iter(self.ledger.archives(document_id - 1, 1)), None)
        archive = archive if archive and archive.document_id == document_id else None
        shelf = Shelf(self.settings.archived)
        lies = archive is not None and shelf.place_of(document_id, archive.edition).is_dir()
        place = EditionPlace(document_id, archive.edition, difference.subject) if archive and lies else None
        is_owed = self.ledger.is_owed(document_id)
        return differences.compare_archive(archive, place, is_owed=is_owed) is None

    # What a coordinator left behind

    def _left_by_the_dead(self) -> Iterator[Difference]:
        running = self.ledger.documents(states=[DocumentState.RUNNING], limit=None)
        if running:
            yield differences.left_running(sorted(document.id for document in running))
        for profile in self.settings.profiles.values():
            work = profile.drop / WORK_FOLDER
            count = sum(len(names) for _, _, names in os.walk(work))
            if count:
                yield differences.left_in_work(str(work), count)

    def _receipts(self) -> Iterator[Difference]:
        outboxes = [name for name, profile in self.settings.profiles.items() if profile.outbox]
        overdue = self.ledger.overdue_receipts(outboxes, datetime.now(UTC) - _RECEIPTS_OVERDUE)
        for profile, count in sorted(overdue.items()):
            yield differences.overdue(profile, count)

    def _is_lasting(self, is_gone: Callable[[], bool]) -> bool:
        return not (self.is_live and is_gone())


def open_results(url: str) -> SqlSink | None:
    """Open the results database; None while there is none, which is then not made."""
    return None if results_schema_version(url) is None else SqlSink(url)


def portions(
    read: Callable[[_Key, int], list[_Row]], key: Callable[[_Row], _Key], first: _Key, limit: int = _AT_ONCE
) -> Iterator[_Row]:
    """Yield all that `read` returns, a portion after the other."""
    after = first
    while rows := read(after, limit):
        yield from rows
        after = key(rows[-1])


def vault_files(vault: Path, strays: list[str], *, deep: bool) -> Iterator[VaultFile]:
    """Yield the vault's files by ascending hash; what lies where no original lies goes to `strays`."""
    for shelf in _sorted(vault):
        for folder in _sorted(shelf):
            for file in _sorted(folder):
                if _HASH.fullmatch(file.name) and file.name.startswith(shelf.name + folder.name):
                    yield VaultFile(file.name, file.stat().st_size, _hash(file) if deep else None)
                else:
                    strays.append(str(file.relative_to(vault)))


def edition_places(folder: Path, *, deep: bool) -> Iterator[EditionPlace]:
    """Yield the newest edition of each document in the archive, by ascending document."""
    shelf = Shelf(folder)
    for document_id, editions in groupby(shelf.editions(), key=lambda one: one[0]):
        edition = max(edition for _, edition in editions)
        place = shelf.place_of(document_id, edition)
        name = place.relative_to(folder).as_posix()
        yield EditionPlace(document_id, edition, name, files_of(place) if deep else None)


def _sorted(folder: Path) -> list[Path]:
    """Return what lies in a folder, without hidden names: copies on their way have one."""
    if not folder.is_dir():
        return []
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _hash(file: Path) -> str:
    with file.open("rb") as opened:
        return hash_and_copy(opened)[0]


def _of_document(document: DocumentBalance | None, rows: WrittenDocument | None) -> Iterator[Difference]:
    found = (
        None if document is None else differences.compare_pages(document),
        differences.compare_results(document, rows),
    )
    return (difference for difference in found if difference is not None)
