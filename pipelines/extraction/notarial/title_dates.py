"""What the dates of a protest tell of, where no caption or phrase stands right before them."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding, only_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.dates import FoundDate
    from pipelines.extraction.passage import Passage

_EVENT = re.compile(
    r"(?<![a-z])(?:(?P<titulo_emissao>emitid|emissao|emitiu|passad[oa]|saque|datad|"
    r"sacad[oa]s?[ \n](?:em|aos?)(?![a-z]))|"
    r"(?P<titulo_vencimento>venc|pagave|exigive|(?:para|a)[ \n]ser(?:em)?[ \n]pag|"
    r"a[ \n]pagar(?=[ \n](?:em|aos?|no)[ \n]))|"
    r"(?P<data_protocolo>apont|protocol|apresentad|entrada|entrou|tr(?:azid|az|ouxe)|ingress|recebid|recepc|distribu|"
    r"entreg|levad)|"
    r"(?P<data_intimacao>intim|notific|cient|aviso|avisad|edital|dirigi-me|procurei)|"
    r"(?P<limit>ate|dentro)(?![a-z])|"
    r"(?P<data_protesto>protestei|protestad|protesto[ \n](?:em|aos?|no)|lavr))"
)
BROUGHT = re.compile(
    r"[ \n,]{1,3}(?:(?:me[ \n])?foi(?:-me|[ \n]me)?[ \n](?:entreg|apresentad|apontad|levad|trazid|protocol)|"
    r"recebi[ \n]|deu[ \n]entrada|entrou[ \n])(?P<data_protocolo>)"
)
"""Behind the day on which a title came to the office."""
_PAIR = re.compile(r"[ \n]?(?:/|-|e)[ \n]")  # `emissão / vencimento: 25/07/2016 / 21/09/2016`
_SAID_BEHIND = re.compile(r"[ \n]\(([a-z \n]{3,30})\)")  # 17.05.1993 (vencimento)
_BEFORE = 170  # characters of its sentence that tell what a date is
_SENTENCE = re.compile(r"[.;](?=[ \n])|[\t\f]")
FIELDS = frozenset(_EVENT.groupindex) - {"limit"}


def by_event(passage: Passage, name: str) -> list[Finding]:
    """Return the date before which the nearest word for an event says that it is the field's own.

    The word stands in the same sentence, behind the date before; of several dates each is in doubt.
    """
    return only_one([finding for finding in _told(passage) if finding.name == name])


def _told(passage: Passage) -> Iterator[Finding]:
    behind = 0
    found = find_dates(passage.text, passage.folded)
    for each, following in itertools.zip_longest(found, found[1:]):
        start = max(behind, each.start - _BEFORE)
        behind = each.end
        if (said := _SAID_BEHIND.match(passage.folded, each.end)) and (event := _EVENT.match(said[1])):
            yield _finding(passage, event, each)
            behind = said.end()
            continue
        stops = [match.end() for match in _SENTENCE.finditer(passage.folded, start, each.start)]
        line = max(start, passage.folded.rfind("\n", 0, each.start) + 1)  # its caption has a cell of its own
        events = list(_EVENT.finditer(passage.folded, stops[-1] if stops else start, each.start))
        events = events or list(_EVENT.finditer(passage.folded, line, each.start))
        is_pair = following and _PAIR.fullmatch(passage.folded, each.end, following.start) and len(events) > 1
        if following and is_pair and _PAIR.search(passage.folded, events[-2].end(), events[-1].start()):
            yield _finding(passage, events[-2], each)
            yield _finding(passage, events[-1], following)
        elif events:
            yield _finding(passage, events[-1], each)
        elif brought := BROUGHT.match(passage.folded, each.end):
            yield _finding(passage, brought, each)


def _finding(passage: Passage, event: re.Match[str], told: FoundDate) -> Finding:
    return Finding(event.lastgroup or "", told.iso, passage.quote(told.start, told.end), told.verdicts)
