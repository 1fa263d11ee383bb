"""How values look once extracted: names and places in one case, numbers without ornaments."""

from __future__ import annotations

import re

from pipelines.extraction.folding import fold

_PARTICLES = frozenset(
    {"da", "das", "de", "do", "dos", "e", "di", "del", "della", "em", "na", "no", "van", "von", "y"}
)
STATES = frozenset(
    "AC AL AM AP BA CE DF ES GO MA MG MS MT PA PB PE PI PR RJ RN RO RR RS SC SE SP TO".split()  # noqa: SIM905
)
STATE_NAMES = {
    "acre": "AC",
    "alagoas": "AL",
    "amazonas": "AM",
    "amapa": "AP",
    "bahia": "BA",
    "ceara": "CE",
    "distrito federal": "DF",
    "espirito santo": "ES",
    "goias": "GO",
    "maranhao": "MA",
    "minas gerais": "MG",
    "minas": "MG",
    "mato grosso do sul": "MS",
    "mato grosso": "MT",
    "para": "PA",
    "paraiba": "PB",
    "pernambuco": "PE",
    "piaui": "PI",
    "parana": "PR",
    "rio de janeiro": "RJ",
    "rio grande do norte": "RN",
    "rondonia": "RO",
    "roraima": "RR",
    "rio grande do sul": "RS",
    "santa catarina": "SC",
    "sergipe": "SE",
    "sao paulo": "SP",
    "tocantins": "TO",
    "minas geraes": "MG",
    "goyaz": "GO",
    "parahyba": "PB",
    "parahyba do norte": "PB",
    "matto grosso": "MT",
    "piauhy": "PI",
    "districto federal": "DF",
    "estado do rio": "RJ",
    "est. do rio": "RJ",
    "m. gerais": "MG",
    "r. g. do norte": "RN",
    "r. g. do sul": "RS",
    "r.g. do sul": "RS",
    "rio g. do sul": "RS",
    "s. catarina": "SC",
    "s. paulo": "SP",
    "sta. catarina": "SC",
}
"""Folded names of the states, their old spellings among them, and what their abbreviations are."""

STATE_PATTERN = "|".join(sorted(map(re.escape, STATE_NAMES), key=len, reverse=True))
"""These names as alternatives of a regular expression, the longer first."""

_CAPITALS = 0.6  # share of the letters
_SPACES = re.compile(r"\s+")
_FILLING = re.compile(r"(?: -+[xX](?:[-–—]+[xX]?)*)+[ .]*\Z")  # Belém -x-x-x-
_THOUSANDS = re.compile(r"(?<=[0-9])\.(?=[0-9]{3}(?![0-9]))")
_BOOK = re.compile(
    r"([a-z]{1,2}(?=[ .-]{1,3}[0-9])|[a-ep])?[ .-]{0,4}(?:aux[a-z.]{0,7}[ -]{0,4})?"
    r"(?:n[o.]{0,2} ?)?([0-9]{1,9})"
    r"[ -]{0,4}([a-z]{1,2}(?![a-z]))?(?:[ -]{0,4}aux[a-z.]{0,7})?"
)
_LEAF = re.compile(r"([0-9]+)[ -]*(v|f)?[a-z.]*(?: ?(?:/|a|e|-) ?([0-9]+)[ -]*(v|f)?[a-z.]*)?")


def spaces(text: str) -> str:
    """Return `text` with single spaces and without punctuation, or what fills a line, at its ends."""
    plain = _FILLING.sub("", _SPACES.sub(" ", text)).strip(" ,;:.-–—_*~=\"'“”")
    return plain.removesuffix(")") if plain.count(")") > plain.count("(") else plain


def is_in_capitals(text: str) -> bool:
    """Whether a text is written in capitals, though a reader took some accented ones for small letters."""
    letters = [character for character in text if character.isalpha()]
    return sum(character.isupper() for character in letters) > _CAPITALS * len(letters)


def name(text: str) -> str:
    """Return a person's name with single spaces; one written in capitals gets capital initials only."""
    plain = spaces(text)
    if not is_in_capitals(plain):
        return plain
    words = plain.split(" ")
    return " ".join(_capitalised(word, is_first=not index) for index, word in enumerate(words))


def place(text: str) -> str:
    """Return a place like a name; the abbreviations of the states stay as they are."""
    plain = spaces(text)
    if not is_in_capitals(plain):
        return plain
    parts = re.split(r"([ /()-]+)", plain)
    return "".join(
        part if part in STATES else _capitalised(part, is_first=not index) for index, part in enumerate(parts)
    )


def town(text: str, state: str | None) -> str:
    """Return a town like a name, with the abbreviation of its state where that is known: `Itu-SP`."""
    named = place(text)
    return f"{named}-{state}" if state else named


def _capitalised(word: str, *, is_first: bool) -> str:
    lower = word.lower()
    if lower in _PARTICLES and not is_first:
        return lower
    if len(lower) > 2 and lower[1] in "'’":  # D'Ávila
        return lower[0].upper() + lower[1] + lower[2:].capitalize()
    return lower.capitalize()


def whole_number(text: str) -> str:
    """Return the digits of `text` without leading zeros."""
    return digits(text).lstrip("0") or "0"


def digits(text: str) -> str:
    """Return the digits of `text`, leading zeros included."""
    return "".join(character for character in text if character.isdigit())


def book(text: str) -> str | None:
    """Return the name of a book as `A-12`, `12-A`, `3-B` or `104`; None where `text` names none."""
    match = _BOOK.fullmatch(_THOUSANDS.sub("", fold(text).strip()))
    if match is None:
        return None
    letter, number, behind = match.groups()
    auxiliary = "AUX" if "aux" in match.group() else None
    parts = [letter and letter.upper(), number.lstrip("0") or "0", behind and behind.upper(), auxiliary]
    return "-".join(part for part in parts if part)


def leaf(text: str) -> str | None:
    """Return a leaf as `123`, `123v` (its back) or `12/13`; None where `text` names none."""
    match = _LEAF.fullmatch(fold(text).strip())
    if match is None:
        return None
    first, side, last, last_side = match.groups()
    told = (first.lstrip("0") or "0") + ("v" if side == "v" else "")
    return told if last is None else f"{told}/{last.lstrip('0') or '0'}{'v' if last_side == 'v' else ''}"
