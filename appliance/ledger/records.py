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
    """ADMITTED waits, RUNNING is leased; all others are settled.

    PARTIAL: some pages failed. REVIEW: every page was read, but a person must look. SPLIT: separator
    sheets, or titles of other types, divided the file, and its parts are documents of their own.
    """

    ADMITTED = "ADMITTED"
    RUNNING = "RUNNING"
    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    REVIEW = "REVIEW"
    FAILED = "FAILED"
    CANCELLED = "CANCELLED"
    SPLIT = "SPLIT"


class PageState(StrEnum):
    """RUNNING: handed to the run that holds the document's lease, and not settled yet.

    SEPARATOR: a sheet that divides the file. It was read only where it is kept as the first page of what
    follows, and becomes READ there.
    """

    PENDING = "PENDING"
    RUNNING = "RUNNING"
    READ = "READ"
    BLANK = "BLANK"
    FAILED = "FAILED"
    SEPARATOR = "SEPARATOR"


class ArrivalVerdict(StrEnum):
    """What became of a file that was seen: a new document, one we already had, or left where it is."""

    ADMITTED = "ADMITTED"
    DUPLICATE = "DUPLICATE"
    REFUSED = "REFUSED"


class AttemptOutcome(StrEnum):
    """How one claim of a document ended; the first five are the states in which it left the document.

    RETRY: it failed and is tried again. RELEASED: given back by a coordinator that stopped. LOST: its
    lease ran out, or its coordinator died. CANCELLED: an operator withdrew the document.
    """

    COMPLETE = "COMPLETE"
    PARTIAL = "PARTIAL"
    REVIEW = "REVIEW"
    FAILED = "FAILED"
    SPLIT = "SPLIT"
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
class ArrivalRecord:
    """A file that was seen; one that was refused has neither hash nor size nor document."""

    id: int
    path: str
    name: str
    profile: str
    sha256: str | None
    byte_size: int | None
    at: datetime
    verdict: ArrivalVerdict
    document_id: int | None


@dataclass(frozen=True, slots=True)
class Admission:
    """Which document an arrival became, or already was; `failure_code` when that ended it at once."""

    document_id: int
    is_duplicate: bool
    failure_code: str | None = None


def part_of_reading(part: int) -> int:
    """Return the `part` of a new reading of this part of a file; a document has one reading at most."""
    return -part - 1


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One document; `id` is what operators see.

    `epoch` counts how often it was claimed; `attempts` how many runs ended in a retry since it was
    admitted or requeued. `page_count` is None until the file was probed, `not_before` None unless a retry
    waits. Every moment is in UTC.

    `part` is 0 for a whole file. A file that separator sheets split has parts 1, 2, … of the same
    `sha256`; `parent_id` is then the whole file's document, and `first_page` the page of the file at
    which the part begins; its pages are numbered from 1 (`file_page`). Below zero it is a new reading of
    `parent_id`, which has results; lists and counts leave it out. `parameters` are the options that an
    operator changed for this document. `edition` counts the times that something new was known of it.
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
    edition: int = 0

    @property
    def is_reading(self) -> bool:
        """Whether this is a new reading of another document, whose results stand meanwhile."""
        return self.part < 0

    @property
    def is_whole_file(self) -> bool:
        """Whether this document, or the one it reads anew, is no part of a file."""
        return self.part in {0, part_of_reading(0)}

    @property
    def subject_id(self) -> int:
        """The document that the results will be of: for a new reading, the one that is read anew."""
        return self.parent_id if self.is_reading and self.parent_id is not None else self.id

    def file_page(self, number: int) -> int:
        """Return which page of the file the document's page `number` is."""
        return number + (self.first_page or 1) - 1


@dataclass(frozen=True, slots=True)
class DueReceipt:
    """An arrival whose sender is to be told, and its settled document; None where it was refused.

    `parts` are the documents that the file was split into, as they were then.
    """

    arrival: ArrivalRecord
    document: DocumentRecord | None
    parts: tuple[DocumentRecord, ...] = ()

    @property
    def told(self) -> tuple[DocumentRecord, ...]:
        """The documents whose states the receipt tells."""
        return () if self.document is None else (self.document, *self.parts)


@dataclass(frozen=True, slots=True)
class OwedOutput:
    """An edition of a settled document that is to be written; `with_rows`, its SQL rows as well."""

    document_id: int
    edition: int
    with_rows: bool
    since: datetime


@dataclass(frozen=True, slots=True)
class ArchivedFile:
    """A file in the archive; `name` is its path within the document's folder."""

    name: str
    sha256: str
    byte_size: int


@dataclass(frozen=True, slots=True)
class ArchiveRecord:
    """The edition of a document that lies in the archive."""

    document_id: int
    edition: int
    written_at: datetime
    files: tuple[ArchivedFile, ...]


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
    run alone; `solo_deaths` counts the processes that died with it alone. `content_sha256` is the hash of
    what was read of it, as JSON; None where nothing was, or an earlier version read it.
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
    content_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class ModelReading:
    """What a model's version did with a page.

    It is degenerate where our guard stopped every attempt: the embedded reader then read the page. By the
    published rule the first attempt alone counts.
    """

    model: str
    is_degenerate: bool = False
    is_degenerate_as_published: bool = False


@dataclass(frozen=True, slots=True)
class Degeneration:
    """Of so many pages that a model's version was given, how many degenerate by each of the two rules."""

    model: str
    pages: int
    by_guard: int
    as_published: int

    @property
    def share(self) -> float:
        """The larger of the two shares; 0.0 without a page."""
        return max(self.by_guard, self.as_published) / self.pages if self.pages else 0.0


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file that is a document: `page_count` pages from page `first_page` of the file."""

    first_page: int
    page_count: int

    @property
    def numbers(self) -> range:
        """The pages of the file that it consists of."""
        return range(self.first_page, self.first_page + self.page_count)


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
    """Something that was done to a document or the site; `detail` never holds text of a document.

    `hash` is the SHA-256 of all the others (`ledger.chain`), `previous` the hash of the record before: both
    in lower-case hexadecimal. `form` says how the record was written down to be hashed.
    """

    id: int
    at: datetime
    document_id: int | None
    actor: str
    action: str
    detail: Mapping[str, object]
    form: int
    previous: str
    hash: str


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
    """Documents that are written together; the members never change, until all pass into a merged batch.

    `version` counts the reopenings: what was written from one version does not settle the next. When it was
    opened its members were of one `month` (`2026-03`: when they came in, in UTC) and one `document_type`,
    and had `page_count` pages; None in batches of earlier versions. `merged_into` is the batch that has its
    members now, and `replaces` are the batches whose members it took over and whose files may still lie
    there. `document_ids` come by type, admission and id.
    """

    id: int
    state: BatchState
    version: int
    opened_at: datetime
    written_at: datetime | None
    document_ids: tuple[int, ...]
    month: str | None = None
    document_type: str | None = None
    page_count: int = 0
    merged_into: int | None = None
    replaces: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchSize:
    """How many pages a written batch has, and of which month and document type they are."""

    id: int
    month: str | None
    document_type: str | None
    page_count: int


@dataclass(frozen=True, slots=True)
class RequeueSelection:
    """Which settled documents to process again; what is None does not restrict, so an empty one means all.

    `failure_class` and `code` match unresolved failures of the document or its pages; `since` the moment
    it was settled; `engine_version` documents of which that version of a reader read a page. Complete
    documents are selected only with `again`.
    """

    document_ids: tuple[int, ...] | None = None
    failure_class: str | None = None
    code: str | None = None
    since: datetime | None = None
    profile: str | None = None
    engine_version: str | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class ReprocessSelection:
    """Which documents with results to read once more; what is None does not restrict.

    `since` is the moment from which they were settled. `readers` are engines with their versions of which
    one read a page, `pipeline_versions` those that made the results.
    """

    document_ids: tuple[int, ...] | None = None
    since: datetime | None = None
    profile: str | None = None
    document_type: str | None = None
    readers: tuple[tuple[str, str], ...] | None = None
    pipeline_versions: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class SelectedWork:
    """How much a selection is; `seconds_per_page` as last measured, None where nothing was read yet."""

    documents: int
    pages: int
    seconds_per_page: float | None


class ReadingEnd(StrEnum):
    """What became of a finished new reading.

    SWITCHED: it took the place of the results. KEPT: the results stay as they are, because it is worse.
    COMPARED: it is kept beside them until a person decides. GONE: the document is being processed again.
    """

    SWITCHED = "SWITCHED"
    KEPT = "KEPT"
    COMPARED = "COMPARED"
    GONE = "GONE"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A new reading that waits for a decision, and the results that stand; extractions are JSON."""

    document: DocumentRecord
    reading: DocumentRecord
    outcome: DocumentState
    standing: bytes
    extraction: bytes


@dataclass(frozen=True, slots=True)
class VersionRecord:
    """Results that others replaced; `number` counts from 1 within the document, `readers` read its pages."""

    document_id: int
    number: int
    state: DocumentState
    page_count: int | None
    document_type: str | None
    pipeline_version: str | None
    finished_at: datetime | None
    replaced_at: datetime
    readers: tuple[str, ...] = ()


class RequeueStage(StrEnum):
    """From where a document is processed again: RASTERIZE reads every page anew from the file; EXTRACT
    keeps the pages as they are, failed ones too, and makes only the fields and results anew.
    """

    RASTERIZE = "rasterize"
    EXTRACT = "extract"


@dataclass(frozen=True, slots=True)
class SwitchRecord:
    """A switch that is on, who turned it on and when; `policy` knows the names."""

    name: str
    at: datetime
    actor: str


@dataclass(frozen=True, slots=True)
class Pause:
    """What may not be claimed now: everything, or the documents of some profiles."""

    everything: bool
    profiles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """The documents that are not settled: `admitted` ones wait, of which `paused` may not be claimed now.

    Of those that may be claimed, `unopened` ones have not been opened yet; the others have `pages`.
    """

    admitted: int
    running: int
    paused: int
    unopened: int
    pages: int


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
