"""Days, sums and people as these offices tell them, noted where they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import notes, numbers, words
from tests.synthetic.notes import REAL, Currency
from tests.synthetic.rivers.folk import Person
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts

    Tell = Callable[[date], str]


def dashed(when: date) -> str:
    """Return `03-03-1984`."""
    return f"{when:%d-%m-%Y}"


def bracketed(when: date) -> str:
    """Return `03 (três) de março de 1984`."""
    return f"{when.day:02d} ({words.day_in_words(when.day)}) de {words.month(when)} de {when.year}"


def doubled(when: date) -> str:
    """Return `aos 3 (três) dias do mês de março do ano de 2019 (dois mil e dezenove)`."""
    day = (
        "ao 1º (primeiro) dia"
        if when.day == 1
        else f"aos {when.day} ({words.number_in_words(when.day)}) dias"
    )
    year = f"{when.year} ({words.number_in_words(when.year)})"
    return f"{day} do mês de {words.month(when)} do ano de {year}"


def day(facts: Facts, when: date, tell: Tell, *fields: str, subject: str | None = None) -> str:
    return notes.day(facts, when, tell(when), *fields, subject=subject)


def money(
    facts: Facts,
    cents: int,
    *fields: str,
    subject: str | None = None,
    currency: Currency = REAL,
    pattern: str = "{digits} ({words})",
) -> str:
    """Note a sum and tell it by the pattern."""
    digits, spelled = notes.show_sum(cents, currency), notes.sum_in_words(cents, currency)
    shown, value = pattern.format(digits=digits, words=spelled), f"{cents // 100}.{cents % 100:02d}"
    if currency.is_generic:
        facts.note("valor", value, shown)
    for field in fields:
        facts.note(field, value, shown, subject=subject)
    return shown


def volume(
    facts: Facts, rng: Random, *, suffix: str = "", side: str = "", most: int = 400
) -> tuple[str, int]:
    """Note the book of an act and its first leaf; return the book and the leaf's number."""
    book, leaf = f"{rng.randint(9, most)}{suffix}", rng.randint(2, 195)
    facts.note("folha", f"{leaf}{side}")
    return facts.note("livro", book), leaf


class Party:
    """Somebody in an act as `role` and number: each method notes what it returns."""

    def __init__(self, facts: Facts, role: str, number: int, one: Person) -> None:
        self.one = one
        self._facts, self._role, self._number = facts, role, number

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        subject = f"{self._role} {self._number}"
        return self._facts.note(f"{self._role}_{field}", value, shown, subject=subject)

    def name(self, shape: Callable[[str], str] = str.upper) -> str:
        return self._note("nome", self.one.name, shape(self.one.name))

    def nation(self) -> str:
        return self._note("nacionalidade", self.one.nation)

    def state(self) -> str:
        return self._note("estado_civil", self.one.state)

    def trade(self) -> str:
        return self._note("profissao", self.one.trade)

    def rg(self) -> str:
        return self._note("rg", self.one.rg, numbers.show_thousands(int(self.one.rg)))

    def cpf(self, *, dots: bool = True) -> str:
        digits = self.one.cpf
        shown = numbers.show_cpf(digits) if dots else f"{digits[:9]}-{digits[9:]}"
        self._facts.note("cpf", digits, shown)
        return self._note("cpf", digits, shown)

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)


def company(facts: Facts, role: str, number: int, firm: Firm) -> tuple[str, str]:
    """Note a firm as a party; return its name and its number of the CNPJ."""
    subject, shown = f"{role} {number}", numbers.show_cnpj(firm.cnpj)
    facts.note("cnpj", firm.cnpj, shown)
    facts.note(f"{role}_cnpj", firm.cnpj, shown, subject=subject)
    return facts.note(f"{role}_nome", firm.name, subject=subject), shown


def parties(facts: Facts, role: str, people: Sequence[Person]) -> list[Party]:
    return [Party(facts, role, number, one) for number, one in enumerate(people, start=1)]


def by_count(people: Sequence[object], one: str, several: str) -> str:
    return several if people[1:] else one
