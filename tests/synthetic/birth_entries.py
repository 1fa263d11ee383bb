"""What a register of births says of one child, with what only some entries have: twins, notes, gaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, people, words
from tests.synthetic.registrars import Registrar, new_registrar

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Person, Town


@dataclass(frozen=True, slots=True)
class BirthEntry:
    """`place` is a hospital or an address without its town. None: the entry does not tell."""

    child: Person
    mother: Person
    father: Person | None
    paternal: tuple[str, ...]
    maternal: tuple[str, ...]
    born: date
    moment: time | None
    place: str
    town: Town
    registrar: Registrar
    registered: date
    issued: date
    livro: int
    folha: int
    termo: int
    matricula: str
    dnv: str | None
    twin: tuple[str, str | None] | None
    declarant: str

    def by_sex(self, man: str, woman: str) -> str:
        return self.child.by_sex(man, woman)


def new_birth_entry(
    rng: Random, *, first_year: int, last_year: int, first_issue: int = 0, is_old: bool = False
) -> BirthEntry:
    registrar = new_registrar(rng, is_old=is_old)
    mother = people.new_person(rng, "F")
    father = people.new_person(rng, "M") if rng.random() < 0.8 else None
    child = people.new_child(rng, rng.choice("MF"), mother, father)
    born = date(rng.randint(first_year, last_year), 1, 1) + timedelta(days=rng.randrange(365))
    registered = born + timedelta(days=rng.choice((1, 2, 5, 11, 30, 300)))
    entry = (rng.randint(3, 240), rng.randint(1, 300), rng.randint(200, 99_000))
    return BirthEntry(
        child=child,
        mother=mother,
        father=father,
        paternal=_couple(rng) if father else (),
        maternal=_couple(rng),
        born=born,
        moment=time(rng.randrange(24), rng.choice((0, 5, 10, 15, 30, 42, 55)))
        if rng.random() < 0.9
        else None,
        place=people.new_hospital(rng) if rng.random() < 0.8 else people.new_address(rng),
        town=registrar.town if rng.random() < 0.7 else people.new_town(rng),
        registrar=registrar,
        registered=registered,
        issued=max(registered, date(max(first_issue, 1), 1, 1)) + timedelta(days=rng.randint(20, 1500)),
        livro=entry[0],
        folha=entry[1],
        termo=entry[2],
        matricula=_matricula(rng, registrar, registered.year, entry),
        dnv=numbers.new_dnv(rng) if born.year >= 1993 and rng.random() < 0.9 else None,
        twin=_twin(rng, registrar, registered, mother, father, entry),
        declarant=rng.choice(("o pai", "o próprio pai")) if father else "a mãe",
    )


def _matricula(rng: Random, registrar: Registrar, year: int, entry: tuple[int, int, int]) -> str:
    livro, folha, termo = entry
    return numbers.new_matricula(
        rng, year=year, book=1, livro=livro, folha=folha, termo=termo, office=registrar.cns
    )


def _twin(
    rng: Random,
    registrar: Registrar,
    registered: date,
    mother: Person,
    father: Person | None,
    entry: tuple[int, int, int],
) -> tuple[str, str | None] | None:
    """Return in one entry of eight the twin's name and, mostly, matrícula."""
    if rng.random() > 0.125:
        return None
    livro, folha, termo = entry
    twin = people.new_child(rng, rng.choice("MF"), mother, father)
    matricula = _matricula(rng, registrar, registered.year, (livro, folha, termo + 1))
    return twin.name, matricula if rng.random() < 0.7 else None


def _couple(rng: Random) -> tuple[str, str]:
    return people.new_person(rng, "M").name, people.new_person(rng, "F").name


def new_note(rng: Random, facts: Facts, entry: BirthEntry, *, is_old: bool) -> str | None:
    """Return the text of an averbação in one entry of three; everything in it is noted."""
    if rng.random() > 0.33:
        return None
    span = max(1, (entry.issued - entry.registered).days - 2)
    day = entry.registered + timedelta(days=rng.randint(1, span))
    told = _old_note(rng, facts, entry, day) if is_old else _new_note(rng, facts, entry, day)
    return facts.note("averbacao", told)


def _new_note(rng: Random, facts: Facts, entry: BirthEntry, day: date) -> str:
    told = facts.day(day, words.date_in_digits(day))
    return rng.choice(
        (
            (
                f"Averbação nº 1: em {told}, foi retificado o sobrenome materno, nos termos do art. 110 da "
                f"Lei nº 6.015/73. Dou fé."
            ),
            (
                f"AV. 1 – Por mandado judicial expedido em {told} pelo Juízo de Direito da "
                f"{rng.randint(1, 5)}ª Vara de Família desta Comarca, fica averbada a guarda definitiva em "
                f"favor da avó materna."
            ),
            (
                f"Anotação: {entry.by_sex('o registrado', 'a registrada')} contraiu matrimônio em {told}, "
                f"passando a adotar o nome de {entry.child.name} {people.new_surnames(rng, 1)}."
            ),
        )
    )


def _old_note(rng: Random, facts: Facts, entry: BirthEntry, day: date) -> str:
    told = facts.day(day, words.date_with_month(day))
    return rng.choice(
        (
            (
                f"Casou-se em {told}, com "
                f"{people.new_person(rng, 'F' if entry.child.sex == 'M' else 'M').name}, neste cartório. O "
                f"Oficial."
            ),
            (
                f"Por despacho do MM. Juiz de Direito desta comarca, de {told}, foi retificado o presente "
                f"assento. Dou fé."
            ),
            f"Faleceu em {told}, nesta cidade, conforme comunicação arquivada.",
        )
    )
