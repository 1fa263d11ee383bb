"""Small finished documents for the tests of the sinks."""

from dataclasses import replace
from datetime import UTC, datetime

from appliance.sinks.rows import StoredDocument, StoredRecord
from pipelines.document import (
    Document,
    Page,
    PageGeometry,
    PageQuality,
    Provenance,
    Region,
    RegionKind,
    TextLine,
    Word,
)
from pipelines.errors import Failure, FailureClass
from pipelines.fields import Evidence, Extraction, Field, FieldStatus, Verdict
from pipelines.geometry import Affine, Box
from pipelines.result import DocumentResult, PageFailure

BOX = Box(10.0, 20.0, 300.0, 50.0)
READER = Provenance("embedded", "1.0", ("ab" * 32,), "standard", "0.1.0")
DAMAGED = Failure(
    FailureClass.SOURCE, "pdf_page_damaged", "The page is damaged.", "Scan it again.", retryable=False
)


def page(number: int, *texts: str, provenance: Provenance = READER) -> Page:
    lines = tuple(TextLine(text, BOX, 0.9, (Word(text, BOX, 0.9, 0.7),)) for text in texts)
    return Page(
        number=number,
        geometry=PageGeometry(2480, 3508, 300.0, None, "grey", 90, 0.4, Affine.identity()),
        quality=PageQuality(0.1, 0.8, 0.05),
        operations=("rotate", "deskew"),
        regions=(Region(RegionKind.TEXT, BOX, lines),) if lines else (),
        is_blank=not lines,
        confidence=0.9 if lines else None,
        provenance=provenance,
    )


def field(name: str, value: str | None, occurrence: int = 1, evidence_page: int = 1) -> Field:
    if value is None:
        return Field(name, occurrence, None, FieldStatus.MISSING, None, None)
    evidence = Evidence(evidence_page, BOX, value)
    verdicts = (Verdict("cpf_check_digits", passed=True), Verdict("length", passed=False, detail="10 != 11"))
    return Field(name, occurrence, value, FieldStatus.UNSURE, 0.8, evidence, verdicts)


def stored(
    document_id: int = 1,
    pages: tuple[Page, ...] = (),
    fields: tuple[Field, ...] = (),
    failed: tuple[int, ...] = (),
    name: str = "livro 12.pdf",
) -> StoredDocument:
    record = StoredRecord(
        document_id=document_id,
        sha256=f"{document_id:064x}",
        name=name,
        profile="default",
        state="PARTIAL" if failed else "COMPLETE",
        page_count=len(pages) + len(failed),
        admitted_at=datetime(2026, 3, 1, 12, 0, tzinfo=UTC),
        finished_at=datetime(2026, 3, 1, 12, 1, 30, 250_000, tzinfo=UTC),
        pipeline="standard",
        pipeline_version="0.1.0",
    )
    result = DocumentResult(
        Document(pages),
        tuple(PageFailure(number, DAMAGED) for number in failed),
        Extraction("obito", "1", 0.93, "nascimento", fields),
    )
    return StoredDocument(record, result)


def birth_record(document_id: int = 1) -> StoredDocument:
    """Two read pages, a blank one and a failed one, with a value, a second value and a missing field."""
    return stored(
        document_id,
        pages=(page(1, "CERTIDÃO DE ÓBITO", "Nome: José"), page(2), page(4, "Averbação")),
        fields=(field("nome", "José"), field("cpf", "52998224725"), field("matricula", None)),
        failed=(3,),
    )


def renamed(document: StoredDocument, name: str) -> StoredDocument:
    return replace(document, record=replace(document.record, name=name))


def of_type(document: StoredDocument, name: str) -> StoredDocument:
    extraction = replace(document.result.extraction, document_type=name)
    return replace(document, result=replace(document.result, extraction=extraction))


def admitted(document: StoredDocument, moment: datetime) -> StoredDocument:
    return replace(document, record=replace(document.record, admitted_at=moment))
