"""Numbers written in Portuguese words, from tokens of folded text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

MONTHS = {
    "janeiro": 1,
    "fevereiro": 2,
    "marco": 3,
    "abril": 4,
    "maio": 5,
    "junho": 6,
    "julho": 7,
    "agosto": 8,
    "setembro": 9,
    "outubro": 10,
    "novembro": 11,
    "dezembro": 12,
}
_UNITS = {
    "zero": 0,
    "um": 1,
    "uma": 1,
    "hum": 1,
    "huma": 1,
    "primeiro": 1,
    "dois": 2,
    "duas": 2,
    "tres": 3,
    "quatro": 4,
    "cinco": 5,
    "seis": 6,
    "sete": 7,
    "oito": 8,
    "nove": 9,
}
_TEENS = {
    "dez": 10,
    "onze": 11,
    "doze": 12,
    "treze": 13,
    "quatorze": 14,
    "catorze": 14,
    "quinze": 15,
    "dezesseis": 16,
    "dezasseis": 16,
    "desesseis": 16,
    "dezessete": 17,
    "dezassete": 17,
    "desessete": 17,
    "dezoito": 18,
    "dezenove": 19,
    "dezanove": 19,
}
_TENS = {
    "vinte": 20,
    "trinta": 30,
    "quarenta": 40,
    "cinquenta": 50,
    "cincoenta": 50,
    "sessenta": 60,
    "setenta": 70,
    "oitenta": 80,
    "noventa": 90,
}
_HUNDREDS = {
    "cem": 100,
    "cento": 100,
    "duzentos": 200,
    "duzentas": 200,
    "trezentos": 300,
    "trezentas": 300,
    "quatrocentos": 400,
    "quatrocentas": 400,
    "quinhentos": 500,
    "quinhentas": 500,
    "seiscentos": 600,
    "seiscentas": 600,
    "setecentos": 700,
    "setecentas": 700,
    "oitocentos": 800,
    "oitocentas": 800,
    "novecentos": 900,
    "novecentas": 900,
}
_VALUES = _UNITS | _TEENS | _TENS | _HUNDREDS
_SCALES = {"mil": 1_000, "milhao": 1_000_000, "milhoes": 1_000_000}
NUMERALS = frozenset(_VALUES) | frozenset(_SCALES)
"""The words that numbers are made of, folded."""
_GLUE = frozenset({"e", "de", "do", "da", "aos", "ao", "as", "dia", "dias", "mes", "ano", "hora", "horas"})
_GLUE |= {"minuto", "minutos", "reais", "real", "centavos"}
_MONTH_NAMES = frozenset(MONTHS)
_SPLITTABLE = NUMERALS | _MONTH_NAMES | _GLUE
_LONGEST_NUMERAL = 14  # words
_MIN_FUZZY = 5  # shorter words have neighbours that are numbers too: sete, sente; seis, sei
_TOKEN = re.compile(r"[0-9]+|[a-z]+")
_SOFT = frozenset(" \n-")


class Token(NamedTuple):  # hundreds are made of a page, and no other value is made so fast
    """A run of digits or of letters at folded[start:end]; `is_joined` to the one before by spaces only."""

    text: str
    start: int
    end: int
    is_joined: bool


@lru_cache(maxsize=16)  # several readers look for numbers in the same words
def tokenize(folded: str) -> tuple[Token, ...]:
    """Return the words and digit runs of folded text, with number words that lost their spaces split."""
    tokens: list[Token] = []
    previous = 0
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        gap = folded[previous:start]
        is_joined = gap == " " or _SOFT.issuperset(gap)
        for part in _words_in(match.group()):
            tokens.append(Token(part, start, start + len(part), is_joined or start > match.start()))
            start += len(part)
        previous = end
    return tuple(tokens)


@lru_cache(maxsize=4096)
def _words_in(text: str) -> tuple[str, ...]:
    """Split `vinteetres` into number words and the words between them; anything else stays whole."""
    if text.isdigit() or text in _SPLITTABLE or len(text) > 60:
        return (text,)
    best: list[tuple[str, ...] | None] = [()] + [None] * len(text)
    for end in range(1, len(text) + 1):
        for start in range(max(0, end - 12), end):
            head = best[start]
            if head is not None and text[start:end] in _SPLITTABLE and _is_shorter(head, best[end]):
                best[end] = (*head, text[start:end])
    parts = best[-1]
    return parts if parts and any(part in NUMERALS or part in MONTHS for part in parts) else (text,)


def _is_shorter(head: tuple[str, ...], known: tuple[str, ...] | None) -> bool:
    return known is None or len(head) + 1 < len(known)


@lru_cache(maxsize=4096)
def closest(word: str, lexicon: Collection[str]) -> str | None:
    """Return the word of `lexicon` that is meant: equal, or the only one that is one character away."""
    if word in lexicon:
        return word
    if len(word) < _MIN_FUZZY or word.isdigit():
        return None
    near = [known for known in lexicon if Levenshtein.distance(word, known, score_cutoff=1) <= 1]
    return near[0] if len(near) == 1 and len(near[0]) >= _MIN_FUZZY else None


def month_of(word: str) -> int | None:
    """Return 1 to 12 for the name of a month."""
    name = closest(word, _MONTH_NAMES)
    return MONTHS[name] if name else None


def is_numeral(word: str) -> bool:
    return closest(word, NUMERALS) is not None


def read_number(
    tokens: Sequence[Token], index: int, *, across_commas: bool = False
) -> tuple[int, int] | None:
    """Read the number in words that begins at tokens[index]; return it and the index behind it.

    Hundreds, tens and units must fall, as in `mil novecentos e setenta e dois`; `e` joins them.
    """
    total, group, ceiling, position, end = 0, 0, 1_000, index, index
    scale_ceiling = 1_000_000_000
    while position < len(tokens):
        if position > index and not (tokens[position].is_joined or across_commas):
            break
        word = closest(tokens[position].text, NUMERALS)
        if word is None:
            break
        if word in _SCALES:
            scale = _SCALES[word]
            if (
                scale >= scale_ceiling
                or (group == 0 and scale > 1_000)
                or (group == 0 < position - index and not total)
            ):
                break
            total, group, ceiling, scale_ceiling = total + max(group, 1) * scale, 0, 1_000, scale
        else:
            value = _VALUES[word]
            if value >= ceiling or (value == 0 and position != index):
                break
            group, ceiling = group + value, _next_ceiling(value)
        end = position + 1
        position = end + (end < len(tokens) and tokens[end].text == "e")
    return (total + group, end) if end > index else None


def may_begin_before(tokens: Sequence[Token], first: int) -> bool:
    """Whether before a number in words, which begins at tokens[first], one more stands behind a bad `e`."""
    is_close = first >= 2 and tokens[first].is_joined and tokens[first - 1].is_joined
    return is_close and len(tokens[first - 1].text) <= 2 and is_numeral(tokens[first - 2].text)


def may_go_on(tokens: Sequence[Token], end: int) -> bool:
    """Whether behind a number in words, which ends before tokens[end], one more word was read badly.

    An `e` with nothing behind it but a break leaves the number open too.
    """
    is_open = end < len(tokens) and tokens[end].text == "e" and tokens[end].is_joined
    if is_open and (end + 1 == len(tokens) or not tokens[end + 1].is_joined):
        return True
    if end + 1 >= len(tokens) or not (tokens[end].is_joined and tokens[end + 1].is_joined):
        return False
    word = tokens[end + 1].text
    if tokens[end].text != "e":
        return len(tokens[end].text) == 1 and is_numeral(word)
    faults = len(word) // 3
    return not is_numeral(word) and any(
        Levenshtein.distance(word, known, score_cutoff=faults) <= faults for known in _VALUES
    )


def _next_ceiling(value: int) -> int:
    """Return what the next word must stay under: after 200, 100; after 20, 10; after a unit nothing fits."""
    if value >= 100:
        return 100
    return 10 if value >= 20 else 0


def read_number_before(tokens: Sequence[Token], end: int) -> tuple[int, int] | None:
    """Read the number in words that ends just before tokens[end]; return it and where it begins."""
    first = end
    while (
        end - _LONGEST_NUMERAL < first
        and first > 0
        and (is_numeral(tokens[first - 1].text) or _joins(tokens, first - 1, end))
    ):
        first -= 1
    for start in range(first, end):
        found = read_number(tokens, start)
        if found and found[1] == end:
            return found[0], start
    return None


def _joins(tokens: Sequence[Token], index: int, end: int) -> bool:
    is_inner = 0 < index < end - 1
    return is_inner and tokens[index].text == "e" and is_numeral(tokens[index - 1].text)
