"""Takes copies of a page's header, margin and footer out of its text: readers are known to repeat them there.

A copy is a run of whole lines with the words of the part, wherever its lines break. Short lines are removed
at the text's edges only, where such copies stand; a heading that returns further down is the document's own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.ocr.vlm.page_json import PageText

_WORD = re.compile(r"\w+")
_SIGNS_ALIKE = str.maketrans({"°": "º"})


@dataclass(frozen=True, slots=True)
class MendOptions:
    """How alike a copy is, and how long away from the text's edges.

    A word of at least `least_letters` letters, without digits, may differ by one letter, up to a quarter of
    the words. A copy within the text has at least `least_within` letters and no such word.
    """

    least_letters: int = 6
    least_within: int = 60


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    words: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    words: tuple[str, ...]
    is_at_start: bool
    is_at_end: bool


def mended(page: PageText, options: MendOptions) -> PageText:
    """Return the page with a text that does not repeat its other parts; a text of nothing else is left."""
    parts = list(_parts(page))
    lines = [_Line(line, _words(line)) for line in page.text.split("\n")]
    while (shorter := _without_inner(_without_outer(lines, parts, options), parts, options)) != lines:
        lines = shorter
    return replace(page, text="\n".join(line.text for line in lines))


def _parts(page: PageText) -> Iterator[_Part]:
    for text, is_at_start, is_at_end in (
        (page.header, True, False),
        (page.footer, False, True),
        (page.margin, True, True),
    ):
        if words := _words(text):
            yield _Part(text, words, is_at_start, is_at_end)


def _words(text: str) -> tuple[str, ...]:
    """Return the words without case, accents and punctuation."""
    plain = unicodedata.normalize("NFKD", text.translate(_SIGNS_ALIKE)).casefold()
    return tuple(_WORD.findall("".join(sign for sign in plain if not unicodedata.combining(sign))))


def _without_outer(lines: list[_Line], parts: Sequence[_Part], options: MendOptions) -> list[_Line]:
    """Remove the copies at the text's beginning and end, with the blank lines between them and the rest."""
    while rest := next(_outer_rests(lines, parts, options), None):
        lines = rest
    return lines


def _outer_rests(lines: list[_Line], parts: Sequence[_Part], options: MendOptions) -> Iterator[list[_Line]]:
    """Yield what is left after a copy at the beginning or before one at the end, where words are left."""
    for part in parts:
        end = _copy_end(lines, part, options) if part.is_at_start else None
        if end and _has_words(lines[end:]):
            yield _from_ink(lines[end:])
        end = _copy_end(lines[::-1], part, options, is_backwards=True) if part.is_at_end else None
        if end and _has_words(lines[:-end]):
            yield _from_ink(lines[-end - 1 :: -1])[::-1]


def _without_inner(lines: list[_Line], parts: Sequence[_Part], options: MendOptions) -> list[_Line]:
    """Remove the long copies anywhere."""
    long = [part for part in parts if sum(map(len, part.words)) >= options.least_within]
    kept: list[_Line] = []
    index = 0
    while index < len(lines):
        length = _exact_copy_length(lines[index:], long) if long and lines[index].words else 0
        if length and (_has_words(kept) or _has_words(lines[index + length :])):
            index += length
        else:
            kept.append(lines[index])
            index += 1
    return kept


def _exact_copy_length(lines: list[_Line], parts: Sequence[_Part]) -> int:
    """Return how many of the first lines are a copy of one of the parts, 0 for none."""
    runs = ((part, *_run(lines, part)) for part in parts)
    return max((count for part, count, words in runs if words == part.words), default=0)


def _copy_end(
    lines: list[_Line], part: _Part, options: MendOptions, *, is_backwards: bool = False
) -> int | None:
    """Return how many of the first lines, blank ones too, hold nothing but a copy of the part."""
    blank = len(lines) - len(_from_ink(lines))
    count, words = _run(lines[blank:], part, is_backwards=is_backwards)
    return blank + count if count and _are_alike(words, part.words, options) else None


def _run(lines: list[_Line], part: _Part, *, is_backwards: bool = False) -> tuple[int, tuple[str, ...]]:
    """Return how many of the first lines hold as many words as the part, and these; (0, ()) for none.

    `is_backwards` says that the lines come last first. A line of signs alone belongs to no copy unless the
    part has it too.
    """
    words: tuple[str, ...] = ()
    for count, line in enumerate(lines, 1):
        if not line.words and not line.is_blank and line.text.strip() not in part.text:
            break
        words = line.words + words if is_backwards else words + line.words
        if len(words) >= len(part.words):
            return (count, words) if len(words) == len(part.words) else (0, ())
    return 0, ()


def _are_alike(words: Sequence[str], others: Sequence[str], options: MendOptions) -> bool:
    different = [(one, other) for one, other in zip(words, others, strict=True) if one != other]
    return 4 * len(different) <= len(others) and all(
        min(len(one), len(other)) >= options.least_letters
        and (one + other).isalpha()
        and Levenshtein.distance(one, other) == 1
        for one, other in different
    )


def _from_ink(lines: list[_Line]) -> list[_Line]:
    """Return the lines from the first on that is not blank."""
    first = next((index for index, line in enumerate(lines) if not line.is_blank), len(lines))
    return lines[first:]


def _has_words(lines: Sequence[_Line]) -> bool:
    return any(line.words for line in lines)
