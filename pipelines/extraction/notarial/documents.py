"""Numbers and terms of papers: of a title, a protocol, a company's registration; how long powers last."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from pipelines.extraction import checks, normalize
from pipelines.extraction.dates import find_dates
from pipelines.extraction.finding import Finding
from pipelines.extraction.notarial.clauses import end_of_sentence
from pipelines.extraction.numerals import read_number_before, tokenize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.passage import Passage

_NUMBER = re.compile(
    r"[ \n:.,(-]{0,4}(?:(?:sob|o|de|do|numero|num|nr?|n[o.]{1,3})(?![a-z])[ \n:.]{0,3}){0,4}"
    r"((?:[a-z]{1,4}[-/ ]?)?[0-9][0-9a-z]{0,14}(?:[./-][0-9a-z]{1,12}){0,4})"
)
_LONG = re.compile(
    r"[ \n:.,(-]{0,4}(?:(?:sob|o|de|numero|nr?|"
    r"n[o.]{1,3})(?![a-z])[ \n:.]{0,3}){0,4}([0-9](?:[ .\-/]?[0-9]){5,13})(?![0-9])"
)
_DATE = re.compile(r"[0-9]{1,2}([./-])[0-9]{1,2}\1(?:[12]\.?)?[0-9]{2,3}")
_ENDLESS = re.compile(r"indeterminad|por tempo indefinido|sem prazo")
_UNIT_OF_TIME = re.compile(r"(?:dias?|mes(?:es)?|anos?)(?![a-z])")
_SPAN_OF_TIME = re.compile(
    r"(?:(?<![0-9])([0-9]{1,3})[ \n]?)?(?:\(?([a-z][a-z \n]{0,40}[a-z])\)?[ \n])??"
    r"(dias?|mes(?:es)?|anos?)(?![a-z])"
)
_MAX_DISTANCE = 120
_LONGEST_COUNT = 50  # characters before the unit of a span of time


def number_behind(passage: Passage, name: str) -> Finding | None:
    """Return the number of a paper as it is written, with its letters, slashes and dashes, without dots."""
    match = _NUMBER.match(passage.folded)
    if match is None:
        return None
    read = passage.text[match.start(1) : match.end(1)].rstrip(".-/")
    if _DATE.fullmatch(read):
        return None
    value = read.replace(".", "").replace(" ", "").upper()
    return Finding(name, value, passage.quote(match.start(1), match.start(1) + len(read)))


def digits_behind(passage: Passage, name: str) -> Finding | None:
    """Return the digits of a number that has six to fourteen of them."""
    match = _LONG.match(passage.folded)
    if match is None:
        return None
    return Finding(name, normalize.digits(match.group(1)), passage.quote(match.start(1), match.end(1)))


def term(passage: Passage, name: str, begins: str | None) -> Finding | None:
    """Return the last day of powers, or `indeterminado`; a span of time counts from `begins`, in doubt.

    The sentence tells it: a date behind its end is that of the deed.
    """
    end = end_of_sentence(passage.folded, 0)
    reach = min(end, _MAX_DISTANCE)
    endless = _ENDLESS.search(passage.folded, 0, reach)
    if endless:
        return Finding(name, "indeterminado", passage.quote(*endless.span()))
    found = next(iter(find_dates(passage.text[:end], passage.folded[:end])), None)
    if found and found.start <= reach:
        day = Finding(name, found.iso, passage.quote(found.start, found.end), found.verdicts)
        return _counted(passage, name, found.iso, found.start) or day  # um ano a contar de 3 de maio de 2019
    return _counted(passage, name, begins, reach) if begins else None


def _counted(passage: Passage, name: str, begins: str, reach: int) -> Finding | None:
    """Return the last day of `2 (dois) anos` or `noventa dias` from `begins` on."""
    for span in _spans_of_time(passage.folded[:reach]):
        in_words = _in_words(span.group(2) or "")
        count = int(span.group(1)) if span.group(1) else in_words
        last = _after(date.fromisoformat(begins), count, span.group(3)) if count else None
        if last is None:
            continue
        finding = Finding(name, last, passage.quote(*span.span()), (checks.computed(str(count)),))
        if in_words and span.group(1):
            return finding.with_verdict(checks.words_and_digits(str(in_words), span.group(1)))
        return finding
    return None


def _spans_of_time(folded: str) -> Iterator[re.Match[str]]:
    """Yield counts with their units, none within another: looked for only where a unit stands."""
    end = 0
    for unit in _UNIT_OF_TIME.finditer(folded):
        starts = range(max(end, unit.start() - _LONGEST_COUNT), unit.end())
        span = next(filter(None, (_SPAN_OF_TIME.match(folded, start) for start in starts)), None)
        if span:
            yield span
            end = span.end()


def _in_words(text: str) -> int | None:
    """Return the number with which a text in words ends."""
    tokens = tokenize(text)
    found = read_number_before(tokens, len(tokens)) if tokens else None
    return found[0] if found else None


def _after(begins: date, count: int, unit: str) -> str | None:
    if unit.startswith("dia"):
        return date.fromordinal(begins.toordinal() + count).isoformat()
    months = begins.month - 1 + (count if unit.startswith("mes") else 12 * count)
    try:
        return begins.replace(year=begins.year + months // 12, month=months % 12 + 1).isoformat()
    except ValueError:
        return None
