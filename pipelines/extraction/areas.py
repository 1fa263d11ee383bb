"""Areas of land: `360,00 m²`, `12,3456 ha`, `12 hectares, 34 ares e 56 centiares`, `3 alqueires paulistas`.

The unit stays as it was read: an alqueire is another area in each region, and nothing is converted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pipelines.extraction import checks
from pipelines.extraction.finding import Finding
from pipelines.extraction.numerals import read_number, tokenize
from pipelines.fields import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelines.extraction.passage import Passage

NUMBER_FORM = "number_form"

_NUMBER = r"[0-9]{1,3}(?:[. ][0-9]{3}){1,3}(?:, ?[0-9]{1,6})?|[0-9]{1,9}(?: ?[.,] ?[0-9]{1,6}){0,2}"
_SQUARE = r"m ?[2²z?](?![0-9a-z])|mts?\.?[2²]|mq(?![a-z])|metros?[ \n]quadrados?"
_REGION = r"(?:[ \n](?:paulistas?|mineiros?|goian[oa]s?|baian[oa]s?|geometric[oa]s?|do norte|de sao paulo))?"
_AREA = re.compile(
    rf"(?<![0-9a-z])(?<![0-9][.,])(?P<number>{_NUMBER})[ \n]?(?:\((?P<words>[^()]{{3,160}})\)[ \n]?)?"
    rf"(?P<unit>{_SQUARE}|has?\.?(?![a-z])|hectares?|alqueires?{_REGION}|alqs?\.?{_REGION}(?![a-z]))"
)
_OLD = re.compile(
    r"(?<![0-9.,])([0-9]{1,5})[ \n]?(?:ha\.?|"
    r"hectares?)[ \n]?,?[ \n]?(?:e[ \n])?([0-9]{1,2})[ \n]?(?:a\.?|ares?)"
    r"(?![a-z])(?:[ \n]?,?[ \n]?(?:e[ \n])?([0-9]{1,2})[ \n]?(?:ca\.?|centiares?)(?![a-z]))?"
)
_OLD_DOTTED = re.compile(
    r"(?<![0-9.,])([0-9]{1,4})[.,]([0-9]{2})[.,]([0-9]{2})[ \n]?(?:has?\.?(?![a-z])|hectares?)"
)
_BEHIND = re.compile(r"[ \n]?[(\[]")
_LONGEST_WORDS = 170


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area at folded[start:end], normalised to `360.00 m²`; `verdicts` compare it with its words."""

    start: int
    end: int
    area: str
    verdicts: tuple[Verdict, ...] = ()


def find_areas(folded: str) -> list[FoundArea]:
    """Return every area in order, without overlaps; one in hectares, ares and centiares is one."""
    found = [*_in_old_units(folded), *_plain(folded)]
    kept: list[FoundArea] = []
    for item in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def areas_in(passage: Passage, name: str) -> list[Finding]:
    """Return the areas of a passage as findings called `name`."""
    return [
        Finding(name, found.area, passage.quote(found.start, found.end), found.verdicts)
        for found in find_areas(passage.folded)
    ]


def _in_old_units(folded: str) -> Iterator[FoundArea]:
    for pattern in (_OLD, _OLD_DOTTED):
        for match in pattern.finditer(folded):
            hectares, ares, centiares = match.group(1), match.group(2), match.group(3) or "00"
            yield FoundArea(match.start(), match.end(), f"{hectares}.{ares:0>2}{centiares:0>2} ha")


def _plain(folded: str) -> Iterator[FoundArea]:
    for match in _AREA.finditer(folded):
        unit = _unit(match.group("unit"))
        number, is_clear = _decimal(match.group("number"), unit)
        doubts = () if is_clear else (Verdict(NUMBER_FORM, passed=False, detail=match.group("number")),)
        words, end = _words(folded, match)
        if words is not None:
            doubts = (*doubts, checks.words_and_digits(str(words), str(_plain_number(number))))
        yield FoundArea(match.start(), end, f"{number} {unit}", doubts)


def _unit(read: str) -> str:
    if read.startswith("m"):
        return "m²"
    if read.startswith("h"):
        return "ha"
    word, *region = read.split()
    return " ".join(["alqueire" if word == "alqueire" else "alqueires", *region])


def _decimal(read: str, unit: str) -> tuple[str, bool]:
    """Return a number with a decimal point, and whether its form leaves one meaning only.

    A comma begins the decimals, and points before it group thousands. A single point before three digits is
    clear for square metres, which are told in hundredths, and not for hectares, told to four places; before
    one or two digits or four it can only begin decimals. Two points without a comma are no number we know.
    """
    plain = re.sub(r" ?([.,]) ?", r"\1", read).replace(" ", "")
    if "," in plain:
        whole, _, decimals = plain.rpartition(",")
        return f"{re.sub(r'[.,]', '', whole)}.{decimals}", "," not in whole and _is_grouped(whole)
    parts = plain.split(".")
    if len(parts) == 1:
        return plain, True
    if all(len(part) == 3 for part in parts[1:]):
        return "".join(parts), unit == "m²" or len(parts) > 2
    return f"{''.join(parts[:-1])}.{parts[-1]}", len(parts) == 2


def _is_grouped(whole: str) -> bool:
    return all(len(part) == 3 for part in whole.split(".")[1:])


def _plain_number(number: str) -> Decimal:
    value = Decimal(number)
    return value.normalize() if value != value.to_integral() else value.quantize(Decimal(1))


def _words(folded: str, match: re.Match[str]) -> tuple[Decimal | None, int]:
    """Return what the area is in words, told in brackets inside or behind it, and where all of it ends."""
    if match.group("words"):
        return _value(match.group("words")), match.end()
    opening = _BEHIND.match(folded, match.end())
    if opening is None:
        return None, match.end()
    close = folded.find(")", opening.end(), opening.end() + _LONGEST_WORDS)
    value = _value(folded[opening.end() : close]) if close > 0 else None
    return (value, close + 1) if value is not None else (None, match.end())


def _value(words: str) -> Decimal | None:
    """Return `trezentos e sessenta metros quadrados` as a number; None where more than a whole one stands."""
    tokens = tokenize(words)
    number = read_number(tokens, 0, across_commas=True) if tokens else None
    if number is None:
        return None
    behind = [token.text for token in tokens[number[1] :]]
    is_whole = behind in (["metros", "quadrados"], ["hectares"], ["alqueires"], [])
    return Decimal(number[0]) if is_whole else None
