"""A document's whole outcome, and the JSON of pages, extractions and agreements between processes."""

from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from pipelines.agreement import Agreement
from pipelines.document import Document, Page
from pipelines.errors import Failure
from pipelines.fields import Extraction

_PAGE = TypeAdapter(Page)
_EXTRACTION = TypeAdapter(Extraction)
_AGREEMENT = TypeAdapter(Agreement)


@dataclass(frozen=True, slots=True)
class PageFailure:
    """A page that could not be read; `number` counts from 1."""

    number: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """Everything known of a document once each page was read, found blank, or failed for a named reason."""

    document: Document
    failures: tuple[PageFailure, ...]
    extraction: Extraction


def page_to_json(page: Page) -> bytes:
    """Return the page as UTF-8 JSON; `page_from_json` gives an equal page back."""
    return _PAGE.dump_json(page)


def page_from_json(data: bytes, first_page: int = 1) -> Page:
    """Read what `page_to_json` wrote; raises pydantic.ValidationError on anything else.

    A page is written with its number in the file. In a document that begins at `first_page` of the file,
    its number counts from there.
    """
    page = _PAGE.validate_json(data)
    return replace(page, number=page.number - first_page + 1)


def extraction_to_json(extraction: Extraction) -> bytes:
    """Return the extraction as UTF-8 JSON; `extraction_from_json` gives an equal one back."""
    return _EXTRACTION.dump_json(extraction)


def extraction_from_json(data: bytes) -> Extraction:
    """Read what `extraction_to_json` wrote; raises pydantic.ValidationError on anything else."""
    return _EXTRACTION.validate_json(data)


def agreement_to_json(agreement: Agreement) -> bytes:
    """Return the agreement as UTF-8 JSON; `agreement_from_json` gives an equal one back."""
    return _AGREEMENT.dump_json(agreement)


def agreement_from_json(data: bytes) -> Agreement:
    """Read what `agreement_to_json` wrote; raises pydantic.ValidationError on anything else."""
    return _AGREEMENT.validate_json(data)
