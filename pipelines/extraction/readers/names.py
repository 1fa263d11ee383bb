"""Names of people in cells and sentences, and what speaks against one that was read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize, people
from pipelines.extraction.finding import Finding
from pipelines.extraction.given_names import likely_gender

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.passage import Passage
    from pipelines.extraction.people import FoundName
    from pipelines.extraction.readers.source import Source

NATIONS = (
    "brasileir[oa]|portugues|portuguesa|italian[oa]|espanhol|espanhola|japones|japonesa|alemao|alema|frances|"
    "francesa|ingles|inglesa|argentin[oa]|uruguai[oa]|paraguai[oa]|bolivian[oa]|chilen[oa]|peruan[oa]|"
    "colombian[oa]|venezuelan[oa]|equatorian[oa]|mexican[oa]|cuban[oa]|haitian[oa]|american[oa]|"
    "norte-american[oa]|canadense|polones|polonesa|russ[oa]|ucranian[oa]|lituan[oa]|romen[oa]|hungar[oa]|"
    "austriac[oa]|suic[oa]|belga|holandes|holandesa|sueco|sueca|grega|grego|turc[oa]|siri[oa]|libanes|"
    "libanesa|palestin[oa]|israelense|chines|chinesa|corean[oa]|indian[oa]|angolan[oa]|mocambican[oa]|"
    "cabo-verdian[oa]|nigerian[oa]|senegales|senegalesa|apatrida"
)
"""Nationalities as alternatives of a regular expression over folded text."""

_SAME_NAME = re.compile(
    r"(?<=[^\W\d_])\n(?=[^\W\d_a-z][^\W\d_]+(?:\n|$)|(?:da|das|de|do|dos)[ \n][^\W\d_])(?<! [a-z]\n)"
)
_NATION = re.compile(rf"(?<![a-z-])(?=[a-z]{{4}})(?:{NATIONS})(?![a-z])")
_HIS_SEX = re.compile(r",?[ \n](?:d[eo][ \n])?sexo[ \n:]{1,2}(?:masc|fem)")
_WORD_START = re.compile(r"(?<![^\s,;:])(?=[^\W\d_])")
_LONGEST_NAME = 90  # characters
_MOST_WORDS = 5  # of a name, without `de` and `dos`
_NEAR = 30  # characters from the words of a sentence to the nationality


def read_name(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the one name that a source begins with; one that may go on in the next line is doubtful."""
    passage = source.passage
    if source.is_ahead:
        return _at_end(passage, spec.name)
    text = passage.text.replace("\n", ";") if source.is_cell else passage.text
    found = people.read_name(text)
    if found is None:
        return []
    finding = of_person(passage, found, spec.name, is_cell=source.is_cell)
    return [finding.with_verdict(checks.cut_name()) if _goes_on(passage, found, source) else finding]


def _goes_on(passage: Passage, found: FoundName, source: Source) -> bool:
    """Whether one more surname follows an `e`, or the next line of a cell begins like the rest."""
    if found.mark in {"e", "E"}:
        joint = passage.text.find(found.mark, found.end) + 1
        other = people.read_name(passage.text, joint)
        return bool(other and " " not in passage.text[other.start : other.end])
    if not source.is_cell or found.is_cut or passage.text[found.end : found.end + 1] != "\n":
        return False
    more = people.read_name(passage.text, found.end + 1)
    return bool(more and more.start == found.end + 1 and not passage.text[more.start].islower())


def of_person(passage: Passage, found: FoundName, name: str, *, is_cell: bool) -> Finding:
    """Return a name as a finding, doubtful where it was cut short or a form shows one word only."""
    read = passage.text[found.start : found.end]
    finding = Finding(name, normalize.name(read), passage.quote(found.start, found.end))
    if found.is_cut:
        return finding.with_verdict(checks.cut_name())
    words = [word for word in read.split() if len(word) > 2 and word.lower() not in {"das", "dos"}]
    if is_cell and len(words) > _MOST_WORDS:  # two columns may have run together
        return finding.with_verdict(checks.cut_name())
    is_short = is_cell and len(read.split()) == 1
    return finding.with_verdict(checks.one_word_name()) if is_short else finding


def before_sex(passage: Passage, name: str) -> list[Finding]:
    """Return the first name of which the text goes on to tell the sex: `Fulano de Tal, do sexo masculino`."""
    told = (_ending_at(passage, match.start()) for match in _HIS_SEX.finditer(passage.folded))
    return [of_person(passage, found, name, is_cell=False) for found in told if found][:1]


def _at_end(passage: Passage, name: str) -> list[Finding]:
    """Return the name with which a passage ends, before its verb: `compareceu Fulano de Tal e declarou`."""
    found = _ending_at(passage, len(passage.text.rstrip(" \n,")))
    return [of_person(passage, found, name, is_cell=False)] if found else []


def _ending_at(passage: Passage, end: int) -> FoundName | None:
    """Return the longest name, of two words at least, that ends there."""
    starts = [m.start() for m in _WORD_START.finditer(passage.text, max(0, end - _LONGEST_NAME), end)]
    read = (people.read_name(passage.text, start) for start in starts)
    whole = next((each for each in read if each and each.end == end), None)
    return whole if whole and " " in passage.text[whole.start : whole.end].replace("\n", " ") else None


def read_names(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    return names_in(source, spec.name)


def names_in(source: Source, name: str) -> list[Finding]:
    """Return the names of a list; in a cell each line begins a name."""
    passage = source.passage
    found: list[Finding] = []
    for start, text in lines_of(passage.text) if source.is_cell else [(0, passage.text)]:
        for item in people.read_names(text):
            moved = item.moved(start)
            finding = of_person(passage, moved, name, is_cell=source.is_cell)
            is_doubtful = _begins_cut(found, source) or _runs_into_another(passage, moved)
            found.append(finding.with_verdict(checks.cut_name()) if is_doubtful else finding)
    return found


def _begins_cut(found: list[Finding], source: Source) -> bool:
    """Whether the name before, in a cell, is one word only, which may be the first of this one."""
    return source.is_cell and bool(found) and " " not in found[-1].value


def _runs_into_another(passage: Passage, found: FoundName) -> bool:
    """Whether a whole name stands on either side of a line end, so that these may be two people."""
    name, _, rest = passage.text[found.start : found.end].partition("\n")
    is_whole = len(name.split()) > 1 and len(rest.split()) > 1
    return is_whole and likely_gender(rest) is not None


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a cell, each with where it begins, without the `e` that joins it to the last.

    A line of one word, or one that begins with `da`, goes on with the name of the line before.
    """
    start = 0
    for line in _SAME_NAME.sub(" ", text).split("\n"):
        lead = 2 if line[:2].lower() == "e " else 0
        yield start + lead, line[lead:]
        start += len(line) + 1


def read_nationality(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the nationalities that a source tells: of a cell each line's, of a sentence the first word."""
    if source.is_cell:
        return nations_in(source.passage, spec.name, len(source.passage.text))
    return nations_in(source.passage, spec.name, _NEAR)[:1]


def nations_in(passage: Passage, name: str, end: int) -> list[Finding]:
    """Return the nationalities in passage.text[:end] as they are written, in small letters."""
    return [
        Finding(name, passage.text[match.start() : match.end()].lower(), passage.quote(*match.span()))
        for match in _NATION.finditer(passage.folded, 0, end)
    ]
