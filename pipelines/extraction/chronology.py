"""Nobody is registered before being born: dates that contradict each other are all doubtful."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.fields import FieldStatus, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pipelines.extraction.finding import Finding

_OLDEST = 120  # years from a birth to anything that the same person does
_YOUNGEST_SPOUSE = 12
_ISSUE, _ANY = "data_emissao", "data"


def in_order(
    findings: Mapping[str, list[Finding]], pairs: tuple[tuple[str, str], ...]
) -> dict[str, list[Finding]]:
    """Return the findings, those of each pair of fields with a verdict on their order."""
    verdicts: dict[tuple[str, int], list[Verdict]] = defaultdict(list)
    for earlier, later in pairs:
        for first, second, verdict in _compared(findings, earlier, later):
            verdicts[earlier, first].append(verdict)
            verdicts[later, second].append(verdict)
    for index, verdict in _issued_before(findings):
        verdicts[_ISSUE, index].append(verdict)
    return {
        name: [_with(finding, verdicts.get((name, index), [])) for index, finding in enumerate(found)]
        for name, found in findings.items()
    }


def _with(finding: Finding, verdicts: list[Verdict]) -> Finding:
    """Add what failed; where nothing did, one verdict that says so."""
    failed = [verdict for verdict in verdicts if not verdict.passed]
    for verdict in failed or verdicts[:1]:
        finding = finding.with_verdict(verdict)
    return finding


def _compared(
    findings: Mapping[str, list[Finding]], earlier: str, later: str
) -> Iterator[tuple[int, int, Verdict]]:
    for i, first in enumerate(findings.get(earlier, ())):
        for j, second in enumerate(findings.get(later, ())):
            if FieldStatus.INVALID in {first.status, second.status}:
                continue
            passed = first.value <= second.value
            sign = "≤" if passed else ">"
            yield i, j, Verdict(checks.DATE_ORDER, passed, f"{first.value} {sign} {second.value}")
            if passed and "nascimento" in earlier and _is_no_age(first, second):
                yield i, j, checks.implausible(f"{first.value} to {second.value}")


def _is_no_age(birth: Finding, event: Finding) -> bool:
    years = (date.fromisoformat(event.value) - date.fromisoformat(birth.value)).days / 365.25
    is_marriage = birth.name.startswith("conjuge_")
    return years > _OLDEST or (is_marriage and years < _YOUNGEST_SPOUSE)


def _issued_before(findings: Mapping[str, list[Finding]]) -> Iterator[tuple[int, Verdict]]:
    """Yield doubts on a day of issue that is not the last day that the document tells."""
    told = [f.value for f in findings.get(_ANY, ()) if f.status is not FieldStatus.INVALID]
    for index, issued in enumerate(findings.get(_ISSUE, ())):
        later = [value for value in told if value > issued.value]
        if later and issued.status is not FieldStatus.INVALID:
            detail = f"{max(later)} > {issued.value}"
            yield index, Verdict(checks.DATE_ORDER, passed=False, detail=detail)
