"""What actors answer, and what they are sent; small, beside the pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from appliance.confirmations import Confirmation
from appliance.ledger.records import ModelReading
from appliance.sinks.rows import StoredDocument, StoredRecord
from pipelines.document import Document
from pipelines.result import (
    DocumentResult,
    PageFailure,
    extraction_from_json,
    page_from_json,
    page_to_json,
)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as it is kept: its JSON, and what the ledger counts."""

    content: bytes
    is_blank: bool
    confidence: float | None
    engine: str
    engine_version: str
    is_separator: bool = False
    model_reading: ModelReading | None = None

    def instead_of(self, reading: ModelReading) -> ReadPage:
        """Return the page as read by the embedded reader because the model went round in circles on it."""
        page = page_from_json(self.content)
        operations = (*page.operations, f"degenerate:{reading.model}")
        return replace(
            self, content=page_to_json(replace(page, operations=operations)), model_reading=reading
        )


@dataclass(frozen=True, slots=True)
class Degenerate:
    """A page of which a model gave no reading that can be used; another reader must read it."""

    reading: ModelReading


@dataclass(frozen=True, slots=True)
class Extracted:
    """An extraction as it is kept, and its document type.

    A person must look at so many fields, and at so many pages of which two readers do not agree.
    """

    content: bytes
    document_type: str
    doubtful_fields: int
    doubtful_pages: int = 0


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished document on its way to the sinks: its pages and its extraction as JSON.

    The ledger keeps the version of a pipeline and not its name, so that the name in `record` may be that of
    another one: the pages know better.
    """

    record: StoredRecord
    pages: tuple[bytes, ...]
    failures: tuple[PageFailure, ...]
    extraction: bytes
    confirmations: tuple[Confirmation, ...] = ()

    def stored(self) -> StoredDocument:
        document = Document(tuple(page_from_json(page, self.record.first_page) for page in self.pages))
        result = DocumentResult(document, self.failures, extraction_from_json(self.extraction))
        record = replace(self.record, pipeline=_pipeline_of(self.record, document))
        return StoredDocument(record, result, self.confirmations)


def _pipeline_of(record: StoredRecord, document: Document) -> str:
    """Return the name of the pipeline of this version in which the pages were read, if there is one."""
    sources = (page.provenance for page in document.pages)
    version = _without_options(record.pipeline_version)
    names = {one.pipeline for one in sources if _without_options(one.pipeline_version) == version}
    return names.pop() if len(names) == 1 else record.pipeline


def _without_options(version: str) -> str:
    return version.partition("+")[0]
