"""Dates as registry offices write them: in digits, with the month's name, wholly in words, or twice."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.confusions import DIGIT, as_digits
from pipelines.extraction.finding import Finding
from pipelines.extraction.numerals import (
    Token,
    may_go_on,
    month_of,
    read_number,
    read_number_before,
    tokenize,
)
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelines.extraction.passage import Passage

FIRST_YEAR, LAST_YEAR = 1800, 2099
_D = DIGIT
_FIRST = frozenset({"1º", "1°"})  # day of a month, as in 1º/5/1990
_DIGITS = re.compile(
    rf"(?<![0-9/])(?<![0-9][.-])(?=[0-9]|{_D}[0-9])({_D}{{1,2}}) ?([./-]) ?({_D}{{1,2}}) ?\2 ?({_D}{{4}})"
    r"(?![0-9]|[./-][0-9])"
)
_SHORT = re.compile(
    r"(?<![0-9A-Za-z/.,-])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{2})(?![0-9A-Za-z]|[./,-][0-9])"
)
_ANNOUNCED = re.compile(r"(?<![^\W\d_])(?:em|de|dia|data|datad[oa]|aos|a)[ \n:]{1,2}$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9.])(?:19|20)[0-9]{2}(?![0-9.])")
_FIRST_CERTAIN = 40
"""From `40` on two digits of a year are of the 20th century: 2040 is to come, and 1840 was not written so."""
_ROMAN = re.compile(
    r"(?<![0-9A-Za-z/.,-])([0-9]{1,2})[ºo°]?( ?[./-] ?)(XI{0,2}|I[XV]|VI{0,3}|I{1,3})\2"
    r"([0-9])\.?([0-9]{3})(?!\.?[0-9])"
)
_ROMAN_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_LIKE_DIGITS = frozenset({"I", "II"})  # a reader may take 1 and 11 for these
_MONTHS = ("jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez")
_ABBREVIATED = re.compile(
    rf"(?<![0-9/.,-])([0-9]{{1,2}})[oa]?[ ./-](?:de )?({'|'.join(_MONTHS)})"
    r"(?:\.?[ ./-]|\.? de )([0-9]{4})(?![0-9])"
)
_GOES_ON_BELOW = re.compile(
    r"[ .,]{0,3}\t[^\n]{0,80}\n[ ]?e[ ](?:um|dois|tres|quatro|cinco|seis|sete|oito|nove)(?![a-z])"
)
"""Beside the end of a year in words stands another cell, and below them its last number."""
_GAP = re.compile(r"[ \n.,()'-]{0,4}")
_BETWEEN_TWINS = re.compile(r"[ \n]?[(\[,-] ?(?:ou seja,? )?")
_BEFORE_MONTH = frozenset({"de", "do", "mes", "mez", "corrente", "dias", "dia"})
_BEFORE_DAY = frozenset({"aos", "ao", "a", "em", "no", "dia", "os"})
_BEFORE_YEAR = frozenset({"de", "do", "ano", "anno", "corrente"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date at text[start:end], as ISO 8601; `verdicts` tell what speaks for it and against it.

    `is_named` says that the month stands there by its name.
    """

    start: int
    end: int
    iso: str
    verdicts: tuple[Verdict, ...] = ()
    is_named: bool = False


def iso_date(year: int, month: int, day: int) -> str | None:
    """Return the date as ISO 8601, or None where the calendar has no such day between 1800 and 2099."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


@lru_cache(maxsize=8)
def find_dates(text: str, folded: str) -> tuple[FoundDate, ...]:
    """Return the dates of `dates_once`; several fields of a page look for a date in the same words."""
    return dates_once(text, folded)


def dates_once(text: str, folded: str) -> tuple[FoundDate, ...]:
    """Return every date in order; one written in words and then in digits is one date with a verdict."""
    found = [*_roman(text), *_in_digits(text), *_with_short_years(text)]
    found += [*_abbreviated(folded), *_with_month_names(folded)]
    found.sort(key=lambda item: (item.start, -item.end))
    merged: list[FoundDate] = []
    for item in found:
        if merged and item.start < merged[-1].end:
            continue
        twin = _twin(folded, merged[-1], item) if merged else None
        if twin:
            merged[-1] = twin
        else:
            merged.append(item)
    return tuple(merged)


def dates_in(passage: Passage, name: str) -> list[Finding]:
    """Return the dates of a passage as findings called `name`."""
    return [
        Finding(name, found.iso, passage.quote(found.start, found.end), found.verdicts)
        for found in find_dates(passage.text, passage.folded)
    ]


def _twin(folded: str, first: FoundDate, second: FoundDate) -> FoundDate | None:
    """Return both as one where the second only repeats the first in the other notation."""
    between = folded[first.end : second.start]
    if first.is_named == second.is_named or not _BETWEEN_TWINS.fullmatch(between):
        return None
    named, digits = (first, second) if first.is_named else (second, first)
    is_bracketed = "(" in between or "[" in between
    if named.iso != digits.iso and not is_bracketed:
        return None
    verdict = checks.words_and_digits(named.iso, digits.iso)
    end = second.end + (is_bracketed and folded[second.end : second.end + 1] in {")", "]"})
    return FoundDate(first.start, end, named.iso, (*first.verdicts, *second.verdicts, verdict), is_named=True)


def _in_digits(text: str) -> Iterator[FoundDate]:
    for match in _DIGITS.finditer(text):
        (day, day_changes), (month, month_changes), (year, year_changes) = (
            as_digits(match.group(group)) for group in (1, 3, 4)
        )
        day = "1" if match.group(1) in _FIRST else day  # in doubt: a reader may take the sign for a 0
        changes = day_changes + month_changes + year_changes
        doubts = (checks.read_as_digits(changes),) if changes else ()
        iso = iso_date(int(year), int(month), int(day))
        if iso:
            yield FoundDate(match.start(), match.end(), iso, doubts)
        elif match.group(2) == "/" and FIRST_YEAR <= int(year) <= LAST_YEAR:
            told = f"{year}-{month:0>2}-{day:0>2}"
            yield FoundDate(match.start(), match.end(), told, (*doubts, checks.calendar(told)))


def _with_short_years(text: str) -> Iterator[FoundDate]:
    """Yield dates like `22/08/80`; `12.3.04` only behind `em` or the like.

    Of which century the first forty years are is in doubt: it is taken from the years written in full.
    """
    for match in _SHORT.finditer(text):
        if match[2] != "/" and not _ANNOUNCED.search(text, max(0, match.start() - 12), match.start()):
            continue
        short = int(match[4])
        is_sure = short >= _FIRST_CERTAIN
        year = 1900 + short if is_sure else _nearest(short, text)
        iso = iso_date(year, int(match[3]), int(match[1]))
        if iso:
            doubts = () if is_sure else (Verdict(checks.CENTURY, passed=False, detail=match[4]),)
            yield FoundDate(match.start(), match.end(), iso, doubts)


def _nearest(short: int, text: str) -> int:
    """Return the year of two digits that is nearest to one written in full; without any, that since 2000."""
    told = [int(year) for year in _YEAR.findall(text)]
    return min(
        (2000 + short, 1900 + short), key=lambda year: min((abs(year - each) for each in told), default=0)
    )


def _roman(text: str) -> Iterator[FoundDate]:
    """Yield dates like `5-VII-2003`; where all their months may be digits that were misread, in doubt."""
    matches = list(_ROMAN.finditer(text))
    is_plain = any(match[3] not in _LIKE_DIGITS for match in matches)
    for match in matches:
        iso = iso_date(int(match[4] + match[5]), _ROMAN_MONTHS.index(match[3]) + 1, int(match[1]))
        if iso:
            doubts = () if is_plain else (checks.read_as_digits(len(match[3])),)
            yield FoundDate(match.start(), match.end(), iso, doubts)


def _abbreviated(folded: str) -> Iterator[FoundDate]:
    """Yield dates like `12/fev/2012` and `3 de set. de 1998`."""
    for match in _ABBREVIATED.finditer(folded):
        iso = iso_date(int(match.group(3)), _MONTHS.index(match.group(2)) + 1, int(match.group(1)))
        if iso:
            yield FoundDate(match.start(), match.end(), iso, is_named=True)


def _with_month_names(folded: str) -> Iterator[FoundDate]:
    tokens = tokenize(folded)
    for index, token in enumerate(tokens):
        month = None if token.text.isdigit() else month_of(token.text)
        if month is not None:
            found = _around_month(folded, tokens, index, month)
            if found:
                yield found


def _around_month(folded: str, tokens: Sequence[Token], index: int, month: int) -> FoundDate | None:
    day, year = _day_before(folded, tokens, index), _year_after(folded, tokens, index)
    if day is None:
        return None
    year = year or _year_before(folded, tokens, day.first)
    if year is None:
        return None
    iso = iso_date(year.value, month, day.value)
    verdicts = (*day.verdicts, *year.verdicts)
    if iso is None:
        if not FIRST_YEAR <= year.value <= LAST_YEAR or day.value > 99:
            return None
        iso = f"{year.value}-{month:02}-{day.value:02}"
        verdicts = (*verdicts, checks.calendar(iso))
    start, end = tokens[min(day.first, year.first)].start, tokens[max(index, year.last)].end
    return FoundDate(start, end, iso, verdicts, is_named=True)


@dataclass(frozen=True, slots=True)
class _Part:
    value: int
    first: int
    last: int
    has_words: bool
    verdicts: tuple[Verdict, ...] = ()


def _is_close(folded: str, left: Token, right: Token) -> bool:
    return bool(_GAP.fullmatch(folded, left.end, right.start))


def _day_before(folded: str, tokens: Sequence[Token], month: int) -> _Part | None:
    """Read `23`, `1º`, `vinte e três`, `23 (vinte e três) dias do mês de` before the name of the month."""
    end = month
    while (
        end > 0 and tokens[end - 1].text in _BEFORE_MONTH and _is_close(folded, tokens[end - 1], tokens[end])
    ):
        end -= 1
    if end == 0 or not _is_close(folded, tokens[end - 1], tokens[end]):
        return None
    if tokens[end - 1].text in {"o", "a"} and end > 1 and tokens[end - 1].start == tokens[end - 2].end:
        end -= 1  # the ordinal sign of 1º, folded
    part = _number_ending(tokens, end)
    if part is None or part.first == 0:
        return part
    other = _number_ending(tokens, part.first)
    if other is None or not _is_close(folded, tokens[part.first - 1], tokens[part.first]):
        return part
    return _confirmed(other, part) if other.has_words != part.has_words else part


def _year_after(folded: str, tokens: Sequence[Token], month: int) -> _Part | None:
    """Read `2004`, `dois mil e quatro`, or one confirmed by the other, behind the name of the month."""
    start = month + 1
    if start < len(tokens) and tokens[start].text.isdigit() and len(tokens[start].text) <= 2:
        start += 1  # março (03) de 2004
    while start < len(tokens) and tokens[start].text in _BEFORE_YEAR:
        start += 1
    if start >= len(tokens) or not all(
        _is_close(folded, tokens[i], tokens[i + 1]) for i in range(month, start)
    ):
        return None
    part = _number_starting(tokens, start)
    if part is None or part.last + 1 >= len(tokens):
        return part
    if part.has_words and not part.value % 10 and _GOES_ON_BELOW.match(folded, tokens[part.last].end):
        return replace(part, verdicts=(*part.verdicts, checks.cut_number()))
    other = _number_starting(tokens, part.last + 1)
    between = folded[tokens[part.last].end : tokens[part.last + 1].start]
    is_told_twice = other is not None and other.has_words != part.has_words and "(" in between
    return _confirmed(part, other) if other and is_told_twice and len(between) <= 3 else part


def _year_before(folded: str, tokens: Sequence[Token], day: int) -> _Part | None:
    """Read the year told first: `do ano de mil novecentos e dez (1910), aos três dias do mês de maio`."""
    end = day
    while end > 0 and tokens[end - 1].text in _BEFORE_DAY and _is_close(folded, tokens[end - 1], tokens[end]):
        end -= 1
    if end in {0, day} or not _is_close(folded, tokens[end - 1], tokens[end]):
        return None
    part = _year_ending(tokens, end)
    if part is None or part.first == 0:
        return None
    other = _year_ending(tokens, part.first)
    is_told_twice = other is not None and other.has_words != part.has_words
    year = _confirmed(other, part) if other and is_told_twice else part
    before = tokens[year.first - 1].text if year.first else ""
    return year if before in _BEFORE_YEAR else None


def _year_ending(tokens: Sequence[Token], end: int) -> _Part | None:
    if tokens[end - 1].text.isdigit():
        text = tokens[end - 1].text
        return _Part(int(text), end - 1, end - 1, has_words=False) if len(text) == 4 else None
    words = read_number_before(tokens, end)
    return _Part(words[0], words[1], end - 1, has_words=True) if words and words[0] >= FIRST_YEAR else None


def _number_ending(tokens: Sequence[Token], end: int) -> _Part | None:
    if end > 0 and tokens[end - 1].text.isdigit() and len(tokens[end - 1].text) <= 2:
        return _Part(int(tokens[end - 1].text), end - 1, end - 1, has_words=False)
    words = read_number_before(tokens, end)
    return _Part(words[0], words[1], end - 1, has_words=True) if words else None


def _number_starting(tokens: Sequence[Token], start: int) -> _Part | None:
    if tokens[start].text.isdigit():
        text = tokens[start].text
        if len(text) == 1 and start + 1 < len(tokens) and tokens[start + 1].text.isdigit():
            after = tokens[start + 1]
            if len(after.text) == 3 and after.start == tokens[start].end + 1:
                return _Part(int(text + after.text), start, start + 1, has_words=False)  # 2.004
        return _Part(int(text), start, start, has_words=False) if len(text) == 4 else None
    words = read_number(tokens, start)
    if words is None:
        return None
    is_open = words[0] % 100 == 0 and words[1] < len(tokens) and tokens[words[1]].text == "e"
    doubts = (checks.cut_number(),) if is_open or may_go_on(tokens, words[1]) else ()
    return _Part(words[0], start, words[1] - 1, has_words=True, verdicts=doubts)


def _confirmed(first: _Part, second: _Part) -> _Part:
    words, digits = (first, second) if first.has_words else (second, first)
    verdict = checks.words_and_digits(str(words.value), str(digits.value))
    return _Part(words.value, first.first, second.last, has_words=True, verdicts=(verdict,))
