"""Marriages: what the entry holds, and how each detail is noted where it is written."""

from __future__ import annotations

from dataclasses import dataclass
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

_DIVORCE_LAW = 1978
_OWN_NAME_SINCE = 1962


@dataclass(frozen=True, slots=True)
class Spouse:
    """`taken` is the name borne from then on, None where the old one is kept."""

    one: Citizen
    born: date
    father: str
    mother: str
    taken: str | None


@dataclass(frozen=True, slots=True)
class Marriage:
    he: Spouse
    she: Spouse
    wed: date
    regime: str
    town: Town
    issued: date
    livro: int
    folha: int
    termo: int
    officer: str
    officer_sex: str


def new_marriage(rng: Random, state: str, first: int, last: int) -> Marriage:
    town, wed = folk.new_town(rng, state), folk.new_day(rng, first, last)
    man, woman = (folk.new_citizen(rng, sex, state=0) for sex in "MF")
    takes = wed.year < _OWN_NAME_SINCE or rng.random() < 0.55
    usual = "comunhão universal" if wed.year < _DIVORCE_LAW else "comunhão parcial"
    officer_sex = rng.choice("MF") if wed.year > _OWN_NAME_SINCE else "M"
    return Marriage(
        he=_new_spouse(rng, man, wed, None),
        she=_new_spouse(rng, woman, wed, f"{woman.name} {folk.family_of(man.name)}" if takes else None),
        wed=wed,
        regime=usual if rng.random() < 0.7 else rng.choice(("separação total", "separação obrigatória")),
        town=town,
        issued=folk.later(rng, wed, 20, 6000),
        livro=rng.randint(2, 120),
        folha=rng.randint(1, 298),
        termo=rng.randint(60, 16_000),
        officer=folk.new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


def _new_spouse(rng: Random, one: Citizen, wed: date, taken: str | None) -> Spouse:
    family = folk.family_of(one.name)
    born = folk.later(rng, wed, -16_000, -7_000)
    return Spouse(one, born, folk.new_name(rng, "M", family), folk.new_name(rng, "F"), taken)


class Told:
    """Writes of one spouse, `conjuge 1` or `conjuge 2`."""

    def __init__(self, facts: Facts, number: int, spouse: Spouse) -> None:
        self.one, self.spouse = spouse.one, spouse
        self._facts, self._subject = facts, f"conjuge {number}"

    def _note(self, field: str, value: str, text: str | None = None) -> str:
        return self._facts.note(field, value, text, subject=self._subject)

    def by_sex(self, man: str, woman: str) -> str:
        return self.one.by_sex(man, woman)

    def name(self, show: Callable[[str], str] = str.upper) -> str:
        return self._note("nome_conjuge", self.one.name, show(self.one.name))

    def cpf(self) -> str:
        return noted.cpf(self._facts, self.one.cpf, "conjuge_cpf", subject=self._subject)

    def born(self, show: Show) -> str:
        born = self.spouse.born
        return noted.day(self._facts, born, show(born), "conjuge_data_nascimento", subject=self._subject)

    def native(self, pattern: str) -> str:
        """Note the birthplace; the pattern takes the town."""
        return self._note("conjuge_naturalidade", self.one.town.normal, pattern.format(self.one.town))

    def nation(self) -> str:
        return self._note("conjuge_nacionalidade", self.one.nation)

    def father(self, show: Callable[[str], str] = str) -> str:
        return self._note("conjuge_filiacao", self.spouse.father, show(self.spouse.father))

    def mother(self, show: Callable[[str], str] = str) -> str:
        return self._note("conjuge_filiacao", self.spouse.mother, show(self.spouse.mother))

    def taken(self, show: Callable[[str], str] = str) -> str | None:
        name = self.spouse.taken
        return self._note("conjuge_nome_adotado", name, show(name)) if name else None


class Entry:
    """Writes what is told of both together."""

    def __init__(self, facts: Facts, marriage: Marriage) -> None:
        self.facts, self.marriage = facts, marriage
        self.he, self.she = Told(facts, 1, marriage.he), Told(facts, 2, marriage.she)

    def office(self, text: str, shown: str | None = None) -> str:
        return self.facts.note("oficio", text, shown)

    def seat(self, text: str) -> str:
        return self.facts.town("municipio_registro", self.marriage.town, text)

    def wed(self, show: Show) -> str:
        return noted.day(self.facts, self.marriage.wed, show(self.marriage.wed), "data_casamento")

    def entered(self, show: Show) -> str:
        """Note the wedding's day as the day of its entry too, where the office tells both at once."""
        return self.facts.note("data_registro", self.marriage.wed.isoformat(), self.wed(show))

    def issued(self, show: Show) -> str:
        return noted.day(self.facts, self.marriage.issued, show(self.marriage.issued), "data_emissao")

    def regime(self, text: str | None = None) -> str:
        return self.facts.note("regime_bens", self.marriage.regime, text or self.marriage.regime)

    def livro(self, pattern: str = "B-{}") -> str:
        return self.facts.note("livro", pattern.format(self.marriage.livro))

    def folha(self, suffix: str = "") -> str:
        return self.facts.note("folha", f"{self.marriage.folha}{suffix}")

    def termo(self) -> str:
        return self.facts.note("termo", str(self.marriage.termo))

    def matricula(self, rng: Random) -> str:
        one = self.marriage
        return self.facts.matricula(
            numbers.new_matricula(
                rng, year=one.wed.year, book=2, livro=one.livro, folha=one.folha, termo=one.termo
            )
        )

    def officer(self) -> str:
        return self.facts.note("oficial", self.marriage.officer)

    def title(self, man: str, woman: str) -> str:
        return man if self.marriage.officer_sex == "M" else woman
