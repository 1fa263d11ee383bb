"""Numbers behind their caption or phrase: of records, of people, of offices; ages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipelines.document_types.document_type import FieldKind
from pipelines.extraction import checks, identifiers, normalize, shapes
from pipelines.extraction.finding import Finding
from pipelines.extraction.numerals import may_begin_before, may_go_on, read_number, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.document_types.document_type import FieldSpec
    from pipelines.extraction.locate import Map
    from pipelines.extraction.numerals import Token
    from pipelines.extraction.readers.source import Source

_LONG_NUMBER = re.compile(r"(?![0-9]{14})[0-9](?:[ .–-]?[0-9]){6,12}(?![0-9])")
_MAX_DISTANCE = 14  # characters from the announcing words to the number
_MAX_CPF_DISTANCE = 40  # inscrito no CPF/MF sob o número
_OLDEST = 120  # years
_OF_SPOUSE = re.compile(r"(?:casad|viuv|divorciad|separad)[oa][ \n](?:com|d[eoa])[ \n]")
_YEARS = frozenset({"ano", "anno", "anos", "annos"})
_UNITS = _YEARS | {"mes", "meses", "dia", "dias", "hora", "horas", "h", "minuto", "minutos", "semanas"}
_MAX_TOKENS_BEFORE = 3  # contando então com setenta anos


def read_long_number(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    passage = source.passage
    match = _LONG_NUMBER.search(passage.text)
    if match is None or match.start() > _MAX_DISTANCE:
        return []
    return [Finding(spec.name, normalize.digits(match.group()), passage.quote(*match.span()))]


def read_numbered(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the book, leaf, entry, licence or office code with which a cell of its own begins."""
    finding = shapes.value_in_cell(source.passage, spec.kind, spec.name)
    if finding is None and spec.kind is FieldKind.CRM and source.is_cell:
        return shapes.find_by_shape(source.passage, spec.kind, spec.name)[:1]
    is_told = source.is_cell or spec.kind in {FieldKind.CNS, FieldKind.CRM}
    return [finding] if finding and is_told else []


def read_proven(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the number with check digits of a cell, each one if the cell may list several; or a CPF's.

    In a sentence only a CPF is looked for, close behind its announcement.
    """
    passage = source.passage
    if spec.kind is FieldKind.CPF and not source.is_cell:
        return identifiers.numbers_in(passage, spec.kind, spec.name, _MAX_CPF_DISTANCE)[:1]
    if spec.kind is FieldKind.CPF and spec.many:
        return identifiers.numbers_in(passage, spec.kind, spec.name, len(passage.text))
    finding = identifiers.number_in(passage, spec.kind, spec.name) if source.is_cell else None
    return [finding] if finding else []


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at tokens[first] to tokens[last]; `again` is the same one as the other notation tells it."""

    value: int
    first: int
    last: int
    unit: str
    again: int | None = None


def read_count(_: Map, source: Source, spec: FieldSpec) -> list[Finding]:
    """Return the years that a source tells, or a bare number where nothing else can be meant.

    Told in digits and in words, both are compared; more years than anybody lived are doubtful.
    """
    passage = source.passage
    tokens = tokenize(passage.folded)
    found = _chosen(list(_counts(tokens)), tokens, source)
    if found is None:
        return []
    quote = passage.quote(tokens[found.first].start, tokens[found.last].end)
    finding = Finding(spec.name, str(found.value), quote)
    if may_go_on(tokens, found.last + 1) or may_begin_before(tokens, found.first):
        finding = finding.with_verdict(checks.cut_number())
    if found.again is not None:
        finding = finding.with_verdict(checks.words_and_digits(str(found.value), str(found.again)))
    return [finding.with_verdict(checks.implausible(finding.value)) if found.value > _OLDEST else finding]


def _chosen(counts: list[_Count], tokens: Sequence[Token], source: Source) -> _Count | None:
    if source.is_ahead:
        return next((count for count in counts if count.last == len(tokens) - 1), None)
    years = next((count for count in counts if count.unit in _YEARS), None)
    if not source.anchor.words:  # what is said behind a name
        return None if _OF_SPOUSE.search(source.passage.folded) else years
    most = 0 if source.anchor.words.endswith(" com") else _MAX_TOKENS_BEFORE  # casada com João, 50 anos
    if years and (source.is_cell or years.first <= most):
        return years
    bare = [count for count in counts if not count.unit]
    is_alone = len(counts) == 1 and bool(bare)
    is_first = source.is_cell or (is_alone and bare[0].first <= 1)
    return bare[0] if is_alone and is_first else None


def _counts(tokens: Sequence[Token]) -> Iterator[_Count]:
    """Yield the numbers up to three digits, with the word that says what they count."""
    index = 0
    while index < len(tokens):
        number = _number_at(tokens, index)
        if number is None:
            index += 1
            continue
        value, behind, has_words = number
        again = _number_at(tokens, behind) if behind < len(tokens) else None
        if again and again[2] != has_words:
            value, other, behind = (value, again[0], again[1]) if has_words else (again[0], value, again[1])
        else:
            other = None
        unit = tokens[behind].text if behind < len(tokens) and tokens[behind].text in _UNITS else ""
        yield _Count(value, index, behind - 1, unit, other)
        index = behind


def _number_at(tokens: Sequence[Token], index: int) -> tuple[int, int, bool] | None:
    """Return the number, the index behind it, and whether it is told in words."""
    text = tokens[index].text
    if text.isdigit():
        return (int(text), index + 1, False) if len(text) <= 3 else None
    words = read_number(tokens, index)
    return (*words, True) if words and text not in {"um", "uma"} else None
