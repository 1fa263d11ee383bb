"""What is told of a party, each detail noted under it as the page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.south import noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.synthetic.facts import Facts
    from tests.synthetic.south.folk import Citizen, Firm

    Show = Callable[[str], str]


class Voice:
    """Tells of one citizen as `prefix number`; `show` sets a value in capitals or the like."""

    def __init__(self, facts: Facts, prefix: str, number: int, one: Citizen) -> None:
        self.one = one
        self._facts, self._prefix, self._subject = facts, prefix, f"{prefix} {number}"

    def _note(self, detail: str, value: str, shown: str) -> str:
        return self._facts.note(f"{self._prefix}_{detail}", value, shown, subject=self._subject)

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)

    def name(self, show: Show = str.upper) -> str:
        return self._note("nome", self.one.name, show(self.one.name))

    def nation(self, show: Show = str) -> str:
        return self._note("nacionalidade", self.one.nation, show(self.one.nation))

    def state(self, show: Show = str) -> str:
        return self._note("estado_civil", self.one.state, show(self.one.state))

    def trade(self, show: Show = str) -> str:
        return self._note("profissao", self.one.trade, show(self.one.trade))

    def rg(self) -> str:
        return self._note("rg", self.one.rg.replace(".", ""), self.one.rg)

    def cpf(self, *, without_dots: bool = False) -> str:
        shown = noted.cpf(self._facts, self.one.cpf, without_dots=without_dots)
        return self._note("cpf", self.one.cpf, shown)


def company(facts: Facts, prefix: str, number: int, firm: Firm) -> tuple[str, str]:
    """Note a legal person; return its name and its CNPJ."""
    subject = f"{prefix} {number}"
    name = facts.note(f"{prefix}_nome", firm.name, firm.name.upper(), subject=subject)
    return name, noted.cnpj(facts, firm.cnpj, f"{prefix}_cnpj", subject=subject)
