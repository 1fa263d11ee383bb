"""The day on which a document was written out, as its last lines tell it: `Itu-SP, 3 de maio de 2020.`"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pipelines.extraction.passage import join_pieces
from pipelines.extraction.towns import town_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.locate import Map

_BEFORE_DATE = re.compile(r"[ ,.:–-]*(?:em|aos?|no dia|dia)?[ ,]*")
_FAITH = re.compile(r"d(?:ou|o[nu]) fe[ .,;!]")
_REACH = 70  # characters from the words of faith to the date
_LEAD = 24  # characters before the town: Município de


def issue_date(where: Map, dates: Iterable[Finding], name: str) -> list[Finding]:
    """Return the last date that stands behind a town at the start of its line, or behind `dou fé`."""
    closing = [replace(finding, name=name) for finding in dates if _closes(where, finding)]
    return closing[-1:]


def _closes(where: Map, finding: Finding) -> bool:
    transcript = where.transcript
    first = finding.quote.pieces[0].index
    if first in transcript.marginal:
        return False
    cell = transcript.cell_at(first)
    line = join_pieces(transcript.passage.pieces[cell.first : first])
    town = town_at(line)
    if town and _BEFORE_DATE.fullmatch(line.folded, town.end) and town.start <= _LEAD:
        return "," in line.text[town.end :] or town.state is not None
    start = transcript.passage.starts[first]
    return bool(_FAITH.search(transcript.passage.folded, max(0, start - _REACH), start))
