"""Which types a document may have; apart from the extraction, whose rules most processes never need."""

from dataclasses import dataclass

from pipelines.document_types.document_type import DocumentType
from pipelines.document_types.known import known_types


@dataclass(frozen=True, slots=True)
class ExtractOptions:
    """`type_hint` names the type of every document, where the operator knows it; ValueError if unknown.

    `own_types` are those of the site; one with a known name takes its place.
    """

    type_hint: str | None = None
    own_types: tuple[DocumentType, ...] = ()

    def __post_init__(self) -> None:
        names = {kind.name for kind in known_types(self.own_types)}
        if self.type_hint is not None and self.type_hint not in names:
            msg = f"Unknown document type {self.type_hint!r}; known are {', '.join(sorted(names))}."
            raise ValueError(msg)
