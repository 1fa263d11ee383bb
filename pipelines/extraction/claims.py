"""One stretch of a page is the value of one field, and a party's number is among the document's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding

_EXCLUSIVE = frozenset(
    {
        FieldKind.NAME,
        FieldKind.NAMES,
        FieldKind.OFFICER,
        FieldKind.DATE,
        FieldKind.ISSUE_DATE,
        FieldKind.COUNT,
        FieldKind.HOMETOWN,
        FieldKind.LONG_NUMBER,
        FieldKind.CRM,
        FieldKind.TERM,
    }
)
"""Kinds of which no word belongs to two fields; a text or a place may hold what another field tells."""

_CPF = FieldKind.CPF


def each_claimed_once(findings: Mapping[str, list[Finding]], kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings, doubtful where two fields of exclusive kinds were read from the same words.

    What a type lists of a whole document (`data`) claims nothing.
    """
    exclusive = {s.name for s in kind.fields if s.kind in _EXCLUSIVE and (s.labels or s.phrases or s.subject)}
    claims = [(n, f) for n, found in findings.items() if n in exclusive for f in found]
    doubtful = {
        id(f)
        for n, f in claims
        for other, g in claims
        if n != other and f.quote.overlaps(g.quote) and frozenset({n, other}) not in kind.one_value
    }
    doubt = Verdict(checks.ONE_CLAIM, passed=False, detail="two fields were read from the same words")
    return {
        name: [f.with_verdict(doubt) if id(f) in doubtful else f for f in found]
        for name, found in findings.items()
    }


def party_numbers_listed(
    findings: Mapping[str, list[Finding]], kind: DocumentType
) -> dict[str, list[Finding]]:
    """Return the findings; a party's CPF that is not among those of the whole document is doubtful."""
    listed = next((s.name for s in kind.fields if s.kind is _CPF and s.many and not s.subject), None)
    names = {s.name for s in kind.fields if s.kind is _CPF} - {listed}
    if listed is None:
        return dict(findings)
    found = dict(findings)
    for name in names & set(findings):
        found[name] = [_compared(f, findings.get(listed, [])) for f in findings[name]]
    return found


def _compared(finding: Finding, listed: list[Finding]) -> Finding:
    here = [other for other in listed if other.quote.overlaps(finding.quote)]
    is_same = any(other.value == finding.value for other in here or listed)
    return finding.with_verdict(Verdict(checks.ON_PAGE, is_same, "among the CPFs of the document"))


def both_sides_stand(findings: Mapping[str, list[Finding]], kind: DocumentType) -> dict[str, list[Finding]]:
    """Return the findings; parties are doubtful where nobody stands on the other side who must.

    Nobody receives where nobody gives; and of a type that `has_turn`, several parties of one side may be
    those of both.
    """
    standing = {role.name: findings.get(f"{role.name}_nome", []) for role in kind.roles}
    if all(standing.values()):
        return dict(findings)
    givers, *others = standing
    doubtful = set() if standing[givers] else set(others)
    doubtful |= {name for name, parties in standing.items() if kind.has_turn and len(parties) > 1}
    doubt = Verdict(checks.OTHER_SIDE, passed=False, detail="nobody stands on the other side")
    return {
        name: [f.with_verdict(doubt) if f.subject.rpartition(" ")[0] in doubtful else f for f in found]
        for name, found in findings.items()
    }
