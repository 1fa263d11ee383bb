"""Days and hours as these offices tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def of_month_and_year(when: date) -> str:
    """Return `cinco dias do mês de março do ano de mil novecentos e trinta e um`."""
    days = "primeiro dia" if when.day == 1 else f"{words.number_in_words(when.day)} dias"
    return f"{days} do mês de {words.month(when)} do ano de {words.number_in_words(when.year)}"


def with_both(when: date) -> str:
    """Return `cinco (05) de março de mil novecentos e setenta e dois (1972)`."""
    year = f"{words.number_in_words(when.year)} ({when.year})"
    return f"{words.day_in_words(when.day)} ({when.day:02d}) de {words.month(when)} de {year}"


def of_current(when: date) -> str:
    """Return `cinco de março de 1953`, the day alone in words."""
    return f"{words.day_in_words(when.day)} de {words.month(when)} de {when.year}"


def hour_and_minutes(moment: time) -> str:
    """Return `14h05min`."""
    return f"{moment:%Hh%Mmin}"


def with_comma(moment: time) -> str:
    """Return `14,05 horas`."""
    return f"{moment:%H,%M} horas"


def on_the_display(moment: time) -> str:
    """Return `14:05 horas`."""
    return f"{moment:%H:%M} horas"
