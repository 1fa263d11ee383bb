"""Deaths: what the entry holds, and how each detail is noted where it is written."""

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
    from tests.synthetic.south.folk import Citizen

    Show = Callable[[date], str]

_OLD_CAUSES = ("lesão cardíaca", "tuberculose pulmonar", "febre tifoide", "insuficiência mitral", "uremia")
_CAUSES = (
    *("insuficiência respiratória aguda, pneumonia", "infarto do miocárdio, cardiopatia hipertensiva"),
    *("falência múltipla de órgãos, sepse abdominal", "neoplasia maligna de pulmão, metástase cerebral"),
    *("acidente vascular encefálico isquêmico", "traumatismo craniano, acidente automobilístico"),
)
_GRAVES = (
    *("Cemitério São João Batista", "Cemitério da Saudade", "Cemitério Municipal Bom Pastor"),
    *("Cemitério do Santíssimo", "Cemitério Parque da Colina"),
)
_STATES = {"solteir": "solteiro", "casad": "casado", "viúv": "viúvo", "divorciad": "divorciado"}
_NEW_CAUSES_SINCE = 1960


@dataclass(frozen=True, slots=True)
class Death:
    """`father` is None where none is told."""

    dead: Citizen
    age: int
    father: str | None
    mother: str
    died: date
    moment: time
    place: str
    cause: str
    grave: str
    declarant: str
    doctor: str
    crm: str
    entered: date
    issued: date
    town: Town
    livro: int
    folha: int
    termo: int
    officer: str
    officer_sex: str


def new_death(rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.0) -> Death:
    dead, died = folk.new_citizen(rng, year=first), folk.new_day(rng, first, last)
    entered, officer_sex = folk.later(rng, died, 0, 6), rng.choice("MF")
    father = folk.new_name(rng, "M", folk.family_of(dead.name))
    return Death(
        dead=dead,
        age=rng.randint(27, 99),
        father=None if rng.random() < fatherless else father,
        mother=folk.new_name(rng, "F"),
        died=died,
        moment=time(rng.randrange(24), rng.choice((0, 3, 12, 25, 30, 40, 58))),
        place=folk.new_hospital(rng),
        cause=rng.choice(_CAUSES if died.year >= _NEW_CAUSES_SINCE else _OLD_CAUSES),
        grave=rng.choice(_GRAVES),
        declarant=folk.new_name(rng, rng.choice("MF")),
        doctor=folk.new_name(rng, rng.choice("MF")),
        crm=str(rng.randint(1_100, 61_000)),
        entered=entered,
        issued=folk.later(rng, entered, 1, 2500),
        town=folk.new_town(rng, state),
        livro=rng.randint(2, 95),
        folha=rng.randint(1, 298),
        termo=rng.randint(40, 31_000),
        officer=folk.new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


class Told:
    """Writes the entry's details, each noted under its field."""

    def __init__(self, facts: Facts, death: Death) -> None:
        self.facts, self.death = facts, death

    def by_sex(self, man: str, woman: str) -> str:
        return self.death.dead.by_sex(man, woman)

    def office(self, text: str, shown: str | None = None) -> str:
        return self.facts.note("oficio", text, shown)

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.death.town, text)

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self.facts.note("nome", self.death.dead.name, show(self.death.dead.name))

    def sex(self, man: str = "masculino", woman: str = "feminino") -> str:
        return self.facts.note("sexo", self.death.dead.sex, self.by_sex(man, woman))

    def cpf(self) -> str:
        return noted.cpf(self.facts, self.death.dead.cpf, "cpf_falecido")

    def state(self, show: Callable[[str], str] = str) -> str:
        told = self.death.dead.state
        return self.facts.note("estado_civil", _STATES[told[:-1]], show(told))

    def age(self, pattern: str = "{} anos") -> str:
        return self.facts.note("idade", str(self.death.age), pattern.format(self.death.age))

    def native(self, pattern: str) -> str:
        """Note the birthplace; the pattern takes the town."""
        town = self.death.dead.town
        return self.facts.town("naturalidade", town, pattern.format(town))

    def father(self, show: Callable[[str], str] = str) -> str | None:
        father = self.death.father
        return self.facts.note("nome_pai", father, show(father)) if father else None

    def mother(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("nome_mae", self.death.mother, show(self.death.mother))

    def home(self, show: Callable[[str], str] = str) -> str:
        home = f"{self.death.dead.home}, {self.death.dead.quarter}"
        return self.facts.note("residencia", home, show(home))

    def died(self, show: Show) -> str:
        return noted.day(self.facts, self.death.died, show(self.death.died), "data_obito")

    def hour(self, show: Callable[[time], str]) -> str:
        return self.facts.note("hora_obito", f"{self.death.moment:%H:%M}", show(self.death.moment))

    def place(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("local_obito", self.death.place, show(self.death.place))

    def cause(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("causa_morte", self.death.cause, show(self.death.cause))

    def grave(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("sepultamento", self.death.grave, show(self.death.grave))

    def declarant(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("declarante", self.death.declarant, show(self.death.declarant))

    def doctor(self, show: Callable[[str], str] = str) -> str:
        return self.facts.note("medico", self.death.doctor, show(self.death.doctor))

    def crm(self) -> str:
        return self.facts.note("crm", self.death.crm)

    def entered(self, show: Show) -> str:
        return noted.day(self.facts, self.death.entered, show(self.death.entered), "data_registro")

    def issued(self, show: Show) -> str:
        return noted.day(self.facts, self.death.issued, show(self.death.issued), "data_emissao")

    def livro(self, pattern: str = "C-{}") -> str:
        return self.facts.note("livro", pattern.format(self.death.livro))

    def folha(self, suffix: str = "") -> str:
        return self.facts.note("folha", f"{self.death.folha}{suffix}")

    def termo(self) -> str:
        return self.facts.note("termo", str(self.death.termo))

    def matricula(self, rng: Random) -> str:
        one = self.death
        return self.facts.matricula(
            numbers.new_matricula(
                rng, year=one.entered.year, book=4, livro=one.livro, folha=one.folha, termo=one.termo
            )
        )

    def officer(self) -> str:
        return self.facts.note("oficial", self.death.officer)

    def title(self, man: str, woman: str) -> str:
        return man if self.death.officer_sex == "M" else woman
