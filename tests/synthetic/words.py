"""Portuguese as registry officers write it: numbers, dates, times and sums in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.numbers import show_thousands

if TYPE_CHECKING:
    from datetime import date, time

_UNITS = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "quatorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
]
_TENS = ["vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"]
_HUNDREDS = [
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
]
_MONTHS = [
    "janeiro",
    "fevereiro",
    "março",
    "abril",
    "maio",
    "junho",
    "julho",
    "agosto",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
]


def _below_hundred(number: int) -> str:
    if number < 20:
        return _UNITS[number]
    tens, unit = divmod(number, 10)
    return _TENS[tens - 2] + (f" e {_UNITS[unit]}" if unit else "")


def _below_thousand(number: int) -> str:
    if number < 100:
        return _below_hundred(number)
    if number == 100:
        return "cem"
    hundreds, rest = divmod(number, 100)
    return _HUNDREDS[hundreds - 1] + (f" e {_below_hundred(rest)}" if rest else "")


def number_in_words(number: int) -> str:
    """Spell 0 to 999,999 in the masculine: 2004 is `dois mil e quatro`."""
    thousands, rest = divmod(number, 1000)
    if not thousands:
        return _below_thousand(rest)
    head = "mil" if thousands == 1 else f"{_below_thousand(thousands)} mil"
    if not rest:
        return head
    joint = " e " if rest < 100 or rest % 100 == 0 else " "
    return head + joint + _below_thousand(rest)


def day_in_words(day: int) -> str:
    return "primeiro" if day == 1 else number_in_words(day)


def date_in_words(day: date) -> str:
    """Return `vinte e três de março de dois mil e quatro`."""
    return f"{day_in_words(day.day)} de {month(day)} de {number_in_words(day.year)}"


def date_in_solemn_words(day: date) -> str:
    """Return `aos vinte e três dias do mês de março do ano de dois mil e quatro`."""
    opening = "ao primeiro dia" if day.day == 1 else f"aos {number_in_words(day.day)} dias"
    return f"{opening} do mês de {month(day)} do ano de {number_in_words(day.year)}"


def as_once_spelt(text: str) -> str:
    """Return number words in the spelling of the old books."""
    for now, once in (("cinquenta", "cincoenta"), ("dezesse", "desesse"), ("quatorze", "catorze")):
        text = text.replace(now, once)
    return text


def date_in_digits(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def date_with_month(day: date) -> str:
    """Return `23 de março de 2004`, with the first as `1º`."""
    number = "1º" if day.day == 1 else str(day.day)
    return f"{number} de {month(day)} de {day.year}"


def month(day: date) -> str:
    return _MONTHS[day.month - 1]


def time_in_words(moment: time) -> str:
    """Return `quatorze horas e trinta e cinco minutos`."""
    hours = {1: "uma hora", 2: "duas horas", 21: "vinte e uma horas", 22: "vinte e duas horas"}.get(
        moment.hour, f"{number_in_words(moment.hour)} horas"
    )
    minutes = "um minuto" if moment.minute == 1 else f"{number_in_words(moment.minute)} minutos"
    return f"{hours} e {minutes}" if moment.minute else hours


def time_by_the_clock(moment: time) -> str:
    """Return `duas horas e dez minutos da tarde`, as when clocks had twelve hours."""
    part = "manhã" if 0 < moment.hour < 12 else "tarde" if 12 <= moment.hour < 19 else "noite"
    return f"{time_in_words(moment.replace(hour=moment.hour % 12 or 12))} da {part}"


def money(reais: int) -> str:
    """Return `R$ 185.000,00`."""
    return f"R$ {show_thousands(reais)},00"


def money_in_words(reais: int) -> str:
    """Spell 2 to 999,999 reais: `cento e oitenta e cinco mil reais`."""
    return f"{number_in_words(reais)} reais"
