"""The parties of roles that no word names: they stand where such parties stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.passage import span_of
from pipelines.extraction.qualification.parties import Party, read_parties

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.roles.mentions import Mention

LONGEST_BACK = 6_000
"""Characters before the words for a role in which its parties may stand."""


_HEADING_LINES = 12  # over the first party
_LONGEST_FIRST = 300  # characters in which a party is qualified
SIDE = re.compile(r"(?<![a-z])(?:d[eo]|por)[ \n](?:um|outr)[ao]?[ \n](?:lado|parte|banda)(?![a-z])")
_TWO_SIDES = 2
OTHER_SIDE = re.compile(
    r"(?<![a-z])(?:d[eo]|por)[ \n]outr[ao](?:[ \n](?:lado|parte|banda))?"
    r"(?=[ \n]?,|[ \n][^a-z]|[ \n][oa][ \n])"
)
_APPEAR = re.compile(
    r"(?<![a-z])(?:compare|aparec|apresenta(?:ra)?m-se|presentes|estiveram|vieram)[a-z-]{0,10}"
)
_SAY = re.compile(r"(?<![a-z])(?:declar(?!ante)|diss|dizem|afirm|me foi dito|requer)[a-z]{0,6}(?![a-z])")
_NO_SIDES = re.compile(r"(?<![a-z])(?:divorci|separacao consensual|uniao estavel|inventario|partilha)")
_FIRST_CLAUSE = re.compile(
    r"(?<![a-z])(?:clausula|capitulo|artigo|capital|objeto)(?![a-z])|§|"
    r"\n ?(?:primeir[oa]|1 ?[ao]) ?[-–—:.)]|\n ?(?:i|1) ?[-–—.)]{1,2} ?(?:[dnao][ao]s? |sociedade|denomina)"
)


def first_told(where: Map, kind: DocumentType, told: dict[str, list[Party]]) -> dict[str, list[Party]]:
    """Return the parties of the first role, where only those of the second are named: they stand before."""
    first, second = (told[role.name] for role in kind.roles[:2]) if len(kind.roles) > 1 else ((), ())
    if first or not second:
        return {}
    begin = span_of(where.transcript.passage, second[0].name.quote)[0]
    return {kind.roles[0].name: before(where, begin, 0)}


def unnamed(where: Map, kind: DocumentType, mentions: Sequence[Mention]) -> dict[str, list[Party]]:
    """Return the parties of roles that no word names: of two sides the first acts; or who begins a contract.

    `de uma parte, JOÃO DA SILVA, brasileiro; e de outra, MARIA DIAS, brasileira; meus conhecidos`.
    """
    passage = where.transcript.passage
    if len(kind.roles) == 1:
        clause = _FIRST_CLAUSE.search(passage.folded)
        return {kind.roles[0].name: before(where, clause.start(), 0)} if clause else {}
    one = SIDE.search(passage.folded) if len(kind.roles) == _TWO_SIDES else None
    other = OTHER_SIDE.search(passage.folded, one.end()) if one else None
    if one is None or other is None:
        return _together(passage, kind, mentions)
    sides = ((one.end(), other.start()), (other.end(), _end_of_side(passage, mentions, other.end())))
    return {role.name: read_parties(passage, *side) for role, side in zip(kind.roles, sides, strict=True)}


def _end_of_side(passage: Passage, mentions: Sequence[Mention], start: int) -> int:
    ends = (mention.start for mention in mentions if mention.role is None and mention.start > start)
    return next(ends, len(passage.text))


def _together(passage: Passage, kind: DocumentType, mentions: Sequence[Mention]) -> dict[str, list[Party]]:
    """Return those who appear in an act without sides, such as a divorce: each is told as the first role."""
    appear = _APPEAR.search(passage.folded)
    if len(kind.roles) != _TWO_SIDES or appear is None or not _NO_SIDES.search(passage.folded):
        return {}
    end = _end_of_side(passage, mentions, appear.end())
    says = _SAY.search(passage.folded, appear.end(), end)
    return {kind.roles[0].name: read_parties(passage, appear.end(), says.start() if says else end)}


def opposite(
    where: Map, kind: DocumentType, mentions: Sequence[Mention], told: dict[str, list[Party]]
) -> dict[str, list[Party]]:
    """Return the parties of the second role that only `e de outra parte` introduces."""
    first, second = (told[role.name] for role in kind.roles) if len(kind.roles) == _TWO_SIDES else ((), ())
    if second or not first:
        return {}
    passage = where.transcript.passage
    begin = span_of(passage, first[-1].name.quote)[1]
    other = OTHER_SIDE.search(passage.folded, begin)
    if other is None:
        return {}
    return {
        kind.roles[1].name: read_parties(passage, other.end(), _end_of_side(passage, mentions, other.end()))
    }


def before(where: Map, end: int, boundary: int) -> list[Party]:
    """Return the parties before `end`, where what they do is told; the company of a title is none of them."""
    passage = where.transcript.passage
    begin = max(boundary, end - LONGEST_BACK)
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
    return [party for party in parties if not party.is_company or is_in_sentence(passage, party)]


def is_in_sentence(passage: Passage, party: Party) -> bool:
    """Whether the sentence goes on behind the party's name, as it does before its qualification."""
    _, end = span_of(passage, party.name.quote)
    return passage.text.startswith((",", " (", ".,"), end)
