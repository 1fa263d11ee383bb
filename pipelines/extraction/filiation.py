"""Who is the mother and who the father, where a document names both in one breath."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction.checks import PARENT_ROLE
from pipelines.extraction.finding import Finding
from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.locate import behind
from pipelines.extraction.readers.names import names_in
from pipelines.extraction.readers.source import Source, sources, stops_for
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from pipelines.document_types.document_type import DocumentType, Filiation
    from pipelines.extraction.locate import Map

_IS_DECLARANT = re.compile(
    r"[ \n]{0,4}+(?:(?:d[eoa]|el[ea]|propri[oa]|mesm[oa])[ \n]{1,2}){0,3}"
    r"(?:declarante|comparecente|informante)(?![a-z])"
)


def read_parents(where: Map, kind: DocumentType, explicit: list[Finding]) -> list[Finding]:
    """Return mother and father as findings; a parent whom a caption of their own names is taken from there.

    A father who is not on the page is absent: nothing stands for him.
    """
    filiation = kind.filiation
    if filiation is None:
        return explicit
    stops = stops_for(kind, FieldKind.NAME)
    for source in sources(where, filiation.labels, filiation.phrases, 4, stops):
        couple = [*_declarant(where, filiation, source), *names_in(source, "")][:2]
        if couple:
            told = _with_roles(
                couple, mother=filiation.mother, father=filiation.father, is_cell=source.anchor.is_label
            )
            return _prefer(explicit, told)
    return explicit


def _declarant(where: Map, filiation: Filiation, source: Source) -> list[Finding]:
    """Return who declared the birth, where the words of parentage begin with that person."""
    if not _IS_DECLARANT.match(source.passage.folded):
        return []
    anchors = where.saying(filiation.declarants, is_label=False)
    told = (Source(behind(where, anchor, frozenset()), anchor, is_cell=False) for anchor in anchors)
    return next(filter(None, (names_in(each, "")[:1] for each in told)), [])


def _with_roles(couple: list[Finding], *, mother: str, father: str, is_cell: bool) -> list[Finding]:
    """Name the fields: by the given names where these tell, else by custom, the father first.

    In a sentence custom is enough; a form orders its lines as it likes, so there a person must look, as for a
    couple of one gender. Alone stands the mother; anybody else alone is doubtful: no father is invented.
    """
    genders = [likely_gender(finding.value) for finding in couple]
    if len(couple) == 1:
        is_man = genders[0] == "M"
        return [_in_role(couple[0], father if is_man else mother, is_doubtful=genders[0] != "F")]
    if None not in genders:
        roles = [mother if gender == "F" else father for gender in genders]
        return _in_roles(couple, roles, is_doubtful=genders[0] == genders[1])
    is_mother_first = genders[0] == "F" or genders[1] == "M"
    roles = [mother, father] if is_mother_first else [father, mother]
    return _in_roles(couple, roles, is_doubtful=is_cell and genders == [None, None])


def _in_roles(couple: list[Finding], roles: list[str], *, is_doubtful: bool) -> list[Finding]:
    pairs = zip(couple, roles, strict=True)
    return [_in_role(finding, role, is_doubtful=is_doubtful) for finding, role in pairs]


def _in_role(finding: Finding, role: str, *, is_doubtful: bool) -> Finding:
    named = replace(finding, name=role)
    doubt = Verdict(PARENT_ROLE, passed=False, detail="told by no word of the page")
    return named.with_verdict(doubt) if is_doubtful else named


def _prefer(explicit: list[Finding], told: list[Finding]) -> list[Finding]:
    names = {finding.name for finding in explicit}
    return [*explicit, *(finding for finding in told if finding.name not in names)]
