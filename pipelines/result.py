"""A document's whole outcome, and the JSON of pages, extractions and agreements between processes."""

import json
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from pipelines.agreement import Agreement
from pipelines.document import Document, Page
from pipelines.errors import Failure
from pipelines.fields import Extraction
from pipelines.opinion import Opinion


@dataclass(frozen=True, slots=True)
class PageFailure:
    """A page that could not be read; `number` counts from 1."""

    number: int
    failure: Failure


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the other of two readers read of the same page, and how the two agree."""

    page: Page
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """Everything known of a document once each page was read, found blank, or failed for a named reason."""

    document: Document
    failures: tuple[PageFailure, ...]
    extraction: Extraction


@dataclass(frozen=True, slots=True)
class _Beside:
    """What may lie beside a page's own keys."""

    second_reading: SecondReading | None = None
    second_opinion: Opinion | None = None


_PAGE = TypeAdapter(Page)
_BESIDE = TypeAdapter(_Beside)
_EXTRACTION = TypeAdapter(Extraction)
_AGREEMENT = TypeAdapter(Agreement)
_OPINION = TypeAdapter(Opinion)


def page_to_json(page: Page, second: SecondReading | None = None) -> bytes:
    """Return the page as UTF-8 JSON; `page_from_json` gives an equal page back.

    A second reading lies beside it, for whoever reviews the page: `second_reading_from_json`.
    """
    if second is None:
        return _PAGE.dump_json(page)
    beside = _BESIDE.dump_python(_Beside(second), mode="json")
    return json.dumps(_PAGE.dump_python(page, mode="json") | beside, ensure_ascii=False).encode()


def page_from_json(data: bytes, first_page: int = 1) -> Page:
    """Read what `page_to_json` wrote; raises pydantic.ValidationError on anything else.

    A page is written with its number in the file. In a document that begins at `first_page` of the file,
    its number counts from there.
    """
    page = _PAGE.validate_json(data)
    return replace(page, number=page.number - first_page + 1)


def second_reading_from_json(data: bytes) -> SecondReading | None:
    """Return the second reading that lies beside a page; raises pydantic.ValidationError.

    Its page has the number that it was written with.
    """
    return _BESIDE.validate_json(data).second_reading


def with_opinion(page: bytes, opinion: Opinion) -> bytes:
    """Return a page's JSON with an opinion on its fields beside all that is there: `opinion_from_json`."""
    beside = {"second_opinion": _OPINION.dump_python(opinion, mode="json")}
    return json.dumps(json.loads(page) | beside, ensure_ascii=False).encode()


def opinion_from_json(page: bytes) -> Opinion | None:
    """Return the opinion that lies beside a page; raises pydantic.ValidationError."""
    return _BESIDE.validate_json(page).second_opinion


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
