"""Births: what the entry holds, and how each detail is noted where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from tests.synthetic import numbers
from tests.synthetic.inland import folk
from tests.synthetic.south import noted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Town

    Show = Callable[[date], str]


@dataclass(frozen=True, slots=True)
class Birth:
    """One entry; `father` is None where none is named, and then his parents are not told either."""

    name: str
    sex: str
    born: date
    moment: time
    town: Town
    mother: str
    father: str | None
    grandparents: tuple[tuple[str, str], ...]
    entered: date
    issued: date
    livro: int
    folha: int
    termo: int
    officer: str
    officer_sex: str

    def by_sex(self, boy: str, girl: str) -> str:
        return boy if self.sex == "M" else girl


def new_birth(
    rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.2, delay: int = 50
) -> Birth:
    sex, town, born = rng.choice("MF"), folk.new_town(rng, state), folk.new_day(rng, first, last)
    mother, father = folk.new_name(rng, "F"), folk.new_name(rng, "M")
    told_father = None if rng.random() < fatherless else father
    sides = [folk.family_of(parent) for parent in (told_father, mother) if parent]
    entered, officer_sex = folk.later(rng, born, 1, delay), rng.choice("MF")
    return Birth(
        name=folk.new_child_name(rng, sex, mother, told_father),
        sex=sex,
        born=born,
        moment=time(rng.randrange(24), rng.choice((0, 8, 15, 20, 35, 42, 50))),
        town=town,
        mother=mother,
        father=told_father,
        grandparents=tuple((folk.new_name(rng, "M", side), folk.new_name(rng, "F", side)) for side in sides),
        entered=entered,
        issued=folk.later(rng, entered, 300, 8000),
        livro=rng.randint(3, 160),
        folha=rng.randint(2, 298),
        termo=rng.randint(80, 48_000),
        officer=folk.new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


class Told:
    """Writes the entry's details, each noted under its field."""

    def __init__(self, facts: Facts, birth: Birth) -> None:
        self.facts, self.birth = facts, birth

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.birth.town, text)

    def town(self, field: str, pattern: str) -> str:
        return self.facts.town(field, self.birth.town, pattern.format(self.birth.town))

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self.facts.note("nome", self.birth.name, show(self.birth.name))

    def sex(self, boy: str = "masculino", girl: str = "feminino") -> str:
        return self.facts.note("sexo", self.birth.sex, self.birth.by_sex(boy, girl))

    def born(self, show: Show) -> str:
        return noted.day(self.facts, self.birth.born, show(self.birth.born), "data_nascimento")

    def hour(self, show: Callable[[time], str]) -> str:
        return self.facts.time_of_birth(self.birth.moment, show(self.birth.moment))

    def place(self, text: str) -> str:
        return self.facts.note("local_nascimento", text)

    def entered(self, show: Show) -> str:
        return noted.day(self.facts, self.birth.entered, show(self.birth.entered), "data_registro")

    def issued(self, show: Show) -> str:
        return noted.day(self.facts, self.birth.issued, show(self.birth.issued), "data_emissao")

    def mother(self) -> str:
        return self.facts.note("nome_mae", self.birth.mother)

    def father(self) -> str | None:
        return self.facts.note("nome_pai", self.birth.father) if self.birth.father else None

    def pairs(self, pattern: str = "{} e {}") -> list[str]:
        """Return the grandparents two by two, the father's first; only the mother's if no father is told."""
        return [
            pattern.format(*(self.facts.note("avos", name) for name in pair))
            for pair in self.birth.grandparents
        ]

    def livro(self, pattern: str = "A-{}") -> str:
        return self.facts.note("livro", pattern.format(self.birth.livro))

    def folha(self, suffix: str = "") -> str:
        return self.facts.note("folha", f"{self.birth.folha}{suffix}")

    def termo(self) -> str:
        return self.facts.note("termo", str(self.birth.termo))

    def matricula(self, rng: Random) -> str:
        birth = self.birth
        return self.facts.matricula(
            numbers.new_matricula(
                rng, year=birth.entered.year, book=1, livro=birth.livro, folha=birth.folha, termo=birth.termo
            )
        )

    def officer(self) -> str:
        return self.facts.note("oficial", self.birth.officer)

    def office(self, text: str, shown: str | None = None) -> str:
        return self.facts.note("oficio", text, shown)
