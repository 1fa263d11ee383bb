"""Days and hours in the ways of these offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def slashed(when: date) -> str:
    """Return `23/03/2004`."""
    return when.strftime("%d/%m/%Y")


def month_in_letters(when: date) -> str:
    """Return `23/MAR/2004`."""
    return f"{when.day:02d}/{words.month(when)[:3].upper()}/{when.year}"


def all_in_words(when: date) -> str:
    """Return `vinte e três de março de dois mil e quatro`."""
    return words.date_in_words(when)


def clerical(when: date) -> str:
    """Return `vinte e três (23) dias do mês de março de dois mil e quatro (2004)`."""
    return (
        f"{words.number_in_words(when.day)} ({when.day}) dias do mês de {words.month(when)} de "
        f"{words.number_in_words(when.year)} ({when.year})"
    )


def of_the_year(when: date) -> str:
    """Return `vinte e três de março do ano de mil novecentos e trinta`."""
    return (
        f"{words.day_in_words(when.day)} de {words.month(when)} do ano de {words.number_in_words(when.year)}"
    )


def clock(moment: time) -> str:
    """Return `14h05min`, or `14h`."""
    return f"{moment.hour:02d}h{moment.minute:02d}min" if moment.minute else f"{moment.hour}h"


def clock_with_colon(moment: time) -> str:
    """Return `14:05 horas`."""
    return f"{moment:%H:%M} horas"
