"""What is said of a party behind its name: nationality, civil state, profession, documents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, identifiers, normalize
from pipelines.extraction.confusions import as_digits
from pipelines.extraction.finding import Finding
from pipelines.extraction.passage import Passage, join_pieces
from pipelines.extraction.qualification.words import CIVIL_STATES, NATIONALITIES, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

NATIONALITY, CIVIL_STATE, PROFESSION = "nacionalidade", "estado_civil", "profissao"
RG, CPF, CNPJ = "rg", "cpf", "cnpj"

_LONGEST_LIST = 420  # characters from the name to the first document
_CAPTION = r"[ \n]?(?:nacionalidade|cidadania|estado[ \n]civil|profissao|ocupacao|nasci|natural|filia|regime)"
_LIST_ENDS = re.compile(
    r"(?<![a-z])(?:portador[ae]?s?|inscrit[oa]s?|titular(?:es)?|residentes?|domiciliad[oa]s?|"
    r"(?:cedula|carteira|documento|cadastro)s?(?=[ \n])|(?:cart|ced|doc|id|ident)\.|identidade|doravante|"
    r"neste ato|representad[oa]s?|com sede|"
    r"r\. ?g\.?|rgs?|"
    r"endereco|reside|residindo|moradora?e?s?|a quem|a[oa]s? qua(?:l|is)|c\. ?p\. ?f|cpfs?|cic|"
    r"cnpj|cgc|cnh|el[ea]|este|esta)(?![a-z])|[\t\f]|[0-9]{3}\.[0-9]{3}|"
    r";(?!" + _CAPTION + r")"
)
_BEFORE_DOCUMENTS = re.compile(r"[ \n,:(–—-]{0,4}(?:e[ \n])?")
_ITEM_OR_NUMBER = re.compile(r"[^,;()–—-]{2,160}")
_ITEM = re.compile(r"[^,;()]{2,160}")
_WORD = re.compile(r"[0-9a-z|!$'-]+")
_LEAD = re.compile(r"[ \n:.\-]{0,4}(?:e[ \n])?(?:ambos[ \n])?")
_TITLE_OF_ITEM = re.compile(
    r"(?:(?:(?:d[eo]|com)[ \n])?(?:nacionalidade|cidadania|estado[ \n]civil)|"
    r"(?:de[ \n])?(?:profissao|ocupacao)|profissionalmente)"
    r"[ :\n]{0,3}"
)
_UNION = re.compile(r"(?:que )?(?:vive(?:ndo|m)? )?(?:em |n[ao] )?uniao estavel")
_BEHIND_STATE = re.compile(r"[ \n](?:judicialmente|consensualmente)(?![a-z])")
_OF_DOCUMENT = re.compile(
    r"(?<![a-z])(?:expedid|emitid|orgao|residen|domicili|mora|inscri|portador|numero)|/"
)
_NO_PROFESSION = re.compile(
    r"(?:maior|menor|capaz|civilmente|nascid|natura(?:l|is) d|filh[oa]|com |sob |na |no |em |nos |nas |"
    r"antes |apos |"
    r"pel[oa] |conforme|anteriormente|lei |cuj[oa]|que |quem |ambos|entre si|regime|pacto|registrad[oa]|"
    r"lavrad[oa](?![a-z])|(?:nomea|constitui|designa|eleit)[a-z]{0,3}(?![a-z])|como |"
    r"declar|[oa] qual|atualmente|casad|solteir|viuv|vigencia|data |hoje|impubere|pubere|emancipad|por |"
    r"ao |aos |se(?:u|us) ?$|suas? ?$|"
    r"d[eao] (?!lar|prendas|comercio)|livre|desimpedid|convive|ja |acima|doravante|representad)"
)
_PROFESSION = re.compile(r"[a-z](?:[a-z./-]|[ \n](?=[a-z])|\([ao]\)){2,60}")
_OF_COUNCIL = re.compile(
    r"[ \n](?:(?:da|do|pela|pelo|na|no|com|sob|inscrit[oa]|registrad[oa])[ \n]){1,3}(?:o[ \n])?"
    r"(?:numero|n[.o]{1,2}|oab|crm|crea|crc|coren|cro|crp|cau|creci)(?![a-z])"
)
"""Of the council of a profession, which behind it says under which number somebody practises it."""
_MAX_WORDS = 6
_IDENTITY = re.compile(
    r"(?<![a-z])(?:r ?\. ?g\.?|rgs?|registro geral|identidades?(?! profissional)(?: civil)?|c\. ?i\.|rne|"
    r"ident\.|rnm|ci(?=[ \n:]{1,2}(?:n|[0-9]))|cedula(?= n| [0-9])|"
    r"documento(?=[ \n:]{1,2}(?:n[.o]{1,2}[ \n]?)?[0-9]))"
    r"(?![a-z])"
)
_IDENTITY_NUMBER = re.compile(
    r"(?:(?<![a-z])(?:mg|m|v|w|y)[ \n]?-?[ \n]?)?(?![0-9]{14})[0-9](?:[ .]?[0-9ol|]){3,12}"
    r"(?: ?[-–/] ?(?:[0-9](?![0-9])|x(?![a-z])))?(?![0-9])"
)
_OTHER_DOCUMENT = re.compile(
    r"(?<![a-z])(?:c\.?p\.?f|cic|cnpj|cgc|oab|crm|crea|cnh|creci|profissional|passaporte)(?![a-z])"
)
_LEAST_DIGITS = 6  # of an identity card; fewer may be a part of the number
_GOES_ON = re.compile(r"[.]?[0-9]|[.]?[a-z][0-9]")
_REACH = 48  # characters from the words for an identity card to its number
_NEXT_NUMBER = re.compile(r"[^;0-9]{0,34}?[ \n]e[ \n][^;0-9]{0,14}?")


@dataclass(frozen=True, slots=True)
class Span:
    """The part of a passage behind a name that tells of one party, or of several together."""

    passage: Passage
    start: int
    end: int

    @property
    def folded(self) -> str:
        return self.passage.folded

    def inner(self) -> Passage:
        return join_pieces(self.passage.pieces_in(self.start, self.end))


def read_list(span: Span, *, is_alone: bool = False) -> Iterator[tuple[str, Finding]]:
    """Yield nationality, civil state and profession: the items between the name and the first document.

    The profession has no vocabulary: it is the only item that is nothing else; of several none is certain.
    It needs another part or a document beside it, unless it `is_alone` as behind `ele`.
    """
    begin = _behind_documents(span)
    span, has_documents = replace(span, start=begin), begin > span.start
    end, is_told = _list_end(span)
    is_told = is_told or has_documents
    found: dict[str, Finding] = {}
    rest: list[Finding] = []
    for item in _ITEM.finditer(span.folded, span.start, end):
        for part, finding in _read_item(Span(span.passage, item.start(), item.end())):
            if part == PROFESSION:
                rest.append(finding)
            else:
                found.setdefault(part, finding)
    if rest and (found or is_told or is_alone):
        doubt = checks.party_boundary("several items may be the profession")
        found[PROFESSION] = rest[0] if len(rest) == 1 else rest[0].with_verdict(doubt)
    yield from found.items()


def _behind_documents(span: Span) -> int:
    """Return where the list begins: behind documents that stand first, right behind the name."""
    lead = _BEFORE_DOCUMENTS.match(span.folded, span.start, span.end)
    document = _LIST_ENDS.match(span.folded, lead.end(), span.end) if lead else None
    if document is None or document.group() in ";\t\f":
        return span.start
    limit = min(span.end, document.end() + _LONGEST_LIST)
    before: int | None = None
    for item in _ITEM_OR_NUMBER.finditer(span.folded, document.end(), limit):
        inner = Span(span.passage, item.start(), item.end())
        if _closed_word(inner, _behind_lead(inner, item.start())):
            return item.start() if before is None else before
        is_profession = _is_plain(inner) and _profession(inner, _behind_lead(inner, item.start()))
        before = item.start() if is_profession else None
    return span.start


def _is_plain(span: Span) -> bool:
    """Whether an item is in small letters and tells of no document: `expedida por SSP/SP` is none."""
    return span.passage.text[span.start : span.end].islower() and not _OF_DOCUMENT.search(
        span.folded, span.start, span.end
    )


def _list_end(span: Span) -> tuple[int, bool]:
    """Return where the list before the first document ends, and whether a document ends it."""
    limit = min(span.end, span.start + _LONGEST_LIST)
    stop = _LIST_ENDS.search(span.folded, span.start, limit)
    return (stop.start(), stop.group()[0] not in ";\t\f") if stop else (limit, False)


def read_common(span: Span, known: set[str]) -> Iterator[tuple[str, Finding]]:
    """Yield nationality and civil state told behind the documents, where the list before them has none."""
    for item in _ITEM.finditer(
        span.folded, _list_end(span)[0], min(span.end, span.start + 4 * _LONGEST_LIST)
    ):
        inner = Span(span.passage, item.start(), item.end())
        part = _closed_word(inner, _behind_lead(inner, item.start()))
        if part and part[0] not in known:
            yield part


def _read_item(item: Span) -> Iterator[tuple[str, Finding]]:
    """Yield what an item between commas says; where commas are missing it says several things."""
    position = item.start
    for _ in range(4):
        position = _behind_lead(item, position)
        union = _UNION.match(item.folded, position, item.end)
        if union:
            yield CIVIL_STATE, _quoted(item.passage, CIVIL_STATE, union.start(), union.end())
            return
        part = _closed_word(item, position)
        if part is None:
            break
        yield part
        position = part_end = position + len(_word_at(item, position))
        behind = _BEHIND_STATE.match(item.folded, part_end, item.end)
        position = behind.end() if behind else position
    profession = _profession(item, position)
    if profession:
        yield PROFESSION, profession


def _behind_lead(item: Span, position: int) -> int:
    for pattern in (_LEAD, _TITLE_OF_ITEM):
        match = pattern.match(item.folded, position, item.end)
        position = match.end() if match else position
    return position


def _word_at(item: Span, position: int) -> str:
    match = _WORD.match(item.folded, position, item.end)
    return match.group() if match else ""


def _closed_word(item: Span, position: int) -> tuple[str, Finding] | None:
    word = _word_at(item, position)
    for part, lexicon in ((CIVIL_STATE, CIVIL_STATES), (NATIONALITY, NATIONALITIES)):
        meant = nearest(word, lexicon) if word else None
        if meant:
            end = position + len(word)
            behind = _BEHIND_STATE.match(item.folded, end, item.end) if part == CIVIL_STATE else None
            value = meant[0] + (behind.group().replace("\n", " ") if behind else "")
            quote = item.passage.quote(position, behind.end() if behind else end)
            finding = Finding(part, value, quote)
            return part, finding if meant[1] else finding.with_verdict(checks.several_words_near())
    return None


def _profession(item: Span, start: int) -> Finding | None:
    if _NO_PROFESSION.match(item.folded, start, item.end):
        return None
    council = _OF_COUNCIL.search(item.folded, start, item.end)
    if council:
        item = replace(item, end=council.start())
    match = _PROFESSION.match(item.folded, start, item.end)
    if match is None or item.folded[match.end() : item.end].strip(" \n.-") or "  " in match.group():
        return None
    if len(match.group().split()) > _MAX_WORDS:
        return None
    return _quoted(item.passage, PROFESSION, match.start(), match.end())


def _quoted(passage: Passage, part: str, start: int, end: int) -> Finding:
    read = passage.text[start:end].rstrip(" \n.-")
    return Finding(part, normalize.spaces(read).lower(), passage.quote(start, start + len(read)))


def read_documents(span: Span) -> Iterator[tuple[str, Finding]]:
    """Yield CPF, CNPJ and identity card numbers of the span, each kind in order."""
    inner = span.inner()
    cnpj = identifiers.find_numbers(inner, FieldKind.CNPJ, CNPJ, [])
    cpf = identifiers.find_numbers(inner, FieldKind.CPF, CPF, cnpj)
    taken = [finding for finding in (*cnpj, *cpf) if finding.is_proven]
    yield from ((CNPJ, finding) for finding in cnpj)
    yield from ((CPF, finding) for finding in cpf)
    for finding in _identities(span):
        if not any(finding.quote.overlaps(other.quote) for other in taken):
            yield RG, finding
            taken.append(finding)


def _identities(span: Span) -> Iterator[Finding]:
    for match in _IDENTITY.finditer(span.folded, span.start, span.end):
        number = _IDENTITY_NUMBER.search(span.folded, match.end(), min(span.end, match.end() + _REACH))
        while number and not _OTHER_DOCUMENT.search(span.folded, match.end(), number.start()):
            yield _identity(span.passage, number)
            joint = _NEXT_NUMBER.match(span.folded, number.end(), span.end)
            number = _IDENTITY_NUMBER.match(span.folded, joint.end(), span.end) if joint else None


def _identity(passage: Passage, match: re.Match[str]) -> Finding:
    read = passage.text[match.start() : match.end()].rstrip(" .")
    prefix = re.match(r"[A-Za-z]{0,2}[ \n-]*", read)
    lead = prefix.group() if prefix else ""
    number, changes = _digits(read[len(lead) :])
    letters = "".join(character for character in lead.upper() if character.isalpha())
    value = f"{letters}-{number}" if letters else number
    doubts = [checks.read_as_digits(changes)] if changes else []
    behind = passage.folded[match.start() + len(read) :]
    if sum(map(str.isdigit, number)) < _LEAST_DIGITS or _GOES_ON.match(behind):
        doubts.append(checks.cut_number())
    return Finding(RG, value, passage.quote(match.start(), match.start() + len(read)), tuple(doubts))


def _digits(read: str) -> tuple[str, int]:
    """Return the number with its dash, without dots, and how many letters were taken for digits."""
    body, dash, check = read.replace("–", "-").replace("/", "-").partition("-")
    number, changes = as_digits(body)
    return f"{number}{dash}{check.strip().upper()}", changes


def read_cell(part: str, passage: Passage) -> Iterator[Finding]:
    """Yield what a cell says that is captioned as one part; numbers of either kind, whatever it is called."""
    span = Span(passage, 0, len(passage.text))
    if part in {CPF, CNPJ}:
        yield from (finding for name, finding in read_documents(span) if name != RG)
    elif part == RG:
        others = [finding for name, finding in read_documents(span) if name != RG]
        number = None if others else _IDENTITY_NUMBER.search(passage.folded)
        yield from others
        yield from [_identity(passage, number)] if number else []
    elif part == PROFESSION:
        profession = _profession(span, 0)
        yield from [profession] if profession else []
    else:
        word = _closed_word(span, 0)
        yield from [word[1]] if word and word[0] == part else []
