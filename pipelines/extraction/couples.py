"""The two who marry, where no phrase of the type names them: as both are described, or by any word for it.

Two of whom more is told, `Fulano, brasileiro, […], contraiu núpcias com Beltrana`, `Fulano e Beltrana`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks, people
from pipelines.extraction.finding import distinct
from pipelines.extraction.given_names import likely_gender
from pipelines.extraction.parties import QUALIFIES, couple_in
from pipelines.extraction.passage import LINE, join_pieces
from pipelines.extraction.readers.names import of_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.finding import Finding
    from pipelines.extraction.passage import Passage

_WEDS = re.compile(
    r"(?<![a-z])(?:contra(?:h?iu|h?iram|hem|em|iu-se)|receb(?:eu|eram|ido|idos)(?:-se)?|uni(?:u|ram|dos)(?:-se)?|"
    r"cas(?:ou|aram|ados?)(?:-se)?|consorci(?:ou|aram|ados)(?:-se)?|despos(?:ou|aram)|ligaram-se|"
    r"matrimonios?|nupcias|casamentos?|enlace|consorcio|nubentes|contraentes|noivos|esposos|conjuges)(?![a-z])"
)
_WITH = re.compile(r"(?<![a-z])com[ \n]{1,2}")
_PARENTS = re.compile(
    r"(?<![a-z])(?:filh[oa]s?|pais|filiacao|progenitores|genitores|testemunh|perante|juiz)[^.;]{0,80}+\Z"
)
_SENTENCE = re.compile(r"[.:;][ \n]|\f|(?<![a-z])que[ \n,]")
_NAME = re.compile(
    r"(?<!\S)(?!(?i:d[aeo]s?|certid|casament|matrim|regist|assent|livro|cart[oó]r|estado|munic|comarca|"
    r"distrito|rep[uú]b))"
    r"(?=[A-ZÀ-Þ][^\W\d_]+[ \n](?:(?i:d[aeo]s?|e)[ \n])?[A-ZÀ-Þ])"
)
"""Where a name may begin, and no title or letterhead."""

_HEADING = re.compile(r"(?:^|[\n\f])[^\n\f]{0,40}\Z")  # a line too short for a sentence
_BEHIND, _NEAR, _BEFORE = 700, 90, 60  # characters
_COUPLE = 2


def couple_of(passage: Passage, name: str) -> list[Finding]:
    """Return the names of both, none where they are not plain to see."""
    described = distinct(_described(passage, name))
    if len(described) == _COUPLE and all(" " in finding.value for finding in described):
        return [_whole(passage, finding) for finding in described]
    for match in _WEDS.finditer(passage.folded):
        behind = join_pieces(passage.pieces_in(match.end(), match.end() + _BEHIND))
        for found in (_around(passage, match, name), couple_in(behind, name)):
            if len(found) == _COUPLE and _are_persons(found):
                return [_whole(passage, finding) for finding in found]
    return []


def _are_persons(couple: list[Finding]) -> bool:
    is_named = any(likely_gender(finding.value) for finding in couple)
    return is_named and all(" " in finding.value for finding in couple)


def _whole(passage: Passage, finding: Finding) -> Finding:
    """Return a name, doubtful where its first word ends a short line, which may be a heading."""
    first, *others = finding.quote.pieces
    end = passage.ends[first.index]
    is_over = (
        bool(others)
        and others[0].before == LINE
        and _HEADING.search(passage.text, max(0, end - _BEFORE), end)
    )
    return finding.with_verdict(checks.cut_name()) if is_over else finding


def _around(passage: Passage, verb: re.Match[str], name: str) -> list[Finding]:
    """Return the name with which the sentence of a verb begins, and the one behind its `com`."""
    starts = [m.end() for m in _SENTENCE.finditer(passage.folded, 0, verb.start())]
    joint = _WITH.search(passage.folded, verb.end(), verb.end() + _NEAR)
    second = people.read_name(passage.text, joint.end()) if joint else None
    before = _names_from(passage, starts[-1] if starts else 0) if second else ()
    first = next((each for each in before if _acts(passage, each, verb.start())), None)
    return [of_person(passage, found, name, is_cell=False) for found in (first, second) if found and first]


def _acts(passage: Passage, found: people.FoundName, verb: int) -> bool:
    """Whether a name stands before a verb: right before it, or with what describes its bearer."""
    between = passage.text[found.end : verb]
    return found.end <= verb and (
        not between.strip() or QUALIFIES.match(passage.folded, found.end) is not None
    )


def _described(passage: Passage, name: str) -> Iterator[Finding]:
    """Yield the names of which the text goes on to tell the nation or the birth, and that are no parents'."""
    for found in _names_from(passage, 0):
        is_parent = _PARENTS.search(passage.folded, max(0, found.start - _BEFORE), found.start)
        if not is_parent and QUALIFIES.match(passage.folded, found.end):
            yield of_person(passage, found, name, is_cell=False)


def _names_from(passage: Passage, start: int) -> Iterator[people.FoundName]:
    """Yield the names of a text from a place on, each once."""
    end = start
    for begin in (match.start() for match in _NAME.finditer(passage.text, start)):
        found = people.read_name(passage.text, begin) if begin >= end else None
        if found:
            yield found
            end = found.end
