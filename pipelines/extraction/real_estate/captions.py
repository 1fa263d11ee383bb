"""Captions inside running text: `TRANSMITENTE: …; ADQUIRENTE: …`, and how far what follows each goes."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction.folding import fold

if TYPE_CHECKING:
    from pipelines.extraction.passage import Passage

_PLURAL = r"(?:\(?(?:s|es|as|os|a)\)?){0,2}"
_TAIL = r"(?:[ \n](?:hipotecari[oa]s?|fiduciari[oa]s?|fiduciantes?|vendedor[ae]?s?|comprador[ae]?s?))?"
_ANY = re.compile(r"(?:(?<=[.;,\n\t )-])|^)(?P<words>[A-ZÀ-Ý]{3,}(?:[ \n](?:[A-ZÀ-Ý]{2,}|\(A?S?\)|D[AEO]S?|N\.?º?)){0,4}(?:\([A-Z]{1,2}\))?) ?[:=]")
_DASHED = r"(?:[:=]|[ \n]?[-–—](?=[ \n])|(?=\n))"
_HEAD = 30  # lines of a record in which its head stands


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption at text[start:end] of a passage, the colon included; `words` are folded."""

    words: str
    start: int
    end: int


@lru_cache(maxsize=64)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    known = sorted({fold(word) for word in words}, key=len, reverse=True)
    any_of = "|".join(re.escape(word).replace(r"\ ", r"[ \n]") for word in known)
    return re.compile(rf"(?<![a-z])(?P<words>{any_of}){_PLURAL}{_TAIL}[ \n]?{_DASHED}")


def captions_of(passage: Passage, words: tuple[str, ...]) -> list[Caption]:
    """Return where the captions stand, in order; in the plural and with a dash for the colon they are too.

    Without either one must fill its line, in capitals.
    """
    return [
        Caption(match.group("words"), match.start(), match.end())
        for match in _pattern(words).finditer(passage.folded)
        if passage.text[match.start()].isupper() and (_is_marked(match) or _fills_line(passage, match))
    ]


def _is_marked(match: re.Match[str]) -> bool:
    return match.group()[-1] in ":=-"


def _fills_line(passage: Passage, match: re.Match[str]) -> bool:
    is_first = match.start() == 0 or passage.text[match.start() - 1] == "\n"
    return is_first and passage.text[match.start() : match.end()].isupper()


def any_captions(passage: Passage) -> list[Caption]:
    """Return everything in capitals before a colon: what follows another caption ends there."""
    return [
        Caption(fold(match.group("words")), match.start("words"), match.end())
        for match in _ANY.finditer(passage.text)
    ]


def cell_below(passage: Passage, caption: re.Pattern[str], value: re.Pattern[str]) -> tuple[int, int] | None:
    """Return where the cell under a caption's holds a value: both lines must have as many cells."""
    start = 0
    lines = passage.folded.split("\n")
    for line, following in itertools.pairwise(lines[:_HEAD]):
        begin = start + len(line) + 1
        cells, below = line.split("\t"), following.split("\t")
        for index, cell in enumerate(cells):
            if len(cells) == len(below) and caption.fullmatch(cell):
                match = value.fullmatch(below[index])
                if match:
                    lead = begin + sum(len(part) + 1 for part in below[:index])
                    return lead + match.start(1), lead + match.end(1)
        start = begin
    return None
