"""When a value that was read counts as the value on the page."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

from pipelines.document_types.document_type import FieldKind
from pipelines.evaluation.scores import folded
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pipelines.document_types.document_type import DocumentType

TEXT_TOLERANCE = 0.05
"""The share of a text's characters that may differ: a sentence with a misread letter still says the same."""

_TEXT_FIELDS = frozenset(
    {
        "ato_titulo",
        "averbacao",
        "causa_morte",
        "forma_pagamento",
        "objeto",
        "poderes",
        "registro_anterior",
        "residencia",
        "sede",
        "sepultamento",
    }
)
"""Fields that are told in sentences, of whatever kind their type has them."""

CHECKED_KINDS = frozenset(
    {
        FieldKind.CPF,
        FieldKind.CNPJ,
        FieldKind.CNM,
        FieldKind.CIVIL_MATRICULA,
        FieldKind.COURT_PROCESS,
    }
)
"""Kinds of fields with check digits."""

_NUMBERS = CHECKED_KINDS | {FieldKind.LONG_NUMBER, FieldKind.BOOK}
"""Kinds that are the same with other marks between their parts: book `A-71` is `A 71`."""


class Comparison(StrEnum):
    """How values are compared.

    EXACT: equal but for case, look-alike signs and a last full stop, of `S.A.` or of its sentence.
    NUMBER: in letters and digits. TEXT: almost equal.
    """

    EXACT = "exact"
    NUMBER = "number"
    TEXT = "text"


def comparisons(types: Iterable[DocumentType]) -> dict[str, Comparison]:
    """Return how the fields of these types are compared; a name that is not there is compared exactly."""
    specs = [spec for kind in types for spec in kind.fields]
    rules = {spec.name: Comparison.NUMBER for spec in specs if spec.kind in _NUMBERS}
    rules |= {spec.name: Comparison.TEXT for spec in specs if spec.kind is FieldKind.TEXT}
    return rules | dict.fromkeys(_TEXT_FIELDS, Comparison.TEXT)


def checked_fields(types: Iterable[DocumentType]) -> frozenset[str]:
    """Return the names of the fields with check digits."""
    return frozenset(spec.name for kind in types for spec in kind.fields if spec.kind in CHECKED_KINDS)


def comparable(value: str, rule: Comparison) -> str:
    """Return what of a value is compared; two values with the same are the same by any rule."""
    composed = unicodedata.normalize("NFC", value)
    if rule is Comparison.NUMBER:
        return "".join(character for character in composed if character.isalnum()).upper()
    if rule is Comparison.TEXT:
        return "".join(character for character in fold(composed) if character.isalnum())
    return folded(composed).casefold().rstrip(".")


def is_same(told: str, read: str, rule: Comparison) -> bool:
    """Whether the value that was read is the one that is told; `told` counts as the length of a text."""
    expected, found = comparable(told, rule), comparable(read, rule)
    if rule is not Comparison.TEXT:
        return expected == found
    return Levenshtein.distance(expected, found) <= TEXT_TOLERANCE * len(expected)


def rule_of(name: str, rules: Mapping[str, Comparison]) -> Comparison:
    return rules.get(name, Comparison.EXACT)
