"""Of which kind an act is: named behind its heading or by a caption, or performed in its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.finding import Finding
from pipelines.extraction.folding import fold
from pipelines.extraction.normalize import is_in_capitals
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.document_types.document_type import ActKind
    from pipelines.extraction.passage import Passage

ACT_KIND = "act_kind"
OTHER = "outro"
_OPENING = 260  # characters behind the heading in which a title may stand
_SENTENCE = 2_600  # characters of an act in which its kind is told; lists of property may follow
_LEAD = re.compile(
    r"[^a-z]*(?:(?:titulo|natureza(?: do (?:titulo|ato))?|ato|especie|objeto|assunto|averbacao|registro|"
    r"transmissao|averba-se|procede-se a(?: averbacao)?)(?![a-z])"
    r"(?:[ \n]?[:-]|[ \n]d[aeo]|[ \n]por)?[^a-z]*)?"
)
_CAPTION = re.compile(
    r"(?<![a-z])(?:titulo|natureza(?: do (?:titulo|ato))?|ato|especie|onus)[ \n]?[:=-][^a-z]{0,4}"
)


@dataclass(frozen=True, slots=True)
class _Told:
    value: str
    start: int
    end: int


def read_kind(passage: Passage, opening: int, kinds: tuple[ActKind, ...], name: str) -> Finding | None:
    """Return the kind of the act whose own words begin at `opening`, behind its date and protocol.

    A title decides; else the one kind whose words are in the sentence. Where those of several are, or none's,
    a person must look.
    """
    title = _title(passage, opening, kinds)
    if title:
        return Finding(name, title.value, passage.quote(title.start, title.end))
    every = list(_performed(passage, kinds))
    told = [item for item in every if item.value != OTHER] or every  # a building gets its street number too
    if not told:
        return None
    first = min(told, key=lambda item: item.start)
    finding = Finding(name, first.value, passage.quote(first.start, first.end))
    values = sorted({item.value for item in told})
    is_one = len(values) == 1
    return (
        finding if is_one else finding.with_verdict(Verdict(ACT_KIND, passed=False, detail=" ".join(values)))
    )


def _title(passage: Passage, opening: int, kinds: tuple[ActKind, ...]) -> _Told | None:
    starts = [opening, *(match.end() for match in _CAPTION.finditer(passage.folded, 0, _SENTENCE))]
    for start in starts:
        lead = _LEAD.match(passage.folded, start)
        position = lead.end() if lead else start
        told = _title_at(passage.folded, position, kinds) or _title_at(passage.folded, start, kinds)
        if told:
            return told
    return _title_in_capitals(passage, kinds)


def _title_at(folded: str, position: int, kinds: tuple[ActKind, ...]) -> _Told | None:
    match = _titles(kinds).match(folded, position)
    return _Told(_by_title(kinds)[_plain(match.group(1))], match.start(1), match.end(1)) if match else None


def _title_in_capitals(passage: Passage, kinds: tuple[ActKind, ...]) -> _Told | None:
    """Return a title in capitals among small letters near the heading."""
    if is_in_capitals(passage.text[: 2 * _OPENING]):
        return None
    for match in _titles(kinds).finditer(passage.folded, 0, _OPENING):
        if passage.text[match.start(1) : match.end(1)].isupper():
            return _Told(_by_title(kinds)[_plain(match.group(1))], match.start(1), match.end(1))
    return None


def _performed(passage: Passage, kinds: tuple[ActKind, ...]) -> Iterator[_Told]:
    for match in _phrases(kinds).finditer(passage.folded, 0, _SENTENCE):
        yield _Told(_by_phrase(kinds)[_plain(match.group())], match.start(), match.end())


@lru_cache(maxsize=8)
def _phrases(kinds: tuple[ActKind, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{_any_of(tuple(_by_phrase(kinds)))})")


@lru_cache(maxsize=8)
def _by_phrase(kinds: tuple[ActKind, ...]) -> dict[str, str]:
    return {fold(phrase): kind.value for kind in kinds for phrase in kind.phrases}


@lru_cache(maxsize=8)
def _titles(kinds: tuple[ActKind, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])({_any_of(tuple(_by_title(kinds)))})(?![a-z])")


@lru_cache(maxsize=8)
def _by_title(kinds: tuple[ActKind, ...]) -> dict[str, str]:
    return {fold(title): kind.value for kind in kinds for title in kind.titles}


def _any_of(words: tuple[str, ...]) -> str:
    longest = sorted((fold(word) for word in words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ \n]{1,2}") for word in longest)


def _plain(read: str) -> str:
    return " ".join(read.split())
