"""What only the acts of the dunes tell: twins, spouses by their place, several debtors, courts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.islands.noting import Books, Half

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.islands.folk import Death, Marriage

_COURTS = {"AL": "802", "GO": "809", "SP": "826"}
"""The segment and number of each state's court in the national numbering of processes."""


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


def twin(books: Books, matricula: str) -> str:
    """Note a twin whose birth was entered next, on the same leaf; return the matrícula as shown."""
    digits = f"{matricula.replace(' ', '')[:23]}{books.entry.termo + 1:07d}"
    value = numbers.complete_matricula(digits)
    books.facts.note("gemeo_matricula", value, numbers.show_matricula(value))
    return books.facts.matricula(value)


def cpf(facts: Facts, field: str, value: str) -> str:
    """Note a CPF among all and under its own field."""
    facts.note(field, value, numbers.show_cpf(value))
    return facts.cpf(value)


def halves(facts: Facts, marriage: Marriage) -> tuple[Half, Half]:
    """Return the two who marry, the first and the second whatever their sex."""
    first, second = Half(facts, marriage.he), Half(facts, marriage.she)
    first.subject, second.subject = "conjuge 1", "conjuge 2"
    return first, second


def civil_state(facts: Facts, death: Death, shown: str | None = None) -> str:
    """Note the civil state; who was separated by a judge is told as such."""
    value = death.state[0].removesuffix(" judicialmente")
    return facts.note("estado_civil", value, shown or death.by_sex(*death.state))


def owed_by(facts: Facts, debtor: tuple[str, str], number: int) -> tuple[str, str]:
    """Note one of several debtors; return the name and the CPF or CNPJ as shown."""
    (name, digits), subject = debtor, f"devedor {number}"
    is_firm = len(digits) > len("00000000000")
    shown = facts.cnpj(digits) if is_firm else facts.cpf(digits)
    facts.note("devedor_cnpj" if is_firm else "devedor_cpf", digits, shown, subject=subject)
    return facts.note("devedor_nome", name, subject=subject), shown


def process(facts: Facts, rng: Random, year: int, state: str) -> str:
    """Note a process of the state's court."""
    number, court = f"{rng.randrange(10_000_000):07d}", f"{_COURTS[state]}{rng.randint(1, 60):04d}"
    value = f"{number}{98 - int(f'{number}{year}{court}') * 100 % 97:02d}{year}{court}"
    return facts.note("processo_judicial", value, numbers.show_court_process(value))
