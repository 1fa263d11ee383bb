"""Dates, sums, books and areas of notarial and real-estate acts, noted where they are written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import words
from tests.synthetic.numbers import show_thousands

if TYPE_CHECKING:
    from datetime import date

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town


@dataclass(frozen=True, slots=True)
class Currency:
    """`is_generic` is false for money that is no longer: only a field of its own tells such a sum."""

    mark: str
    many: str
    is_generic: bool = False


REAL = Currency("R$", "reais", is_generic=True)
CRUZEIRO = Currency("Cr$", "cruzeiros")
CRUZADO = Currency("Cz$", "cruzados")


def currency_of(day: date) -> Currency:
    """Return the money of a day, coarsely: the short-lived ones between 1989 and 1994 are left out."""
    if day.year >= 1994:
        return REAL
    return CRUZADO if 1987 <= day.year <= 1988 else CRUZEIRO


def day(facts: Facts, when: date, shown: str, *fields: str, subject: str | None = None) -> str:
    """Note a date among all dates and under its own fields."""
    facts.note("data", when.isoformat(), shown)
    for field in fields:
        facts.note(field, when.isoformat(), shown, subject=subject)
    return shown


def amount(
    facts: Facts,
    cents: int,
    *fields: str,
    subject: str | None = None,
    currency: Currency = REAL,
    in_words: bool = True,
) -> str:
    """Note a sum of `cents` and return it in digits, with the words in brackets if `in_words`."""
    value, shown = f"{cents // 100}.{cents % 100:02d}", show_sum(cents, currency)
    if in_words:
        shown = f"{shown} ({sum_in_words(cents, currency)})"
    if currency.is_generic:
        facts.note("valor", value, shown)
    for field in fields:
        facts.note(field, value, shown, subject=subject)
    return shown


def show_sum(cents: int, currency: Currency = REAL) -> str:
    """Return `R$ 1.234,56`."""
    return f"{currency.mark} {show_thousands(cents // 100)},{cents % 100:02d}"


def sum_in_words(cents: int, currency: Currency = REAL) -> str:
    """Spell a sum of at least two and less than a thousand million."""
    whole, rest = divmod(cents, 100)
    text = f"{_with_millions(whole)} {currency.many}"
    return f"{text} e {words.number_in_words(rest)} centavos" if rest else text


def _with_millions(number: int) -> str:
    millions, rest = divmod(number, 1_000_000)
    if not millions:
        return words.number_in_words(rest)
    head = "um milhão" if millions == 1 else f"{words.number_in_words(millions)} milhões"
    if not rest:
        return f"{head} de"
    joint = " e " if rest < 100 or rest % 1000 == 0 else ", "
    return head + joint + words.number_in_words(rest)


def book(facts: Facts, value: str, shown: str | None = None) -> str:
    return facts.note("livro", value, shown)


def leaf(facts: Facts, value: str, shown: str | None = None) -> str:
    return facts.note("folha", value, shown)


def seat(facts: Facts, office: str, town: Town, shown_office: str | None = None) -> str:
    """Note which office it is and in which town; return the office as shown."""
    facts.note("municipio_registro", town.normal)
    return facts.note("oficio", office, shown_office)


def decimal(text: str) -> str:
    """Return a Brazilian decimal as the product writes it: `1.234,50` is `1234.50`."""
    return text.replace(".", "").replace(",", ".")
