"""A proven matrícula repeats office, year, book, leaf and entry: what the page says of them is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelines.extraction.checks import BOOK_TYPE, MATRICULA_AGREES, equal
from pipelines.extraction.normalize import whole_number
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelines.extraction.finding import Finding

_PLACES = {"livro": slice(15, 20), "folha": slice(20, 23), "termo": slice(23, 30)}
_OFFICE = slice(0, 6)
_YEAR = slice(10, 14)
_BOOK_TYPE = 14
_REGISTRATION, _CNS = "data_registro", "cns"


def compare_with_matricula(
    findings: Mapping[str, list[Finding]],
    matricula_field: str,
    book_types: str = "",
    of_others: frozenset[str] = frozenset(),
) -> dict[str, list[Finding]]:
    """Return the findings with verdicts where exactly one matrícula of the document's own is proven.

    Its own check digits prove the matrícula, so a difference makes the other value doubtful. Where one
    mention of a field agrees, the others may speak of other entries and are left alone. Where the type has
    `book_types`, a matrícula of another book is another record's; if there is no other, it is doubtful.
    The fields `of_others` tell matrículas of other people's records.
    """
    proven = {finding.value for finding in findings.get(matricula_field, ()) if finding.is_proven}
    proven -= {finding.value for name in of_others for finding in findings.get(name, ())}
    own = {number for number in proven if not book_types or number[_BOOK_TYPE] in book_types}
    found = dict(findings)
    if proven and not own:
        doubt = Verdict(BOOK_TYPE, passed=False, detail=f"not of a book {' or '.join(book_types)}")
        found[matricula_field] = [f.with_verdict(doubt) for f in findings[matricula_field]]
    if len(own) != 1:
        return found
    (matricula,) = own
    expected = {name: str(int(matricula[part])) for name, part in _PLACES.items()}
    expected |= {_REGISTRATION: matricula[_YEAR], _CNS: matricula[_OFFICE]}
    return {name: _compared(f, expected[name]) if name in expected else f for name, f in found.items()}


def _compared(found: list[Finding], expected: str) -> list[Finding]:
    agreeing = [_number_of(finding) == expected for finding in found]
    return [
        finding.with_verdict(equal(MATRICULA_AGREES, _number_of(finding), expected))
        if agrees or not any(agreeing)
        else finding
        for finding, agrees in zip(found, agreeing, strict=True)
    ]


def _number_of(finding: Finding) -> str:
    """Return the number that a matrícula would repeat: the year of a date, the digits of a book or leaf."""
    if finding.name == _REGISTRATION:
        return finding.value[:4]
    if finding.name == _CNS:
        return finding.value
    return whole_number(finding.value.split("/")[0])
