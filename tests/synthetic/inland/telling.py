"""Days and hours in the ways of these offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def slashed(when: date) -> str:
    """Return `23/03/2004`."""
    return f"{when:%d/%m/%Y}"


def hyphened(when: date) -> str:
    """Return `23-3-1974`, as typists wrote it."""
    return f"{when.day}-{when.month}-{when.year}"


def stopped(when: date) -> str:
    """Return `23.03.2004`."""
    return f"{when:%d.%m.%Y}"


def long(when: date) -> str:
    """Return `23 de março de 2004`."""
    return words.date_with_month(when)


def spelt(when: date) -> str:
    """Return `vinte e três de março de dois mil e quatro`."""
    return words.date_in_words(when)


def bookish(when: date) -> str:
    """Return `vinte e três dias do mês de março do ano de mil novecentos e trinta e dois`."""
    days = "um dia" if when.day == 1 else f"{words.number_in_words(when.day)} dias"
    return f"{days} do mês de {words.month(when)} do ano de {words.number_in_words(when.year)}"


def year_first(when: date) -> str:
    """Return `mil novecentos e cinquenta, aos doze dias do mês de maio`."""
    opening = "ao primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"
    return f"{words.number_in_words(when.year)}, {opening} do mês de {words.month(when)}"


def both(when: date) -> str:
    """Return `vinte e três de março de mil novecentos e noventa (23/03/1990)`."""
    return f"{words.date_in_words(when)} ({when:%d/%m/%Y})"


def oclock(moment: time) -> str:
    """Return `14h e 05min`, or `14h`."""
    return f"{moment.hour}h e {moment.minute:02d}min" if moment.minute else f"{moment.hour}h"


def digital(moment: time) -> str:
    """Return `14:05`."""
    return f"{moment:%H:%M}"


def typed_hour(moment: time) -> str:
    """Return `14,05 horas`, as typists wrote it."""
    return f"{moment.hour},{moment.minute:02d} horas"
