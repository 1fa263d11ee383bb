"""The archive: one folder for each document, with its PDF/A, ALTO, hOCR, text and JSON.

    document.pdf          PDF/A-2b: the original's pages with what was read, searchable
    document.json         the record, the fields, every page's state, scan and conformance
    alto/0001.xml         ALTO 4.4, a page each; hocr/0001.html, text/0001.txt and json/0001.json likewise

A page that was not read has a place in `document.pdf` and in `document.json`, and no file of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from appliance.ledger.records import ArchivedFile
from appliance.sinks.archive.alto import alto
from appliance.sinks.archive.failures import named_errors, original_missing, original_unreadable
from appliance.sinks.archive.hocr import hocr
from appliance.sinks.archive.originals import sheets_of
from appliance.sinks.archive.placing import on_pictures
from appliance.sinks.archive.shelf import Shelf
from appliance.sinks.archive.site import Site
from appliance.sinks.archive.summary import summary
from appliance.sinks.rows import StoredDocument, StoredRecord
from pipelines.document import Page
from pipelines.errors import InternalError, SourceError
from pipelines.result import page_to_json


class Format(StrEnum):
    """What is written of each document."""

    PDF = "pdf"
    ALTO = "alto"
    HOCR = "hocr"
    TEXT = "text"
    JSON = "json"


_PDF = "document.pdf"
_PageFile = Callable[[Page, StoredRecord], bytes]


def _text(page: Page, _: StoredRecord) -> bytes:
    return (page.text + "\n").encode("utf-8", "replace")


def _json(page: Page, _: StoredRecord) -> bytes:
    return page_to_json(page)


_PAGE_FILES: Mapping[Format, tuple[str, str, _PageFile]] = {
    Format.ALTO: ("alto", "xml", alto),
    Format.HOCR: ("hocr", "html", hocr),
    Format.TEXT: ("text", "txt", _text),
    Format.JSON: ("json", "json", _json),
}


class ArchiveSink:
    """Writes editions of documents under `folder`, which is made on first use, one process at a time."""

    def __init__(
        self,
        folder: Path,
        formats: frozenset[Format],
        site: Site,
        sign: Callable[[Path], None] | None = None,
    ) -> None:
        """`sign` signs a PDF where it lies; it may raise SinkError, and then nothing is written."""
        self._shelf = Shelf(folder)
        self._formats = formats
        self._site, self._sign = site, sign

    def write(self, stored: StoredDocument, original: Path, edition: int) -> tuple[ArchivedFile, ...]:
        """Write the edition, or write it again with the same bytes (but for signatures); older ones go.

        `original` is the file as it was dropped, and is only read. Raises SinkError; an edition that stood
        before then stands as it was.
        """
        document_id = stored.record.document_id
        if not original.is_file():
            raise original_missing(document_id)
        with named_errors():
            return self._shelf.place(
                document_id, edition, lambda folder: self._fill(folder, stored, original)
            )

    def remove(self, document_id: int) -> None:
        """Take all editions of the document away; raises SinkError."""
        with named_errors():
            self._shelf.remove(document_id)

    def editions(self) -> Iterator[tuple[int, int]]:
        """Yield document id and edition of all that stand, ascending; raises SinkError."""
        with named_errors():
            yield from self._shelf.editions()

    def _fill(self, folder: Path, stored: StoredDocument, original: Path) -> None:
        record = stored.record
        try:
            sheets = sheets_of(original, _file_pages(stored))
        except (SourceError, InternalError) as error:
            raise original_unreadable(record.document_id, error) from error
        placed = on_pictures(stored, sheets)
        for page in placed.result.document.pages:
            for kind in sorted(self._formats & set(_PAGE_FILES)):
                name, ending, write = _PAGE_FILES[kind]
                _write(folder / name / f"{page.number:04d}.{ending}", write(page, record))
        made = None
        if Format.PDF in self._formats:
            # Heavy, and the coordinator, which imports this module for its actor, has no use of it.
            from appliance.sinks.archive.pdf_writing import write_pdf  # noqa: PLC0415

            made = write_pdf(folder / _PDF, stored, original, sheets, self._site)
            if self._sign is not None:
                self._sign(folder / _PDF)
        if Format.JSON in self._formats:
            _write(folder / "document.json", summary(placed, self._site, sheets, made))


def _file_pages(stored: StoredDocument) -> range:
    """Return the pages of the file that are the document's, each of which was read or failed."""
    pages, failures = stored.result.document.pages, stored.result.failures
    last = max([*(page.number for page in pages), *(failure.number for failure in failures)], default=0)
    first = stored.record.first_page
    return range(first, first + max(stored.record.page_count or 0, last))


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
