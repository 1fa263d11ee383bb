"""How certidões de casamento tell their facts: each function notes what it returns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic import words
from tests.synthetic.marriage_entries import (
    REGIMES_SHOWN,
    MarriageEntry,
    Spouse,
)

if TYPE_CHECKING:
    from datetime import date

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town


class Party:
    """One spouse's part of the page: what is shown is noted under `conjuge 1` or `conjuge 2`."""

    def __init__(self, facts: Facts, number: int, spouse: Spouse) -> None:
        self.spouse = spouse
        self._facts = facts
        self._subject = f"conjuge {number}"

    def _note(self, field: str, value: str, shown: str | None = None) -> str:
        return self._facts.note(field, value, shown, subject=self._subject)

    def name(self) -> str:
        return self._note("nome_conjuge", self.spouse.person.name)

    def cpf(self) -> str:
        cpf = self.spouse.person.cpf
        return self._note("conjuge_cpf", cpf, self._facts.cpf(cpf))

    def born(self, shown: str) -> str:
        day = self.spouse.born
        return self._note("conjuge_data_nascimento", day.isoformat(), self._facts.day(day, shown))

    def town(self, shown: str | None = None) -> str:
        town: Town = self.spouse.town
        return self._note("conjuge_naturalidade", town.normal, shown or town.short)

    def nationality(self) -> str:
        return self._note("conjuge_nacionalidade", self.spouse.nationality)

    def parents(self) -> str:
        return " e ".join(self._note("conjuge_filiacao", name) for name in self.spouse.parents)

    def new_name(self) -> str | None:
        """Return the name that the spouse took, if another than before."""
        name = self.spouse.new_name
        return self._note("conjuge_nome_adotado", name) if name else None

    def by_sex(self, man: str, woman: str) -> str:
        return self.spouse.by_sex(man, woman)


def parties(facts: Facts, entry: MarriageEntry) -> tuple[Party, Party]:
    first, second = entry.spouses
    return Party(facts, 1, first), Party(facts, 2, second)


def celebrated(facts: Facts, entry: MarriageEntry, shown: str) -> str:
    return facts.day(entry.celebrated, shown, "data_casamento")


def registered(facts: Facts, entry: MarriageEntry, shown: str) -> str:
    return facts.day(entry.registered, shown, "data_registro")


def regime(facts: Facts, entry: MarriageEntry, style: int) -> str:
    return facts.note("regime_bens", entry.regime, REGIMES_SHOWN[entry.regime][style])


def short(day: date) -> str:
    return words.date_in_digits(day)
