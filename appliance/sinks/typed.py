"""Values of fields as what they are: days, sums and whole numbers, beside their text.

The kind of a field decides, never the look of its value: the digits of a CPF are no number.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from pipelines.document_types.document_type import DocumentType, FieldKind
from pipelines.document_types.known import known_types

DECIMAL_DIGITS, DECIMAL_PLACES = 18, 2
"""Of sums: ten quadrillions and cents, also of the currencies that lost their zeros since."""

_DAYS = frozenset({FieldKind.DATE, FieldKind.ISSUE_DATE})
_SUMS = frozenset({FieldKind.MONEY, FieldKind.CLAUSE_SUM, FieldKind.QUOTA})
_COUNTS = frozenset({FieldKind.COUNT, FieldKind.ENTRY, FieldKind.QUOTA})
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SUM = re.compile(rf"[0-9]{{1,{DECIMAL_DIGITS - DECIMAL_PLACES}}}\.[0-9]{{{DECIMAL_PLACES}}}")
_COUNT = re.compile(r"[0-9]{1,18}")

Kinds = Mapping[tuple[str, str], FieldKind]
"""The kind of a field, by document type and name."""


def kinds_of(own_types: Sequence[DocumentType]) -> Kinds:
    """Return the kind of every field of every type, with what a site's own types change and add."""
    return {
        (kind.name, name): spec.kind for kind in known_types(own_types) for name, spec in kind.specs.items()
    }


def as_day(kind: FieldKind | None, value: str | None) -> date | None:
    """Return the value of a date; None of any other kind, and where no such day is."""
    if kind not in _DAYS or value is None or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def as_sum(kind: FieldKind | None, value: str | None) -> Decimal | None:
    """Return a sum of money as written, in the currency of its day; None of any other kind."""
    return Decimal(value) if kind in _SUMS and value is not None and _SUM.fullmatch(value) else None


def as_count(kind: FieldKind | None, value: str | None) -> int | None:
    """Return a count, or an entry's number; None of any other kind."""
    return int(value) if kind in _COUNTS and value is not None and _COUNT.fullmatch(value) else None
