"""People and towns of the highlands: invented people, many of settlers' families, in towns that exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.synthetic.inland import births, deaths, marriages, protests
from tests.synthetic.names import Town
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from random import Random

    from tests.synthetic.inland.births import Birth
    from tests.synthetic.inland.deaths import Death
    from tests.synthetic.inland.marriages import Marriage, Spouse
    from tests.synthetic.inland.protests import Protest

_TOWNS = {
    "BA": ("Bahia", "Morro do Chapéu", "Lençóis", "Rio de Contas", "Piatã"),
    "CE": ("Ceará", "Baturité", "Tianguá", "Guaramiranga", "Ipu"),
    "ES": ("Espírito Santo", "Santa Teresa", "Domingos Martins", "Afonso Cláudio"),
    "GO": ("Goiás", "Cristalina", "Silvânia", "Alto Paraíso de Goiás"),
    "MG": ("Minas Gerais", "Serro", "Itabira", "Caxambu", "Ouro Fino", "São Gotardo", "Baependi"),
    "PB": ("Paraíba", "Bananeiras", "Serraria", "Princesa Isabel"),
    "PE": ("Pernambuco", "Garanhuns", "Triunfo", "Brejo da Madre de Deus", "Taquaritinga do Norte"),
    "PR": ("Paraná", "Guarapuava", "Palmas", "União da Vitória", "Tibagi"),
    "RJ": ("Rio de Janeiro", "Nova Friburgo", "Cantagalo", "Bom Jardim", "Petrópolis"),
    "RS": ("Rio Grande do Sul", "Vacaria", "Lagoa Vermelha", "Garibaldi", "São Francisco de Paula"),
    "SC": ("Santa Catarina", "São Joaquim", "Urubici", "Bom Retiro", "Campos Novos"),
    "SP": ("São Paulo", "Campos do Jordão", "Socorro", "Cunha", "São Bento do Sapucaí"),
}
_WOMEN = (
    *("Adelaide", "Ana Lúcia", "Anunciata", "Áurea", "Bernardina", "Catarina", "Clotilde", "Cristina"),
    *("Denise", "Dorvalina", "Edite", "Elvira", "Ernestina", "Flávia", "Genoveva", "Gertrudes", "Gládis"),
    *("Hilda", "Honorata", "Ilma", "Irene", "Joaquina", "Josefa", "Juliana", "Ludovina", "Magdalena"),
    *("Maria do Carmo", "Maria Luísa", "Mirela", "Norma", "Olímpia", "Paula", "Petronila", "Quitéria"),
    *("Renata", "Rosa Amélia", "Salete", "Silvana", "Tatiane", "Úrsula", "Vitalina", "Vivian", "Zélia"),
)
_MEN = (
    *("Adão", "Alberto", "Ambrósio", "Amadeu", "Antenor", "Basílio", "Belmiro", "Clemente", "Cristóvão"),
    *("Daniel", "Deoclécio", "Elias", "Ermínio", "Ezequiel", "Felipe", "Florêncio", "Galdino", "Germano"),
    *("Guilherme", "Hermes", "Horácio", "Ivo", "Jacinto", "João Pedro", "José Maria", "Júlio César"),
    *("Leandro", "Libório", "Luís Felipe", "Marcelino", "Martinho", "Maurício", "Natal", "Nilo", "Odilon"),
    *("Pantaleão", "Reinaldo", "Roque", "Samuel", "Silvério", "Tarcísio", "Ubaldo", "Valdir", "Vitorino"),
)
_SURNAMES = (
    *("Agostini", "Alvarenga", "Antunes", "Bertoldi", "Boaventura", "Borges", "Brum", "Canabarro"),
    *("Carneiro", "Casagrande", "Chaves", "Coelho", "da Fonseca", "da Rosa", "da Trindade", "Dalmolin"),
    *("de Brito", "de Lacerda", "de Paula", "do Nascimento", "dos Anjos", "Dutra", "Engel", "Fagundes"),
    *("Fraga", "Goulart", "Gusmão", "Hoffmann", "Kaminski", "Klein", "Lopes", "Macedo", "Mafra"),
    *("Medeiros", "Miranda", "Monteiro", "Nogueira", "Nunes", "Padilha", "Pacheco", "Portela", "Ramos"),
    *("Rezende", "Rocha", "Rossetto", "Sá Fortes", "Schneider", "Silveira", "Soares", "Teles", "Tomazini"),
    *("Torres", "Velho", "Viana", "Wagner", "Werneck", "Xavier", "Zanella"),
)
_WOMEN_IN_OFFICE_SINCE = 1950


def between(rng: Random, first: date, last: date) -> date:
    """Return a day after the first and before the last, which are at least two days apart."""
    return first + timedelta(days=rng.randint(1, (last - first).days - 1))


def _sex_in_office(sex: str, when: date) -> str:
    return sex if when.year >= _WOMEN_IN_OFFICE_SINCE else "M"


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    family = family or " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2))))
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname with its particle: `da Rosa`."""
    return max((one for one in _SURNAMES if name.endswith(f" {one}")), key=len)


def new_birth(rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.2) -> Birth:
    """Return a birth told by an office of the highlands between two years."""
    birth = births.new_birth(rng, state, first, last, fatherless=fatherless)
    mother, father = new_name(rng, "F"), new_name(rng, "M") if birth.father else None
    sides = [family_of(parent) for parent in (father, mother) if parent]
    named, officer_sex = dict.fromkeys(reversed(sides)), _sex_in_office(birth.officer_sex, birth.issued)
    return replace(
        birth,
        town=new_town(rng, state),
        mother=mother,
        father=father,
        name=new_name(rng, birth.sex, " ".join(named)),
        grandparents=tuple((new_name(rng, "M", side), new_name(rng, "F", side)) for side in sides),
        officer=new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


def new_marriage(rng: Random, state: str, first: int, last: int) -> Marriage:
    marriage = marriages.new_marriage(rng, state, first, last)
    he = _renamed(rng, marriage.he)
    she = _renamed(rng, marriage.she)
    if she.taken:
        she = replace(she, taken=f"{she.one.name} {family_of(he.one.name)}")
    officer = new_name(rng, marriage.officer_sex)
    return replace(marriage, he=he, she=she, town=new_town(rng, state), officer=officer)


def _renamed(rng: Random, spouse: Spouse) -> Spouse:
    """Return the spouse with a name of the highlands, and parents to it."""
    name = new_name(rng, spouse.one.sex)
    father, mother = new_name(rng, "M", family_of(name)), new_name(rng, "F")
    return replace(spouse, one=replace(spouse.one, name=name), father=father, mother=mother)


def new_death(rng: Random, state: str, first: int, last: int, *, fatherless: float = 0.0) -> Death:
    death = deaths.new_death(rng, state, first, last, fatherless=fatherless)
    name, officer_sex = new_name(rng, death.dead.sex), _sex_in_office(death.officer_sex, death.issued)
    return replace(
        death,
        dead=replace(death.dead, name=name),
        father=new_name(rng, "M", family_of(name)) if death.father else None,
        mother=new_name(rng, "F"),
        declarant=new_name(rng, rng.choice("MF")),
        doctor=new_name(rng, "M" if death.died.year < _WOMEN_IN_OFFICE_SINCE else rng.choice("MF")),
        town=new_town(rng, state),
        officer=new_name(rng, officer_sex),
        officer_sex=officer_sex,
    )


def new_protest(
    rng: Random, state: str, first: int, last: int, bills: Mapping[str, str], *, firms: float
) -> Protest:
    """Return a protest of one of the `bills`; a firm owes it with the share `firms`."""
    protest = protests.new_protest(rng, state, first, last, bills, firms=firms)
    debtor, officer = protest.debtor, new_name(rng, _sex_in_office(rng.choice("MF"), protest.protested))
    if not isinstance(debtor, Firm):
        debtor = replace(debtor, name=new_name(rng, debtor.sex))
    return replace(protest, town=new_town(rng, state), debtor=debtor, officer=officer)
