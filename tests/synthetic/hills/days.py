"""Days and hours in the ways of these offices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, time

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def roman(when: date) -> str:
    """Return `23-III-1965`."""
    return f"{when.day}-{_ROMAN[when.month - 1]}-{when.year}"


def capital_month(when: date) -> str:
    """Return `23 de Março de 1932`, as months were once written."""
    return f"{when.day} de {words.month(when).capitalize()} de {when.year}"


def once(show: Callable[[date], str]) -> Callable[[date], str]:
    """Return the same way to show a day, in the spelling of the old books."""

    def old(when: date) -> str:
        return words.as_once_spelt(show(when)).replace("do mês", "do mez").replace("do ano", "do anno")

    return old


def spelt_in_capitals(when: date) -> str:
    """Return `VINTE E TRÊS DE MARÇO DE DOIS MIL E QUATRO`."""
    return words.date_in_words(when).upper()


def by_the_day(when: date) -> str:
    """Return `dia vinte e três (23) de março do ano de mil novecentos e oitenta (1980)`."""
    year = f"{words.number_in_words(when.year)} ({when.year})"
    return f"dia {words.day_in_words(when.day)} ({when.day:02d}) de {words.month(when)} do ano de {year}"


def typed_hours(moment: time) -> str:
    """Return `14:05 hs.`."""
    return f"{moment:%H:%M} hs."


def hours_and_minutes(moment: time) -> str:
    """Return `14 horas e 05 minutos`, or `14 horas`."""
    hours = f"{moment.hour} hora{'' if moment.hour == 1 else 's'}"
    return f"{hours} e {moment.minute:02d} minutos" if moment.minute else hours
