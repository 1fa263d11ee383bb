"""How one finished document becomes rows of `documents`, `pages` and `fields`: the column list, once.

The attributes of `DocumentRow`, `PageRow` and `FieldRow` are the columns of every sink, in this order.
"""

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from types import NoneType
from typing import get_args, get_type_hints

from pipelines.document import Page, TextLine
from pipelines.fields import Evidence, Field, Verdict
from pipelines.result import DocumentResult, PageFailure

_UNSTORABLE = dict.fromkeys([0, *range(0xD800, 0xE000)], "\N{REPLACEMENT CHARACTER}")


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """What the appliance knows of a finished document beyond what was read; times carry their zone.

    `part` is 0 for a whole file; separator sheets make parts 1, 2, … of one `sha256`. `first_page` is the
    page of the file at which the document begins.
    """

    document_id: int
    sha256: str
    name: str
    profile: str
    state: str
    page_count: int | None
    admitted_at: datetime
    finished_at: datetime
    pipeline: str
    pipeline_version: str
    part: int = 0
    first_page: int = 1


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """Everything that a sink writes of one document."""

    record: StoredRecord
    result: DocumentResult


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """What a sink holds of a document, in short: enough to tell whether it is the latest outcome."""

    document_id: int
    state: str
    finished_at: datetime
    page_rows: int


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of text; the box is in pixels of the page, origin top left."""

    text: str
    confidence: float | None
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """What one check said of a field's value."""

    check: str
    passed: bool
    detail: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document; `engine` is null where its pages were read by different readers, or none was read.

    The documents that separator sheets made of one file share its `sha256` and differ in `part`.
    """

    document_id: int
    sha256: str
    part: int
    first_page: int
    name: str
    profile: str
    document_type: str
    document_type_version: str
    type_score: float
    type_runner_up: str | None
    state: str
    page_count: int | None
    pages_read: int
    pages_blank: int
    pages_failed: int
    admitted_at: datetime
    finished_at: datetime
    pipeline: str
    pipeline_version: str
    engine: str | None
    engine_version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One page, READ, BLANK or FAILED; a failed page has its class and code and nothing that was read.

    `page` counts from 1 within the document and `file_page` within the file.
    """

    document_id: int
    page: int
    file_page: int
    state: str
    text: str | None = None
    confidence: float | None = None
    width: int | None = None
    height: int | None = None
    dpi: float | None = None
    source_dpi: float | None = None
    colour_mode: str | None = None
    rotation: int | None = None
    skew: float | None = None
    noise: float | None = None
    contrast: float | None = None
    ink: float | None = None
    operations: tuple[str, ...] = ()
    engine: str | None = None
    engine_version: str | None = None
    failure_class: str | None = None
    failure_code: str | None = None
    lines: tuple[LineRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One value of one field, with the page, box and words that prove it.

    `subject` and `other_value` are as `Field` has them.
    """

    document_id: int
    name: str
    occurrence: int
    subject: str = ""
    value: str | None = None
    other_value: str | None = None
    status: str
    confidence: float | None = None
    page: int | None = None
    left: float | None = None
    top: float | None = None
    right: float | None = None
    bottom: float | None = None
    quote: str | None = None
    verdicts: tuple[VerdictRow, ...] = ()


Row = DocumentRow | PageRow | FieldRow


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and Python type without its None, such as `int` or `tuple[LineRow, ...]`."""

    name: str
    type: object
    is_nullable: bool


def columns(row_type: type[Row]) -> list[Column]:
    """Return the columns of a table, in the order in which every sink writes them."""
    hints = get_type_hints(row_type)
    return [_column(field.name, hints[field.name]) for field in fields(row_type)]


def _column(name: str, hint: object) -> Column:
    options = get_args(hint)
    if NoneType not in options:
        return Column(name, hint, is_nullable=False)
    (known,) = (option for option in options if option is not NoneType)
    return Column(name, known, is_nullable=True)


def document_row(stored: StoredDocument) -> DocumentRow:
    """Return the row of `documents`."""
    record, result = stored.record, stored.result
    pages, extraction = result.document.pages, result.extraction
    readers = {(page.provenance.engine, page.provenance.engine_version) for page in pages}
    engine, engine_version = readers.pop() if len(readers) == 1 else (None, None)
    blank = sum(page.is_blank for page in pages)
    return DocumentRow(
        document_id=record.document_id,
        sha256=record.sha256,
        part=record.part,
        first_page=record.first_page,
        name=_storable(record.name),
        profile=record.profile,
        document_type=extraction.document_type,
        document_type_version=extraction.document_type_version,
        type_score=extraction.score,
        type_runner_up=extraction.runner_up,
        state=str(record.state),  # whoever has an enumeration of states may pass its member
        page_count=record.page_count,
        pages_read=len(pages) - blank,
        pages_blank=blank,
        pages_failed=len(result.failures),
        admitted_at=record.admitted_at.astimezone(UTC),
        finished_at=record.finished_at.astimezone(UTC),
        pipeline=record.pipeline,
        pipeline_version=record.pipeline_version,
        engine=engine,
        engine_version=engine_version,
    )


def page_rows(stored: StoredDocument) -> list[PageRow]:
    """Return the rows of `pages`, read and failed ones, by page number."""
    record, result = stored.record, stored.result
    read = [_read_page(record, page) for page in result.document.pages]
    failed = [_failed_page(record, failure) for failure in result.failures]
    return sorted(read + failed, key=lambda row: row.page)


def field_rows(stored: StoredDocument) -> list[FieldRow]:
    """Return the rows of `fields`, by name and occurrence."""
    found = sorted(stored.result.extraction.fields, key=lambda field: (field.name, field.occurrence))
    return [_field_row(stored.record.document_id, field) for field in found]


def _read_page(record: StoredRecord, page: Page) -> PageRow:
    geometry, quality = page.geometry, page.quality
    return PageRow(
        document_id=record.document_id,
        page=page.number,
        file_page=record.first_page + page.number - 1,
        state="BLANK" if page.is_blank else "READ",
        text=_storable(page.text),
        confidence=page.confidence,
        width=geometry.width,
        height=geometry.height,
        dpi=geometry.dpi,
        source_dpi=geometry.source_dpi,
        colour_mode=geometry.colour_mode,
        rotation=geometry.rotation,
        skew=geometry.skew,
        noise=quality.noise,
        contrast=quality.contrast,
        ink=quality.ink,
        operations=page.operations,
        engine=page.provenance.engine,
        engine_version=page.provenance.engine_version,
        lines=tuple(_line(line) for line in page.lines),
    )


def _line(line: TextLine) -> LineRow:
    box = line.box
    return LineRow(_storable(line.text), line.confidence, box.left, box.top, box.right, box.bottom)


def _failed_page(record: StoredRecord, failed: PageFailure) -> PageRow:
    return PageRow(
        document_id=record.document_id,
        page=failed.number,
        file_page=record.first_page + failed.number - 1,
        state="FAILED",
        failure_class=failed.failure.failure_class.value,
        failure_code=failed.failure.code,
    )


def _field_row(document_id: int, field: Field) -> FieldRow:
    row = FieldRow(
        document_id=document_id,
        name=field.name,
        occurrence=field.occurrence,
        subject=_storable(field.subject),
        value=None if field.value is None else _storable(field.value),
        other_value=None if field.other_value is None else _storable(field.other_value),
        status=field.status.value,
        confidence=field.confidence,
        verdicts=tuple(_verdict(verdict) for verdict in field.verdicts),
    )
    return _with_evidence(row, field.evidence) if field.evidence else row


def _with_evidence(row: FieldRow, evidence: Evidence) -> FieldRow:
    box = evidence.box
    return replace(
        row,
        page=evidence.page,
        left=box.left,
        top=box.top,
        right=box.right,
        bottom=box.bottom,
        quote=_storable(evidence.quote),
    )


def _verdict(verdict: Verdict) -> VerdictRow:
    return VerdictRow(verdict.check, verdict.passed, _storable(verdict.detail))


def _storable(text: str) -> str:
    """Replace what no UTF-8 column can hold: NUL (PostgreSQL) and the halves of broken file names."""
    return text.translate(_UNSTORABLE)
