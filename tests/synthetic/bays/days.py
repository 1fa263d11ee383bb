"""Days and hours as these offices write them, beside the ways that the islands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words

if TYPE_CHECKING:
    from datetime import date, time


def _once(text: str) -> str:
    """Return number words as the first republic spelt them."""
    return words.as_once_spelt(text).replace("três", "tres")


def old(when: date) -> str:
    """Return `dezenove de junho de mil oitocentos e noventa e tres`."""
    return _once(words.date_in_words(when))


def old_opening(when: date) -> str:
    """Return `Aos dezenove dias do mez de junho do anno de mil oitocentos e noventa e tres`."""
    solemn = words.date_in_solemn_words(when)
    return _once(solemn.replace("mês", "mez").replace("ano", "anno", 1)).capitalize()


def opening(when: date) -> str:
    """Return `Aos dezenove dias do mês de junho do ano de mil novecentos e sessenta e três`."""
    return words.date_in_solemn_words(when).capitalize()


def dashed(when: date) -> str:
    """Return `5-8-1963`."""
    return f"{when.day}-{when.month}-{when.year}"


def clipped(when: date) -> str:
    """Return `05/AGO/1988`."""
    return f"{when.day:02d}/{words.month(when)[:3].upper()}/{when.year}"


def of_the_year(when: date) -> str:
    """Return `5 do mês de agosto do ano de 1963`."""
    return f"{when.day} do mês de {words.month(when)} do ano de {when.year}"


def clocked(moment: time) -> str:
    """Return `duas horas e dez minutos da tarde` as it was once spelt."""
    return _once(words.time_by_the_clock(moment))


def coloned(moment: time) -> str:
    """Return `14:05 horas`."""
    return f"{moment.hour:02d}:{moment.minute:02d} horas"


def bare(moment: time) -> str:
    """Return `14h05`."""
    return f"{moment.hour}h{moment.minute:02d}"
