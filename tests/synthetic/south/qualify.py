"""What is told of the parties of an act, each detail noted under its party as it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.south import noted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.synthetic.facts import Facts
    from tests.synthetic.south.folk import Citizen, Firm

ALL = frozenset({"nome", "cpf", "cnpj", "rg", "nacionalidade", "estado_civil", "profissao"})


class Told:
    """Writes of one citizen; `details` are those that the document type has fields for."""

    def __init__(
        self, facts: Facts, prefix: str, number: int, one: Citizen, details: frozenset[str] = ALL
    ) -> None:
        self.one = one
        self.subject = f"{prefix} {number}"
        self._facts, self._prefix, self._details = facts, prefix, details

    def note(self, detail: str, value: str, shown: str | None = None) -> str:
        shown = value if shown is None else shown
        if detail in self._details:
            self._facts.note(f"{self._prefix}_{detail}", value, shown, subject=self.subject)
        return shown

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)

    def name(self, *, capitals: bool = True) -> str:
        return self.note("nome", self.one.name, self.one.name.upper() if capitals else self.one.name)

    def nation(self) -> str:
        return self.note("nacionalidade", self.one.nation)

    def state(self) -> str:
        return self.note("estado_civil", self.one.state)

    def trade(self) -> str:
        return self.note("profissao", self.one.trade)

    def rg(self) -> str:
        return self.note("rg", self.one.rg.replace(".", ""), self.one.rg)

    def cpf(self, *, without_dots: bool = False) -> str:
        shown = noted.cpf(self._facts, self.one.cpf, without_dots=without_dots)
        return self.note("cpf", self.one.cpf, shown)


def firm(facts: Facts, prefix: str, number: int, company: Firm) -> tuple[str, str]:
    """Note a legal person; return its name and its CNPJ."""
    subject = f"{prefix} {number}"
    name = facts.note(f"{prefix}_nome", company.name, company.name.upper(), subject=subject)
    return name, noted.cnpj(facts, company.cnpj, f"{prefix}_cnpj", subject=subject)


def everybody(
    facts: Facts, prefix: str, people: Sequence[Citizen], write: Callable[[Told], str], *, joint: str = "; e "
) -> str:
    return joint.join(write(Told(facts, prefix, n, one)) for n, one in enumerate(people, start=1))
