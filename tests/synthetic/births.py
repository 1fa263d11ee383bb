"""What a register of births says of one child, invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import names, numbers

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.names import Person, Town


@dataclass(frozen=True, slots=True)
class Birth:
    """What one register entry says; `father` and his parents are absent together."""

    name: str
    sex: str
    cpf: str
    mother: Person
    father: Person | None
    paternal: tuple[str, ...]
    maternal: tuple[str, ...]
    born: date
    moment: time
    hospital: str
    town: Town
    registered: date
    issued: date
    livro: int
    folha: int
    termo: int
    matricula: str
    dnv: str
    office: str
    officer: Person
    stamp: str

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


def new_birth(rng: Random, *, first_year: int, last_year: int, first_issue: int = 0) -> Birth:
    """Invent an entry; a certificate of it is never issued before the year `first_issue`."""
    sex = rng.choice("MF")
    mother = names.new_person(rng, "F")
    father = names.new_person(rng, "M") if rng.random() < 0.8 else None
    born = date(rng.randint(first_year, last_year), 1, 1) + timedelta(days=rng.randrange(365))
    registered = born + timedelta(days=rng.randint(1, 40))
    livro, folha, termo = rng.randint(3, 240), rng.randint(1, 300), rng.randint(200, 99_000)
    return Birth(
        name=names.new_child_name(rng, sex, mother, father),
        sex=sex,
        cpf=numbers.new_cpf(rng),
        mother=mother,
        father=father,
        paternal=_couple(rng) if father else (),
        maternal=_couple(rng),
        born=born,
        moment=time(rng.randrange(24), rng.randrange(60)),
        hospital=names.new_hospital(rng),
        town=names.new_town(rng),
        registered=registered,
        issued=max(registered, date(max(first_issue, 1), 1, 1)) + timedelta(days=rng.randint(40, 1800)),
        livro=livro,
        folha=folha,
        termo=termo,
        matricula=numbers.new_matricula(
            rng, year=registered.year, book=1, livro=livro, folha=folha, termo=termo
        ),
        dnv=numbers.new_dnv(rng),
        office=f"{rng.randint(1, 4)}º Ofício de Registro Civil das Pessoas Naturais",
        officer=names.new_person(rng, rng.choice("MF")),
        stamp=f"A{rng.choice('BCDEFG')}{rng.choice('HJKLMN')} {rng.randrange(10_000, 99_999)}",
    )


def _couple(rng: Random) -> tuple[str, str]:
    return names.new_person(rng, "M").name, names.new_person(rng, "F").name
