"""A proven matrícula repeats year, book, leaf and entry: what the page says of them elsewhere is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.checks import MATRICULA_AGREES
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.extraction.finding import Finding

_PLACES = {"livro": slice(15, 20), "folha": slice(20, 23), "termo": slice(23, 30)}
_YEAR = slice(10, 14)
_REGISTRATION = "data_registro"


def compare_with_matricula(
    findings: Mapping[str, list[Finding]], matricula_field: str
) -> dict[str, list[Finding]]:
    """Return the findings with verdicts where exactly one matrícula is proven; the matrícula stays as it is.

    Its own check digits prove the matrícula, so a difference makes the other value doubtful. Where one
    mention of a field agrees, the others may speak of other entries and are left alone.
    """
    proven = {finding.value for finding in findings.get(matricula_field, ()) if finding.is_proven}
    if len(proven) != 1:
        return dict(findings)
    (matricula,) = proven
    expected = {name: str(int(matricula[part])) for name, part in _PLACES.items()}
    expected[_REGISTRATION] = matricula[_YEAR]
    return {
        name: _compared(found, expected[name]) if name in expected else found
        for name, found in findings.items()
    }


def _compared(found: list[Finding], expected: str) -> list[Finding]:
    agreeing = [_number_of(finding) == expected for finding in found]
    return [
        finding.with_verdict(_verdict(_number_of(finding), expected))
        if agrees or not any(agreeing)
        else finding
        for finding, agrees in zip(found, agreeing, strict=True)
    ]


def _verdict(found: str, expected: str) -> Verdict:
    passed = found == expected
    return Verdict(MATRICULA_AGREES, passed, f"{found} = {expected}" if passed else f"{found} ≠ {expected}")


def _number_of(finding: Finding) -> str:
    """Return the number that a matrícula would repeat: the year of a date, the digits of a book or leaf."""
    if finding.name == _REGISTRATION:
        return finding.value[:4]
    return "".join(c for c in finding.value.split("/")[0] if c.isdigit()).lstrip("0") or "0"
