"""Read the fields of a document from its text: classify, locate, normalise, check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.document_types.generic import GENERIC
from pipelines.document_types.known import SPECIFIC, by_name
from pipelines.extraction.classify import rank_types
from pipelines.extraction.collect import collect
from pipelines.extraction.finding import as_field, missing
from pipelines.fields import Extraction, Field

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.document import Document
    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """`type_hint` names the type of every document, where the operator knows it; ValueError if unknown."""

    type_hint: str | None = None

    def __post_init__(self) -> None:
        names = {GENERIC.name, *(kind.name for kind in SPECIFIC)}
        if self.type_hint is not None and self.type_hint not in names:
            msg = f"Unknown document type {self.type_hint!r}; known are {', '.join(sorted(names))}."
            raise ValueError(msg)


def extract(document: Document, options: ExtractOptions) -> Extraction:
    """Return the document's type and its fields, in the order of the type and then of the page.

    The score is how much speaks for the type; for `generic` it is what the best other type lacks to 1.
    """
    ranking = rank_types(document, SPECIFIC)
    kind = by_name(options.type_hint or ranking.winner or GENERIC.name)
    best = ranking.scores[0][1]
    return Extraction(
        document_type=kind.name,
        document_type_version=kind.version,
        score=1.0 - best if kind is GENERIC else ranking.score_of(kind.name),
        runner_up=ranking.best_but(kind.name),
        fields=tuple(_fields(kind, collect(document, kind))),
    )


def _fields(kind: DocumentType, found: Mapping[str, list[Finding]]) -> Iterator[Field]:
    wanted = _missing(kind, found)
    for name in dict.fromkeys(spec.name for spec in kind.fields):
        if name in wanted:
            yield missing(name)
        for occurrence, finding in enumerate(found.get(name, ()), start=1):
            yield as_field(finding, occurrence)


def _missing(kind: DocumentType, found: Mapping[str, list[Finding]]) -> set[str]:
    """Return the required fields without a value; without any identification, those of the first way."""
    names = {spec.name for spec in kind.fields if spec.required and spec.name not in found}
    ways = kind.identified_by
    if ways and not any(all(name in found for name in way) for way in ways):
        names |= {name for name in ways[0] if name not in found}
    return names
