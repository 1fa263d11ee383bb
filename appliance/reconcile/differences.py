"""What differs between the ledger and what it speaks of; decided from values, and every difference named.

A document that waits is no difference, whatever the sinks hold of it: they are written when it is settled.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from appliance.ledger.policy import EXPORTED, WAITING_DOCUMENTS
from appliance.ledger.records import ArchivedFile, ArchiveRecord, Batch, BatchState
from appliance.ledger.survey import DocumentBalance, VaultedDocument
from appliance.sinks.rows import WrittenDocument

_MEND = "appliance reconcile --mend"
_MEND_FOREIGN = "Look at it first; then: appliance reconcile --mend --mend-foreign"
_RUN = "appliance run"

_Left = TypeVar("_Left")
_Right = TypeVar("_Right")
_Key = TypeVar("_Key", str, int, tuple[str, ...])


class DifferenceKind(StrEnum):
    """What is wrong; the first word says where."""

    VAULT_MISSING = "vault_missing"
    VAULT_CHANGED = "vault_changed"
    VAULT_ORPHAN = "vault_orphan"
    LEDGER_RUNNING = "ledger_running"
    LEDGER_PAGES = "ledger_pages"
    RESULTS_MISSING = "results_missing"
    RESULTS_STALE = "results_stale"
    RESULTS_FOREIGN = "results_foreign"
    PARQUET_WRONG = "parquet_wrong"
    PARQUET_FOREIGN = "parquet_foreign"
    ARCHIVE_WRONG = "archive_wrong"
    ARCHIVE_FOREIGN = "archive_foreign"
    PARQUET_STRAY = "parquet_stray"
    RECEIPTS_OVERDUE = "receipts_overdue"
    WORK_LEFT = "work_left"


MENDED = frozenset(DifferenceKind) - {
    DifferenceKind.VAULT_MISSING,
    DifferenceKind.VAULT_CHANGED,
    DifferenceKind.LEDGER_PAGES,
    DifferenceKind.WORK_LEFT,
}
FOREIGN = frozenset(
    {
        DifferenceKind.RESULTS_FOREIGN,
        DifferenceKind.PARQUET_FOREIGN,
        DifferenceKind.PARQUET_STRAY,
        DifferenceKind.ARCHIVE_FOREIGN,
    }
)
"""Results that nothing in the ledger accounts for: they are taken away only when that is asked for."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`subject` is a document's or batch's id, a hash, a profile or a path, as `kind` says."""

    kind: DifferenceKind
    subject: str
    detail: str
    next_step: str


@dataclass(frozen=True, slots=True)
class VaultFile:
    """A file under its hash; `actual_sha256` is that of its bytes, None where they were not read."""

    sha256: str
    byte_size: int
    actual_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class EditionPlace:
    """A folder of the archive and its path there; `files` None where they were not read."""

    document_id: int
    edition: int
    name: str
    files: tuple[ArchivedFile, ...] | None = None


def paired(
    left: Iterable[_Left],
    right: Iterable[_Right],
    left_key: Callable[[_Left], _Key],
    right_key: Callable[[_Right], _Key],
) -> Iterator[tuple[_Left | None, _Right | None]]:
    """Join two streams of ascending keys; None where the other has no partner. Nothing is kept."""
    lefts, rights = iter(left), iter(right)
    one, other = next(lefts, None), next(rights, None)
    while one is not None and other is not None:
        first, second = left_key(one), right_key(other)
        if first == second:
            yield one, other
            one, other = next(lefts, None), next(rights, None)
        elif first < second:
            yield one, None
            one = next(lefts, None)
        else:
            yield None, other
            other = next(rights, None)
    while one is not None:
        yield one, None
        one = next(lefts, None)
    while other is not None:
        yield None, other
        other = next(rights, None)


def compare_vault(document: VaultedDocument | None, file: VaultFile | None) -> Difference | None:
    """Compare a document with the vault's file of the same hash."""
    if document is None:
        return None if file is None else orphan(file.sha256)
    restore = "Put the original into a drop folder again: its copy in the vault is then restored."
    if file is None:
        detail = f"The original of document {document.document_id} is not in the vault."
        return Difference(DifferenceKind.VAULT_MISSING, document.sha256, detail, restore)
    if file.byte_size != document.byte_size or file.actual_sha256 not in {None, document.sha256}:
        detail = f"The original of document {document.document_id} has other bytes than were admitted."
        return Difference(DifferenceKind.VAULT_CHANGED, document.sha256, detail, restore)
    return None


def orphan(subject: str) -> Difference:
    """Name a file of the vault that no document refers to; `subject` is its hash, or its path there."""
    detail = "No document refers to this file of the vault; --mend moves it to lost+found."
    return Difference(DifferenceKind.VAULT_ORPHAN, subject, detail, _MEND)


def compare_pages(document: DocumentBalance) -> Difference | None:
    """Check that every page of a document is accounted for."""
    if document.page_count is not None and document.page_rows != document.page_count:
        detail = f"It has {document.page_count} pages, and the ledger accounts for {document.page_rows}."
    elif document.state in EXPORTED and document.unsettled_pages:
        detail = f"It is {document.state}, and {document.unsettled_pages} pages are not settled."
    else:
        return None
    next_step = "This is a defect of the program; report it with the log."
    return Difference(DifferenceKind.LEDGER_PAGES, str(document.document_id), detail, next_step)


def compare_results(document: DocumentBalance | None, written: WrittenDocument | None) -> Difference | None:
    """Compare a document with its rows in the results database."""
    if document is None:
        return None if written is None else _foreign_results(written, "The ledger has no such document.")
    if document.state in WAITING_DOCUMENTS:
        return None
    if document.state not in EXPORTED:
        why = f"The document is {document.state}; these rows are of an earlier outcome."
        return None if written is None else _foreign_results(written, why)
    if written is None:
        detail = f"The document is {document.state}, and has no rows in the results database."
        return Difference(DifferenceKind.RESULTS_MISSING, str(document.document_id), detail, _MEND)
    if written != expected(document):
        detail = "The rows in the results database are not those of the document's latest outcome."
        return Difference(DifferenceKind.RESULTS_STALE, str(document.document_id), detail, _MEND)
    return None


def expected(document: DocumentBalance) -> WrittenDocument:
    """Return what a sink holds of a settled document."""
    if document.finished_at is None:
        raise ValueError("the document is not settled")
    return WrittenDocument(document.document_id, document.state, document.finished_at, document.page_rows)


def compare_batch(
    batch: Batch, members: Iterable[DocumentBalance], written: Sequence[WrittenDocument] | None
) -> Difference | None:
    """Compare a batch with what its files hold; None: they cannot be read.

    One that is to be written (again), or is about to be, is no difference; nor is one whose members another
    batch takes over.
    """
    known = list(members)
    if (
        batch.state is BatchState.OPEN
        or batch.merged_into is not None
        or any(member.state in WAITING_DOCUMENTS for member in known)
    ):
        return None
    if written is None:
        return _wrong(batch, "Its files are missing or damaged, or do not fit together.")
    twice = [number for number, times in Counter(one.document_id for one in written).items() if times > 1]
    if twice:
        return _wrong(batch, f"Its file has {len(twice)} documents more than once, such as {twice[0]}.")
    promised = {expected(member) for member in known if member.state in EXPORTED}
    if differing := {one.document_id for one in promised ^ {*written}}:
        sentence = f"Its file differs in {len(differing)} documents, such as {min(differing)}."
        return _wrong(batch, sentence)
    return None


def foreign_batch(batch_id: int) -> Difference:
    """Name Parquet files of a batch that the ledger does not have."""
    detail = "The ledger has no such batch: its rows are in Parquet beside those of the ledger's own."
    return Difference(DifferenceKind.PARQUET_FOREIGN, str(batch_id), detail, _MEND_FOREIGN)


def compare_archive(
    archive: ArchiveRecord | None, place: EditionPlace | None, *, is_owed: bool
) -> Difference | None:
    """Compare what the ledger knows of a document's archive with the folder that lies there.

    What is to be written again, or for the first time, is no difference.
    """
    if is_owed or (archive is None and place is None):
        return None
    if archive is None:
        detail = "The ledger knows of no such folder in the archive."
        return Difference(DifferenceKind.ARCHIVE_FOREIGN, place.name if place else "", detail, _MEND_FOREIGN)
    if place is None or place.edition != archive.edition:
        detail = f"Edition {archive.edition} of the document is not in the archive."
    elif place.files is not None and place.files != archive.files:
        detail = f"Edition {archive.edition} of the document has other files than were written."
    else:
        return None
    return Difference(DifferenceKind.ARCHIVE_WRONG, str(archive.document_id), detail, _MEND)


def stray_file(path: str) -> Difference:
    """Name a Parquet file among the datasets that is of no batch; `path` is relative to them."""
    detail = "It is no file of the appliance's: whoever reads the dataset reads its rows too."
    return Difference(DifferenceKind.PARQUET_STRAY, path, detail, _MEND_FOREIGN)


def left_running(document_ids: Sequence[int]) -> Difference:
    """Name documents that run although nobody runs them."""
    detail = f"{len(document_ids)} documents are RUNNING, and no coordinator is alive."
    some = ", ".join(map(str, document_ids[:5])) + (", …" if len(document_ids) > 5 else "")
    return Difference(DifferenceKind.LEDGER_RUNNING, some, detail, f"{_MEND} (or {_RUN})")


def overdue(profile: str, count: int) -> Difference:
    """Name receipts that should have been written long ago."""
    detail = f"{count} receipts of this profile have been due for more than ten minutes."
    return Difference(DifferenceKind.RECEIPTS_OVERDUE, profile, detail, f"{_MEND} (status names the outbox)")


def left_in_work(folder: str, count: int) -> Difference:
    """Name files that were taken from a drop folder and not admitted."""
    detail = f"{count} files lie in this work folder, and no coordinator is alive."
    return Difference(DifferenceKind.WORK_LEFT, folder, detail, f"{_RUN} (it takes them up)")


def _wrong(batch: Batch, detail: str) -> Difference:
    return Difference(DifferenceKind.PARQUET_WRONG, str(batch.id), detail, _MEND)


def _foreign_results(written: WrittenDocument, why: str) -> Difference:
    return Difference(DifferenceKind.RESULTS_FOREIGN, str(written.document_id), why, _MEND_FOREIGN)
