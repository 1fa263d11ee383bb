"""Values that captions and phrases announce: one reader for each kind of field."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.document_types.document_type import DocumentType, FieldKind, FieldSpec
from pipelines.extraction import checks, identifiers, locate, normalize, people, places, shapes
from pipelines.extraction.anchors import Anchor, Vocabulary
from pipelines.extraction.dates import find_dates, iso_date
from pipelines.extraction.finding import Finding
from pipelines.extraction.notarial import announced
from pipelines.extraction.passage import Passage, join_pieces
from pipelines.extraction.roles import vocabulary_of
from pipelines.extraction.times import find_times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelines.extraction.locate import Map

_MAX_DATE_DISTANCE = 170  # characters from the words of a phrase to its date
_WORDS_BEFORE = 28
_DATE_PARTS = ("dia", "mês", "ano")
_LONG_NUMBER = re.compile(r"[0-9](?:[ .–-]?[0-9]){6,12}(?![0-9])")
_MAX_NUMBER_DISTANCE = 14
_FIRST_WORD = re.compile(r"[ \n:.,-]*([a-z]+)")
_LEAST_SEX_LIKENESS = 75.0
_MAX_LINES = {
    FieldKind.NAMES: 6,
    FieldKind.PLACE: 2,
    FieldKind.DATE: 2,
    FieldKind.OFFICE: 2,
    FieldKind.NAME: 2,
    FieldKind.PARTY_NAME: 2,
    FieldKind.CLAUSE: 12,
}
_TELLS_BACK = frozenset({"nasceu", "ocorrido o nascimento"})  # time and place may stand before these
_BIRTH_CLAUSE = frozenset({FieldKind.DATE, FieldKind.TIME, FieldKind.PLACE})


@dataclass(frozen=True, slots=True)
class Source:
    """A text in which a value may stand; a cell's lines are apart, a sentence runs over its line ends."""

    passage: Passage
    anchor: Anchor
    is_cell: bool


def vocabulary(kind: DocumentType) -> Vocabulary:
    """Return every caption and phrase of a type; the captions include those that only end a value."""
    labels = [label for spec in kind.fields for label in spec.labels] + list(kind.other_labels)
    phrases = [phrase for spec in kind.fields for phrase in spec.phrases]
    if kind.filiation:
        labels += kind.filiation.labels
        phrases += kind.filiation.phrases
    role_labels, role_phrases = vocabulary_of(kind)
    labels += role_labels
    phrases += role_phrases
    return Vocabulary(tuple(dict.fromkeys(labels)), tuple(dict.fromkeys(phrases)))


def stops_for(kind: DocumentType, wanted: FieldKind) -> frozenset[str]:
    """Return the phrases that end a value: all, but the sex may stand within the sentence of a birth."""
    inner = {p for spec in kind.fields if spec.kind is FieldKind.SEX for p in spec.phrases}
    phrases = frozenset(vocabulary(kind).phrases)
    return phrases - inner if wanted in _BIRTH_CLAUSE else phrases


def sources(
    where: Map, labels: tuple[str, ...], phrases: tuple[str, ...], max_lines: int, stops: frozenset[str]
) -> Iterator[Source]:
    """Yield where a value may stand, captions first, then phrases, both in the order of the type."""
    for words in labels:
        for anchor in where.anchors:
            if anchor.is_label and anchor.words == words:
                yield from _of_label(where, anchor, max_lines, stops)
    for words in phrases:
        for anchor in where.anchors:
            if not anchor.is_label and anchor.words == words:
                yield Source(locate.behind(where, anchor, stops), anchor, is_cell=False)


def _of_label(where: Map, anchor: Anchor, max_lines: int, stops: frozenset[str]) -> Iterator[Source]:
    if not anchor.is_alone:
        yield Source(locate.behind(where, anchor, stops), anchor, is_cell=False)
        return
    cells = [locate.below(where, anchor, max_lines), locate.beside(where, anchor)]
    if where.transcript.passage.pieces[anchor.last].text.endswith(":"):
        cells.reverse()
    for passage in cells:
        if passage.pieces:
            yield Source(passage, anchor, is_cell=True)


def read_announced(where: Map, kind: DocumentType, spec: FieldSpec) -> list[Finding]:
    """Return the values of a field that its captions and phrases announce: all if it is `many`, else one."""
    reader = _READERS.get(spec.kind)
    lines = _MAX_LINES.get(spec.kind, 1)
    found: list[Finding] = []
    for source in sources(where, spec.labels, spec.phrases, lines, stops_for(kind, spec.kind)):
        if reader:
            found += reader(where, source, spec.name)
        else:
            found += announced.READERS[spec.kind](where, source, spec)
        if found and not spec.many:
            return found[:1]
    if not found and spec.kind in {FieldKind.OFFICE, FieldKind.TOWN}:
        finding = places.in_heading(where.transcript, spec.kind, spec.name)
        return [finding] if finding else []
    return found


def names_in(source: Source, name: str) -> list[Finding]:
    """Return the names of a list; in a cell each line begins a name."""
    passage, found = source.passage, []
    for line in _lines(passage.text) if source.is_cell else [(0, passage.text)]:
        start, text = line
        for item in people.read_names(text):
            value = normalize.name(text[item.start : item.end])
            found.append(Finding(name, value, passage.quote(start + item.start, start + item.end)))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of a cell, each with where it begins, without the `e` that joins it to the last."""
    start = 0
    for line in text.split("\n"):
        lead = 2 if line[:2].lower() == "e " else 0
        yield start + lead, line[lead:]
        start += len(line) + 1


def _read_name(_: Map, source: Source, name: str) -> list[Finding]:
    text = source.passage.text.replace("\n", ";") if source.is_cell else source.passage.text
    found = people.read_name(text)
    if found is None:
        return []
    value = normalize.name(text[found.start : found.end])
    return [Finding(name, value, source.passage.quote(found.start, found.end))]


def _read_names(_: Map, source: Source, name: str) -> list[Finding]:
    return names_in(source, name)


def _read_date(where: Map, source: Source, name: str) -> list[Finding]:
    passage = source.passage
    found = next(iter(find_dates(passage.text, passage.folded)), None)
    if found is None and source.anchor.words in _TELLS_BACK:
        return _date_before(where, source, name)
    if found and found.start > _MAX_DATE_DISTANCE:
        return []
    words = Finding(name, found.iso, passage.quote(found.start, found.end), found.verdicts) if found else None
    digits = _date_in_parts(where, source.anchor, name) if source.is_cell else None
    if words is None or digits is None:
        return [finding for finding in (words, digits) if finding]
    verdict = checks.words_and_digits(words.value, digits.value)
    return [Finding(name, words.value, words.quote + digits.quote, (*words.verdicts, verdict))]


def _date_before(where: Map, source: Source, name: str) -> list[Finding]:
    """Return the date told before its phrase: `no dia 3 de maio de 1970 … nasceu uma criança`."""
    passage = locate.before(where, source.anchor, _WORDS_BEFORE)
    found = find_dates(passage.text, passage.folded)
    if not found:
        return []
    last = found[-1]
    return [Finding(name, last.iso, passage.quote(last.start, last.end), last.verdicts)]


def _birth_before(where: Map, anchor: Anchor) -> Passage:
    """Return the words from the last date before a phrase up to it: a birth told before `nasceu`."""
    passage = locate.before(where, anchor, _WORDS_BEFORE)
    found = find_dates(passage.text, passage.folded)
    return join_pieces(passage.pieces_in(found[-1].start, len(passage.text)) if found else ())


def _date_in_parts(where: Map, anchor: Anchor, name: str) -> Finding | None:
    """Return the date in the cells DIA, MÊS and ANO that follow the caption of a date on its line."""
    behind = (a for a in where.anchors_from(anchor.last + 1) if a.is_label)
    following = list(itertools.islice(behind, 3))
    if tuple(a.words for a in following) != _DATE_PARTS:
        return None
    cells = [locate.below(where, part, 1) for part in following]
    numbers = [re.fullmatch(r"[ .]*([0-9]{1,4})[ .]*", cell.text) for cell in cells]
    if not all(numbers):
        return None
    day, month, year = (int(number.group(1)) for number in numbers if number)
    iso = iso_date(year, month, day)
    if iso is None:
        return None
    quotes = [cell.quote(0, len(cell.text)) for cell in cells]
    return Finding(name, iso, quotes[0] + quotes[1] + quotes[2])


def _read_time(where: Map, source: Source, name: str) -> list[Finding]:
    passages = [source.passage]
    if source.anchor.words in _TELLS_BACK:
        passages.append(_birth_before(where, source.anchor))
    for passage in passages:
        for found in find_times(passage.folded)[:1]:
            return [Finding(name, found.clock, passage.quote(found.start, found.end))]
    return []


def _read_sex(_: Map, source: Source, name: str) -> list[Finding]:
    match = _FIRST_WORD.match(source.passage.folded)
    if match is None:
        return []
    word = match.group(1)
    scores = {"M": fuzz.ratio(word, "masculino"), "F": fuzz.ratio(word, "feminino")}
    sex = word.upper() if word in {"m", "f"} else max(scores, key=lambda key: scores[key])
    if word not in {"m", "f", "masc", "fem"} and scores[sex] < _LEAST_SEX_LIKENESS:
        return []
    return [Finding(name, sex, source.passage.quote(match.start(1), match.end(1)))]


def _read_place(where: Map, source: Source, name: str) -> list[Finding]:
    if source.anchor.is_label:
        return _read_line(where, source, name)
    finding = places.birth_place(source.passage, name)
    if finding is None and source.anchor.words in _TELLS_BACK:
        finding = places.birth_place(_birth_before(where, source.anchor), name)
    return [finding] if finding else []


def _read_line(_: Map, source: Source, name: str) -> list[Finding]:
    finding = places.place_in_cell(source.passage, name)
    return [finding] if finding else []


def _read_long_number(_: Map, source: Source, name: str) -> list[Finding]:
    passage = source.passage
    match = _LONG_NUMBER.search(passage.text)
    if match is None or match.start() > _MAX_NUMBER_DISTANCE:
        return []
    value = "".join(character for character in match.group() if character.isdigit())
    return [Finding(name, value, passage.quote(match.start(), match.end()))]


def _read_numbered(kind: FieldKind) -> Callable[[Map, Source, str], list[Finding]]:
    def read(_: Map, source: Source, name: str) -> list[Finding]:
        finding = shapes.value_in_cell(source.passage, kind, name) if source.is_cell else None
        return [finding] if finding else []

    return read


def _read_matricula(_: Map, source: Source, name: str) -> list[Finding]:
    finding = (
        identifiers.number_in(source.passage, FieldKind.CIVIL_MATRICULA, name) if source.is_cell else None
    )
    return [finding] if finding else []


_READERS: dict[FieldKind, Callable[[Map, Source, str], list[Finding]]] = {
    FieldKind.NAME: _read_name,
    FieldKind.NAMES: _read_names,
    FieldKind.DATE: _read_date,
    FieldKind.TIME: _read_time,
    FieldKind.SEX: _read_sex,
    FieldKind.PLACE: _read_place,
    FieldKind.TOWN: _read_line,
    FieldKind.OFFICE: _read_line,
    FieldKind.LONG_NUMBER: _read_long_number,
    FieldKind.CIVIL_MATRICULA: _read_matricula,
    FieldKind.BOOK: _read_numbered(FieldKind.BOOK),
    FieldKind.LEAF: _read_numbered(FieldKind.LEAF),
    FieldKind.ENTRY: _read_numbered(FieldKind.ENTRY),
    FieldKind.PROPERTY_NUMBER: _read_numbered(FieldKind.PROPERTY_NUMBER),
}
