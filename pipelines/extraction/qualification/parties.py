"""Who is qualified in a passage: each person and company, with what is told of each."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.folding import fold
from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.qualification.names import (
    Joint,
    PartyName,
    Standing,
    as_finding,
    find_names,
    is_joined,
)
from pipelines.extraction.qualification.parts import (
    CIVIL_STATE,
    CNPJ,
    CPF,
    NATIONALITY,
    PROFESSION,
    RG,
    Span,
    read_common,
    read_documents,
    read_list,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

NAME = "nome"
"""Like the parts of a qualification; findings are named so until a role gives them its prefix."""

LONGEST = 24_000
"""Characters of a passage that are read: no list of parties is longer."""

_HE_OR_SHE = re.compile(
    r"(?<![a-z])(?:(?P<first>o primeiro|a primeira)|(?P<second>o segundo|a segunda)|"
    r"(?P<he>ele|o varao|o marido|o esposo|o conjuge varao)|(?P<she>ela|a mulher|a esposa|"
    r"a conjuge virago))(?![a-z])"
)
_RESPECTIVELY = re.compile(r"(?<![a-z])respectiv")
_MASCULINE = re.compile(
    r"(?<![a-z])(?:portador|inscrito|titular d[oe] el|domiciliado|casado|brasileiro|nascido)(?![a-z])"
)
_FEMININE = re.compile(r"(?<![a-z])(?:portadora|inscrita|domiciliada|casada|brasileira|nascida)(?![a-z])")
_WIVES = frozenset({"mulher", "esposa", "companheira"})
_NUMBERS = frozenset({CPF, CNPJ, RG})
_PLURAL = frozenset({NATIONALITY, CIVIL_STATE})


@dataclass(frozen=True, slots=True)
class Party:
    """A party at text[start:end] of a passage and what is told of it, by the parts' plain names."""

    start: int
    end: int
    is_company: bool
    findings: tuple[Finding, ...]

    def of(self, part: str) -> Finding | None:
        return next((finding for finding in self.findings if finding.name == part), None)

    @property
    def name(self) -> Finding:
        return self.findings[0]


def read_parties(passage: Passage, start: int = 0, end: int | None = None) -> list[Party]:
    """Return the parties that text[start:end] qualifies, in order.

    Left out are those who only act for a party, and a spouse told of only in the party's civil state. What
    may belong to one party or another is told with a failed verdict.
    """
    end = min(len(passage.text) if end is None else end, start + LONGEST)
    names = find_names(passage, start, end)
    groups = _groups(passage, names)
    ends = [*(group[0].joined for group in groups[1:]), end][: len(groups)]
    parties: list[Party] = []
    spouses: list[list[Party]] = []
    for index, (group, stop) in enumerate(zip(groups, ends, strict=True)):
        if group[0].standing is not Standing.PARTY:
            continue
        tail = _tail_behind_spouse(passage, groups, ends, index)
        told = _read_group(passage, group, stop, tail)
        if group[0].joint is Joint.KIN and group[0].kin and parties:
            spouses.append([parties[-1], told[0]])
        parties += told
    return _with_common_parts(parties, spouses)


def _groups(passage: Passage, names: Sequence[PartyName]) -> list[list[PartyName]]:
    """Put together the names that are told of together: `JOÃO e sua mulher MARIA, brasileiros`."""
    groups: list[list[PartyName]] = []
    for name in names:
        last = groups[-1][-1] if groups else None
        is_alike = last is not None and last.standing is name.standing is Standing.PARTY
        if last is not None and is_alike and is_joined(passage, last, name):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _tail_behind_spouse(
    passage: Passage, groups: Sequence[Sequence[PartyName]], ends: Sequence[int], index: int
) -> Span | None:
    """Return what follows a spouse named in the civil state: it may tell of the party again."""
    following = groups[index + 1] if index + 1 < len(groups) else None
    if following is None or following[0].standing is not Standing.SPOUSE:
        return None
    return Span(passage, following[0].end, ends[index + 1])


def _read_group(passage: Passage, group: Sequence[PartyName], stop: int, tail: Span | None) -> list[Party]:
    span = Span(passage, group[-1].end, stop)
    told = _told_of_one(span, group[0], tail) if len(group) == 1 else _told_of_several(span, group)
    parties = []
    for name, findings in zip(group, told, strict=True):
        told_of_it = (
            _doubted(findings, "the husband or the wife") if _is_told_of_him(findings, name) else findings
        )
        all_findings = [_named(passage, name), *told_of_it]
        if name.is_doubtful:
            all_findings = _doubted(all_findings, "a party or who acts for one")
        parties.append(Party(name.start, stop, name.is_company, tuple(all_findings)))
    return parties


def _is_told_of_him(findings: Sequence[Finding], name: PartyName) -> bool:
    """Whether what follows a wife is of her husband: `sua mulher ANA, brasileiro e brasileira`."""
    words = [finding.quote.text for finding in findings if finding.name in _PLURAL]
    return name.kin in _WIVES and any(_MASCULINE.fullmatch(fold(word)) for word in words)


def _doubted(findings: Sequence[Finding], detail: str) -> list[Finding]:
    return [finding.with_verdict(checks.party_boundary(detail)) for finding in findings]


def _named(passage: Passage, name: PartyName) -> Finding:
    finding = as_finding(passage, name, NAME)
    return finding.with_verdict(checks.cut_name()) if name.is_cut else finding


def _told_of_one(span: Span, name: PartyName, tail: Span | None) -> list[list[Finding]]:
    findings = _first_of_each(_told(span, is_company=name.is_company))
    if tail is not None:
        findings += _told_behind_spouse(span, tail, {finding.name for finding in findings})
    return [[f for f in findings if f.name != (CPF if name.is_company else CNPJ)]]


def _told(span: Span, *, is_company: bool) -> list[tuple[str, Finding]]:
    told = [] if is_company else list(read_list(span))
    told += read_documents(span)
    if not is_company:
        told += read_common(span, {part for part, _ in told})
    return told


def told_apart(passage: Passage, parties: Sequence[Party]) -> tuple[Finding, ...]:
    """Return what a passage tells of the only one of `parties`; nothing where it has numbers of several."""
    if len(parties) != 1:
        return ()
    span = Span(passage, 0, len(passage.text))
    told = _told(span, is_company=parties[0].is_company)
    numbers = [part for part, _ in told if part in _NUMBERS]
    return () if len(numbers) > len(set(numbers)) else tuple(_first_of_each(told))


def _first_of_each(told: Sequence[tuple[str, Finding]]) -> list[Finding]:
    """Return the first finding of each part, doubtful where others with another value follow.

    Two numbers of one kind are those of two people: then every other number may be either's too.
    """
    findings = []
    values = {part: [finding for name, finding in told if name == part] for part in dict(told)}
    several = {part for part, found in values.items() if len({finding.value for finding in found}) > 1}
    of_two = _NUMBERS if several & _NUMBERS else frozenset()
    for part, found in values.items():
        doubt = checks.party_boundary(f"{len(found)} values")
        findings.append(found[0].with_verdict(doubt) if part in several | of_two else found[0])
    return findings


def _told_behind_spouse(span: Span, tail: Span, known: set[str]) -> list[Finding]:
    """Return documents told behind the spouse's name that are the party's by gender, or may be."""
    listed = list(read_list(tail))
    if any(part != PROFESSION for part, _ in listed):
        return []
    told = _first_of_each([item for item in read_documents(tail) if item[0] not in known])
    doubt = checks.party_boundary("the party or the spouse")
    professions = [f.with_verdict(doubt) for part, f in listed if part not in known]
    is_certain = _is_of_party(span, tail)
    return [*professions, *(finding if is_certain else finding.with_verdict(doubt) for finding in told)]


def _is_of_party(span: Span, tail: Span) -> bool:
    """Whether the words behind the spouse's name have the party's gender, and not the spouse's."""
    own = span.folded[span.start : span.end]
    behind = tail.folded[tail.start : tail.end]
    if _MASCULINE.search(own) and not _FEMININE.search(own):
        return bool(_MASCULINE.search(behind)) and not _FEMININE.search(behind)
    if _FEMININE.search(own) and not _MASCULINE.search(own):
        return bool(_FEMININE.search(behind)) and not _MASCULINE.search(behind)
    return False


def _told_of_several(span: Span, group: Sequence[PartyName]) -> list[list[Finding]]:
    """Share out what is told of a couple: to both, in order, or behind `ele` and `ela`."""
    marks = list(_HE_OR_SHE.finditer(span.folded, span.start, span.end))
    common_end = marks[0].start() if marks else span.end
    common = Span(span.passage, span.start, common_end)
    both = [finding for part, finding in read_list(common) if part in _PLURAL]
    shared = _documents_in_order(common, len(group))
    told = [[*both, *(documents)] for documents in shared]
    bounds = [*(mark.start() for mark in marks), span.end]
    for mark, (begin, finish) in zip(marks, itertools.pairwise(bounds), strict=True):
        place, is_certain = _meant(mark, group, span.passage)
        own = _own_findings(Span(span.passage, mark.end(), finish))
        doubt = checks.party_boundary(f"{begin - span.start}")
        told[place] += own if is_certain else [finding.with_verdict(doubt) for finding in own]
    return [_first_of_each([(finding.name, finding) for finding in findings]) for findings in told]


def _own_findings(span: Span) -> list[Finding]:
    told = [*read_list(span, is_alone=True), *read_documents(span)]
    return _first_of_each(told)


def _documents_in_order(span: Span, count: int) -> list[list[Finding]]:
    """Give each of `count` people the document of each kind whose turn is theirs; without a turn, a doubt."""
    documents = list(read_documents(span))
    shared: list[list[Finding]] = [[] for _ in range(count)]
    is_ordered = _RESPECTIVELY.search(span.folded, span.start, span.end) is not None
    for part in (CPF, CNPJ, RG):
        numbers = [finding for name, finding in documents if name == part]
        is_certain = len(numbers) == count and is_ordered
        doubt = checks.party_boundary(f"{len(numbers)} numbers of {count} people")
        for place, number in enumerate(numbers[:count]):
            shared[place].append(number if is_certain else number.with_verdict(doubt))
    return shared


def _meant(mark: re.Match[str], group: Sequence[PartyName], passage: Passage) -> tuple[int, bool]:
    """Return which of a group `ele` or `ela` means, and whether the names leave no doubt."""
    if mark.group("first"):
        return 0, True
    if mark.group("second"):
        return min(1, len(group) - 1), len(group) > 1
    wanted = "M" if mark.group("he") else "F"
    genders = [_gender(name, passage) for name in group]
    if genders.count(wanted) == 1:
        return genders.index(wanted), True
    unknown = [index for index, gender in enumerate(genders) if gender is None]
    if genders.count(wanted) == 0 and len(unknown) == 1:
        return unknown[0], True
    return (0 if wanted == "M" else len(group) - 1), False


def _gender(name: PartyName, passage: Passage) -> str | None:
    if name.kin in {"mulher", "esposa", "companheira"}:
        return "F"
    if name.kin in {"marido", "esposo", "companheiro"}:
        return "M"
    return likely_gender(passage.text[name.start : name.end])


def _with_common_parts(parties: list[Party], couples: Sequence[Sequence[Party]]) -> list[Party]:
    """Give both of a couple the nationality and civil state that are told once, in the plural."""
    richer = {}
    for first, second in couples:
        plural = [
            finding
            for part in sorted(_PLURAL)
            if first.of(part) is None and (finding := second.of(part)) and finding.value.endswith("s")
        ]
        richer[first.start] = replace(first, findings=(*first.findings, *plural))
    return [richer.get(party.start, party) for party in parties]
