"""Both sides of an act: who transfers and who acquires, by captions or by the verb of the sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.qualification.names import PartyName, Standing, as_finding, find_names
from pipelines.extraction.real_estate.side_names import SIDE, is_no_name, plain_names
from pipelines.extraction.real_estate.side_zones import Zone, zones_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import ActList
    from pipelines.extraction.passage import Passage

_ROLE = re.compile(
    r"(?<![a-z])(?:transmit|adquir|vended|comprad|doad|donat|deved|cred|fiduci|outorg|exequ|execut|"
    r"cedent|cession)"
    r"[a-z]{2,}[ \n]{0,2}[:.,;-]?[ \n]"
)


def read_sides(
    passage: Passage, opening: int, title_end: int, acts: ActList, *, transferring: str, acquiring: str
) -> list[Finding]:
    """Return the parties of an act by captions, else by its verb; `title_end` is where its title ends."""
    found: list[Finding] = []
    for zone in zones_of(passage, opening, title_end, acts):
        name = acquiring if zone.is_acquiring else transferring
        known = {(finding.name, finding.value) for finding in found}
        found += [f for f in _names(passage, zone, name) if (f.name, f.value) not in known]
    both = {finding.value for finding in found if finding.name == transferring} & {
        finding.value for finding in found if finding.name == acquiring
    }
    doubt = Verdict(SIDE, passed=False, detail="on both sides")
    return [finding.with_verdict(doubt) if finding.value in both else finding for finding in found]


def _names(passage: Passage, zone: Zone, name: str) -> Iterator[Finding]:
    """Yield the names of a zone: of its qualified parties, or those that its own words begin with.

    A name behind the word for a role may stand on the other side: its caption was lost.
    """
    found = [
        _party(passage, party, name)
        for party in find_names(passage, zone.start, zone.end)
        if party.standing is Standing.PARTY and not is_no_name(passage.folded, party.start)
    ]
    if zone.begins_with_name:
        plain = plain_names(passage, zone.start, zone.end, name)
        found = [*(f for f in plain[: 1 if found else None] if not _is_among(f, found)), *found]
    doubt = Verdict(SIDE, passed=False, detail="behind the word for a role")
    for finding in found:
        yield finding.with_verdict(doubt) if _is_behind_role(passage, zone, finding) else finding


def _is_behind_role(passage: Passage, zone: Zone, finding: Finding) -> bool:
    place = passage.text.find(finding.quote.pieces[0].text, zone.start, zone.end)
    return zone.start < place and _ROLE.search(passage.folded, zone.start, place) is not None


def _party(passage: Passage, party: PartyName, name: str) -> Finding:
    finding = as_finding(passage, party, name)
    doubt = checks.party_boundary("a party or who acts for one")
    return finding.with_verdict(doubt) if party.is_doubtful else finding


def _is_among(finding: Finding, others: Sequence[Finding]) -> bool:
    return any(finding.quote.overlaps(other.quote) for other in others)
