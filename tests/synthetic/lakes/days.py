"""Days and hours as these offices tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def slashed(when: date) -> str:
    """Return `05/03/2012`."""
    return f"{when:%d/%m/%Y}"


def dotted(when: date) -> str:
    """Return `05.03.1987`."""
    return f"{when:%d.%m.%Y}"


def plain(when: date) -> str:
    """Return `5 de março de 1972`, and the first as `1º`."""
    return words.date_with_month(when)


def spelt(when: date) -> str:
    """Return `cinco de março de mil novecentos e setenta e dois`."""
    return words.date_in_words(when)


def spelt_then_digits(when: date) -> str:
    """Return `cinco de março de dois mil e doze (05/03/2012)`."""
    return f"{spelt(when)} ({slashed(when)})"


def stamped(when: date) -> str:
    """Return `05/MAR/1987`."""
    return f"{when.day:02d}/{words.month(when)[:3].upper()}/{when.year}"


def counted(when: date) -> str:
    """Return `5 (cinco) dias do mês de março de 1961`."""
    days = "dia" if when.day == 1 else "dias"
    return f"{when.day} ({_count(when.day)}) {days} do mês de {words.month(when)} de {when.year}"


def of_month_and_year(when: date) -> str:
    """Return `cinco dias do mês de março do ano de mil novecentos e trinta e um`."""
    days = "primeiro dia" if when.day == 1 else f"{_count(when.day)} dias"
    return f"{days} do mês de {words.month(when)} do ano de {words.number_in_words(when.year)}"


def with_both(when: date) -> str:
    """Return `cinco (05) de março de mil novecentos e setenta e dois (1972)`."""
    year = f"{words.number_in_words(when.year)} ({when.year})"
    return f"{words.day_in_words(when.day)} ({when.day:02d}) de {words.month(when)} de {year}"


def of_current(when: date) -> str:
    """Return `cinco de março de 1953`, the day alone in words."""
    return f"{words.day_in_words(when.day)} de {words.month(when)} de {when.year}"


def _count(number: int) -> str:
    return words.number_in_words(number)


def hour_and_minutes(moment: time) -> str:
    """Return `14h05min`."""
    return f"{moment:%Hh%Mmin}"


def with_comma(moment: time) -> str:
    """Return `14,05 horas`."""
    return f"{moment:%H,%M} horas"


def on_the_display(moment: time) -> str:
    """Return `14:05 horas`."""
    return f"{moment:%H:%M} horas"


def hour_in_words(moment: time) -> str:
    """Return `quatorze horas e cinco minutos`."""
    return words.time_in_words(moment)
