"""Who brought a title to be protested, where no usual phrase says so."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.passage import join_pieces
from pipelines.extraction.qualification.plain import read_plain_name

if TYPE_CHECKING:
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

_HAVING = re.compile(r"(?<![a-z])(?:tendo|havendo|que)[ \n](?:[oa][ \n])?")
_BROUGHT = re.compile(
    r"(?:,[^,;:]{2,90},)?[ \n](?:me[ \n])?(?:apresentado|apontado|levado|trazido|encaminhado|"
    r"(?:apresent|apont|lev|entreg|encaminh|envi|protocol|protocoliz|solicit)ou|trouxe|remeteu|requereu|"
    r"pediu|d(?:eu|a|ando)[ \n]entrada|"
    r"(?:fez|faz|mandou)[ \n](?:dar|entrar|apontar|protestar|apresentar|levar))(?![a-z])"
)
_BY = re.compile(
    r"(?<![a-z])(?:apresentad|apontad|levad|trazid|encaminhad|entreg|remetid|enviad|distribuid)(?:[oa]s?|ue)"
    r"(?:[ \n][a-z]{1,14}){0,5}?,?[ \n](?:por|pel[oa])[ \n]"
)
_LONGEST = 40  # words


def presenter(passage: Passage, name: str) -> list[Finding]:
    """Return whom `tendo ALFA S/A apresentado` names, `que ALFA S/A trouxe`, or `trazida por ALFA S/A`."""
    for having in _HAVING.finditer(passage.folded):
        pieces = passage.pieces_in(having.end(), len(passage.text))[:_LONGEST]
        for party in read_plain_name(join_pieces(pieces)):
            end = having.end() + len(party.name.quote.text)
            if _BROUGHT.match(passage.folded, end):
                return [replace(party.name, name=name)]
    for brought in _BY.finditer(passage.folded):
        pieces = passage.pieces_in(brought.end(), len(passage.text))[:_LONGEST]
        for party in read_plain_name(join_pieces(pieces)):
            return [replace(party.name, name=name)]
    return []
