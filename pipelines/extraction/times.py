"""Times of day: `14:35`, `14h35min`, `quatorze horas e trinta e cinco minutos`, `oito horas da noite`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipelines.extraction.numerals import (
    Token,
    closest,
    is_numeral,
    may_go_on,
    read_number,
    read_number_before,
    tokenize,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_CLOCK = re.compile(
    r"(?<![0-9:./-])([01]?[0-9]|2[0-4]) ?(?:[:h]|hs\b|hrs\b) ?([0-5][0-9])(?![0-9:/-])"
    r"(?: ?(?:min(?:utos?)?|horas?|hs?)(?![a-z]))?"
    r"|(?<![0-9:./-])([01]?[0-9]|2[0-4])[.,]([0-5][0-9])[ \n]?(?:horas?|hs?)\b"
)
_FIXED = re.compile(r"(?<![a-z])(meia ?-? ?noite|meio ?-? ?dia)(?![a-z])")
_PART_OF_DAY = re.compile(r",?[ \n]d[ae][ \n](madrugada|manha|tarde|noite)(?![a-z])")
_HOUR_WORDS = frozenset({"hora", "horas", "hs", "hrs", "h"})
_MINUTE_WORDS = frozenset({"minuto", "minutos", "min"})
_FUZZY_HOURS = frozenset({"horas"})


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A time of day at folded[start:end] as HH:MM, 00:00 to 23:59.

    `is_cut` says that minutes seem to follow which could not be read.
    """

    start: int
    end: int
    clock: str
    is_cut: bool = False


def find_times(folded: str) -> list[FoundTime]:
    """Return every time of day in folded text, in order, without overlaps."""
    found = [*_clocks(folded), *_fixed(folded), *_told_in_hours(folded)]
    kept: list[FoundTime] = []
    for item in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _clocks(folded: str) -> Iterator[FoundTime]:
    for match in _CLOCK.finditer(folded):
        hour, minute = (
            (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
        )
        yield from _at(folded, match.start(), match.end(), int(hour), int(minute))


def _fixed(folded: str) -> Iterator[FoundTime]:
    for match in _FIXED.finditer(folded):
        yield FoundTime(match.start(), match.end(), "00:00" if "noite" in match.group() else "12:00")


def _told_in_hours(folded: str) -> Iterator[FoundTime]:
    tokens = tokenize(folded)
    for index, token in enumerate(tokens):
        if not _is_hour_word(token.text):
            continue
        hour = _hour_before(tokens, index)
        if hour is None:
            continue
        minute, last = _minutes_after(tokens, index, hour[2])
        is_cut = last == index and _may_tell_minutes(tokens, index + 1)
        for found in _at(folded, tokens[hour[1]].start, tokens[last].end, hour[0], minute):
            yield replace(found, is_cut=is_cut)


def _may_tell_minutes(tokens: Sequence[Token], start: int) -> bool:
    """Whether minutes follow that could not be read: `e trinta e cimco nimutos`."""
    is_number = start + 1 < len(tokens) and tokens[start].text == "e" and is_numeral(tokens[start + 1].text)
    return is_number or may_go_on(tokens, start)


def _is_hour_word(word: str) -> bool:
    return word in _HOUR_WORDS or closest(word, _FUZZY_HOURS) is not None


def _hour_before(tokens: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    """Return hour, first token and minute (30 for `seis e meia horas`) of what stands before `horas`."""
    end, minute = index, 0
    if end >= 2 and [token.text for token in tokens[end - 2 : end]] == ["e", "meia"]:
        end, minute = end - 2, 30
    if end > 0 and tokens[end - 1].text.isdigit() and len(tokens[end - 1].text) <= 2:
        return int(tokens[end - 1].text), end - 1, minute
    words = read_number_before(tokens, end)
    if words is None:
        return None
    first = words[1]
    is_told_twice = first > 0 and tokens[first - 1].text == str(words[0])  # 14 (quatorze) horas
    return words[0], first - is_told_twice, minute


def _minutes_after(tokens: Sequence[Token], hour_word: int, minute: int) -> tuple[int, int]:
    """Return the minutes told behind the word `horas` and the last token that belongs to them."""
    start = hour_word + 1
    if start < len(tokens) and tokens[start].text == "e":
        start += 1
    if start >= len(tokens):
        return minute, hour_word
    if tokens[start].text == "meia":
        return 30, start
    number = _number(tokens, start)
    if number and number[1] < len(tokens) and tokens[number[1]].text in _MINUTE_WORDS:
        return number
    return minute, hour_word


def _number(tokens: Sequence[Token], start: int) -> tuple[int, int] | None:
    """Read `30`, `trinta` or `30 (trinta)`; return it and the index behind it."""
    if not tokens[start].text.isdigit():
        return read_number(tokens, start)
    told, behind = int(tokens[start].text), start + 1
    words = read_number(tokens, behind) if behind < len(tokens) else None
    return (told, words[1]) if words and words[0] == told else (told, behind)


def _at(folded: str, start: int, end: int, hour: int, minute: int) -> Iterator[FoundTime]:
    """Yield the time with the part of the day that follows it, where both make a time of day."""
    part = _PART_OF_DAY.match(folded, end)
    if part and ((part.group(1) == "tarde" and hour < 12) or (part.group(1) == "noite" and 5 <= hour < 12)):
        hour += 12
    elif part and part.group(1) in {"noite", "madrugada"} and hour == 12:
        hour = 0
    if 0 <= hour <= 24 and 0 <= minute < 60 and not (hour == 24 and minute):
        yield FoundTime(start, part.end() if part else end, f"{hour % 24:02}:{minute:02}")
