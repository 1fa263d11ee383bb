"""Days and hours in the ways of these offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def padded(when: date) -> str:
    """Return `03 de março de 1979`."""
    return f"{when.day:02d} de {words.month(when)} de {when.year}"


def month_in_letters(when: date) -> str:
    """Return `03.MAR.1979`, as clerks set the date stamp."""
    return f"{when.day:02d}.{words.month(when)[:3].upper()}.{when.year}"


def digits_then_words(when: date) -> str:
    """Return `03/03/1979 (três de março de mil novecentos e setenta e nove)`."""
    return f"{when:%d/%m/%Y} ({words.date_in_words(when)})"


def days_of_the_month(when: date) -> str:
    """Return `aos três dias de março de mil novecentos e trinta e oito`."""
    opening = "no primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"
    return f"{opening} de {words.month(when)} de {words.number_in_words(when.year)}"


def of_the_current_year(when: date) -> str:
    """Return `dia três do mês de março do ano de mil novecentos e cinquenta`."""
    year = words.number_in_words(when.year)
    return f"dia {words.day_in_words(when.day)} do mês de {words.month(when)} do ano de {year}"


def year_then_day(when: date) -> str:
    """Return `mil novecentos e quarenta e dois, em o dia três do mês de março`."""
    year = words.number_in_words(when.year)
    return f"{year}, em o dia {words.day_in_words(when.day)} do mês de {words.month(when)}"


def hours_spelt_short(moment: time) -> str:
    """Return `14h e 5 min`, or `14h`."""
    return f"{moment.hour}h e {moment.minute} min" if moment.minute else f"{moment.hour}h"


def hours_behind(moment: time) -> str:
    """Return `14.05 horas`, as typists pointed it."""
    return f"{moment.hour:02d}.{moment.minute:02d} horas"
