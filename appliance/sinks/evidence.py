"""What proves a digitized document, as one JSON: where it came from, what was read, what was done to it.

Schema 1, written as RFC 8785 does (`ledger.chain.canonical_json`): equal facts are equal bytes. Its keys:

    metadata     Anexo II of Decreto 10.278/2020: assunto, autor, data_digitalizacao, local_digitalizacao,
                 identificador, responsavel, titulo, tipo_documental, hash_imagens (one for each page)
    original     name, sha256, byte_size and kind of the file as it was dropped
    document     id, part and first_page in that file, state, moments, pipeline, hash of the extraction
    derivatives  name, sha256 and byte_size of what was made of it
    pages        each page of the document: state (READ, BLANK, FAILED, SEPARATOR, or what it waits for), the
                 picture's hash (`pipelines.image.picture_hash`) and measures, the content's hash, who read it
                 with which weights, or the class and code of its failure
    fields       each value with its page, box, quote, the quote's hash, and what the checks said
    audit        the document's records in the trail with their hashes, and the trail's last id and hash

It holds values and quotes, because it lies beside the results; it is personal data as they are.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from appliance.ledger.chain import canonical_json
from appliance.ledger.records import ArchivedFile
from appliance.sinks.rows import StoredDocument
from pipelines.document import Page
from pipelines.errors import Failure
from pipelines.fields import Evidence, Field

SCHEMA_VERSION = 1
_CONFIDENCE_DIGITS, _PIXEL_DIGITS = 4, 2


@dataclass(frozen=True, slots=True)
class Metadata:
    """What Anexo II wants that no page says; None where nobody said it."""

    place: str | None
    responsible: str | None
    subject: str | None = None
    author: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Original:
    """The file as it was dropped."""

    name: str
    sha256: str
    byte_size: int
    kind: str | None


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """A page as the ledger accounts for it; `content_sha256` is the hash of the page's JSON."""

    number: int
    state: str
    content_sha256: str | None
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class Trail:
    """The document's records, each as `chain.written_down` gives it with its hash; and the trail's end."""

    records: tuple[Mapping[str, object], ...]
    head_id: int
    head: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that an evidence pack says of one document."""

    stored: StoredDocument
    extraction_sha256: str
    original: Original
    metadata: Metadata
    pages: tuple[LedgerPage, ...]
    derivatives: tuple[ArchivedFile, ...]
    trail: Trail


def evidence_of(facts: Facts) -> bytes:
    """Return the evidence of a finished document as canonical JSON."""
    read = {page.number: page for page in facts.stored.result.document.pages}
    first_page = facts.stored.record.first_page
    pages = [_page(page, read.get(page.number), first_page) for page in facts.pages]
    return canonical_json(
        {
            "schema": "appliance.evidence",
            "schema_version": SCHEMA_VERSION,
            "metadata": _metadata(facts, pages),
            "original": _named(facts.original) | {"kind": facts.original.kind},
            "document": _document(facts),
            "derivatives": [_named(each) for each in sorted(facts.derivatives, key=lambda d: d.name)],
            "pages": pages,
            "fields": [_field(field) for field in facts.stored.result.extraction.fields],
            "audit": {
                "records": list(facts.trail.records),
                "head": {"id": facts.trail.head_id, "hash": facts.trail.head},
            },
        }
    )


def _named(file: Original | ArchivedFile) -> dict[str, object]:
    return {"name": file.name, "sha256": file.sha256, "byte_size": file.byte_size}


def _metadata(facts: Facts, pages: Sequence[Mapping[str, object]]) -> dict[str, object]:
    record, told = facts.stored.record, facts.metadata
    kind = facts.stored.result.extraction.document_type
    return {
        "assunto": told.subject or kind,
        "autor": told.author,
        "data_digitalizacao": _moment(record.admitted_at),
        "local_digitalizacao": told.place,
        "identificador": f"{record.sha256}/{record.part}",
        "responsavel": told.responsible,
        "titulo": told.title or facts.original.name,
        "tipo_documental": kind,
        "hash_imagens": [page["picture_sha256"] for page in pages],
    }


def _document(facts: Facts) -> dict[str, object]:
    record = facts.stored.record
    return {
        "id": record.document_id,
        "part": record.part,
        "first_page": record.first_page,
        "profile": record.profile,
        "state": str(record.state),
        "admitted_at": _moment(record.admitted_at),
        "finished_at": _moment(record.finished_at),
        "pipeline": record.pipeline,
        "pipeline_version": record.pipeline_version,
        "document_type": facts.stored.result.extraction.document_type,
        "document_type_version": facts.stored.result.extraction.document_type_version,
        "extraction_sha256": facts.extraction_sha256,
    }


def _page(page: LedgerPage, read: Page | None, first_page: int) -> dict[str, object]:
    told: dict[str, object] = {
        "page": page.number,
        "file_page": page.number + first_page - 1,
        "state": page.state,
        "picture_sha256": read.geometry.picture_sha256 if read else None,
        "content_sha256": page.content_sha256,
    }
    if page.failure is not None:
        told["failure"] = {"class": page.failure.failure_class.value, "code": page.failure.code}
    return told if read is None else told | _reading(read)


def _reading(read: Page) -> dict[str, object]:
    geometry, source = read.geometry, read.provenance
    return {
        "width": geometry.width,
        "height": geometry.height,
        "dpi": geometry.dpi,
        "source_dpi": geometry.source_dpi,
        "colour_mode": geometry.colour_mode,
        "confidence": _rounded(read.confidence, _CONFIDENCE_DIGITS),
        "engine": source.engine,
        "engine_version": source.engine_version,
        "weights_sha256": list(source.weights_sha256),
        "pipeline_version": source.pipeline_version,
    }


def _field(field: Field) -> dict[str, object]:
    return {
        "name": field.name,
        "occurrence": field.occurrence,
        "subject": field.subject,
        "value": field.value,
        "other_value": field.other_value,
        "status": field.status.value,
        "confidence": _rounded(field.confidence, _CONFIDENCE_DIGITS),
        "evidence": None if field.evidence is None else _place(field.evidence),
        "verdicts": [{"check": v.check, "passed": v.passed, "detail": v.detail} for v in field.verdicts],
    }


def _place(evidence: Evidence) -> dict[str, object]:
    box = evidence.box
    return {
        "page": evidence.page,
        "box": [_rounded(side, _PIXEL_DIGITS) for side in (box.left, box.top, box.right, box.bottom)],
        "quote": evidence.quote,
        "quote_sha256": hashlib.sha256(evidence.quote.encode()).hexdigest(),
    }


def _rounded(number: float | None, digits: int) -> float | None:
    return None if number is None else round(number, digits)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
