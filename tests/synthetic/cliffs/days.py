"""Days in the ways of the offices of the cliffs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from random import Random

_CLOSED = {(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)}
_OLD_NUMBERS = (("dois", "dous"), ("três", "trez"), ("dezesse", "dezese"))


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a working day of these years."""
    return _open(date(rng.randint(first, last), 1, 5) + timedelta(days=rng.randrange(355)))


def later(rng: Random, when: date, least: int, most: int) -> date:
    """Return a working day so many days later, or just before it."""
    return _open(when + timedelta(days=rng.randint(least, most)))


def _open(when: date) -> date:
    while when.weekday() > 4 or (when.month, when.day) in _CLOSED:
        when -= timedelta(days=1)
    return when


def dotted(when: date) -> str:
    return f"{when:%d.%m.%Y}"


def slashed(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def dashed(when: date) -> str:
    return f"{when:%d-%m-%Y}"


def plain(when: date) -> str:
    """Return `9 de maio de 2018`, with the first as `1º`."""
    return words.date_with_month(when)


def _of_month(when: date) -> str:
    return "ao primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"


def typed_in(when: date) -> str:
    """Return `aos nove dias do mês de maio de mil novecentos e setenta e oito`."""
    return f"{_of_month(when)} do mês de {words.month(when)} de {words.number_in_words(when.year)}"


def with_digits(when: date) -> str:
    """Return `aos nove (09) dias do mês de maio (05) do ano de dois mil e vinte e dois (2022)`."""
    opening = "ao primeiro (01) dia" if when.day == 1 else f"{_of_month(when)[:-5]} ({when:%d}) dias"
    month, year = words.month(when), words.number_in_words(when.year)
    return f"{opening} do mês de {month} ({when:%m}) do ano de {year} ({when.year})"


def of_old(when: date) -> str:
    """Return `aos vinte e dous dias do mez de Maio do anno de mil oitocentos e noventa e trez`."""
    told = f"{_of_month(when)} do mez de {words.month(when).capitalize()} do anno de "
    told += words.number_in_words(when.year)
    for now, once in _OLD_NUMBERS:
        told = told.replace(now, once)
    return told


def old_short(when: date) -> str:
    """Return `12 de Maio de 1896`."""
    return f"{when.day} de {words.month(when).capitalize()} de {when.year}"
