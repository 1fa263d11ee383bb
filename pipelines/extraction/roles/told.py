"""The parties of a deed, by the words for their roles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import locate
from pipelines.extraction.folding import fold
from pipelines.extraction.qualification.parties import Party, read_parties
from pipelines.extraction.qualification.plain import read_plain_name
from pipelines.extraction.role_words import fields_of_roles
from pipelines.extraction.roles.captioned import list_end, of_column, under_caption
from pipelines.extraction.roles.cells import parties_in_cells
from pipelines.extraction.roles.described import described
from pipelines.extraction.roles.mentions import ENDS_SIDE, NEAR, Mention, is_denominated, mentions_of
from pipelines.extraction.roles.merged import merged
from pipelines.extraction.roles.turns import sides_of_turn
from pipelines.extraction.roles.unnamed import (
    LONGEST_BACK,
    OTHER_SIDE,
    SIDE,
    before,
    first_told,
    is_in_sentence,
    opposite,
    unnamed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.document_types.document_type import DocumentType
    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

_OPEN = (" de", " por", "contra")
"""Ends of phrases right behind which a name needs no qualification."""


def read_roles(where: Map, kind: DocumentType) -> dict[str, list[Finding]]:
    """Return what the qualifications tell of each party, by field, in page order."""
    found: dict[str, list[Finding]] = defaultdict(list)
    wanted = fields_of_roles(kind)
    mentions = list(mentions_of(where, kind))
    told = described(where, mentions, _parties_by_role(where, kind, mentions))
    for role, parties in told.items():
        for number, party in enumerate(merged(parties), start=1):
            for finding in party.findings:
                name = f"{role}_{finding.name}"
                if name in wanted:
                    found[name].append(replace(finding, name=name, subject=f"{role} {number}"))
    return dict(found)


def _parties_by_role(where: Map, kind: DocumentType, mentions: Sequence[Mention]) -> dict[str, list[Party]]:
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
            parties = [] if told[mention.role.name] else before(where, mention.start, boundary)
        else:
            parties = _on_side(where.transcript.passage, mention, boundary)
            parties = parties or ([] if mention.is_closing else _introduced(where, kind, mention, following))
        if not (parties or mention.anchor.is_label or mention.is_deed):
            parties = _closed(where, mention, boundary)
        fresh = [party for party in parties if party.name.quote.begin not in taken]
        fresh = [party for party in fresh if not _heads_page(where, party) and not _signs(party, told)]
        taken |= {party.name.quote.begin for party in fresh}
        told[mention.role.name] += fresh
        boundary = mention.end if fresh else boundary
    if kind.has_turn and not all(told[role.name] for role in kind.roles):
        told = _with_sides(where, kind, mentions, told)
    if all(len(party.findings) == 1 for parties in told.values() for party in parties):  # of a table, at best
        return _fuller(told, unnamed(where, kind, mentions))
    told |= opposite(where, kind, mentions, told)
    is_captioned = any(mention.role and mention.anchor.is_label for mention in mentions)
    return told if is_captioned else told | first_told(where, kind, told)


def _fuller(told: dict[str, list[Party]], others: dict[str, list[Party]]) -> dict[str, list[Party]]:
    """Return the others, if they are as many and more is told of them."""
    count, more = (sum(map(len, parties.values())) for parties in (told, others))
    is_more = any(len(party.findings) > 1 for parties in others.values() for party in parties)
    return others if more >= count and (is_more or not count) else told


def _heads_page(where: Map, party: Party) -> bool:
    """Whether a company with which no sentence goes on is what the top line of its page says."""
    cell = where.transcript.cell_at(party.name.quote.pieces[0].index)
    is_top = cell.line == where.lines[cell.page][0].line
    return party.is_company and is_top and not is_in_sentence(where.transcript.passage, party)


def _signs(party: Party, told: Mapping[str, list[Party]]) -> bool:
    """Whether a name of which nothing is told is that of a party told of before: a signature."""
    name = fold(party.name.value)
    return len(party.findings) == 1 and any(
        fold(p.name.value) == name for side in told.values() for p in side
    )


def _with_sides(
    where: Map, kind: DocumentType, mentions: Sequence[Mention], told: dict[str, list[Party]]
) -> dict[str, list[Party]]:
    """Return the parties with those on the sides of a turn, where nothing else told of their role."""
    taken = {party.name.quote.begin for parties in told.values() for party in parties}
    for role, side in zip(kind.roles, sides_of_turn(where, mentions), strict=True):
        fresh = [party for party in side if party.name.quote.begin not in taken]
        told[role.name] = told[role.name] or fresh
    return told


def _introduced(where: Map, kind: DocumentType, mention: Mention, following: int) -> list[Party]:
    """Return the parties that follow the words for a role at once, in its cell or in the sentence."""
    if not mention.anchor.is_label:
        return _following(where, mention, following)
    in_cells = parties_in_cells(where, mention.anchor, kind.roles) if mention.anchor.is_alone else []
    if in_cells:
        return in_cells
    parties = under_caption(where, mention, following) or _following(where, mention, following)
    own = where.transcript.cell_at(mention.anchor.first)
    here = [p for p in parties if not mention.anchor.is_alone or p.name.quote.pieces[0].page == own.page]
    return [of_column(where, mention.anchor, party) for party in here]


def _following(where: Map, mention: Mention, following: int) -> list[Party]:
    """Return the parties of the sentence that goes on behind the words for a role."""
    passage = where.transcript.passage
    following = list_end(where, mention, following, of_lines=True)
    turn = OTHER_SIDE.search(passage.folded, mention.end + NEAR, following)
    parties = read_parties(passage, mention.end, turn.start() if turn else following)
    reach = NEAR + (mention.role.reach if mention.role else 0)
    is_near = bool(parties) and parties[0].start - mention.end <= reach
    is_other = is_near and OTHER_SIDE.search(passage.folded, mention.end, parties[0].start)
    if is_near:
        return [] if is_other else parties
    is_open = mention.anchor.words.endswith(_OPEN)
    return read_plain_name(locate.behind(where, mention.anchor, frozenset())) if is_open else []


def _on_side(passage: Passage, mention: Mention, boundary: int) -> list[Party]:
    """Return the parties of `de uma parte, JOÃO DA SILVA, brasileiro, outorgante vendedor;`."""
    end = mention.end - (passage.folded[mention.end - 1] in ".;,")
    if not ENDS_SIDE.match(passage.folded, end):
        return []
    begin = max(boundary, mention.start - LONGEST_BACK)
    sides = list(SIDE.finditer(passage.folded, begin, mention.start))
    return read_parties(passage, sides[-1].end(), mention.start) if sides else []


def _closed(where: Map, mention: Mention, boundary: int) -> list[Party]:
    """Return the parties before the words for a role, where these say that the parties are called so."""
    if not is_denominated(where.transcript.passage, mention.start):
        return []
    return read_parties(where.transcript.passage, max(boundary, mention.start - LONGEST_BACK), mention.start)
