"""How one finished document becomes the rows of every table."""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from appliance.confirmations import Confirmation, JudgedField, judged
from appliance.sinks.columns import (
    ActRow,
    DocumentRow,
    FieldRow,
    LineRow,
    ModelRow,
    PageFailureRow,
    PageRow,
    VerdictRow,
)
from pipelines.document import Page, Provenance, TextLine
from pipelines.extraction.folding import fold
from pipelines.fields import Evidence, Field, Verdict
from pipelines.result import DocumentResult, PageFailure

SEARCH_KEY_LENGTH = 200
"""Of a value's characters so many can be searched: a PostgreSQL B-tree refuses entries above 2,704 bytes."""
_ACT = re.compile(r"([A-Z]{1,3})\.([0-9]{1,9})")
_MODEL_ID_DIGITS = 16
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


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
    confirmations: tuple[Confirmation, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenDocument:
    """What a sink holds of a document, in short: enough to tell whether it is the latest outcome."""

    document_id: int
    state: str
    finished_at: datetime
    page_rows: int


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
    """Return the rows of `fields`, by name and occurrence, as persons let them stand."""
    found = judged(stored.result.extraction.fields, stored.confirmations)
    rows = [_judged_row(stored.record.document_id, one) for one in found]
    return sorted(rows, key=lambda row: (row.name, row.occurrence))


def act_rows(found: Iterable[FieldRow]) -> list[ActRow]:
    """Return the rows of `acts` of one document: one for each subject such as R.3, in alphabetical order."""
    by_subject: dict[str, list[FieldRow]] = {}
    for row in found:
        by_subject.setdefault(row.subject, []).append(row)
    return [
        _act_row(match[1], int(match[2]), by_subject[subject])
        for subject in sorted(by_subject)
        if (match := _ACT.fullmatch(subject))
    ]


def failure_rows(stored: StoredDocument) -> list[PageFailureRow]:
    """Return the rows of `failures`, by page number."""
    failed = sorted(stored.result.failures, key=lambda failure: failure.number)
    return [
        PageFailureRow(
            document_id=stored.record.document_id,
            page=one.number,
            failure_class=one.failure.failure_class.value,
            code=one.failure.code,
            message=_storable(one.failure.message),
            next_step=_storable(one.failure.next_step),
        )
        for one in failed
    ]


def model_rows(stored: StoredDocument) -> list[ModelRow]:
    """Return the rows of `models` that the document's pages refer to, by id."""
    readers = {page.provenance for page in stored.result.document.pages}
    rows = [
        ModelRow(
            model_id=_model_id(reader),
            engine=reader.engine,
            engine_version=reader.engine_version,
            weights_sha256=reader.weights_sha256,
            pipeline=reader.pipeline,
            pipeline_version=reader.pipeline_version,
        )
        for reader in readers
    ]
    return sorted(rows, key=lambda row: row.model_id)


def search_key(value: str) -> str:
    """Return how a value is found whatever its case and accents; only its beginning counts."""
    return fold(unicodedata.normalize("NFC", value))[:SEARCH_KEY_LENGTH]


def _model_id(reader: Provenance) -> str:
    told = [reader.engine, reader.engine_version, *reader.weights_sha256]
    told += [reader.pipeline, reader.pipeline_version]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:_MODEL_ID_DIGITS]


def _act_row(letters: str, number: int, own: list[FieldRow]) -> ActRow:
    values = {row.name: row.value for row in reversed(own)}  # of several the first one counts
    return ActRow(
        document_id=own[0].document_id,
        subject=own[0].subject,
        letters=letters,
        number=number,
        kind=values.get("ato_especie"),
        date=values.get("ato_data"),
        page=min((row.page for row in own if row.page is not None), default=None),
        field_names=tuple(sorted(values)),
    )


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
        model_id=_model_id(page.provenance),
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
    value = None if field.value is None else _storable(field.value)
    row = FieldRow(
        document_id=document_id,
        name=field.name,
        occurrence=field.occurrence,
        subject=_storable(field.subject),
        value=value,
        other_value=None if field.other_value is None else _storable(field.other_value),
        status=field.status.value,
        confidence=field.confidence,
        verdicts=tuple(_verdict(verdict) for verdict in field.verdicts),
        search_key=None if value is None else search_key(value),
    )
    return _with_evidence(row, field.evidence) if field.evidence else row


def _judged_row(document_id: int, one: JudgedField) -> FieldRow:
    row, confirmation = _field_row(document_id, one.field), one.confirmation
    if confirmation is None:
        return row
    return replace(
        row,
        read_value=None if one.read_value is None else _storable(one.read_value),
        confirmed_by=_storable(confirmation.actor),
        confirmed_at=confirmation.at.astimezone(UTC),
    )


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
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text)
