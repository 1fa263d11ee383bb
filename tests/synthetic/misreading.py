"""Words as a reader takes them for others: a few of their signs dropped or read as what looks like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

_LOOKS_LIKE = {
    "á": "aà",
    "à": "aá",
    "â": "aá",
    "ã": "aâ",
    "ç": "c",
    "é": "eê",
    "ê": "eé",
    "í": "i1",
    "ó": "oô",
    "ô": "oó",
    "õ": "oô",
    "ú": "uü",
    "º": "o°",
    "ª": "a",
    "°": "o",
    "Ç": "C",
    "Ã": "A",
    "É": "E",
    "a": "oe",
    "b": "h6",
    "c": "eo",
    "d": "ol",
    "e": "co",
    "f": "t",
    "g": "q9",
    "h": "bn",
    "i": "l1",
    "j": "i",
    "l": "1I",
    "m": "n",
    "n": "ur",
    "o": "0c",
    "p": "n",
    "q": "g",
    "r": "nt",
    "s": "5",
    "t": "fl",
    "u": "n",
    "v": "y",
    "x": "k",
    "z": "2",
    "B": "8",
    "D": "O",
    "E": "F",
    "G": "6",
    "I": "l1",
    "M": "N",
    "O": "0Q",
    "R": "A",
    "S": "5",
    "T": "I",
    "Z": "2",
    "0": "O",
    "1": "lI",
    "2": "Z",
    "3": "8",
    "5": "S",
    "6": "b",
    "8": "B3",
    "9": "g",
    ".": ",",
    ",": ".",
    ":": ".;",
    ";": ":,",
    "-": "–",
    "/": "1l",
}
_DROPPED = 0.25
"""The share of signs read amiss that are not read at all."""


def misread(word: str, rate: float, source: Random) -> str:
    """Return a word of which each sign is read amiss with a probability; at least one sign is left."""
    signs = (_misread(sign, source) if source.random() < rate else sign for sign in word)
    return "".join(signs) or word


def _misread(sign: str, source: Random) -> str:
    return "" if source.random() < _DROPPED else source.choice(_LOOKS_LIKE.get(sign, sign))
