"""What templates of births, marriages and deaths tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from tests.synthetic import numbers, words
from tests.synthetic.inland import births, deaths, folk, marriages
from tests.synthetic.templates import shown
from tests.synthetic.templates.slots import Slots, new_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import time
    from random import Random

    from tests.synthetic.templates.grammar import Template
    from tests.synthetic.templates.mentions import MarkedFacts
    from tests.synthetic.templates.slots import Slot

_FATHERLESS = 0.2
_PAIRS = {"": "{} e {}", "barra": "{} / {}", "pv": "{}; {}"}
_SEXES = {
    "": ("masculino", "feminino"),
    "letra": ("M", "F"),
    "masc": ("MASC", "FEM"),
    "menino": ("menino", "menina"),
}


def sex_shown(sex: str, styles: Sequence[str]) -> str:
    style, capitals = shown.of(styles, tuple(_SEXES))
    text = _SEXES[style]["MF".index(sex)]
    return text.upper() if capitals else text


class _Person(Slots):
    """A document that tells of one person, `mine` their sex; `is_fathered` where a father is told."""

    mine: str
    is_fathered: bool

    def sex(self, who: str) -> str:
        return self.mine if not who else super().sex(who)

    def holds(self, condition: str) -> bool:
        if condition in {"pai", "nome_pai"}:
            return self.is_fathered
        if condition in {"menino", "homem"}:
            return self.mine == "M"
        return super().holds(condition)

    def known(self, field: str, text: str) -> str | None:
        return self.mine if field == "sexo" else text

    def hour(self, field: str, moment: time) -> Slot:
        return lambda styles: self.facts.note(field, f"{moment:%H:%M}", shown.hour(self.rng, moment, styles))

    def sexed(self) -> Slot:
        return lambda styles: self.facts.note("sexo", self.mine, sex_shown(self.mine, styles))


class Birth(_Person):
    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        town = folk.new_town(rng)
        birth = births.new_birth(rng, town.state, *template.years, fatherless=_FATHERLESS)
        officer = (birth.officer, birth.officer_sex)
        super().__init__(rng, facts, birth.town, birth.entered, officer)
        self.mine, self.is_fathered = birth.sex, birth.father is not None
        self.book("A", birth.livro, birth.folha, birth.termo)
        self.add(dict(self._own(birth)))
        self.add(dict(self._kin(birth)))

    def _own(self, birth: births.Birth) -> Iterator[tuple[str, Slot]]:
        rng = self.rng
        yield "nome", self.told("nome", birth.name)
        yield "sexo", self.sexed()
        yield "data_nascimento", self.day("data_nascimento", birth.born)
        yield "hora_nascimento", self.hour("hora_nascimento", birth.moment)
        place = rng.choice((folk.new_hospital(rng), folk.new_hospital(rng), folk.new_street(rng)))
        yield "local_nascimento", self.told("local_nascimento", place)
        yield "municipio_nascimento", self.place("municipio_nascimento", birth.town)
        yield "naturalidade", self.place("naturalidade", birth.town)
        yield "cpf_registrado", self.cpf(numbers.new_cpf(rng), "cpf_registrado")
        dnv = numbers.new_dnv(rng)
        yield "dnv", lambda styles: shown.text(self.facts.dnv(dnv), styles)
        yield "gemeo", self.told("gemeo", "não")
        yield "data_registro", self.day("data_registro", birth.entered)
        yield "data_emissao", self.day("data_emissao", birth.issued)
        yield "matricula", self.matricula(birth.entered.year, 1, birth)

    def _kin(self, birth: births.Birth) -> Iterator[tuple[str, Slot]]:
        yield "nome_mae", self.told("nome_mae", birth.mother)
        sides = [("materno", birth.grandparents[-1])]
        if birth.father:
            yield "nome_pai", self.told("nome_pai", birth.father)
            sides.append(("paterno", birth.grandparents[0]))
        for side, (he, she) in sides:
            yield f"avos_{side}s", self._pair((he, she))
            yield f"avo_{side}", self.told("avos", he)
            yield f"avo_{side[:-1]}a", self.told("avos", she)

    def _pair(self, pair: tuple[str, str]) -> Slot:
        def write(styles: Sequence[str]) -> str:
            style, capitals = shown.of(styles, tuple(_PAIRS))
            names = [self.facts.marked(partial(self.facts.note, "avos", name)) for name in pair]
            text = _PAIRS[style].format(*names)
            return text.upper() if capitals else text

        return write


class Marriage(Slots):
    """The marriage of `noivo` and `noiva`; with the option `same sex` both are men or both women."""

    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        town = folk.new_town(rng)
        marriage = marriages.new_marriage(rng, town.state, *template.years)
        super().__init__(rng, facts, marriage.town, marriage.wed, (marriage.officer, marriage.officer_sex))
        he, she = marriage.he, marriage.she
        if "same sex" in template.options:
            sex = rng.choice("MF")
            he, she = (replace(one, one=folk.new_citizen(rng, sex, state=0)) for one in (he, she))
            she = replace(she, taken=she.taken and f"{she.one.name} {folk.family_of(he.one.name)}")
        elif he.taken is None and marriage.wed.year > 2003 and rng.random() < 0.15:
            he = replace(he, taken=f"{he.one.name} {folk.family_of(she.one.name)}")
        self._spouses = {"noivo": he, "noiva": she}
        self.book("B", marriage.livro, marriage.folha, marriage.termo)
        for number, (name, spouse) in enumerate(self._spouses.items(), start=1):
            self.add({f"{name}.{slot}": write for slot, write in self._of(spouse, number)})
        self.add(dict(self._both(marriage)))

    def sex(self, who: str) -> str:
        spouse = self._spouses.get(who)
        return spouse.one.sex if spouse else super().sex(who)

    def holds(self, condition: str) -> bool:
        who, _, what = condition.partition(".")
        if who in self._spouses and what == "adotado":
            return self._spouses[who].taken is not None
        return super().holds(condition)

    def _of(self, spouse: marriages.Spouse, number: int) -> Iterator[tuple[str, Slot]]:
        one, subject = spouse.one, f"conjuge {number}"
        yield "nome", self.told("nome_conjuge", one.name, subject)
        yield "cpf", self.cpf(one.cpf, "conjuge_cpf", subject=subject)
        yield "nascimento", self.day("conjuge_data_nascimento", spouse.born, subject)
        yield "nacionalidade", self.told("conjuge_nacionalidade", one.nation, subject)
        yield "naturalidade", self.place("conjuge_naturalidade", one.town, subject)
        yield "pai", self.told("conjuge_filiacao", spouse.father, subject)
        yield "mae", self.told("conjuge_filiacao", spouse.mother, subject)
        if spouse.taken:
            yield "adotado", self.told("conjuge_nome_adotado", spouse.taken, subject)
        yield "profissao", lambda styles: shown.text(one.trade, styles)
        age = self.when.year - spouse.born.year
        yield "idade", lambda styles: _age(age, styles)
        yield "residencia", lambda styles: shown.text(f"{one.home}, {one.quarter}", styles)
        yield "estado_civil", lambda styles: shown.text(one.state, styles)

    def _both(self, marriage: marriages.Marriage) -> Iterator[tuple[str, Slot]]:
        yield "data_casamento", self.day("data_casamento", marriage.wed)
        entered = marriage.wed + timedelta(days=self.rng.choice((0, 0, self.rng.randint(1, 90))))
        yield "data_registro", self.day("data_registro", min(entered, marriage.issued))
        yield "data_emissao", self.day("data_emissao", marriage.issued)
        yield "regime_bens", self.told("regime_bens", marriage.regime)
        yield "matricula", self.matricula(marriage.wed.year, 2, marriage)


def _age(age: int, styles: Sequence[str]) -> str:
    style, capitals = shown.of(styles, ("n", "extenso"))
    text = {"n": str(age), "extenso": f"{words.number_in_words(age)} anos"}.get(style, f"{age} anos")
    return text.upper() if capitals else text


class Death(_Person):
    def __init__(self, rng: Random, facts: MarkedFacts, template: Template) -> None:
        town = folk.new_town(rng)
        death = deaths.new_death(rng, town.state, *template.years, fatherless=_FATHERLESS)
        super().__init__(rng, facts, death.town, death.entered, (death.officer, death.officer_sex))
        self.mine, self.is_fathered = death.dead.sex, death.father is not None
        self._sexes = {"medico": rng.choice("MF"), "declarante": rng.choice("MF")}
        self._told = deaths.Told(facts, death)
        self.book("C", death.livro, death.folha, death.termo)
        self.add(dict(self._who(death)))
        self.add(dict(self._how(death)))

    def sex(self, who: str) -> str:
        return self._sexes.get(who) or super().sex(who)

    def known(self, field: str, text: str) -> str | None:
        return (
            f"{text[:-1]}o" if field == "estado_civil" and text.endswith("a") else super().known(field, text)
        )

    def _who(self, death: deaths.Death) -> Iterator[tuple[str, Slot]]:
        dead, told = death.dead, self._told
        yield "nome", self.told("nome", dead.name)
        yield "cpf_falecido", self.cpf(dead.cpf, "cpf_falecido")
        yield "sexo", self.sexed()
        yield "estado_civil", lambda styles: told.state(lambda text: shown.text(text, styles))
        yield "idade", lambda styles: self.facts.note("idade", str(death.age), _age(death.age, styles))
        yield "naturalidade", self.place("naturalidade", dead.town)
        yield "nome_mae", self.told("nome_mae", death.mother)
        if death.father:
            yield "nome_pai", self.told("nome_pai", death.father)
        yield "residencia", self.told("residencia", f"{dead.home}, {dead.quarter}")

    def _how(self, death: deaths.Death) -> Iterator[tuple[str, Slot]]:
        yield "data_obito", self.day("data_obito", death.died)
        yield "hora_obito", self.hour("hora_obito", death.moment)
        yield "local_obito", self.told("local_obito", death.place)
        yield "causa_morte", self.told("causa_morte", death.cause)
        yield "sepultamento", self.told("sepultamento", death.grave)
        yield "declarante", self.told("declarante", new_name(self.rng, self._sexes["declarante"]))
        yield "medico", self.told("medico", new_name(self.rng, self._sexes["medico"]))
        yield "crm", self.told("crm", death.crm)
        yield "data_registro", self.day("data_registro", death.entered)
        yield "data_emissao", self.day("data_emissao", death.issued)
        yield "matricula", self.matricula(death.entered.year, 4, death)


KINDS: Mapping[str, Callable[[Random, MarkedFacts, Template], Slots]] = {
    "nascimento": Birth,
    "casamento": Marriage,
    "obito": Death,
}
