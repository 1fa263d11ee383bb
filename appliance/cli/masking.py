"""Hides personal values on the screen: enough stays visible to tell two of them apart.

CPF numbers are hidden as Brazilian public bodies do it: the middle six digits stay.
"""

import re

_CPF = re.compile(r"(\d{3})\.?(\d{3})\.?(\d{3})-?(\d{2})")
_ISO_DATE = re.compile(r"(\d{4})-\d{2}-\d{2}")
_HIDDEN_WORD = "***"


def mask(value: str) -> str:
    """Return `value` with its personal part hidden."""
    if cpf := _CPF.fullmatch(value):
        return f"***.{cpf[2]}.{cpf[3]}-**"
    if date := _ISO_DATE.fullmatch(value):
        return f"{date[1]}-**-**"
    if any(character.isalpha() for character in value):
        return _shortened(value.split())
    return _middle(value)


def _shortened(words: list[str]) -> str:
    """Keep the first of several words, and the initials of those that follow."""
    if len(words) == 1:
        return words[0][0] + _HIDDEN_WORD
    return " ".join([_first(words[0]), *(_initial(word) for word in words[1:])])


def _first(word: str) -> str:
    return word if word.isalpha() else _HIDDEN_WORD


def _initial(word: str) -> str:
    return f"{word[0]}." if word[0].isalpha() else _HIDDEN_WORD


def _middle(number: str) -> str:
    """Keep the middle third of the digits, and every separator."""
    digits = sum(character.isalnum() for character in number)
    hidden = (digits + 2) // 3  # on either side
    shown, position = "", 0
    for character in number:
        if character.isalnum():
            position += 1
            shown += character if hidden < position <= digits - hidden else "*"
        else:
            shown += character
    return shown
