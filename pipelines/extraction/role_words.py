"""The words by which the roles of a type are found, and the fields that their parties fill."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType


def vocabulary_of(kind: DocumentType) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the captions and the phrases by which the roles of a type are found."""
    labels = tuple(label for role in kind.roles for label in role.labels)
    phrases = tuple(phrase for role in kind.roles for phrase in (*role.phrases, *role.closings, *role.deeds))
    return labels, phrases + kind.role_ends


def fields_of_roles(kind: DocumentType) -> frozenset[str]:
    """Return the names of the fields that the roles of a type fill."""
    prefixes = tuple(f"{role.name}_" for role in kind.roles)
    return frozenset(spec.name for spec in kind.fields if prefixes and spec.name.startswith(prefixes))
