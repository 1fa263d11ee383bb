"""Read the fields of a document from its text: classify, locate, normalise, check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document import Document
from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import by_name, recognised
from pipelines.extraction.classify import rank_types
from pipelines.extraction.collect import collect
from pipelines.extraction.finding import as_field, missing
from pipelines.extraction.second_opinion import PageOpinion, merge
from pipelines.fields import Extraction, Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.document import Page
    from pipelines.document_types.document_type import DocumentType
    from pipelines.document_types.extract_options import ExtractOptions
    from pipelines.extraction.finding import Finding


def extract(document: Document, options: ExtractOptions, opinions: Sequence[PageOpinion] = ()) -> Extraction:
    """Return the document's type and its fields, in the order of the type and then of the page.

    The score is how much speaks for the type; for `generic` it is what the best other type lacks to 1.
    Opinions on its pages count where they were asked for as of the document's type.
    """
    ranking = rank_types(document, recognised(options.own_types))
    kind = by_name(options.type_hint or ranking.winner or GENERIC.name, options.own_types)
    best = ranking.scores[0][1]
    return Extraction(
        document_type=kind.name,
        document_type_version=kind.version,
        score=1.0 - best if kind.name == GENERIC.name else ranking.score_of(kind.name),
        runner_up=ranking.best_but(kind.name),
        fields=merge(tuple(_fields(kind, collect(document, kind))), document, kind, opinions),
    )


def certain_type(page: Page, options: ExtractOptions) -> DocumentType | None:
    """Return the type that a page by itself is of: what the operator says, or what its words leave clear.

    None for a blank page, and where all that is known is that it is of no particular type.
    """
    if page.is_blank:
        return None
    name = options.type_hint or rank_types(Document((page,)), recognised(options.own_types)).winner
    return None if name is None or name == GENERIC.name else by_name(name, options.own_types)


def _fields(kind: DocumentType, found: Mapping[str, list[Finding]]) -> Iterator[Field]:
    wanted = _missing(kind, found)
    for name, spec in kind.specs.items():
        if name in wanted:
            yield missing(name)
        for occurrence, finding in enumerate(found.get(name, ()), start=1):
            yield as_field(finding, occurrence, spec.kind)


def _missing(kind: DocumentType, found: Mapping[str, list[Finding]]) -> set[str]:
    """Return the required fields without a value; without any identification, those of the first way."""
    names = {spec.name for spec in kind.fields if spec.required and spec.name not in found}
    ways = kind.identified_by
    if ways and not any(all(name in found for name in way) for way in ways):
        names |= {name for name in ways[0] if name not in found}
    return names
