"""Names in a passage that may be those of parties, each with what joins it to the words before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from pipelines.extraction import normalize
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.people import read_name
from pipelines.extraction.qualification.companies import GENRE, company_name, read_company, says_company
from pipelines.extraction.qualification.words import (
    opens_company,
    opens_nationality,
    opens_qualification,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.passage import Passage


class Joint(StrEnum):
    """What stands before a name: where the passage begins, a list's number, a stop, a comma, `e`, kin."""

    START = "start"
    NUMBER = "number"
    STOP = "stop"
    COMMA = "comma"
    AND = "and"
    KIN = "kin"


class Standing(StrEnum):
    """How a name stands in the sentence: a party, one who acts for a party, or one only mentioned."""

    PARTY = "party"
    AGENT = "agent"
    SPOUSE = "spouse"


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name at text[start:end]; its joint begins at `joined`. `kin` is the word for a spouse before it.

    `is_doubtful` says that it may be that of one who acts for a party, `is_cut` that it may go on.
    """

    start: int
    end: int
    joined: int
    joint: Joint
    is_company: bool
    is_qualified: bool
    standing: Standing = Standing.PARTY
    kin: str = ""
    is_doubtful: bool = False
    is_cut: bool = False


_NAME_LENGTH = 220
_JOINT = re.compile(
    r"(?:(?P<number>(?<![a-z0-9.,/-])(?<![a-z0-9][ \n])[0-9]{1,2}\.[0-9]{1,2}\.?(?=[ \n])|"
    r"(?<![a-z0-9.,/-])(?:[0-9]{1,2} ?(?:\)|-(?= ))|"
    r"(?<![a-z][ \n])[0-9]{1,2} ?[.oa]{1,2}[)]?|\(?(?:[a-h]|[ivx]{1,4}) ?\)))"
    r"|(?P<stop>[;:\t\f]|\.(?=[ \n]))|(?P<comma>,)"
    r"|(?<![a-z])(?P<word>e|com|por|haver|pel[oa]s?|mulher|esposa|marido|esposo|conjuge|companheir[oa]|filh[oa]|"
    r"soci[oa]s?|administradora?|procuradora?|diretora?|mae|pai|tutora?|curadora?|inventariante|lado|entre|"
    r"s/ ?m(?:ulher|arido|er)?|advogad[oa]|quais|qual|eu|"
    r"assinad[oa]s|compare(?:ce|cem|ceu|ceram)|apresentad[oa]s?|apresent(?:ou|aram)-se|estiveram|esteve|vieram|veio|presentes?|"
    r"partes)(?![a-z]),?)[ \n.:)-]{0,4}(?:[ivx]{1,4} ?[.–-]{1,2} )?"
)
_IN_CAPITALS = re.compile(r"(?<=[a-zà-ÿ][ \n])(?=[A-ZÀ-Þ]{2,}[ \n](?:D[AEO]S?[ \n])?[A-ZÀ-Þ]{2,})")
_OF = re.compile(r"(?<![a-z])(?:d[aeo]s?|com|n[ao]s?|sob|n[.o]{1,2})[ \n]$")
_HONOUR = re.compile(
    r"(?:[oa]s?[ \n])?(?:(?:srs?|sras?|senhor(?:es|as?)?|drs?|dras?|d|dona|firma|empresa)(?![a-z])"
    r"(?:\([ao]s?\))?\.?[ \n]?){0,2}"
)
_SPOUSES = frozenset(
    {"mulher", "esposa", "marido", "esposo", "conjuge", "companheira", "companheiro"}
    | {"s/m", "s/mulher", "s/mer", "s/marido"}
)
_AGENTS = re.compile(
    r"(?<![a-z])(?:representad|assistid|substituid|p(?:or|el[oa]s?) se[ui]s? |p(?:or|el[oa]s?) sua |"
    r"por intermedio|na pessoa d|testemunh|a rogo|"
    r"(?:pel[oa]s?|como|[oa]s?)[ \n]advogad[oa]|advogad[oa]s?[ \n](?:assist|constitu|signat)|"
    r"(?:procurador[ae]?s?|inventariante|advogad[oa]s?|interprete)"  # else a profession
    r"[ \n,:]{1,3}(?!e[ \n])(?:[^,;0-9]{0,30}[ \n:])?$)"
)
_DONE_BY = re.compile(r"\.[ \n][^.]*(?<![a-z])p(?:or|el[oa])[ \n](?:[oa][ \n])?$")
"""The sentence behind that of a party tells who did something: `Foi trazida a esta serventia por`."""
_WITH = re.compile(r"(?<![a-z])com[ \n](?:[oa][ \n])?(?:(?:srs?|sras?|d|dona|senhora?)\.?[ \n]?)?$")
_PARENTS = re.compile(
    r"(?:filh[oa]s?|net[oa]s?)[ \n]d[eao]s?[ \n][^;.]{0,90}+$|(?<![a-z])e[ \n]d[eao][ \n]*$"
)
_OWN_COMPANY = re.compile(
    r"(?<![a-z])(?:(?:soci[oa]s?|quotistas|cotistas|integrantes|componentes)[ \n](?:[a-z]+[ \n]){0,2}?"
    r"d[aeo]|denomina|razao(?:[ \n]social)?|(?<![a-z])nome(?:[ \n]empresarial)?[ \n]?:|gir(?:a|ara)|"
    r"(?:usa|adota|sob|leva)[a-z]{0,2}[ \n][oa][ \n](?:nome|firma))"
    r"(?![^ \n]{0,20}[,;])[^,;0-9]{0,50}+$"
)
"""Before the company that a contract is about, which is none of its own partners."""
_LOOKBACK = 130
_ISSUED = 24
_TOGETHER = re.compile(
    r"[ \n]{0,2}(?:,?[ \n]{0,2}(?:e|&)[ \n](?:(?:s(?:ua|eu)[ \n](?:mulher|esposa|marido|esposo|conjuge|"
    r"companheir[oa])|s/ ?m(?:ulher|arido|er)?)"
    r"[ \n,:]{0,3})?|,[ \n])(?:(?:sra?|dona|d)\.?[ \n])?"
)
_DOCUMENT_SOON = re.compile(
    r"[ \n]?,[ \n](?:[^\W\d_A-ZÀ-Þ][^\d,;:\t\f]{2,44}[,;]?[ \n](?:e[ \n])?)?(?:ambos[ \n])?"
    r"(?:RG|R\.G|CPF|C\.P\.F|CIC|portador|inscrit|[a-z]{4,12}[ei]r[oa]|[a-z]{3,9}an[oa]|[a-z]{4,9}(?:ês|esa)|"
    r"cédula|carteira|CI|casad|solteir|viúv|divorciad|separad)(?![^\W\d_]{6})"
)
_TRADE_AND_NATION = re.compile(
    r",[ \n][a-z][a-z \n-]{2,38},(?:[ \n](?:rg|c\.?i\.?|cpf)[ \n][0-9][0-9. -]{4,14},)?"
    r"[ \n](?:brasileir|portugues|italian)"
)
_NUMBER_SOON = re.compile(  # its caption may be read badly: CPÈ nº 529.982.247-25
    r",?[ \n][a-z./]{2,8}[ \n](?:n[o.]{0,2}[ \n])?[0-9]{3}\.[0-9]{3}\.[0-9]{3} ?- ?[0-9]{2}(?![0-9])"
)
_LIST_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}(?=[ \n])| ?(?:[).oa]|-[ \n]))")
_ISSUED_BY = re.compile(r"(?:expedid|emitid)[oa]s?[ \n]{1,2}pel[oa]s?[ \n]{1,2}$")
_LEAD = re.compile(r"[ \n:,.;-]{0,8}(?:[ivx]{1,4} ?[.–-]{1,2} )?")
_ADDRESS = re.compile(
    r"(?<![a-z])(?:rua|avenida|av|praca|travessa|alameda|rodovia|estrada|largo|bairro|sala|andar|n[o.]{1,2})"
    r"(?![a-z])[^;]{0,50}+$"
)
_FREE_JOINTS = frozenset({Joint.START, Joint.NUMBER, Joint.STOP, Joint.KIN})


def find_names(passage: Passage, start: int, end: int) -> list[PartyName]:
    """Return in order the names of text[start:end] that are qualified, or joined to one that is."""
    found = list(_candidates(passage, start, end))
    kept = [name for name, is_kept in zip(found, _accepted(passage, found), strict=True) if is_kept]
    return _standing(passage, kept, start)


def as_finding(passage: Passage, party: PartyName, name: str) -> Finding:
    read = passage.text[party.start : party.end]
    value = company_name(read) if party.is_company else normalize.name(read)
    return Finding(name, value, passage.quote(party.start, party.end))


def _candidates(passage: Passage, start: int, end: int) -> Iterator[PartyName]:
    behind = start
    joints = (*_joints(passage.folded, start, end), *_in_capitals(passage, start, end))
    for joined, position, joint, kin in sorted(joints, key=lambda each: each[1]):
        honour = _HONOUR.match(passage.folded, position, end)
        place = honour.end() if honour else position
        if (
            place >= end
            or place < behind
            or not (passage.text[place].isupper() or passage.text[place].isdigit())
        ):
            continue
        name = _name_at(passage, place, joined, joint, kin)
        if name and name.end <= end:
            yield name
            behind = name.end


def _joints(folded: str, start: int, end: int) -> Iterator[tuple[int, int, Joint, str]]:
    lead = _LEAD.match(folded, start, end)
    yield start, lead.end() if lead else start, Joint.START, ""
    for match in _JOINT.finditer(folded, start, end):
        word = match.group("word") or ""
        is_next = word == "e" and folded[start : match.start()].rstrip(" \n")[-1:] == ";"
        joint = Joint.STOP if is_next else _joint_of(match, word)
        yield match.start(), match.end(), joint, word if word in _SPOUSES else ""


def _in_capitals(passage: Passage, start: int, end: int) -> Iterator[tuple[int, int, Joint, str]]:
    """Yield where words in capitals begin within a sentence, whatever stands before them but `de` or `em`."""
    for match in _IN_CAPITALS.finditer(passage.text, start, end):
        if not _OF.search(passage.folded, max(start, match.start() - 5), match.start()):
            yield match.start(), match.start(), Joint.AND, ""


def _joint_of(match: re.Match[str], word: str) -> Joint:
    if match.group("number"):
        return Joint.NUMBER
    if match.group("stop"):
        return Joint.STOP
    if match.group("comma"):
        return Joint.COMMA
    return Joint.AND if word in {"e", "com", "por", "pelo", "pela", "pelos", "pelas"} else Joint.KIN


def _name_at(passage: Passage, place: int, joined: int, joint: Joint, kin: str) -> PartyName | None:
    if _ISSUED_BY.search(passage.folded, max(0, place - _ISSUED), place):
        return None  # the office that issued a document: expedida pela SSP
    is_numbered = _LIST_NUMBER.match(passage.folded, place) is not None
    company = None if is_numbered else read_company(passage.text, place)
    if company and joint is Joint.COMMA and _is_district(passage, place, company.end):
        return None
    part = passage.text[place : place + _NAME_LENGTH]
    person = read_name(part) if part[0].isupper() else None
    if company and (person is None or company.end >= place + person.end):
        is_named = says_company(passage.folded[place : company.end])  # behind a comma stand districts too
        is_qualified = joint is not Joint.COMMA or (is_named and opens_company(passage.folded, company.end))
        return PartyName(
            place, company.end, joined, joint, is_company=True, is_qualified=is_qualified, kin=kin
        )
    if person is None or _is_title(fold(part[person.start : person.end])):
        return None
    begin, end = place + person.start, place + person.end
    is_qualified = _is_qualified(passage, begin, end, joint)
    is_cut = person.is_cut or not any(character.isspace() for character in passage.text[begin:end])
    return PartyName(
        begin, end, joined, joint, is_company=False, is_qualified=is_qualified, kin=kin, is_cut=is_cut
    )


def _is_title(read: str) -> bool:
    """Whether a title in capitals over a name was read as its beginning."""
    return says_company(read) or GENRE.search(read) is not None


def _is_district(passage: Passage, start: int, end: int) -> bool:
    """Whether a name is the end of the address of a company of which more is told behind it."""
    is_named_so = says_company(passage.folded[start:end])
    return not is_named_so and _ADDRESS.search(passage.folded, max(0, start - 60), start) is not None


def _is_qualified(passage: Passage, begin: int, end: int, joint: Joint) -> bool:
    """Whether a qualification follows; behind a comma, where towns and streets stand, a nationality."""
    if joint is Joint.COMMA:
        return opens_nationality(passage.folded, end) and " " in passage.text[begin:end]
    if opens_qualification(passage.folded, end) or _NUMBER_SOON.match(passage.folded, end):
        return True
    if joint is Joint.AND and _TRADE_AND_NATION.match(passage.folded, end):
        return True
    return joint in _FREE_JOINTS and _DOCUMENT_SOON.match(passage.text, end) is not None


def _accepted(passage: Passage, found: Sequence[PartyName]) -> list[bool]:
    """Say of each name whether it is qualified or stands in a list of names of which the last one is."""
    accepted = [False] * len(found)
    for index in range(len(found) - 1, -1, -1):
        name = found[index]
        accepted[index] = name.is_qualified or _is_mentioned_spouse(passage, name)
        if not accepted[index] and index + 1 < len(found) and accepted[index + 1]:
            accepted[index] = name.joint is not Joint.COMMA and is_joined(passage, name, found[index + 1])
    return accepted


def is_joined(passage: Passage, first: PartyName, second: PartyName) -> bool:
    """Whether nothing but a comma, `e`, or the word for a spouse stands between two names."""
    return _TOGETHER.fullmatch(passage.folded, first.end, second.start) is not None


def _is_mentioned_spouse(passage: Passage, name: PartyName) -> bool:
    return _WITH.search(passage.folded, max(0, name.start - 24), name.start) is not None


def _standing(passage: Passage, names: list[PartyName], start: int) -> list[PartyName]:
    """Tell parties from agents and spouses; who follows an agent behind `e` may be either: a doubt."""
    told: list[PartyName] = []
    for name in names:
        before = told[-1] if told else None
        back = max(start, before.end if before else start, name.start - _LOOKBACK)
        between = passage.folded[back : name.start]
        last_stop = between.rfind(";")
        between = between[last_stop + 1 :]
        if _WITH.search(between):
            told.append(replace(name, standing=Standing.SPOUSE))
        elif _AGENTS.search(between) or (told and _DONE_BY.search(between)):
            told.append(replace(name, standing=Standing.AGENT))
        elif _PARENTS.search(between) or (name.is_company and _OWN_COMPANY.search(between)):
            continue
        else:
            is_open = before is not None and before.standing is Standing.AGENT and last_stop < 0
            is_after_agent = is_open and name.joint in {Joint.AND, Joint.COMMA}
            told.append(replace(name, is_doubtful=is_after_agent))
    return told
