"""Extracted values that prove themselves: value, evidence, verdicts, status."""

from dataclasses import dataclass
from enum import StrEnum

from pipelines.document import Confidence
from pipelines.geometry import Box


class FieldStatus(StrEnum):
    """What may be done with a field.

    FOUND: read and every check that applies passed. UNSURE: read, but a person must look.
    INVALID: read, and a check proves it wrong. MISSING: the type expects it and it was not found.
    CONFIRMED: a person said so; no machine ever does.
    """

    FOUND = "FOUND"
    UNSURE = "UNSURE"
    INVALID = "INVALID"
    MISSING = "MISSING"
    CONFIRMED = "CONFIRMED"


DOUBTFUL = frozenset({FieldStatus.INVALID, FieldStatus.UNSURE})
"""What a person must look at."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands: the page (from 1), the box in page pixels, and the words exactly as read."""

    page: int
    box: Box
    quote: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check said of a value; `detail` names the numbers compared, never free text of the page."""

    check: str
    passed: bool
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One value of one field; a field that occurs several times is several of these, in page order.

    `value` is normalised (digits only, ISO dates, decimal points), None when MISSING. `occurrence` counts
    from 1 within the name. `subject` is what within the document the value tells of: an act (`R.3`), a
    party (`outorgante 2`); fields of one subject belong together. Empty is the document itself.
    `confidence` is how probable it is at least that the value is right, as counted on pages of known truth;
    None where the reader states none.
    `other_value` is what else was read or told in the value's stead, normalised too; None where nothing was.
    """

    name: str
    occurrence: int
    value: str | None
    status: FieldStatus
    confidence: Confidence | None
    evidence: Evidence | None
    verdicts: tuple[Verdict, ...] = ()
    subject: str = ""
    other_value: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """The document's type with its score (0 to 1) and the fields found; `generic` when no type is certain."""

    document_type: str
    document_type_version: str
    score: Confidence
    runner_up: str | None
    fields: tuple[Field, ...]
