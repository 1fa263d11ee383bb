"""What actors answer, and what they are sent; small, beside the pictures."""

from __future__ import annotations

from dataclasses import dataclass

from appliance.sinks.rows import StoredDocument, StoredRecord
from pipelines.document import Document
from pipelines.result import DocumentResult, PageFailure, extraction_from_json, page_from_json


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it is kept: its JSON, and what the ledger counts."""

    content: bytes
    is_blank: bool
    confidence: float | None
    engine: str
    engine_version: str
    is_separator: bool = False


@dataclass(frozen=True, slots=True)
class Extracted:
    """An extraction as it is kept, its document type, and how many of its fields a person must look at."""

    content: bytes
    document_type: str
    doubtful_fields: int


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document on its way to the sinks: its pages and its extraction as JSON."""

    record: StoredRecord
    pages: tuple[bytes, ...]
    failures: tuple[PageFailure, ...]
    extraction: bytes

    def stored(self) -> StoredDocument:
        document = Document(tuple(page_from_json(page, self.record.first_page) for page in self.pages))
        result = DocumentResult(document, self.failures, extraction_from_json(self.extraction))
        return StoredDocument(self.record, result)
