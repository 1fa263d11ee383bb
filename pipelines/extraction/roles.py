"""The parties of a deed in their roles: who sells to whom, who empowers whom, who owes."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction import checks, locate
from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.notarial.mentions import span_of
from pipelines.extraction.passage import LINE, join_pieces
from pipelines.extraction.qualification.parties import Party, read_parties
from pipelines.extraction.qualification.parts import Span, read_documents
from pipelines.extraction.qualification.plain import read_plain_name, read_plain_names
from pipelines.extraction.qualification.rows import read_row
from pipelines.extraction.role_words import fields_of_roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import DocumentType, PartyRole
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

_NEAR = 44  # characters from the words for a role to its first party
_LONGEST_BACK = 6_000
_HEADING_LINES = 12  # over the first party
_LONGEST_FIRST = 300  # characters in which a party is qualified
_LINES = 8  # of a cell
_COLUMN = 0.3  # of a page's width between the beginnings of lines: these stand in two columns
_DENOMINATED = re.compile(
    r"(?:denominad|designad|chamad|nomead|qualidade d|condicao d|doravante|simplesmente|tratad|identificad)"
    r"[^;\f]{0,50}$"
)
_BEFORE = 64
_SIDE = re.compile(r"(?<![a-z])(?:d[eo]|por)[ \n](?:um|outr)[ao]?[ \n](?:lado|parte|banda)(?![a-z])")
_TWO_SIDES = 2
_OTHER_SIDE = re.compile(
    r"(?<![a-z])(?:d[eo]|por)[ \n]outr[ao](?:[ \n](?:lado|parte|banda))?"
    r"(?=[ \n]?,|[ \n][^a-z]|[ \n][oa][ \n])"
)
_FIRST_CLAUSE = re.compile(
    r"(?<![a-z])(?:clausula|capitulo|artigo|capital|objeto)(?![a-z])|§|"
    r"\n ?(?:primeir[oa]|1 ?[ao]) ?[-–—:.)]|\n ?(?:i|1) ?[-–—.)]{1,2} ?(?:[dnao][ao]s? |sociedade|denomina)"
)
_AS = re.compile(r"(?<![a-z])(?:como|(?:qualidade|condicao)[ \n]de)[ \n]$")
_ENDS_SIDE = re.compile(r"[ \n]?(?:[;.]|,?[ \n]e,?[ \n])")
_QUALIFIED_ROLE = re.compile(
    r"(?:[ \n,]+(?:e[ \n]+)?(?:[ao]s?[ \n]+)?(?:promitente|vendedor|comprador|"
    r"doador|donatari|permutante|cedente|cessionari|"
    r"devedor|credor|confitente|hipotec|fiduci|transmitente|adquirente|herdeir|meeir|divorciand|separand|"
    r"convivente|companheir|conjuge|declarante|instituidor|inventariante|viuv[oa]|primeir|segund)"
    r"[a-z]{0,6}(?:\([a-z]{1,3}\)){0,2})+[ \n]*[:,]?"
)
_WITHIN = frozenset(
    {"CPF", "CNPJ", "CPF/CNPJ", "RG", "nacionalidade", "estado civil", "profissão", "endereço", "residência"}
)
"""Captions within a qualification, which end no list of parties."""
_LEAST_LIKENESS = 88.0


@dataclass(frozen=True, slots=True)
class _Mention:
    """Characters `start` to `end` of the passage name a role; `role` is None where lists of parties end.

    The parties stand before words that are `is_closing`, and before those that tell of a `is_deed` of theirs.
    """

    start: int
    end: int
    anchor: Anchor
    role: PartyRole | None
    is_closing: bool = False
    is_deed: bool = False


def read_roles(where: Map, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return what the qualifications tell of each party, by field, in page order."""
    found: dict[str, list[Finding]] = defaultdict(list)
    wanted = fields_of_roles(kind)
    for role, parties in _parties_by_role(where, kind).items():
        for number, party in enumerate(_merged(parties), start=1):
            for finding in party.findings:
                name = f"{role}_{finding.name}"
                if name in wanted:
                    found[name].append(replace(finding, name=name, subject=f"{role} {number}"))
    return dict(found)


def _parties_by_role(where: Map, kind: DocumentType) -> dict[str, list[Party]]:
    mentions = list(_mentions(where, kind))
    told: dict[str, list[Party]] = defaultdict(list)
    taken: set[tuple[int, int]] = set()
    boundary = 0
    for index, mention in enumerate(mentions):
        if mention.role is None:
            boundary = mention.end
            continue
        following = (
            mentions[index + 1].start if index + 1 < len(mentions) else len(where.transcript.passage.text)
        )
        if mention.is_deed:
            parties = [] if told[mention.role.name] else _before(where, mention.start, boundary)
        else:
            parties = _on_side(where.transcript.passage, mention, boundary)
            parties = parties or ([] if mention.is_closing else _introduced(where, mention, following))
        if not (parties or mention.anchor.is_label or mention.is_deed):
            parties = _closed(where, mention, boundary)
        fresh = [party for party in parties if party.name.quote.begin not in taken]
        taken |= {party.name.quote.begin for party in fresh}
        told[mention.role.name] += fresh
        boundary = mention.end if fresh else boundary
    if not any(told.values()):
        return _unnamed(where, kind, mentions)
    is_captioned = any(mention.role and mention.anchor.is_label for mention in mentions)
    return told if is_captioned else told | _first_told(where, kind, told)


def _first_told(where: Map, kind: DocumentType, told: dict[str, list[Party]]) -> dict[str, list[Party]]:
    """Return the parties of the first role, where only those of the second are named: they stand before."""
    first, second = (told[role.name] for role in kind.roles[:2]) if len(kind.roles) > 1 else ((), ())
    if first or not second:
        return {}
    begin = span_of(where.transcript.passage, second[0].name.quote)[0]
    return {kind.roles[0].name: _before(where, begin, 0)}


def _unnamed(where: Map, kind: DocumentType, mentions: Sequence[_Mention]) -> dict[str, list[Party]]:
    """Return the parties of roles that no word names: of two sides the first acts; or who begins a contract.

    `de uma parte, JOÃO DA SILVA, brasileiro; e de outra, MARIA DIAS, brasileira; meus conhecidos`.
    """
    passage = where.transcript.passage
    if len(kind.roles) == 1:
        clause = _FIRST_CLAUSE.search(passage.folded)
        return {kind.roles[0].name: _before(where, clause.start(), 0)} if clause else {}
    one = _SIDE.search(passage.folded) if len(kind.roles) == _TWO_SIDES else None
    other = _OTHER_SIDE.search(passage.folded, one.end()) if one else None
    if one is None or other is None:
        return {}
    ends = (mention.start for mention in mentions if mention.role is None and mention.start > other.end())
    sides = ((one.end(), other.start()), (other.end(), next(ends, len(passage.text))))
    return {role.name: read_parties(passage, *side) for role, side in zip(kind.roles, sides, strict=True)}


def _mentions(where: Map, kind: DocumentType) -> Iterator[_Mention]:
    passage, behind = where.transcript.passage, 0
    for anchor in where.anchors:
        start, end = passage.starts[anchor.first], passage.ends[anchor.last]
        if start < behind:  # `outorgantes primeiros permutantes` is one mention
            continue
        if not anchor.is_label and anchor.words in kind.role_ends:
            yield _Mention(start, end, anchor, None)
        for role in kind.roles:
            if not anchor.is_label and anchor.words in role.deeds:
                yield _Mention(start, end, anchor, role, is_deed=True)
                continue  # `nomeia e constitui` stands behind one role and before the other
            words = role.labels if anchor.is_label else (*role.phrases, *role.closings)
            is_bare = not anchor.is_label and anchor.words in role.closings
            is_closing = is_bare and not _is_opening(passage, start, end)
            if anchor.words in words and (not is_closing or _is_denominated(passage, start)):
                kind_of_role = None if is_closing else _QUALIFIED_ROLE.match(passage.folded, end)
                end = behind = kind_of_role.end() if kind_of_role else end
                yield _Mention(start, end, anchor, role, is_closing)
                break


def _is_opening(passage: Passage, start: int, end: int) -> bool:
    """Whether the name of a role stands before those who have it: `como vendedor, JOÃO`, not `…; e MARIA`."""
    return bool(_AS.search(passage.folded, max(0, start - 24), start)) and not _ENDS_SIDE.match(
        passage.folded, end
    )


def _introduced(where: Map, mention: _Mention, following: int) -> list[Party]:
    """Return the parties that follow the words for a role at once, in its cell or in the sentence."""
    if not mention.anchor.is_label:
        return _following(where, mention, following)
    parties = _under_caption(where, mention, following) or _following(where, mention, following)
    return [_of_column(where, mention.anchor, party) for party in parties]


def _following(where: Map, mention: _Mention, following: int) -> list[Party]:
    """Return the parties of the sentence that goes on behind the words for a role."""
    passage = where.transcript.passage
    parties = read_parties(passage, mention.end, following)
    reach = _NEAR + (mention.role.reach if mention.role else 0)
    is_near = bool(parties) and parties[0].start - mention.end <= reach
    is_other = is_near and _OTHER_SIDE.search(passage.folded, mention.end, parties[0].start)
    return parties if is_near and not is_other else []


def _on_side(passage: Passage, mention: _Mention, boundary: int) -> list[Party]:
    """Return the parties of `de uma parte, JOÃO DA SILVA, brasileiro, outorgante vendedor;`."""
    end = mention.end - (passage.folded[mention.end - 1] in ".;,")
    if not _ENDS_SIDE.match(passage.folded, end):
        return []
    begin = max(boundary, mention.start - _LONGEST_BACK)
    sides = list(_SIDE.finditer(passage.folded, begin, mention.start))
    return read_parties(passage, sides[-1].end(), mention.start) if sides else []


def _closed(where: Map, mention: _Mention, boundary: int) -> list[Party]:
    """Return the parties before the words for a role, where these say that the parties are called so."""
    if not _is_denominated(where.transcript.passage, mention.start):
        return []
    return read_parties(where.transcript.passage, max(boundary, mention.start - _LONGEST_BACK), mention.start)


def _before(where: Map, end: int, boundary: int) -> list[Party]:
    """Return the parties before `end`, where what they do is told; the company of a title is none of them."""
    passage = where.transcript.passage
    begin = max(boundary, end - _LONGEST_BACK)
    parties = _without_titles(passage, read_parties(passage, begin, end))
    first = parties[0].start if parties else end
    lines = list(re.finditer(r"\n(?=[^\W\d_])", passage.text[begin:first]))[:_HEADING_LINES]
    for line in lines:
        start = begin + line.end()
        at_line = read_parties(passage, start, min(start + _LONGEST_FIRST, end))
        at_line = _without_titles(passage, at_line)
        if at_line and at_line[0].start == start:
            return _without_titles(passage, read_parties(passage, start, end))
    return parties


def _without_titles(passage: Passage, parties: Sequence[Party]) -> list[Party]:
    """Return the parties without companies that titles name: no sentence goes on behind these."""
    return [party for party in parties if not party.is_company or _is_in_sentence(passage, party)]


def _is_in_sentence(passage: Passage, party: Party) -> bool:
    """Whether the sentence goes on behind the party's name, as it does before its qualification."""
    _, end = span_of(passage, party.name.quote)
    return passage.text.startswith((",", " (", ".,"), end)


def _is_denominated(passage: Passage, start: int) -> bool:
    """Whether the words at `start` are what the parties before them are called from there on."""
    return _DENOMINATED.search(passage.folded, max(0, start - _BEFORE), start) is not None


def _under_caption(where: Map, mention: _Mention, following: int) -> list[Party]:
    anchor = mention.anchor
    if not anchor.is_alone:
        parties = _in_sentence(where, mention, following)
        behind = locate.behind(where, anchor, frozenset())
        return _with_numbers(where, parties or read_plain_name(behind), mention, following)
    row = read_row(where, anchor)
    if row:
        return [row]
    cells = [_before_phrases(where, locate.below(where, anchor, _LINES)), locate.beside(where, anchor)]
    if where.transcript.passage.pieces[anchor.last].text.endswith(":"):
        cells.reverse()
    for cell in cells:
        parties = read_parties(cell) or read_plain_names(cell)
        if parties:
            return _with_numbers(
                where, _fuller(parties, _in_sentence(where, mention, following)), mention, following
            )
    return []


def _fuller(in_cell: list[Party], in_sentence: list[Party]) -> list[Party]:
    """Return the parties of a cell, or of the sentence that begins with the same one and tells more.

    A cell seems to end where a line of it begins like a caption: `RG nº 12.345.678`.
    """
    is_same = bool(in_sentence) and in_sentence[0].name.quote.begin == in_cell[0].name.quote.begin
    told, in_all = (sum(len(party.findings) for party in parties) for parties in (in_cell, in_sentence))
    return in_sentence if is_same and in_all > told else in_cell


def _in_sentence(where: Map, mention: _Mention, following: int) -> list[Party]:
    """Return the parties behind a caption in its line, up to the next caption that is none of theirs."""
    passage = where.transcript.passage
    others = (a for a in where.anchors_from(mention.anchor.last + 1) if a.is_label and a.words not in _WITHIN)
    stops = itertools.takewhile(lambda start: start < following, (passage.starts[a.first] for a in others))
    parties = read_parties(passage, mention.end, min(next(stops, following), following))
    return parties if parties and parties[0].start - mention.end <= _NEAR else []


def _of_column(where: Map, caption: Anchor, party: Party) -> Party:
    """Return a party, in doubt where its line begins in another column of the page than its caption."""
    told = where.transcript.cell_at(party.name.quote.pieces[0].index)
    own = where.transcript.cell_at(caption.first)
    if told.line == own.line:  # beside it
        return party
    shift = abs(told.box.left - own.box.left)
    if told.page != own.page or shift < _COLUMN * where.transcript.pages[own.page].width:
        return party
    doubt = checks.party_boundary("another column")
    return replace(party, findings=tuple(finding.with_verdict(doubt) for finding in party.findings))


def _before_phrases(where: Map, cell: Passage) -> Passage:
    """Return the lines of a cell above the first that begins like a phrase: a caption that was read badly."""
    kept = itertools.takewhile(
        lambda piece: piece.before != LINE or not _begins_phrase(where, piece.index), cell.pieces
    )
    return join_pieces(kept)


def _begins_phrase(where: Map, piece: int) -> bool:
    anchor = next(where.anchors_from(piece), None)
    return anchor is not None and anchor.first == piece and not anchor.is_label


def _with_numbers(where: Map, parties: list[Party], mention: _Mention, following: int) -> list[Party]:
    """Give the only party of a caption the only number between this caption and that of the next role."""
    if len(parties) != 1 or parties[0].of("cpf") or parties[0].of("cnpj"):
        return parties
    (party,) = parties
    span = Span(where.transcript.passage, mention.end, following)
    told = list(read_documents(span))
    for part in ("cpf", "cnpj"):
        numbers = [finding for name, finding in told if name == part]
        if len({number.value for number in numbers}) == 1:
            party = replace(party, findings=(*party.findings, numbers[0]))
    is_one = not (party.of("cpf") and party.of("cnpj"))
    return [party] if is_one else parties


def _merged(parties: Sequence[Party]) -> list[Party]:
    """Return each party once: those of one number, or of one name, are the same, told of twice."""
    merged: list[Party] = []
    for party in parties:
        place = next((i for i, known in enumerate(merged) if _is_same(known, party)), None)
        if place is None:
            merged.append(party)
        else:
            merged[place] = _together(merged[place], party)
    return merged


def _is_same(first: Party, second: Party) -> bool:
    for part in ("cpf", "cnpj"):
        one, other = first.of(part), second.of(part)
        if one and other and one.is_proven and other.is_proven:
            return one.value == other.value
    return fuzz.ratio(fold(first.name.value), fold(second.name.value)) >= _LEAST_LIKENESS


def _together(first: Party, second: Party) -> Party:
    told = []
    for finding in first.findings:
        again = second.of(finding.name)
        told.append(
            finding.with_verdict(checks.repeated(is_equal=fold(finding.value) == fold(again.value)))
            if again
            else finding
        )
    added = [finding for finding in second.findings if first.of(finding.name) is None]
    return replace(first, findings=(*told, *added))
