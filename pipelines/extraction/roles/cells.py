"""Parties of a form: under the heading of their role each part stands in a cell with a caption of its own."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.document_types.parties import CAPTIONS
from pipelines.extraction import locate
from pipelines.extraction.folding import squeeze
from pipelines.extraction.passage import join_pieces
from pipelines.extraction.qualification.parties import told_apart
from pipelines.extraction.qualification.parts import read_cell
from pipelines.extraction.qualification.plain import read_plain_names
from pipelines.extraction.roles.headings import is_only_cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import PartyRole
    from pipelines.extraction.anchors import Anchor
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.qualification.parties import Party
    from pipelines.extraction.transcript import Cell

_PART_OF = {caption: part for part, captions in CAPTIONS.items() for caption in captions}
_PART_OF_TEXT = {squeeze(caption): part for caption, part in _PART_OF.items()}
_NAME = "nome"
_DESCRIPTION = "qualificação"
_LINES = 2  # of a cell
_ALIGNED = 1.5  # heights of a word
_MOST_CELLS = 24  # of one party


def parties_in_cells(where: Map, heading: Anchor, roles: Sequence[PartyRole]) -> list[Party]:
    """Return the parties whose names and parts are captioned under a heading, down to that of the next role.

    None is read where the heading stands beside others: it heads one of several columns.
    """
    if not is_only_cell(where.transcript, where.transcript.cell_at(heading.first)):
        return []
    of_roles = frozenset(label for role in roles for label in role.labels)
    over = _over_captions(where, heading, of_roles)
    if over:
        return over
    captions = []
    for anchor in _under(where, heading):
        if anchor.words in of_roles:
            break
        captions += [anchor] if anchor.words in _PART_OF or anchor.words == _DESCRIPTION else []
    return [party for group in _by_name(captions) for party in _party(where, group)]


def party_in_column(where: Map, heading: Anchor) -> list[Party]:
    """Return the party of a table's column: each row under its heading has its caption at the left."""
    transcript, own = where.transcript, where.transcript.cell_at(heading.first)
    named: list[Party] = []
    findings: dict[str, Finding] = {}
    rows = itertools.groupby(transcript.cells[transcript.cell_of[own.last] + 1 :], key=lambda cell: cell.line)
    for line, cells in itertools.islice(rows, _MOST_CELLS):
        caption, *values = cells
        part = _part_of(where, caption)
        value = next((cell for cell in values if _is_under(own, cell)), None)
        if line == own.line:
            continue
        if part is None or value is None:
            break
        passage = join_pieces(transcript.passage.pieces[value.first : value.last + 1])
        named = named or (read_plain_names(passage)[:1] if part == _NAME else [])
        findings |= {finding.name: finding for finding in (read_cell(part, passage) if part != _NAME else ())}
    return [replace(party, findings=(party.name, *findings.values())) for party in named if findings]


def _part_of(where: Map, cell: Cell) -> str | None:
    """Return the part of a party that a cell captions."""
    pieces = where.transcript.passage.pieces[cell.first : cell.last + 1]
    return _PART_OF_TEXT.get(squeeze("".join(piece.text for piece in pieces)))


def _is_under(heading: Cell, cell: Cell) -> bool:
    """Whether a cell begins where the heading of a column does, or stands around its middle."""
    shift = abs(cell.box.left - heading.box.left)
    return shift < _ALIGNED * heading.box.height or cell.box.left < heading.box.center[0] < cell.box.right


def _under(where: Map, heading: Anchor) -> list[Anchor]:
    """Return the captions below a heading on its page, from above and from the left."""
    page, upright = where.transcript.cell_at(heading.first).page, where.transcript.upright
    top = upright[heading.first].bottom
    inside = [a for a in where.anchors if a.is_label and where.transcript.cell_at(a.first).page == page]
    below = [a for a in inside if upright[a.first].center[1] > top]
    height = upright[heading.first].height
    return sorted(below, key=lambda a: (round(upright[a.first].center[1] / height), upright[a.first].left))


def _over_captions(where: Map, heading: Anchor, of_roles: frozenset[str]) -> list[Party]:
    """Return the party of a form whose captions stand under the blanks: right under its heading is a name."""
    transcript = where.transcript
    pieces = transcript.passage.pieces
    ends = (a.first for a in where.anchors_from(heading.last + 1) if a.is_label and a.words in of_roles)
    begin = transcript.cell_of[heading.last] + 1
    cells = transcript.cells[begin : transcript.cell_of[next(ends, len(pieces) - 1)]][:_MOST_CELLS]
    named = read_plain_names(join_pieces(pieces[cells[0].first : cells[0].last + 1])) if cells else []
    if not named or named[0].name.quote.pieces[-1].index != cells[0].last:
        return []
    findings: dict[str, Finding] = {}
    for cell in cells[1:]:
        part = _part_of(where, cell)
        for finding in read_cell(part, locate.over(where, cell)) if part else ():
            findings.setdefault(finding.name, finding)
    return [replace(named[0], findings=(named[0].name, *findings.values()))] if findings else []


def _by_name(captions: Sequence[Anchor]) -> Iterator[list[Anchor]]:
    """Yield the captions of each party: from that of its name to that of the next one's."""
    starts = [index for index, anchor in enumerate(captions) if _PART_OF.get(anchor.words) == _NAME]
    for start, end in itertools.pairwise([*starts, len(captions)]):
        yield list(captions[start:end])


def _party(where: Map, captions: Sequence[Anchor]) -> list[Party]:
    named = read_plain_names(_value(where, captions[0]))[:1]
    findings: dict[str, Finding] = {}
    for anchor in captions[1:]:
        value = _value(where, anchor)
        part = _PART_OF.get(anchor.words)
        for finding in read_cell(part, value) if part else told_apart(value, named):
            findings.setdefault(finding.name, finding)
    return [replace(party, findings=(party.name, *findings.values())) for party in named]


def _value(where: Map, anchor: Anchor) -> Passage:
    """Return what a caption announces: behind it in its cell, else beside or below it as the form has it."""
    if not anchor.is_alone:
        return locate.within(where, anchor) or locate.behind(where, anchor, frozenset())
    cells = [locate.below(where, anchor, _LINES), locate.beside(where, anchor)]
    ordered = reversed(cells) if where.is_in_rows else cells
    return next((cell for cell in ordered if cell.pieces), cells[0])
