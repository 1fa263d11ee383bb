"""Days in the ways of the offices of the ridges."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.facts import Facts

_FEASTS = {(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (12, 25)}
_ONCE = (("dois", "dous"), ("três", "trez"), ("dezesse", "desesse"), ("dezoito", "desoito"))


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a working day of these years."""
    return _working(date(rng.randint(first, last), 1, 4) + timedelta(days=rng.randrange(360)))


def later(rng: Random, when: date, least: int, most: int) -> date:
    """Return a working day so many days later, or a little before it."""
    return _working(when + timedelta(days=rng.randint(least, most)))


def _working(when: date) -> date:
    while when.weekday() > 4 or (when.month, when.day) in _FEASTS:
        when -= timedelta(days=1)
    return when


def note(facts: Facts, when: date, shown: str, field: str | None = None) -> str:
    return facts.day(when, shown, field)


def short(when: date) -> str:
    """Return `14/06/78`, as typists saved keys."""
    return f"{when:%d/%m/%y}"


def slashed(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def dotted(when: date) -> str:
    return f"{when:%d.%m.%Y}"


def plain(when: date) -> str:
    """Return `14 de junho de 2018`, with the first as `1º`."""
    return words.date_with_month(when)


def loud(when: date) -> str:
    """Return `14 DE JUNHO DE 1996`."""
    return f"{when.day:02d} DE {words.month(when).upper()} DE {when.year}"


def twice(when: date) -> str:
    """Return `aos quatorze (14) dias do mês de junho de mil novecentos e setenta e oito (1978)`."""
    opening = "ao primeiro (1º) dia"
    if when.day > 1:
        opening = f"aos {words.number_in_words(when.day)} ({when.day}) dias"
    return f"{opening} do mês de {words.month(when)} de {words.number_in_words(when.year)} ({when.year})"


def solemn(when: date) -> str:
    """Return `ano de mil novecentos e oitenta e dois, aos quatorze dias do mês de junho`."""
    opening = "ao primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"
    return f"ano de {words.number_in_words(when.year)}, {opening} do mês de {words.month(when)}"


def of_old(when: date) -> str:
    """Return `mil oitocentos e noventa e dous, aos vinte e trez dias do mez de Março`."""
    opening = "ao primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"
    told = f"{words.number_in_words(when.year)}, {opening}"
    for now, once in _ONCE:
        told = told.replace(now, once)
    return f"{told} do mez de {words.month(when).capitalize()}"


def both(when: date) -> str:
    """Return `14 de junho de 2021 (14/06/2021)`."""
    return f"{plain(when)} ({slashed(when)})"
