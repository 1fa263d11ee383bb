"""Days and hours as these offices write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def short(when: date) -> str:
    """Return `03/03/1979`."""
    return when.strftime("%d/%m/%Y")


def dotted(when: date) -> str:
    """Return `03.03.1979`."""
    return when.strftime("%d.%m.%Y")


def long(when: date) -> str:
    """Return `3 de março de 1979`."""
    return words.date_with_month(when)


def shouted(when: date) -> str:
    """Return `03 de MARÇO de 1979`."""
    return f"{when.day:02d} de {words.month(when).upper()} de {when.year}"


def spelt(when: date) -> str:
    """Return `três de março de mil novecentos e setenta e nove`."""
    return words.date_in_words(when)


def bracketed(when: date) -> str:
    """Return `três (3) de março de mil novecentos e setenta e nove (1979)`."""
    day, year = words.day_in_words(when.day), words.number_in_words(when.year)
    return f"{day} ({when.day}) de {words.month(when)} de {year} ({when.year})"


def on_the_day(when: date) -> str:
    """Return `dia três (3) de março de 1979`."""
    return f"dia {words.day_in_words(when.day)} ({when.day}) de {words.month(when)} de {when.year}"


def of_the_month(when: date) -> str:
    """Return `três dias do mês de março de mil novecentos e setenta e nove`."""
    days = "primeiro dia" if when.day == 1 else f"{words.number_in_words(when.day)} dias"
    return f"{days} do mês de {words.month(when)} de {words.number_in_words(when.year)}"


def at_the(when: date) -> str:
    """Return `aos três dias do mês de março de mil novecentos e setenta e nove`."""
    return f"{'ao' if when.day == 1 else 'aos'} {of_the_month(when)}"


def in_parts(when: date) -> tuple[str, str, str]:
    """Return day, month and year for three cells."""
    return f"{when.day:02d}", f"{when.month:02d}", str(when.year)


def commaed(moment: time) -> str:
    """Return `14,05 horas`."""
    return f"{moment.hour},{moment.minute:02d} horas"


def lettered(moment: time) -> str:
    """Return `14h05min`."""
    return f"{moment.hour:02d}h{moment.minute:02d}min"


def spoken(moment: time) -> str:
    """Return `14 horas e 5 minutos`."""
    hours = f"{moment.hour} hora{'s' if moment.hour != 1 else ''}"
    if not moment.minute:
        return hours
    return f"{hours} e {moment.minute} minuto{'s' if moment.minute != 1 else ''}"
