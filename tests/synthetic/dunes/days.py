"""Days and hours as these offices write them, beside the ways that the islands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _once(text: str) -> str:
    """Return words as the first republic spelt them."""
    return words.as_once_spelt(text).replace("três", "tres").replace("mês", "mez")


def old(when: date) -> str:
    """Return `nove de agosto de mil oitocentos e setenta e tres`."""
    return _once(words.date_in_words(when))


def old_opening(when: date) -> str:
    """Return `Aos nove dias do mez de agosto de mil novecentos e um`."""
    text = words.date_in_solemn_words(when).replace(" do ano de ", " de ")
    return _once(text[0].upper() + text[1:])


def old_clock(moment: time) -> str:
    """Return `quatro horas da tarde` as it was once spelt."""
    return _once(words.time_by_the_clock(moment))


def opening(when: date) -> str:
    """Return `aos nove dias do mês de agosto do ano de mil novecentos e noventa e oito`."""
    return words.date_in_solemn_words(when)


def figured(when: date) -> str:
    """Return `nove (09) de agosto de 1963`."""
    return f"{words.day_in_words(when.day)} ({when.day:02d}) de {words.month(when)} de {when.year}"


def roman(when: date) -> str:
    """Return `9/VIII/1958`."""
    return f"{when.day}/{_ROMAN[when.month - 1]}/{when.year}"


def short_year(when: date) -> str:
    """Return `09 AGO 1991`."""
    return f"{when.day:02d} {words.month(when)[:3].upper()} {when.year}"


def on_the_hour(moment: time) -> str:
    """Return `14 horas e 20 min`."""
    return f"{moment.hour} horas e {moment.minute} min" if moment.minute else f"{moment.hour} horas"


def pointed(moment: time) -> str:
    """Return `14:20 H`."""
    return f"{moment.hour:02d}:{moment.minute:02d} H"


def hourly(moment: time) -> str:
    """Return `14h20`."""
    return f"{moment.hour:02d}h{moment.minute:02d}"
