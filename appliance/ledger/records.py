"""What the ledger holds, as values: documents, arrivals, pages, failures, events and batches."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pipelines.document import Confidence
from pipelines.errors import Failure
from pipelines.source import SourceKind

MACHINE = "machine"
"""The actor of every event that no person asked for."""


class DocumentState(StrEnum):
    """ADMITTED waits, RUNNING is leased; COMPLETE, PARTIAL, REVIEW, FAILED and CANCELLED are settled.

    PARTIAL: some pages failed. REVIEW: every page was read, but a person must look.
    """

    ADMITTED = "ADMITTED"
    RUNNING = "RUNNING"
    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    REVIEW = "REVIEW"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"


class PageState(StrEnum):
    """RUNNING: handed to the run that holds the document's lease, and not settled yet."""

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    READ = "READ"
    BLANK = "BLANK"
    FAILED = "FAILED"


class ArrivalVerdict(StrEnum):
    """What became of a file that was seen: a new document, one we already had, or left where it is."""

    ADMITTED = "ADMITTED"
    DUPLICATE = "DUPLICATE"
    REFUSED = "REFUSED"


class AttemptOutcome(StrEnum):
    """How one claim of a document ended; the first four are the states in which it left the document.

    RETRY: it failed and is tried again. RELEASED: given back by a coordinator that stopped. LOST: its
    lease ran out, or its coordinator died. CANCELLED: an operator withdrew the document.
    """

    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    REVIEW = "REVIEW"
    FAILED = "FAILED"
    RETRY = "RETRY"
    RELEASED = "RELEASED"
    LOST = "LOST"
    CANCELLED = "CANCELLED"


class BatchState(StrEnum):
    """OPEN: its file is to be written (again); WRITTEN: its file holds the members' latest results."""

    OPEN = "OPEN"
    WRITTEN = "WRITTEN"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A settled file whose bytes lie in the vault, ready to become a document.

    `token` names this one claim of the file, so that admitting the same bytes of it twice is noticed.
    `path` and `name` are in the escaped form of `intake.triage.display_name`. `failure` is set when the
    content is refused: the document then begins, and ends, as FAILED. `notes` become events of the
    document.
    """

    token: str
    path: str
    name: str
    profile: str
    priority: int
    sha256: str
    byte_size: int
    kind: SourceKind | None
    failure: Failure | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Admission:
    """Which document an arrival became, or already was; `failure_code` when that ended it at once."""

    document_id: int
    is_duplicate: bool
    failure_code: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document; `id` is what operators see.

    `epoch` counts how often it was claimed; `attempts` how many runs ended in a retry since it was
    admitted or requeued. `page_count` is None until the file was probed, `not_before` None unless a retry
    waits. Every moment is in UTC.

    `part` is 0 for a whole file. A file that separator sheets split has parts 1, 2, … of the same
    `sha256`; `parent_id` is then the whole file's document, and `first_page` the page of the file at
    which the part begins. `parameters` are the options that an operator changed for this document.
    """

    id: int
    sha256: str
    byte_size: int
    name: str
    profile: str
    priority: int
    state: DocumentState
    kind: SourceKind | None
    page_count: int | None
    epoch: int
    attempts: int
    owner: str | None
    lease_until: datetime | None
    not_before: datetime | None
    admitted_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    document_type: str | None
    pipeline_version: str | None
    batch_id: int | None
    part: int
    first_page: int | None
    parent_id: int | None
    parameters: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class AttemptRecord:
    """One claim of a document by `owner`; `outcome` is None while it runs, `code` that of its failure."""

    document_id: int
    epoch: int
    owner: str
    started_at: datetime
    ended_at: datetime | None
    outcome: AttemptOutcome | None
    code: str | None


@dataclass(frozen=True, slots=True)
class PageRecord:
    """One page, without its content; `number` counts from 1.

    `attempts` counts the runs that it was handed to. A suspect page was in a process that died and must
    run alone; `solo_deaths` counts the processes that died with it alone.
    """

    document_id: int
    number: int
    state: PageState
    is_suspect: bool
    solo_deaths: int
    attempts: int
    confidence: Confidence | None
    engine: str | None
    engine_version: str | None
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class FailureRecord:
    """A failure that happened; `page` is None when it concerns the whole document.

    `path` and `name` say which file, also where a refused file never became a document.
    `resolved_at` is set once it was requeued, or a later outcome replaced it.
    """

    id: int
    at: datetime
    document_id: int | None
    arrival_id: int | None
    page: int | None
    failure: Failure
    resolved_at: datetime | None
    name: str | None
    path: str | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """Something that was done to a document or the ledger; `detail` never holds text of a document."""

    id: int
    at: datetime
    document_id: int | None
    actor: str
    action: str
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write a document's results, until another claim raises the epoch."""

    document_id: int
    owner: str
    epoch: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A document to process, and the lease under which to write."""

    document: DocumentRecord
    lease: Lease


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents that are written to one file; the members never change.

    `version` counts the reopenings: what was written from one version does not settle the next.
    """

    id: int
    state: BatchState
    version: int
    opened_at: datetime
    written_at: datetime | None
    document_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RequeueSelection:
    """Which settled documents to process again; what is None does not restrict, so an empty one means all.

    `failure_class` and `code` match unresolved failures of the document or its pages; `since` the moment
    it was settled.
    """

    document_ids: tuple[int, ...] | None = None
    failure_class: str | None = None
    code: str | None = None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class LedgerStatus:
    """Counts for the operator. States that nothing is in are absent; `failures` counts unresolved ones.

    `oldest_waiting_at` is when the longest-waiting ADMITTED document was admitted.
    """

    documents: Mapping[DocumentState, int]
    pages: Mapping[PageState, int]
    failures: Mapping[str, int]
    arrivals: Mapping[ArrivalVerdict, int]
    oldest_waiting_at: datetime | None
