"""The state of a town that is named without it: many towns share a name, so the state is needed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize
from pipelines.extraction.folding import fold
from pipelines.extraction.municipalities import states_with
from pipelines.extraction.passage import join_pieces
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage

_STATE_LINE = re.compile(
    rf"(?:[a-z ]{{4,40}}[–|,-])?[ .,–-]{{0,3}}estado d[eoa]s? ({normalize.STATE_PATTERN})"
    r"(?:[ .,–-]{0,3}$|[ ]?[-–|·][ ])"
)
_SPELLED = re.compile(
    rf"(?:(?P<lead>estado[ \n]d[eoa]s?[ \n])|[ \n][-–—/,(]{{1,2}}[ \n]?)(?P<state>{normalize.STATE_PATTERN})"
    r"(?![a-z])"
)
_ISSUERS = "SSPDS|SSP|SJS|SJTC|SDS|SESP|SEJUSP|SPTC|DETRAN|IFP|IGP|PC|PM|OAB|CRM|CREA|CRECI|CRC|CRO"
_ABBREVIATED = re.compile(
    rf"(?P<issuer>(?<![A-Z])(?:{_ISSUERS})[ \n]?)?"
    r"(?:[-–—/(,]|[a-zà-ÿ] )[ \n]?(?P<state>[A-Z]{2})(?![^\W\d_])"
)
_MAX_WORDS = 12
_DOUBT = Verdict(checks.WHOLE_TEXT, passed=False, detail="of which state")
_HAS_STATE = re.compile(r"-[A-Z]{2}")


def with_state(where: Map, town: Finding) -> Finding:
    """Return a town with the state that the page tells of it elsewhere, or in a line of its heading.

    Else with the only one that the page speaks of where a municipality has its name, which is in doubt where
    another state has one too; without any, or with several, it is doubtful.
    """
    if _HAS_STATE.fullmatch(town.value[-3:]):
        return town
    told: AbstractSet[str] = set(_beside_the_name(where, town.value)) or set(_in_heading(where))
    known = states_with(town.value)
    is_sure = bool(told) or len(known) == 1
    told = told or known & states_told(where.transcript.passage).keys()
    if len(told) != 1:
        return town.with_verdict(_DOUBT)
    whole = replace(town, value=f"{town.value}-{next(iter(told))}")
    return whole if is_sure else whole.with_verdict(_DOUBT)


def state_of(town: str, passage: Passage) -> str | None:
    """Return the state that a page speaks of most, of those with such a municipality if there are any."""
    known = states_with(town)
    counted = (state for state, _ in states_told(passage).most_common() if not known or state in known)
    return next(counted, None)


def states_told(passage: Passage) -> Counter[str]:
    """Return the states that a passage speaks of, and how often: by name or as `-SP` behind a town.

    Those behind who issued a document, as in `SSP/SP`, are not among them.
    """
    spelled = (
        normalize.STATE_NAMES[match["state"].replace("\n", " ")]
        for match in _SPELLED.finditer(passage.folded)
        if match["lead"] or passage.text[match.start("state")].isupper()  # not `- para constar`
    )
    abbreviated = (match["state"] for match in _ABBREVIATED.finditer(passage.text) if not match["issuer"])
    return Counter(spelled) + Counter(each for each in abbreviated if each in normalize.STATES)


def _beside_the_name(where: Map, town: str) -> Iterator[str]:
    name = r"[ \n]".join(map(re.escape, fold(town).split()))
    passage = where.transcript.passage
    for match in re.finditer(
        rf"(?<![a-z]){name}[ \n]?[-–—/,(][ \n]?\(?([a-z]{{2}})(?![a-z])", passage.folded
    ):
        state = passage.text[match.start(1) : match.end(1)]
        if state in normalize.STATES:
            yield state
    for match in re.finditer(
        rf"(?<![a-z]){name}[ \n\t,–-]{{1,3}}estado[ \n\t:.]{{1,3}}(?:d[eoa]s? )?"
        rf"({normalize.STATE_PATTERN})(?![a-z])",
        passage.folded,
    ):
        yield normalize.STATE_NAMES[match.group(1)]


def _in_heading(where: Map) -> Iterator[str]:
    """Yield the states that lines begin with or consist of: `ESTADO DE SÃO PAULO - LIVRO 2`."""
    for cell in where.transcript.cells:
        if cell.last - cell.first < _MAX_WORDS:
            words = join_pieces(where.transcript.passage.pieces[cell.first : cell.last + 1])
            match = _STATE_LINE.match(words.folded)
            if match:
                yield normalize.STATE_NAMES[match.group(1)]
