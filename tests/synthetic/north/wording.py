"""Days and hours as offices of the north tell them: digits with words behind, dots, abbreviations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def in_brackets(number: int) -> str:
    """Return `12 (doze)`, with one digit led by a zero."""
    return f"{number:02d} ({words.number_in_words(number)})"


def doubled(day: date) -> str:
    """Return `02 (dois) de julho de 1988 (mil novecentos e oitenta e oito)`."""
    return f"{in_brackets(day.day)} de {words.month(day)} de {in_brackets(day.year)}"


def on_the(day: date) -> str:
    """Return `aos 02 (dois) dias do mês de julho de 1988`."""
    return f"aos {in_brackets(day.day)} dias do mês de {words.month(day)} de {day.year}"


def dotted(day: date) -> str:
    return day.strftime("%d.%m.%Y")


def dashed(day: date) -> str:
    return day.strftime("%d-%m-%Y")


def shortened(day: date) -> str:
    """Return `02/jul/1988`."""
    return f"{day.day:02d}/{words.month(day)[:3]}/{day.year}"


def capital(day: date) -> str:
    """Return `02 de Julho de 1988`."""
    return f"{day.day:02d} de {words.month(day).capitalize()} de {day.year}"


def in_the_year(day: date) -> str:
    """Return `no ano ... de mil novecentos e cincoenta e três, aos doze dias do mês de maio`, as of old."""
    year = words.as_once_spelt(words.number_in_words(day.year))
    on = "ao primeiro dia" if day.day == 1 else f"aos {words.number_in_words(day.day)} dias"
    return (
        f"no ano do Nascimento de Nosso Senhor Jesus Cristo de {year}, {words.as_once_spelt(on)} do mês de "
        f"{words.month(day)}"
    )


FORMS_OF_DAYS = (in_the_year, doubled, on_the, dotted, dashed, shortened, capital)


def hour_doubled(moment: time) -> str:
    """Return `14h35min (quatorze horas e trinta e cinco minutos)`."""
    return f"{moment:%Hh%M}min ({words.time_in_words(moment)})"


def hour_told(moment: time) -> str:
    """Return `14 horas e 35 minutos`."""
    hours = f"{moment.hour} {'hora' if moment.hour == 1 else 'horas'}"
    return f"{hours} e {moment.minute:02d} minutos" if moment.minute else hours


FORMS_OF_HOURS = (hour_doubled, hour_told)
