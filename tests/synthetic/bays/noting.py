"""What only the acts of the bays tell: several debtors, courts, offices by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.islands.noting import Books

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.bays.folk import Debtor
    from tests.synthetic.facts import Facts
    from tests.synthetic.islands.folk import Birth, Death

_COURTS = {"BA": "805", "MS": "812", "PR": "816", "RO": "822"}
"""The segment and number of each state's court in the national numbering of processes."""


def owed_by(facts: Facts, debtor: Debtor, number: int) -> tuple[str, str]:
    """Note one of several debtors; return the name in capitals and the CPF or CNPJ as shown."""
    subject = f"devedor {number}"
    name = facts.note("devedor_nome", debtor.name, debtor.name.upper(), subject=subject)
    shown = facts.cnpj(debtor.number) if debtor.is_firm else facts.cpf(debtor.number)
    field = "devedor_cnpj" if debtor.is_firm else "devedor_cpf"
    return name, facts.note(field, debtor.number, shown, subject=subject)


def process(facts: Facts, rng: Random, year: int, state: str) -> str:
    """Note a process of the state's court."""
    number, court = f"{rng.randrange(10_000_000):07d}", f"{_COURTS[state]}{rng.randint(1, 60):04d}"
    check = 98 - int(f"{number}{year}{court}") * 100 % 97
    value = f"{number}{check:02d}{year}{court}"
    return facts.note("processo_judicial", value, numbers.show_court_process(value))


def numbered(books: Books, rng: Random, book: int) -> tuple[str, str]:
    """Note the matrícula and the number of its office; return both as shown."""
    entry, office = books.entry, numbers.new_office_code(rng)
    value = numbers.new_matricula(
        rng,
        year=entry.entered.year,
        book=book,
        livro=entry.livro,
        folha=entry.folha,
        termo=entry.termo,
        office=office,
    )
    return books.facts.matricula(value), books.facts.note("cns", office)


def cpf(facts: Facts, field: str, value: str) -> str:
    """Note a CPF among all and under its own field."""
    facts.note(field, value, numbers.show_cpf(value))
    return facts.cpf(value)


def as_written(facts: Facts, one: Birth | Death) -> str:
    """Note whom the act tells of, in the letters of the text around."""
    return facts.note("nome", one.name)
