"""Which of a field's choices a deed is: by its title, or by the words for it in a sentence."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding, only_one
from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import Choice, FieldSpec
    from pipelines.extraction.passage import Passage

_LEAST_LIKENESS = 88.0
_LEAST_FUZZY = 8
_TITLE = re.compile(
    r"(?<![a-z])escri?p?t{1,2}ura(?:[ \n]publica)?(?:[ \n]declaratoria)?[ \n]?(?:d[eao]s?|"
    r"que|:|-)?[ \n]"
)
_SHORT_LINE = re.compile(r"(?<![^\n\f])[A-ZÀ-Þ][^\n\f\t\d,.;:]{4,60}(?=[\n\f]|[ ][-–][ ][Ll](?:ivro|v|\.))")
_TITLE_LINES = 700  # characters of the head in which a title may stand without the word for a deed
_TITLE_REACH = 110
_TITLES_READ = 4
_HEAD = 6_000  # characters in which a deed says what it is
_OTHER = "outra"
_OTHER_KINDS = re.compile(
    r"pacto antenupcial|cessao|emancipacao|dacao|retificacao|reconhecimento|testamento|declarat|institui|"
    r"servidao|"
    r"incorporacao|hipoteca|usufruto|comodato|locacao|renuncia|desapropriacao|sobrepartilha|rerratifica|"
    r"aditamento|"
    r"nomeacao|distrato|compromisso|quitacao|alienacao fiduciaria|integralizacao|conferencia"
)


def choice_in(passage: Passage, start: int, end: int, spec: FieldSpec) -> Finding | None:
    """Return the choice that text[start:end] says first; of two at one place the longer one."""
    said = sorted(_said(passage, start, end, spec.choices), key=lambda each: (each[0], -each[1]))
    if not said:
        return None
    begin, last, value = said[0]
    return Finding(spec.name, value, passage.quote(begin, last))


def only_choice(passage: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the choice that a document says anywhere; in doubt where it says another one too."""
    pattern, values_of = _any_of(spec.choices)
    said = pattern.finditer(passage.folded.replace("\n", " "))
    return only_one(
        [Finding(spec.name, values_of[match.group()], passage.quote(*match.span())) for match in said]
    )


def kind_of_deed(passage: Passage, spec: FieldSpec) -> list[Finding]:
    """Return the kind that a deed's title or first sentence names: `escritura pública de doação`.

    Two mentions that differ are in doubt. A deed that names none of the choices is of another kind only
    where its title names a known one.
    """
    told: list[Finding] = []
    for match in _TITLE.finditer(passage.folded, 0, min(len(passage.text), _HEAD)):
        end = min(len(passage.text), match.end() + _TITLE_REACH)
        finding = choice_in(passage, match.end(), end, spec) or _other(passage, match.end(), spec)
        told += [finding] if finding and (not told or finding.value != _OTHER) else []
        if len(told) == _TITLES_READ:
            break
    told = told or _in_title_line(passage, spec)
    if not told:
        return []
    if len({finding.value for finding in told}) > 1:
        return only_one(told)
    return [told[0].with_verdict(checks.repeated(is_equal=True)) if len(told) > 1 else told[0]]


def _in_title_line(passage: Passage, spec: FieldSpec) -> list[Finding]:
    """Return what the first short line says that begins with a kind, or in capitals tells one."""
    pattern, values_of = _any_of(spec.choices)
    told = []
    for line in _SHORT_LINE.finditer(passage.text, 0, min(len(passage.text), _TITLE_LINES)):
        find = pattern.search if line.group().isupper() else pattern.match
        match = find(passage.folded, *line.span())
        told += [Finding(spec.name, values_of[match.group()], passage.quote(*match.span()))] if match else []
    return told[:1]


def _other(passage: Passage, start: int, spec: FieldSpec) -> Finding | None:
    match = _OTHER_KINDS.match(passage.folded, start)
    return Finding(spec.name, _OTHER, passage.quote(*match.span())) if match else None


def _said(
    passage: Passage, start: int, end: int, choices: tuple[Choice, ...]
) -> Iterator[tuple[int, int, str]]:
    part = passage.folded[start:end].replace("\n", " ")
    for choice in choices:
        for words in choice.words:
            place = _place_of(fold(words), part)
            if place:
                yield start + place[0], start + place[1], choice.value


@lru_cache(maxsize=32)
def _any_of(choices: tuple[Choice, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return one pattern for the words of all choices, the longest first, and which value each says."""
    values = {fold(words): choice.value for choice in choices for words in choice.words}
    ordered = sorted(values, key=len, reverse=True)
    return re.compile(rf"(?<![a-z])(?:{'|'.join(map(re.escape, ordered))})(?![a-z])"), values


@lru_cache(maxsize=512)
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){re.escape(words)}(?![a-z])")


def _place_of(words: str, part: str) -> tuple[int, int] | None:
    match = _pattern(words).search(part)
    if match:
        return match.span()
    if len(words) < _LEAST_FUZZY or len(part) < len(words):
        return None
    found = fuzz.partial_ratio_alignment(words, part, score_cutoff=_LEAST_LIKENESS)
    return (found.dest_start, found.dest_end) if found else None
