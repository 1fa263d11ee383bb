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

CLOSING = (
    r"(?:certifico|o referido e verdade|o conteudo d[a-z]+|era? o que |nada mais|por copia fiel|copia dada|"
    r"dou fe d[eo] que|conferi|subscrevo|em fe do que|(?:esta )?conforme o|"
    r"(?:dad[ao] e |(?:a presente |esta )?certidao )?(?:expedid|emitid|passad|extraid)[ao]"
    r"(?= em| aos| no| nest| hoje)|"
    r"(?:(?:a presente |esta )?certidao )?verdadeira e fiel)(?![a-z])"
)
"""With what the close of a document begins, as a part of a regular expression over folded text."""

_BEFORE_DATE = re.compile(r"[ ,.:–-]*+(?:em|aos?|no dia|dia)?[ ,]*+")
_PARTICIPLE = re.compile(r"^\w*[aei]d[oa]$")  # Averbado em 3 de maio
_FAITH = re.compile(r"d(?:ou|o[nu]) fe[ .,;!]")
_REACH = 70  # characters from the words of faith to the date
_LONGEST_ABBREVIATION = 4  # characters, as of St. and S.P.
_LEAD = 24  # characters before the town: Município de


def issue_date(where: Map, dates: Iterable[Finding], name: str) -> list[Finding]:
    """Return the last date that stands behind a town at the start of its line, or behind `dou fé`."""
    closing = [replace(finding, name=name) for finding in dates if closes(where, finding)]
    return closing[-1:]


def _ends_sentence(word: str) -> bool:
    return word[-1] in ".;" and len(word) > _LONGEST_ABBREVIATION


def closes(where: Map, finding: Finding) -> bool:
    """Whether a date stands where documents tell the day on which they were written out."""
    transcript = where.transcript
    first = finding.quote.pieces[0].index
    if first in transcript.marginal:
        return False
    cell = transcript.cell_at(first)
    pieces = transcript.passage.pieces
    begin = next((i for i in range(first, cell.first, -1) if _ends_sentence(pieces[i - 1].text)), cell.first)
    line = join_pieces(pieces[begin:first])
    town = town_at(line)
    if town and _BEFORE_DATE.fullmatch(line.folded, town.end) and town.start <= _LEAD:
        behind = line.folded[town.end :]
        is_in = begin == cell.first and "em" in behind and not _PARTICIPLE.search(line.text[: town.end])
        return "," in behind or town.state is not None or is_in
    start = transcript.passage.starts[first]
    return bool(_FAITH.search(transcript.passage.folded, max(0, start - _REACH), start))
