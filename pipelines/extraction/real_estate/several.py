"""Of several values of a field that has one."""

from __future__ import annotations

from pipelines.extraction.finding import Finding
from pipelines.fields import Verdict

SEVERAL = "several_values"


def first_of(found: list[Finding]) -> list[Finding]:
    """Return the first finding, in doubt where others say something else."""
    values = sorted({finding.value for finding in found})
    if len(values) < 2:
        return found[:1]
    return [found[0].with_verdict(Verdict(SEVERAL, passed=False, detail=f"{len(values)} values"))]
