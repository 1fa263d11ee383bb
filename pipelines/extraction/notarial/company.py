"""What articles of association say of a company: who administers it, and where its seat is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold
from pipelines.extraction.notarial.clauses import clause, text_between
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.readers.names import names_in

if TYPE_CHECKING:
    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.readers.source import Source

_TO_WHOM = re.compile(
    r"(?:[ \n,:-]{0,3}(?:em[ \n]conjunto|conjuntamente|isoladamente|isolada|individualmente|separadamente|"
    r"exclusivamente|unicamente|e/ou|e|ou|pel[oa]s?|por|a[oa]?s?|[oa]s?|de|ambos|todos|cargo|soci[oa]s?|"
    r"[qc]uotistas?|gerentes?|administrador(?:a|es|as)?|nao|senhor(?:a|es|as)?|sr[as]{0,2}\.?|ja|"
    r"qualificad[oa]s?|acima)(?![a-z])){0,10}[ \n,:-]{0,3}"
)
_WORDS = 60  # behind the words for the administration
_SEAT = re.compile(
    r",?[ \n](?:(?:e|que)[ \n])?(?:com|tem|tera|tendo)[ \n](?:a[ \n])?(?:sua[ \n])?sede"
    r"(?:[ \n]social)?(?:[ \n]?(?:,|e)[ \n](?:foro|domicilio))?(?:[ \n](?:situada|localizada|estabelecida))?"
    r"(?=[ \n](?:n[ao]s?|em|a)[ \n])"
)
_SEAT_ENDS = re.compile(
    r",?[ \n](?:podendo|inscrit[ao]|registrad[ao]|(?:e[ \n])?(?:tem|tera|tendo)[ \n](?:por|como)|cuj[oa]|"
    r"onde[ \n]|e[ \n]pod(?:e|era)[ \n]|e[ \n]com[ \n]|que[ \n]se[ \n]rege|(?:com[ \n])?(?:o[ \n])?"
    r"(?:cnpj|nire)(?![a-z]))"
)


def read_administrators(where: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the names of a cell, or those to whom a sentence gives the administration.

    Between both may stand how they act (`em conjunto`, `isoladamente`) and that they are partners.
    """
    if source.is_cell:
        return names_in(source, spec.name)
    first = source.anchor.last + 1
    behind = join_pieces(where.transcript.passage.pieces[first : first + _WORDS])
    to_whom = _TO_WHOM.match(behind.folded)
    named = join_pieces(behind.pieces_in(to_whom.end() if to_whom else 0, len(behind.text)))
    is_named = bool(named.text) and named.text[0].isupper()
    return names_in(replace(source, passage=named), spec.name) if is_named else []


def seat_of(passage: Passage, told: Finding, name: str) -> list[Finding]:
    """Return the seat that stands behind the company's name `told`: `ALFA LTDA, com sede na Rua …`."""
    plain, wanted = passage.folded.replace("\n", " "), fold(told.value)
    position = plain.find(wanted)
    while position >= 0:
        seat = _SEAT.match(
            passage.folded, position + len(wanted) + (plain[position + len(wanted) :][:1] == ".")
        )
        finding = clause(passage, seat.end(), name, _SEAT_ENDS) if seat else None
        if finding:
            return [finding]
        position = plain.find(wanted, position + 1)
    return []


def without_more(passage: Passage, seat: Finding) -> Finding:
    """Return the seat without what its sentence says of branches, numbers or the object behind it."""
    piece, character = seat.quote.begin
    start = passage.starts[piece] + character
    piece, character = seat.quote.finish
    more = _SEAT_ENDS.search(passage.folded, start, passage.starts[piece] + character)
    shorter = text_between(passage, start, more.start(), seat.name) if more else None
    return replace(shorter, verdicts=seat.verdicts) if shorter else seat
