"""Where in a stack the type of document changes: pages that bear another type's title begin a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document import Document
from pipelines.extraction.classify import bears_title, rank_types

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document import Page
    from pipelines.document_types.document_type import DocumentType


def first_pages(document: Document, types: Sequence[DocumentType]) -> tuple[int, ...]:
    """Return the numbers of the pages at which a document begins, the document's first page among them.

    A page without a title, blank or of no certain type goes on with what is before it, and so does one of
    the same type: where one certificate follows another of its type only a separator sheet can tell.
    """
    return tuple(_beginnings(document, types))


def _beginnings(document: Document, types: Sequence[DocumentType]) -> Iterator[int]:
    current: str | None = None
    for index, page in enumerate(document.pages):
        kind = _titled(page, types)
        if index == 0 or (kind is not None and current is not None and kind != current):
            yield page.number
        current = kind or current


def _titled(page: Page, types: Sequence[DocumentType]) -> str | None:
    """Return the type that a page alone is certain of, and whose title it bears."""
    winner = rank_types(Document((page,)), types).winner
    return next((kind.name for kind in types if kind.name == winner and bears_title(page, kind)), None)
