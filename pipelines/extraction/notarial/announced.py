"""Readers of what captions and phrases announce in deeds: sums, clauses, numbers of papers, companies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, identifiers
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial.choices import choice_in
from pipelines.extraction.notarial.clauses import clause, text_between
from pipelines.extraction.notarial.company import read_administrators
from pipelines.extraction.notarial.documents import digits_behind, number_behind
from pipelines.extraction.notarial.sums import FEE, sum_behind, sum_of_clause
from pipelines.extraction.passage import Passage, join_pieces
from pipelines.extraction.qualification.companies import is_only_form, says_company
from pipelines.extraction.qualification.plain import read_plain_name, read_plain_names

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.readers.source import Reader, Source

_LONGEST = 260  # words of a clause
_LONGEST_LIST = 1_500  # words of powers, which name every act
_COMPANY = "razao_social"
_LISTS = frozenset({"poderes", "objeto"})
_CHOICE_WORDS = 8
_CLOSING = (
    r"(?<![a-z])(?:clausula (?:primeira|segunda|terceira|quarta|quinta|sexta|setima|oitava|nona|decima|"
    r"[0-9])|"
    r"paragrafo (?:unico|primeiro))|dou fe|assim o diss|do que dou|de como assim|o presente mandato|"
    r"a presente procuracao|sendo vedad|com prazo de validade|com validade|"
    r"(?:sendo (?:esta |a presente |o presente )?)?valid[ao] (?:ate|por|pelo)|"
    r"(?:esta|o) (?:mandato|procuracao) (?:e|tem|tera) |"
    r"(?<![a-z])(?:(?:[eoa]|que|tudo|haver?|havendo|havera|haverao|hei|dara?|darao|dar-se-a|dando|tendo|tera|"
    r"promet(?:e|em|o|endo)|de|desde|ja|sob|com|promessa) ){1,7}por (?:bo[am],? )?(?:firme|valios)|"
    r"[oa] (?:que )?tudo (?:o (?:mais )?que )?(?:dara|darao|dar-se-a|havera|haverao|sera|promete)|"
    r"podendo (?:[oa]s? )?(?:dit|referid|mesm|mencionad|alludid|aludid)[oa]s? |"
    r"podendo (?:[oa]s? )?(?:procurador|mandatari|outorgad)|"
    r"podendo (?:inclusive |ainda |tambem )?substabelecer|"
    r"(?:,? )?(?:enquanto|durante) (?:eu |ele |ela |n?[oa]s? |perdurar |durar |"
    r"esta |minha |sua |estiver|viver|convier)|"
    r"(?:aos?|as?) (?:seu|sua|meu|minha|noss[oa])s? (?:bastantes? )?(?:procurador|mandatari)|"
    r"podendo,? (?:enfim|finalmente|em suma),? (?:praticar|fazer|realizar|assinar)|"
    r"(?:e )?(?:para )?tudo (?:(?:o )?(?:mais|quanto) )?(?:que )?"
    r"(?:for|fosse|se fizer|seja|se torne|preciso|necessario)|"
    r"(?:e )?(?:enfim|finalmente),? (?:praticar|fazer) (?:todos|tudo|quaisquer)|"
    r"(?:foi )?(?:feit[oa]|lavrad[oa]) (?:sob|conforme) minuta"
).replace(" ", "[ \n]")
_WHO_MAY = re.compile(
    r"[ \n]?(?:[oa]s?[ \n])?(?:outorgad|procurador|mandatari|advogad|constituid|nomead)[a-z()]{0,6}[ \n]"
    r"(?:(?:fica|esta)(?:m|o)?[ \n]autorizad[oa]s?[ \n]a|recebem?[ \n]poderes[ \n]para|pode(?:ra|rao|m)?)"
    r"[ \n:]"
)
NEXT_CLAUSE = re.compile(
    r"[\n\f.] ?§|\n(?<![ \n][aoe]\n)(?<![ \n][dn][aeo]\n)[ ]?"
    r"(?:(?:clausula|paragrafo|capitulo|artigo|art\.)[ \n](?:[0-9ivx]|unic|primeir|segund|"
    r"terceir|quart|quint|sext|setim|oitav|non|decim)|[ivx]{1,4} ?[-–.)] |"
    r"[0-9]{1,2}[.)ao]{1,3} ?[-–]? ?[a-z])|" + _CLOSING
)
_PARAGRAPH_ENDS = re.compile(
    r"(?:(?<=[0-9)])|(?<=[a-z]{3}))\.\n(?![a-z]\)|[0-9]{1,2}[.) -]|[ivx]{1,4}[.) -])"
)


def _read_sum(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    finding = sum_behind(source.passage, spec.name, is_cell=source.is_cell)
    if finding is None or (source.is_cell and _is_fee(where, source.anchor, finding)):
        return []
    return [finding]


def _is_fee(where: Map, anchor: Anchor, finding: Finding) -> bool:
    """Whether the caption of a sum, or what stands before it in its line, tells of the office's own costs."""
    pieces, told = where.transcript.passage.pieces, finding.quote.pieces[0].index
    lines = {where.transcript.cell_at(i).line: i for i in (anchor.first, told)}
    before = (i for i in range(told) if i <= lines.get(where.transcript.cell_at(i).line, -1))
    return any(FEE.search(fold(pieces[i].text)) for i in before)


def _read_clause_sum(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    passage = source.passage if source.is_cell else words_behind(where, source.anchor)
    finding = sum_of_clause(passage, spec.name)
    return [finding] if finding else []


def _read_clause(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return a cell's text, or the clause behind a phrase to the end of its sentence or the next heading."""
    if source.is_cell:
        stops = (ends.search(source.passage.folded) for ends in (NEXT_CLAUSE, _PARAGRAPH_ENDS))
        end = min((stop.start() for stop in stops if stop), default=len(source.passage.text))
        begin = _WHO_MAY.match(source.passage.folded)
        finding = text_between(source.passage, begin.end() if begin else 0, end, spec.name)
    else:
        is_list = spec.name in _LISTS
        passage = _before_caption(where, source.anchor, _LONGEST_LIST if is_list else _LONGEST)
        finding = clause(passage, 0, spec.name, NEXT_CLAUSE, is_list=is_list)
    return [finding] if finding else []


def _before_caption(where: Map, anchor: Anchor, count: int) -> Passage:
    """Return the words behind an anchor, up to the next caption that fills its cell."""
    captions = (a.first for a in where.anchors_from(anchor.last + 1) if a.is_label and a.is_alone)
    return words_behind(where, anchor, min(count, next(captions, count + anchor.last + 1) - anchor.last - 1))


def words_behind(where: Map, anchor: Anchor, count: int = _LONGEST) -> Passage:
    """Return the words behind an anchor, whatever anchors stand among them."""
    pieces = where.transcript.passage.pieces
    return join_pieces(pieces[anchor.last + 1 : anchor.last + 1 + count])


def _read_document_number(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    finding = number_behind(source.passage, spec.name)
    return [finding] if finding else []


def _read_digits(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    finding = digits_behind(source.passage, spec.name)
    return [finding] if finding else []


def _read_party_name(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    parties = read_plain_names(source.passage) if source.is_cell else read_plain_name(source.passage)
    if not parties or is_only_form(parties[0].name.value):
        return []
    finding = replace(parties[0].name, name=spec.name)
    if spec.name == _COMPANY and not says_company(fold(finding.value)):
        finding = finding.with_verdict(checks.implausible("no legal form"))
    return [finding]


def _read_company_number(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the CNPJ right behind a caption or phrase."""
    passage = join_pieces(source.passage.pieces[:14])
    found = identifiers.find_numbers(passage, FieldKind.CNPJ, spec.name, [])
    in_cell = (
        identifiers.number_in(passage, FieldKind.CNPJ, spec.name) if source.is_cell and not found else None
    )
    return found[:1] or ([in_cell] if in_cell else [])


def _read_announced_choice(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    passage = source.passage if source.is_cell else words_behind(where, source.anchor, _CHOICE_WORDS)
    finding = choice_in(passage, 0, len(passage.text), spec)
    return [finding] if finding else []


READERS: dict[FieldKind, Reader] = {
    FieldKind.MONEY: _read_sum,
    FieldKind.CLAUSE_SUM: _read_clause_sum,
    FieldKind.CLAUSE: _read_clause,
    FieldKind.DOCUMENT_NUMBER: _read_document_number,
    FieldKind.LONG_DIGITS: _read_digits,
    FieldKind.PARTY_NAME: _read_party_name,
    FieldKind.COMPANY_NUMBER: _read_company_number,
    FieldKind.PAPER_KIND: _read_announced_choice,
    FieldKind.ADMINISTRATORS: read_administrators,
}
"""Each returns the values that a source holds for a field."""
