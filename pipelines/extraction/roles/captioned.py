"""The parties under the caption of a role: in its cell, in its line, in its row of a table."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.parties import CAPTIONS, OTHER_CAPTIONS
from pipelines.extraction import checks, locate
from pipelines.extraction.passage import LINE, join_pieces
from pipelines.extraction.qualification.parties import Party, read_parties
from pipelines.extraction.qualification.parts import Span, read_documents
from pipelines.extraction.qualification.plain import read_plain_name, read_plain_names
from pipelines.extraction.qualification.rows import read_row
from pipelines.extraction.roles.cells import party_in_column
from pipelines.extraction.roles.mentions import NEAR

if TYPE_CHECKING:
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.roles.mentions import Mention


_LINES = 8  # of a cell
_COLUMN = 0.3  # of a page's width between the beginnings of lines: these stand in two columns
_WITHIN = frozenset({*itertools.chain(*CAPTIONS.values()), *OTHER_CAPTIONS})
"""Captions within a qualification, which end no list of parties."""


def under_caption(where: Map, mention: Mention, following: int) -> list[Party]:
    anchor = mention.anchor
    if not anchor.is_alone:
        parties = _in_sentence(where, mention, following)
        behind = locate.behind(where, anchor, frozenset())
        return _with_numbers(where, parties or read_plain_name(behind), mention, following)
    row = read_row(where, anchor)
    told = [row] if row else party_in_column(where, anchor)
    if told:
        return told
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


def _in_sentence(where: Map, mention: Mention, following: int) -> list[Party]:
    """Return the parties behind a caption in its line, up to the next caption that is none of theirs."""
    parties = read_parties(where.transcript.passage, mention.end, list_end(where, mention, following))
    return parties if parties and parties[0].start - mention.end <= NEAR else []


def list_end(where: Map, mention: Mention, following: int, *, of_lines: bool = False) -> int:
    """Return where the next caption begins that is none of a party's, at `following` at the latest.

    With `of_lines` only captions count that begin a line with a capital: a sentence may hold others.
    """
    starts, pieces = where.transcript.passage.starts, where.transcript.passage.pieces
    behind = mention.anchor.last + (2 if of_lines else 1)  # OUTORGADA / COMPRADORA
    others = (a for a in where.anchors_from(behind) if a.is_label and a.words not in _WITHIN)
    if of_lines:
        others = (a for a in others if pieces[a.first].before != " " and pieces[a.first].text[0].isupper())
    return min(next((starts[a.first] for a in others), following), following)


def of_column(where: Map, caption: Anchor, party: Party) -> Party:
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


def _with_numbers(where: Map, parties: list[Party], mention: Mention, following: int) -> list[Party]:
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
