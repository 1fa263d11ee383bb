"""A value with its proof, and what may be done with it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.calibration import Features, calibrate
from pipelines.fields import Field, FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelines.document_types.document_type import FieldKind
    from pipelines.extraction.passage import Quote

MIN_WEAKEST = 0.90
"""A value that nothing proves needs every character at least this probable: below, measured on scans of
registry pages, stand 5.5 % of the words and 70 % of the wrong ones."""

_CAPTION_WITHIN = re.compile(r"[^ ] [A-ZÀ-Þ][^\W\d_]{2,30}[ .]*:")


@dataclass(frozen=True, slots=True)
class Finding:
    """A normalised value of the field `name`, the words it was read from, and what was checked.

    `other_value` is what else was taken for the field.
    """

    name: str
    value: str
    quote: Quote
    verdicts: tuple[Verdict, ...] = ()
    subject: str = ""
    other_value: str | None = None

    @property
    def is_proven(self) -> bool:
        """Whether a check digit or a second mention on the page proves the value."""
        return any(verdict.passed and verdict.check in checks.PROVING for verdict in self.verdicts)

    @property
    def is_legible(self) -> bool:
        """Whether the reader's confidence is enough, or not needed, or not stated."""
        weakest = None if self.is_proven else self.quote.weakest
        return weakest is None or weakest >= MIN_WEAKEST

    @property
    def status(self) -> FieldStatus:
        failed = {verdict.check for verdict in self.verdicts if not verdict.passed}
        if failed & checks.DECISIVE:
            return FieldStatus.INVALID
        return FieldStatus.UNSURE if failed or not self.is_legible else FieldStatus.FOUND

    def with_verdict(self, verdict: Verdict) -> Finding:
        return replace(self, verdicts=(*self.verdicts, verdict))


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in page order; of two that share a character the one given first stays."""
    kept: list[Finding] = []
    for finding in findings:
        place = bisect_left(kept, finding.quote.begin, key=lambda other: other.quote.begin)
        if not any(finding.quote.overlaps(other.quote) for other in kept[max(0, place - 1) : place + 1]):
            kept.insert(place, finding)
    return kept


def of_one_caption(finding: Finding) -> Finding:
    """Return a finding, doubtful where a caption stands within its text: what follows it is another value."""
    doubt = Verdict(checks.WHOLE_TEXT, passed=False, detail="a caption within")
    return finding.with_verdict(doubt) if _CAPTION_WITHIN.search(finding.value) else finding


def only_one(findings: Sequence[Finding]) -> list[Finding]:
    """Return the first of what only its shape and place announce; others beside it make it doubtful."""
    first = min(findings, key=lambda finding: finding.quote.begin, default=None)
    if first is None:
        return []
    values = {finding.value for finding in findings}
    return [first.with_verdict(checks.one_value(values))] if len(values) > 1 else [first]


def features_of(finding: Finding, kind: FieldKind) -> Features:
    """Return what the confidence of a finding is reckoned from."""
    return Features(
        kind=kind,
        mean=finding.quote.confidence,
        weakest=finding.quote.weakest,
        passed=frozenset(verdict.check for verdict in finding.verdicts if verdict.passed),
        failed=frozenset(verdict.check for verdict in finding.verdicts if not verdict.passed),
    )


def as_field(finding: Finding, occurrence: int, kind: FieldKind) -> Field:
    """Return the finding as it is stored; its confidence is calibrated, see `calibration`."""
    verdicts = finding.verdicts
    if not finding.is_legible:
        detail = f"{finding.quote.weakest:.2f} < {MIN_WEAKEST:.2f}"
        verdicts = (*verdicts, Verdict(checks.WEAKEST_CHARACTER, passed=False, detail=detail))
    return Field(
        name=finding.name,
        occurrence=occurrence,
        value=finding.value,
        status=finding.status,
        confidence=calibrate(features_of(finding, kind)),
        evidence=finding.quote.evidence,
        verdicts=verdicts,
        subject=finding.subject,
        other_value=finding.other_value,
    )


def missing(name: str) -> Field:
    """Return the field that its type requires and no page shows."""
    return Field(name, 1, None, FieldStatus.MISSING, None, None)
