"""Days, sums and numbers in the ways of these offices, each noted with the form that stands on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words

if TYPE_CHECKING:
    from datetime import date

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town
    from tests.synthetic.notes import Currency


def day(facts: Facts, when: date, shown: str, *fields: str, subject: str | None = None) -> str:
    """Note a date among all dates and under its own fields."""
    facts.note("data", when.isoformat(), shown)
    for field in fields:
        facts.note(field, when.isoformat(), shown, subject=subject)
    return shown


def money(
    facts: Facts,
    cents: int,
    *fields: str,
    subject: str | None = None,
    currency: Currency = notes.REAL,
    pattern: str = "{digits} ({words})",
) -> str:
    """Note a sum and return it set into `pattern`, which takes {digits} and {words}."""
    value, digits = f"{cents // 100}.{cents % 100:02d}", notes.show_sum(cents, currency)
    for field in (*(("valor",) if currency.is_generic else ()), *fields):
        facts.note(field, value, digits, subject=None if field == "valor" else subject)
    return pattern.format(digits=digits, words=notes.sum_in_words(cents, currency))


def cpf(
    facts: Facts, value: str, *fields: str, subject: str | None = None, without_dots: bool = False
) -> str:
    """Note a CPF; `without_dots` shows it as `123456789-09`, as many typists did."""
    shown = f"{value[:9]}-{value[9:]}" if without_dots else numbers.show_cpf(value)
    facts.note("cpf", value, shown)
    for field in fields:
        facts.note(field, value, shown, subject=subject)
    return shown


def cnpj(facts: Facts, value: str, *fields: str, subject: str | None = None) -> str:
    shown = numbers.show_cnpj(value)
    facts.note("cnpj", value, shown)
    for field in fields:
        facts.note(field, value, shown, subject=subject)
    return shown


def seat(facts: Facts, office: str, town: Town, shown_town: str) -> tuple[str, str]:
    """Note which office it is and in which town; return both as shown."""
    return facts.note("oficio", office, office), facts.note("municipio_registro", town.normal, shown_town)


def dotted(when: date) -> str:
    """Return `23.03.2004`."""
    return when.strftime("%d.%m.%Y")


def dashed(when: date) -> str:
    """Return `23-03-2004`."""
    return when.strftime("%d-%m-%Y")


def with_point(when: date) -> str:
    """Return `23 de março de 1.984`, as typists wrote years."""
    return f"{when.day:02d} de {words.month(when)} de {numbers.show_thousands(when.year)}"


def in_capitals(when: date) -> str:
    """Return `23 de MARÇO de 2004`."""
    return f"{when.day} de {words.month(when).upper()} de {when.year}"


def doubled(when: date) -> str:
    """Return `vinte e três (23) de março de dois mil e quatro (2004)`."""
    return (
        f"{words.day_in_words(when.day)} ({when.day:02d}) de {words.month(when)} de "
        f"{words.number_in_words(when.year)} ({when.year})"
    )


def solemn(when: date) -> str:
    """Return `aos vinte e três (23) dias do mês de março (03) do ano de dois mil e quatro (2004)`."""
    opening = (
        "no primeiro (1º) dia"
        if when.day == 1
        else f"aos {words.number_in_words(when.day)} ({when.day}) dias"
    )
    return (
        f"{opening} do mês de {words.month(when)} ({when.month:02d}) do ano de "
        f"{words.number_in_words(when.year)} ({when.year})"
    )


def year_first(when: date) -> str:
    """Return `no ano de mil novecentos e setenta, aos vinte e três dias do mês de março`."""
    opening = "ao primeiro dia" if when.day == 1 else f"aos {words.number_in_words(when.day)} dias"
    return f"no ano de {words.number_in_words(when.year)}, {opening} do mês de {words.month(when)}"
