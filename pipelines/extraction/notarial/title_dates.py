"""What the dates of a protest tell of, where no caption or phrase stands right before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding, only_one

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.passage import Passage

_EVENT = re.compile(
    r"(?<![a-z])(?:(?P<titulo_emissao>emitid|emissao|emitiu|passad[oa]|saque|datad|"
    r"sacad[oa]s?[ \n](?:em|aos?)(?![a-z]))|"
    r"(?P<titulo_vencimento>venc|pagave|exigive)|"
    r"(?P<data_protocolo>apont|protocol|apresentad|entrada|entrou|trazid|traz|ingress|recebid|recepc|distribu|"
    r"entreg|levad)|"
    r"(?P<data_intimacao>intim|notific|cient|aviso|avisad|edital)|"
    r"(?P<data_protesto>protestei|protestad|protesto[ \n](?:em|aos?|no)|lavr))"
)
_BEFORE = 170  # characters of its sentence that tell what a date is
_SENTENCE = re.compile(r"[.;](?=[ \n])|[\t\f]")
FIELDS = frozenset(_EVENT.groupindex)


def by_event(passage: Passage, name: str) -> list[Finding]:
    """Return the date before which the nearest word for an event says that it is the field's own.

    The word stands in the same sentence, behind the date before; of several dates each is in doubt.
    """
    return only_one([finding for finding in _told(passage) if finding.name == name])


def _told(passage: Passage) -> Iterator[Finding]:
    behind = 0
    for each in find_dates(passage.text, passage.folded):
        start = max(behind, each.start - _BEFORE)
        behind = each.end
        stops = [match.end() for match in _SENTENCE.finditer(passage.folded, start, each.start)]
        events = list(_EVENT.finditer(passage.folded, stops[-1] if stops else start, each.start))
        if events:
            quote = passage.quote(each.start, each.end)
            yield Finding(events[-1].lastgroup or "", each.iso, quote, each.verdicts)
