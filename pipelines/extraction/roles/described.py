"""Parties that one place names and another one describes: a table, a signature, `Dados do mandante`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import locate
from pipelines.extraction.notarial.mentions import mentions
from pipelines.extraction.qualification.parties import Party, read_parties, told_apart
from pipelines.extraction.roles.headings import describes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.roles.mentions import Mention

_LINES = 4  # of a cell
_LONGEST = 900  # characters from a name to the end of its qualification


def described(
    where: Map, mentions: Sequence[Mention], told: Mapping[str, list[Party]]
) -> dict[str, list[Party]]:
    """Return the parties; those of whom only a name is told, with what the document tells of it elsewhere."""
    if not any(_is_bare(party) for parties in told.values() for party in parties):
        return dict(told)
    plain = where.transcript.passage.folded.replace("\n", " ")
    richer = {
        role: [_as_told_elsewhere(where.transcript.passage, plain, party) for party in parties]
        for role, parties in told.items()
    }
    return richer | dict(_beside_captions(where, mentions, richer))


def _is_bare(party: Party) -> bool:
    return len(party.findings) == 1


def _as_told_elsewhere(passage: Passage, plain: str, party: Party) -> Party:
    """Return a party with the qualification behind the first mention of its name that has one."""
    for start, _ in mentions(plain, party.name.value) if _is_bare(party) else ():
        same = read_parties(passage, start, min(len(plain), start + _LONGEST))[:1]
        if same and same[0].start == start and not _is_bare(same[0]):
            return replace(party, findings=(party.name, *same[0].findings[1:]))
    return party


def _beside_captions(
    where: Map, mentions: Sequence[Mention], told: Mapping[str, list[Party]]
) -> dict[str, list[Party]]:
    """Return the only party of each role that a caption describes, which another one names."""
    richer: dict[str, list[Party]] = {}
    for mention in mentions:
        parties = told.get(mention.role.name, []) if mention.role else []
        if len(parties) != 1 or not _is_bare(parties[0]) or not describes(where, mention.anchor):
            continue
        for cell in (locate.beside(where, mention.anchor), locate.below(where, mention.anchor, _LINES)):
            findings = told_apart(cell, parties) if cell.pieces else ()
            if findings and mention.role:
                richer[mention.role.name] = [replace(parties[0], findings=(parties[0].name, *findings))]
                break
    return richer
