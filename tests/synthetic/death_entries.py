"""What a register of deaths says of one person, with what only some entries have."""

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

_CIVIL_STATES = {
    "solteiro": "solteira",
    "casado": "casada",
    "viúvo": "viúva",
    "divorciado": "divorciada",
    "separado": "separada",
}
_UNION = "união estável"
_CAUSES = (
    "Infarto agudo do miocárdio, hipertensão arterial sistêmica",
    "Choque séptico, pneumonia bacteriana, doença pulmonar obstrutiva crônica",
    "Falência de múltiplos órgãos, neoplasia maligna de pâncreas",
    "Acidente vascular cerebral hemorrágico",
    "Insuficiência cardíaca congestiva, diabetes mellitus",
    "Traumatismo cranioencefálico, politraumatismo, acidente de trânsito",
    "Insuficiência respiratória aguda, COVID-19",  # the last one, and not before 2020
)
_OLD_CAUSES = (
    "colapso cardíaco",
    "tuberculose pulmonar",
    "hemorragia cerebral",
    "arteriosclerose generalizada, uremia",
    "insuficiência cardíaca",
    "broncopneumonia",
    "morte natural sem assistência médica",
)
_CEMETERIES = (
    "Cemitério Municipal da Saudade",
    "Cemitério São João Batista",
    "Cemitério Parque das Flores",
    "Cemitério do Santíssimo Sacramento",
    "Cemitério Municipal",
)
_RELATIONS = (("filho", "filha"), ("sobrinho", "sobrinha"), ("irmão", "irmã"))


@dataclass(frozen=True, slots=True)
class DeathEntry:
    """`civil_state` is in the masculine; `doctor` is None where nobody attested, `moment` if unknown."""

    dead: Person
    civil_state: str
    age: int
    origin: Town
    mother: Person
    father: Person | None
    residence: str
    trade: str
    died: date
    moment: time | None
    place: str
    cause: str
    cemetery: str
    declarant: Person
    doctor: Person | None
    crm: str
    registrar: Registrar
    registered: date
    issued: date
    livro: int
    folha: int
    termo: int
    matricula: str

    def by_sex(self, man: str, woman: str) -> str:
        return self.dead.by_sex(man, woman)

    @property
    def civil_state_shown(self) -> str:
        """The civil state as the sex asks for."""
        return self.by_sex(self.civil_state, _CIVIL_STATES.get(self.civil_state, self.civil_state))


def new_death_entry(
    rng: Random, *, first_year: int, last_year: int, first_issue: int = 0, is_old: bool = False
) -> DeathEntry:
    registrar = new_registrar(rng, is_old=is_old)
    died = date(rng.randint(first_year, last_year), 1, 1) + timedelta(days=rng.randrange(365))
    registered = died + timedelta(days=rng.choice((0, 1, 1, 2, 4, 9)))
    entry = (rng.randint(2, 150), rng.randint(1, 300), rng.randint(50, 60_000))
    return DeathEntry(
        dead=people.new_person(rng, rng.choice("MF")),
        civil_state=_civil_state(rng, died.year),
        age=rng.randint(19, 98),
        origin=people.new_town(rng),
        mother=people.new_person(rng, "F"),
        father=people.new_person(rng, "M") if rng.random() < 0.85 else None,
        residence=people.new_address(rng),
        trade=people.new_trade(rng, people.new_person(rng, "M")),
        died=died,
        moment=time(rng.randrange(24), rng.choice((0, 5, 10, 15, 30, 42, 55)))
        if rng.random() < 0.85
        else None,
        place=people.new_hospital(rng) if rng.random() < 0.75 else people.new_address(rng),
        cause=rng.choice(_OLD_CAUSES if is_old else _CAUSES[: None if died.year >= 2020 else -1]),
        cemetery=rng.choice(_CEMETERIES),
        declarant=people.new_person(rng, rng.choice("MF")),
        doctor=people.new_person(rng, rng.choice("MF")) if rng.random() < 0.9 else None,
        crm=str(rng.randint(1_200, 210_000)),
        registrar=registrar,
        registered=registered,
        issued=max(registered, date(max(first_issue, 1), 1, 1)) + timedelta(days=rng.randint(1, 900)),
        livro=entry[0],
        folha=entry[1],
        termo=entry[2],
        matricula=_matricula(rng, registrar, registered.year, entry),
    )


def _matricula(rng: Random, registrar: Registrar, year: int, entry: tuple[int, int, int]) -> str:
    livro, folha, termo = entry
    return numbers.new_matricula(
        rng, year=year, book=4, livro=livro, folha=folha, termo=termo, office=registrar.cns
    )


def _civil_state(rng: Random, year: int) -> str:
    """Return a civil state that the law of the year knew."""
    states = list(_CIVIL_STATES)[: 3 if year < 1978 else 5]
    return rng.choice([*states, _UNION] if year > 2012 else states)


def relation(rng: Random, declarant: Person) -> str:
    return declarant.by_sex(*rng.choice(_RELATIONS))


def new_note(rng: Random, facts: Facts, entry: DeathEntry) -> str | None:
    """Return the text of an averbação in one entry of four; everything in it is noted."""
    span = (entry.issued - entry.registered).days - 2
    if span < 2 or rng.random() > 0.25:
        return None
    day = entry.registered + timedelta(days=rng.randint(1, span))
    told = facts.day(day, words.date_in_digits(day))
    what = rng.choice(("o estado civil", "a filiação materna", "a idade", "o local do sepultamento"))
    return facts.note(
        "averbacao",
        rng.choice(
            (
                f"AV. 1 – Retificado {what} por despacho de {told}, na forma do art. 110 da Lei 6.015/73.",
                f"Em {told} procedo à averbação para constar que deixou testamento conhecido. Dou fé.",
            )
        ),
    )
