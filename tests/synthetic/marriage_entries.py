"""What a register of marriages says of two people, with what only some entries have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import numbers, people, words
from tests.synthetic.registrars import Registrar, new_registrar

if TYPE_CHECKING:
    from random import Random

    from tests.synthetic.facts import Facts
    from tests.synthetic.names import Person, Town

UNIVERSAL = "comunhão universal"
PARTIAL = "comunhão parcial"
_REGIMES = (PARTIAL, PARTIAL, PARTIAL, UNIVERSAL, "separação total", "separação obrigatória")
_RARE_REGIME = "participação final nos aquestos"
_FIRST_YEAR_OF_PARTIAL = 1978  # the divorce law made it the rule at the end of 1977


@dataclass(frozen=True, slots=True)
class Spouse:
    """`parents` are one or two names; `new_name` is None where the name stayed as it was."""

    person: Person
    born: date
    town: Town
    nationality: str
    trade: str
    parents: tuple[str, ...]
    new_name: str | None

    def by_sex(self, man: str, woman: str) -> str:
        return self.person.by_sex(man, woman)


@dataclass(frozen=True, slots=True)
class MarriageEntry:
    """`celebrated` and `registered` are the same day unless the marriage was a religious one."""

    spouses: tuple[Spouse, Spouse]
    registrar: Registrar
    celebrated: date
    registered: date
    issued: date
    regime: str
    judge: Person
    livro: int
    folha: int
    termo: int
    matricula: str


def new_marriage_entry(
    rng: Random, *, first_year: int, last_year: int, first_issue: int = 0, is_old: bool = False
) -> MarriageEntry:
    registrar = new_registrar(rng, is_old=is_old)
    celebrated = date(rng.randint(first_year, last_year), 1, 1) + timedelta(days=rng.randrange(365))
    is_religious = rng.random() < 0.12
    registered = celebrated + timedelta(days=rng.randint(3, 60) if is_religious else 0)
    sexes = rng.choice(("FF", "MM")) if celebrated.year > 2013 and rng.random() < 0.1 else "MF"
    persons = [people.new_person(rng, sex) for sex in sexes]
    livro, folha, termo = rng.randint(3, 180), rng.randint(1, 300), rng.randint(200, 60_000)
    book = 3 if is_religious else 2
    return MarriageEntry(
        spouses=(
            _spouse(rng, persons[0], persons[1], celebrated, takes_name=rng.random() < 0.1),
            _spouse(rng, persons[1], persons[0], celebrated, takes_name=rng.random() < 0.7),
        ),
        registrar=registrar,
        celebrated=celebrated,
        registered=registered,
        issued=max(registered, date(max(first_issue, 1), 1, 1)) + timedelta(days=rng.randint(3, 1500)),
        regime=_regime(rng, celebrated.year),
        judge=people.new_person(rng, "M"),
        livro=livro,
        folha=folha,
        termo=termo,
        matricula=numbers.new_matricula(
            rng,
            year=registered.year,
            book=book,
            livro=livro,
            folha=folha,
            termo=termo,
            office=registrar.cns,
        ),
    )


def _spouse(rng: Random, person: Person, other: Person, wed: date, *, takes_name: bool) -> Spouse:
    father = [people.new_person(rng, "M").name] if rng.random() < 0.9 else []
    abroad = rng.random() < 0.06
    family = people.family_name(other)
    may_take = takes_name and family not in person.name.split()
    return Spouse(
        person=person,
        born=wed - timedelta(days=rng.randint(6700, 16_000)),
        town=people.new_town(rng),
        nationality=person.by_sex(*(("português", "portuguesa") if abroad else ("brasileiro", "brasileira"))),
        trade=people.new_trade(rng, person),
        parents=(*father, people.new_person(rng, "F").name),
        new_name=f"{person.name} {family}" if may_take else None,
    )


def _regime(rng: Random, year: int) -> str:
    if year < _FIRST_YEAR_OF_PARTIAL:
        return UNIVERSAL if rng.random() < 0.9 else "separação total"
    return _RARE_REGIME if year > 2003 and rng.random() < 0.05 else rng.choice(_REGIMES)


REGIMES_SHOWN = {
    PARTIAL: ("Comunhão parcial de bens", "comunhão parcial", "da comunhão parcial de bens"),
    UNIVERSAL: ("Comunhão universal de bens", "comunhão universal", "da comunhão universal de bens"),
    "separação total": ("Separação total de bens", "separação total", "da separação total de bens"),
    "separação obrigatória": (
        "Separação obrigatória de bens",
        "separação obrigatória",
        "da separação obrigatória de bens",
    ),
    _RARE_REGIME: (
        "Participação final nos aquestos",
        "participação final nos aquestos",
        "da participação final nos aquestos",
    ),
}
"""Each regime as a heading, as an entry in a box, and in a sentence."""


def new_note(rng: Random, facts: Facts, entry: MarriageEntry, *, is_old: bool) -> str | None:
    """Return the text of an averbação in two entries of five; everything in it is noted."""
    span = (entry.issued - entry.registered).days - 2
    if span < 2 or rng.random() > 0.4:
        return None
    day = entry.registered + timedelta(days=rng.randint(1, span))
    told = _old_note(rng, facts, day) if is_old else _new_note(rng, facts, entry, day)
    return facts.note("averbacao", told)


def _new_note(rng: Random, facts: Facts, entry: MarriageEntry, day: date) -> str:
    told = facts.day(day, words.date_in_digits(day))
    if rng.random() < 0.3:
        spouse = rng.choice(entry.spouses)
        return (
            f"Anotação: {spouse.by_sex('o cônjuge', 'a cônjuge')} {spouse.person.name} faleceu em {told}, "
            f"conforme comunicação do Registro Civil de {people.new_town(rng).short}."
        )
    return (
        f"AV. 01 – DIVÓRCIO: por sentença proferida em {told} pelo MM. Juiz de Direito da "
        f"{rng.randint(1, 6)}ª Vara de Família e Sucessões, transitada em julgado, foi decretado o "
        f"divórcio do casal. Dou fé."
    )


def _old_note(rng: Random, facts: Facts, day: date) -> str:
    told = facts.day(day, words.date_with_month(day))
    return rng.choice(
        (
            f"Por sentença do MM. Juiz de Direito desta comarca, de {told}, decretou-se o desquite do casal.",
            f"Separação judicial homologada por sentença de {told}. Dou fé.",
            f"Convertida em divórcio a separação judicial, por sentença de {told}. O Oficial.",
        )
    )
