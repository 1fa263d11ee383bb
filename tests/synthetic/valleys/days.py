"""Days in the ways of the offices of the valleys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WEEK = ("segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo")


def roman(when: date) -> str:
    """Return `14-VI-1978`, as typists told the month."""
    return f"{when.day}-{_ROMAN[when.month - 1]}-{when.year}"


def pointed(when: date) -> str:
    """Return `14 de junho de 1.978`."""
    return f"{when.day:02d} de {words.month(when)} de {when.year // 1000}.{when.year % 1000:03d}"


def capital_month(when: date) -> str:
    """Return `14 de Junho de 2006`."""
    return f"{when.day} de {words.month(when).capitalize()} de {when.year}"


def weekday(when: date) -> str:
    """Return `14 de junho de 2018 (quinta-feira)`."""
    return f"{plain(when)} ({_WEEK[when.weekday()]})"


def plain(when: date) -> str:
    """Return `14 de junho de 2018`, with the first as `1º`."""
    return words.date_with_month(when)


def slashed(when: date) -> str:
    return f"{when:%d/%m/%Y}"


def of_the_days(when: date) -> str:
    """Return `aos 14 (quatorze) dias do mês de junho do ano de 1981 (mil novecentos e oitenta e um)`."""
    opening = "ao 1º (primeiro) dia"
    if when.day > 1:
        opening = f"aos {when.day} ({words.number_in_words(when.day)}) dias"
    year = words.number_in_words(when.year)
    return f"{opening} do mês de {words.month(when)} do ano de {when.year} ({year})"


def all_in_words(when: date) -> str:
    """Return `mil novecentos e cinquenta e seis, aos quatorze de junho do dito ano`."""
    day = "ao primeiro" if when.day == 1 else f"aos {words.number_in_words(when.day)}"
    return f"{words.number_in_words(when.year)}, {day} de {words.month(when)} do dito ano"
