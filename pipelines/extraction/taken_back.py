"""What a page itself takes back: `trinta, digo, quarenta`, `onde se lê X, leia-se Y`.

An act may not be erased, so its writer says where he went wrong. What he took back reads like any value.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.passage import span_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

_I_MEAN = re.compile(r"[ \n]?[,;.(–—-]{0,2}[ \n]?digo(?![a-z])")
_WRONG = re.compile(
    r"(?<![a-z])onde[ \n](?:se[ \n](?:le|lia)|const(?:a|ou|ava)|(?:se[ \n])?diz(?:ia)?)(?![a-z])"
)
_RIGHT = re.compile(r"(?<![a-z])(?:leia-se|ler-se|diga-se|corrij|pass[ea][ \n]a[ \n]|constar|consta:)")
_WRONG_COLUMN = re.compile(r"(?:onde se (?:le|lia)|digitou-se|errado|incorreto|constou|como constou)[:.]?")
_RIGHT_COLUMN = re.compile(
    r"(?:leia-se|corret[oa]|certo|corrigido|retificado|(?:deve )?constar|correcao)[:.]?"
)
_LONGEST = 600  # characters of what is corrected


def doubted(findings: Mapping[str, list[Finding]], passage: Passage) -> dict[str, list[Finding]]:
    """Return the findings; what the page takes back is doubtful."""
    wrong = [*_corrected(passage.folded), *_wrong_cells(passage.folded)]
    return {name: [_judged(each, passage, wrong) for each in found] for name, found in findings.items()}


def _judged(finding: Finding, passage: Passage, wrong: Sequence[tuple[int, int]]) -> Finding:
    start, end = span_of(passage, finding.quote)
    is_repented = _I_MEAN.match(passage.folded, end) is not None
    if not is_repented and not any(first <= start < last for first, last in wrong):
        return finding
    return finding.with_verdict(Verdict(checks.WHOLE_TEXT, passed=False, detail="taken back"))


def _corrected(folded: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where stands what is wrong, up to what shall stand there."""
    rights = [match.start() for match in _RIGHT.finditer(folded)]
    for match in _WRONG.finditer(folded):
        place = bisect_left(rights, match.end())
        if place < len(rights) and rights[place] - match.end() <= _LONGEST:
            yield match.end(), rights[place]


def _wrong_cells(folded: str) -> Iterator[tuple[int, int]]:
    """Yield from where to where go the cells under `Onde se lê` of tables that have another `Leia-se`."""
    wrong = columns = start = 0
    for line in folded.split("\n"):
        cells = line.split("\t")
        if len(cells) == columns:
            begin = start + sum(len(cell) + 1 for cell in cells[:wrong])
            yield begin, begin + len(cells[wrong])
        else:
            columns = 0
        headed = [n for n, cell in enumerate(cells) if _WRONG_COLUMN.fullmatch(cell.strip())]
        if headed and any(_RIGHT_COLUMN.fullmatch(cell.strip()) for cell in cells):
            wrong, columns = headed[0], len(cells)
        start += len(line) + 1
