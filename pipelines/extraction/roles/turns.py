"""Where a sentence goes over from those who give to those who receive, whatever its verb is.

`… nomeia seu procurador FULANO`, `… passa esta procuração a FULANO`, `… dão poderes a FULANO`: who is
qualified before such words has the first role, who is qualified right behind them the second.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.qualification.parties import read_parties
from pipelines.extraction.roles.unnamed import before

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.qualification.parties import Party
    from pipelines.extraction.roles.mentions import Mention

_TURN = re.compile(
    r"(?<![a-z])(?:(?:nome|constitu|institu|design|credenci|autoriz|encarreg|habilit|invest|eleg|delega|indica)"
    r"[a-z]{0,6}(?:-se)?|"
    r"(?:procuracao|poderes|mandato|representacao|autorizacao)[^.;:\f0-9]{0,60}?[ \n]"
    r"(?:aos?|as?|para|em[ \n]favor[ \n]d[eao]s?))(?=[ \n:,])"
)
_PASSIVE = re.compile(
    r"(?<![a-z])(?:e|fica|foi|sao|ficam|foram|acha-se)[ \n](?:[a-z]{2,6}[ \n]){0,2}?"
    r"(?:nomead|constituid|instituid|designad|investid|outorgad|conferid|concedid)[oa]s?(?=[ \n:,])"
)
"""Who receives stands behind it, and then, behind `por`, who gives."""
_BY = re.compile(r"(?<![a-z])p(?:or|el[oa]s?)[ \n](?:[oa]s?[ \n])?(?:[a-z]{3,12}[ \n])?$")
_BY_REACH = 32  # characters before who gives
_ROLE = re.compile(
    r"(?<![a-z])(?:procurador|mandatari|advogad|representante|outorgad)[a-z]{0,6}"
    r"(?:\([a-z]{1,3}\)){0,2}(?=[ \n:,])"
)
_STOP = re.compile(r"[.;\f]")
_REACH = 90  # characters from the turn to the first who receives
_CAPITAL = re.compile(r"[^\W\d_a-zà-ÿ]{2}|[A-ZÀ-Þ][^\W\d_]{1,30}[ \n](?:d[aeo]s?[ \n])?[A-ZÀ-Þ]")


def sides_of_turn(where: Map, mentions: Sequence[Mention]) -> tuple[list[Party], list[Party]]:
    """Return who gives and who receives; two empty lists where no turn has parties on both sides."""
    passage = where.transcript.passage
    passive = _sides_of_passive(passage, mentions)
    if passive:
        return passive
    for match in _TURN.finditer(passage.folded):
        ends = (m.start for m in mentions if m.role is None and m.start > match.end())
        for begin in _begins(passage, match.end()):
            end = next((each for each in ends if each > begin), len(passage.text))
            takers = read_parties(passage, begin, end)
            if takers and takers[0].start - begin <= _REACH:
                givers = before(where, match.start(), 0)
                if givers:
                    return givers, takers
                break
    return [], []


def _sides_of_passive(
    passage: Passage, mentions: Sequence[Mention]
) -> tuple[list[Party], list[Party]] | None:
    """Return who gives and who receives in `fica nomeado procurador FULANO, …, por SICRANO, …`."""
    for match in _PASSIVE.finditer(passage.folded):
        end = next((m.start for m in mentions if m.role is None and m.start > match.end()), len(passage.text))
        parties = read_parties(passage, next(_begins(passage, match.end()), match.end()), end)
        for place, party in enumerate(parties[1:], start=1):
            if _BY.search(passage.folded, max(0, party.start - _BY_REACH), party.start):
                return parties[place:], parties[:place]
    return None


def _begins(passage: Passage, start: int) -> Iterator[int]:
    """Yield where those who receive may begin: behind what they are called, else behind the turn itself."""
    named = _CAPITAL.search(passage.text, start, start + 2 * _REACH)
    limit = named.start() if named else start
    called = _ROLE.search(passage.folded, start, limit)
    if called and not _STOP.search(passage.folded, start, called.start()):
        yield called.end()
    if limit > start:
        yield start
