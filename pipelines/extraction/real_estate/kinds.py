"""Of which kind an act is: named behind its heading or by a caption, or performed in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.normalize import is_in_capitals
from pipelines.extraction.real_estate.captions import alternatives, any_of
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import ActKind
    from pipelines.extraction.passage import Passage

ACT_KIND = "act_kind"
OTHER = "outro"
_OPENING = 260  # characters behind the heading in which a title may stand
_SENTENCE = 2_600  # characters of an act in which its kind is told; lists of property may follow
_SAYS_KIND = r"titulo|tipo(?: d[eo] ato)?|natureza(?: d[eo] (?:titulo|ato))?|ato|especie|modalidade"
_LEAD = re.compile(
    rf"[^a-z]*(?:(?:{_SAYS_KIND}|"
    r"objeto|assunto|averbacao|registro|"
    r"transmissao|averba-se|procede-se a(?: averbacao)?)(?![a-z])"
    r"(?:[ \n]?[:-]|[ \n]d[aeo]|[ \n]por)?[^a-z]*)?"
)
_CAPTION = re.compile(
    rf"(?<![a-z])(?:{_SAYS_KIND}|onus)"
    r"[ \n]?[:=-][^a-z]{0,4}"
)

_PERFORMS = re.compile(
    r"(?<![a-z])(?:(?:averb|proced|registr|inscrev|lanc|efetu|anot|consign|institu)[a-z]{1,4}(?:-se)?|"
    r"constar|faz(?:-se)?|faco|feit[oa]|coube|deu-se)[ \n](?:que[ \n])?(?:ao?s?|os?)[ \n]"
    r"(?:presente[ \n]|registro[ \n]d[aeo][ \n])?"
)
"""What is done in a sentence before the name of an act: `averba-se a construção`, `foi feita a penhora`."""


@dataclass(frozen=True, slots=True)
class _Told:
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Words:
    """The words that tell kinds: `pattern` matches any of them, `values` says which kind each tells."""

    pattern: re.Pattern[str]
    values: dict[str, str]

    def told(self, match: re.Match[str]) -> _Told:
        return _Told(self.values[" ".join(match.group().split())], match.start(), match.end())


def read_kind(passage: Passage, opening: int, kinds: tuple[ActKind, ...], name: str) -> Finding | None:
    """Return the kind of the act whose own words begin at `opening`, behind its date and protocol.

    A title decides; else the one kind whose words are in the sentence. Where those of several are, or where
    a kind is only mentioned, a person must look.
    """
    title = _title(passage, opening, kinds)
    if title:
        return Finding(name, title.value, passage.quote(title.start, title.end))
    every = list(_performed(passage, kinds))
    told = [item for item in every if item.value != OTHER] or every  # a building gets its street number too
    if not told:
        return _mentioned(passage, kinds, name)
    first = min(told, key=lambda item: item.start)
    finding = Finding(name, first.value, passage.quote(first.start, first.end))
    values = sorted({item.value for item in told})
    is_one = len(values) == 1
    return (
        finding if is_one else finding.with_verdict(Verdict(ACT_KIND, passed=False, detail=" ".join(values)))
    )


def _title(passage: Passage, opening: int, kinds: tuple[ActKind, ...]) -> _Told | None:
    titles = _titles(kinds)
    starts = [opening, *(match.end() for match in _CAPTION.finditer(passage.folded, 0, _SENTENCE))]
    for start in starts:
        lead = _LEAD.match(passage.folded, start)
        position = lead.end() if lead else start
        match = titles.pattern.match(passage.folded, position) or titles.pattern.match(passage.folded, start)
        if match:
            return titles.told(match)
    return _title_in_capitals(passage, titles)


def _title_in_capitals(passage: Passage, titles: _Words) -> _Told | None:
    """Return a title in capitals among small letters near the heading."""
    if is_in_capitals(passage.text[: 2 * _OPENING]):
        return None
    for match in titles.pattern.finditer(passage.folded, 0, _OPENING):
        if passage.text[match.start() : match.end()].isupper():
            return titles.told(match)
    return None


def _performed(passage: Passage, kinds: tuple[ActKind, ...]) -> Iterator[_Told]:
    phrases = _phrases(kinds)
    yield from (phrases.told(match) for match in phrases.pattern.finditer(passage.folded, 0, _SENTENCE))
    titles = _titles(kinds)
    for verb in _PERFORMS.finditer(passage.folded, 0, _SENTENCE):
        title = titles.pattern.match(passage.folded, verb.end())
        if title:
            yield titles.told(title)


def _mentioned(passage: Passage, kinds: tuple[ActKind, ...], name: str) -> Finding | None:
    """Return the only kind that an act names at all, in doubt: it may be that of another act."""
    titles = _titles(kinds)
    told = [titles.told(match) for match in titles.pattern.finditer(passage.folded, 0, _SENTENCE)]
    told = [item for item in told if item.value != OTHER]
    if len({item.value for item in told}) != 1:
        return None
    doubt = Verdict(ACT_KIND, passed=False, detail="only mentioned")
    return Finding(name, told[0].value, passage.quote(told[0].start, told[0].end)).with_verdict(doubt)


@lru_cache(maxsize=8)
def _phrases(kinds: tuple[ActKind, ...]) -> _Words:
    values = {fold(phrase): kind.value for kind in kinds for phrase in kind.phrases}
    return _Words(re.compile(rf"(?<![a-z])(?:{alternatives(values)})"), values)


@lru_cache(maxsize=8)
def _titles(kinds: tuple[ActKind, ...]) -> _Words:
    values = {fold(title): kind.value for kind in kinds for title in kind.titles}
    return _Words(any_of(tuple(values)), values)
