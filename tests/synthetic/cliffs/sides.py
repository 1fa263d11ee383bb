"""Parties of an act and what is told of each, noted as it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.cliffs.folk import Firm, Soul
    from tests.synthetic.facts import Facts


@dataclass(frozen=True, slots=True)
class Side:
    """One of the `role`, such as the second `outorgante`."""

    facts: Facts
    role: str
    number: int
    one: Soul

    def _note(self, what: str, value: str, shown: str | None = None) -> str:
        return self.facts.note(f"{self.role}_{what}", value, shown, subject=f"{self.role} {self.number}")

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self._note("nome", self.one.name, show(self.one.name))

    def nation(self) -> str:
        return self._note("nacionalidade", self.one.nation)

    def state(self) -> str:
        return self._note("estado_civil", self.one.told_state)

    def trade(self) -> str:
        return self._note("profissao", self.one.trade)

    def rg(self) -> str:
        return self._note("rg", self.one.rg.replace(".", ""), self.one.rg)

    def cpf(self, *, without_dots: bool = False) -> str:
        """Note the number among all and as this one's."""
        shown = numbers.show_cpf(self.one.cpf)
        shown = shown.replace(".", "") if without_dots else shown
        self.facts.note("cpf", self.one.cpf, shown)
        return self._note("cpf", self.one.cpf, shown)


def sides(facts: Facts, role: str, ones: Sequence[Soul], first: int = 1) -> list[Side]:
    return [Side(facts, role, number, one) for number, one in enumerate(ones, start=first)]


def told(ones: Sequence[Side], tell: Callable[[Side], str], joint: str) -> str:
    return joint.join(tell(one) for one in ones)


def firm(facts: Facts, role: str, number: int, one: Firm) -> tuple[str, str]:
    """Note a firm as a party; return its name in capitals and its number."""
    subject, shown = f"{role} {number}", numbers.show_cnpj(one.cnpj)
    name = facts.note(f"{role}_nome", one.name, one.name.upper(), subject=subject)
    facts.cnpj(one.cnpj)
    return name, facts.note(f"{role}_cnpj", one.cnpj, shown, subject=subject)


def many(ones: Sequence[Side], one: str, women: str, several: str) -> str:
    """Return the word for a man, a woman or several."""
    return several if len(ones) > 1 else ones[0].by_sex(one, women)
