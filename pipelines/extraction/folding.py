"""Text without case and accents, so that what is read can be compared with what is expected."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = "".join(map(chr, range(0xC0, 0x180)))
_BASES = {
    letter: base.lower()
    for letter in _LETTERS
    if len(base := unicodedata.normalize("NFKD", letter)[0]) == 1 and base.isascii()
}
FOLDING = str.maketrans(
    _BASES
    | {chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)}
    | dict.fromkeys("º°˚", "o")
    | {"ª": "a"}
    | dict.fromkeys("‐‑‒–—−", "-")
    | dict.fromkeys("“”„″", '"')
    | dict.fromkeys("‘’´`′", "'")
    | {"\u00a0": " "}
)
"""Which character's code stands for which, as `str.translate` takes it."""
_NOT_WORD = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return `text` (composed, NFC) without case and accents, one character for each character.

    The degree sign and the ordinal signs become `o` and `a`: a reader confuses them, and "nº" is "no" then.
    """
    if text.isascii():  # most words are, and these ways are the fastest
        return text.lower().replace("`", "'")
    return text.translate(FOLDING)


@lru_cache(maxsize=1 << 14)  # words of pages and of types, which are compared again and again
def squeeze(text: str) -> str:
    """Return only the letters and digits of `text`, folded: spaces that a reader lost or added vanish."""
    return _NOT_WORD.sub("", fold(unicodedata.normalize("NFC", text)))
