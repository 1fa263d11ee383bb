"""A wide choice of names, towns and houses, for the layouts that no older measurement depends on.

The people are invented. The towns are real, because their names are what rules must get right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.names import Person, Town
from tests.synthetic.numbers import new_cpf

if TYPE_CHECKING:
    from random import Random

_WOMEN = [
    "Maria",
    "Ana",
    "Antônia",
    "Francisca",
    "Marlene",
    "Luzia",
    "Terezinha",
    "Odete",
    "Dirce",
    "Zulmira",
    "Leonor",
    "Palmira",
    "Alzira",
    "Nair",
    "Jandira",
    "Adriana",
    "Patrícia",
    "Simone",
    "Cláudia",
    "Márcia",
    "Sônia",
    "Vânia",
    "Débora",
    "Camila",
    "Jéssica",
    "Letícia",
    "Beatriz",
    "Larissa",
    "Thaís",
    "Gabriela",
    "Isabela",
    "Yasmin",
    "Valentina",
    "Sophia",
    "Laura",
    "Alice",
    "Heloísa",
    "Emanuelly",
    "Ágata",
    "Érica",
    "Ângela",
    "Mônica",
    "Cíntia",
]
_MEN = [
    "João",
    "José",
    "Antônio",
    "Francisco",
    "Pedro",
    "Manoel",
    "Sebastião",
    "Geraldo",
    "Osvaldo",
    "Waldemar",
    "Alcides",
    "Durval",
    "Benedito",
    "Ernesto",
    "Marcelo",
    "Ricardo",
    "Rogério",
    "Sérgio",
    "Cláudio",
    "Fábio",
    "Márcio",
    "Anderson",
    "Wesley",
    "Diego",
    "Rafael",
    "Thiago",
    "Lucas",
    "Gabriel",
    "Matheus",
    "Enzo",
    "Kauã",
    "Miguel",
    "Arthur",
    "Heitor",
    "Davi",
    "Théo",
    "Joaquim",
    "Noah",
    "Ítalo",
    "Ângelo",
    "Édson",
    "Válter",
    "Agenor",
    "Otacílio",
]
_SURNAMES = [
    "Silva",
    "Santos",
    "Oliveira",
    "Souza",
    "Rodrigues",
    "Ferreira",
    "Alves",
    "Pereira",
    "Lima",
    "Gomes",
    "Costa",
    "Ribeiro",
    "Martins",
    "Carvalho",
    "Almeida",
    "Lopes",
    "Soares",
    "Fernandes",
    "Vieira",
    "Barbosa",
    "Rocha",
    "Dias",
    "Nascimento",
    "Moreira",
    "Nunes",
    "Marques",
    "Machado",
    "Mendes",
    "Freitas",
    "Cardoso",
    "Ramos",
    "Gonçalves",
    "Teixeira",
    "Araújo",
    "Moraes",
    "Bittencourt",
    "Rossi",
    "Bianchi",
    "Schneider",
    "Müller",
    "Tanaka",
    "Nakamura",
    "D'Ávila",
    "Peçanha",
    "Brandão",
    "Guimarães",
    "Queiroz",
    "Assis",
    "Prado",
    "Siqueira",
    "Pacheco",
    "Lacerda",
    "Antunes",
    "Fontoura",
]
_PARTICLES = {
    "da": {"Silva", "Costa", "Rocha", "Fontoura"},
    "de": {
        "Oliveira",
        "Souza",
        "Lima",
        "Almeida",
        "Carvalho",
        "Freitas",
        "Araújo",
        "Assis",
        "Moraes",
        "Queiroz",
    },
    "do": {"Nascimento", "Prado"},
    "dos": {"Santos", "Ramos"},
}
"""What may stand before which surname."""

_TOWNS = (
    ("Itu", "SP", "São Paulo"),
    ("Sorocaba", "SP", "São Paulo"),
    ("Ribeirão Preto", "SP", "São Paulo"),
    ("São José dos Campos", "SP", "São Paulo"),
    ("Mogi das Cruzes", "SP", "São Paulo"),
    ("Juiz de Fora", "MG", "Minas Gerais"),
    ("Belo Horizonte", "MG", "Minas Gerais"),
    ("Três Corações", "MG", "Minas Gerais"),
    ("Poços de Caldas", "MG", "Minas Gerais"),
    ("Niterói", "RJ", "Rio de Janeiro"),
    ("Duque de Caxias", "RJ", "Rio de Janeiro"),
    ("Cabo Frio", "RJ", "Rio de Janeiro"),
    ("Vitória", "ES", "Espírito Santo"),
    ("Cachoeiro de Itapemirim", "ES", "Espírito Santo"),
    ("Feira de Santana", "BA", "Bahia"),
    ("Vitória da Conquista", "BA", "Bahia"),
    ("Recife", "PE", "Pernambuco"),
    ("Jaboatão dos Guararapes", "PE", "Pernambuco"),
    ("Campina Grande", "PB", "Paraíba"),
    ("Mossoró", "RN", "Rio Grande do Norte"),
    ("Sobral", "CE", "Ceará"),
    ("Parnaíba", "PI", "Piauí"),
    ("Imperatriz", "MA", "Maranhão"),
    ("Santarém", "PA", "Pará"),
    ("Parintins", "AM", "Amazonas"),
    ("Rio Branco", "AC", "Acre"),
    ("Anápolis", "GO", "Goiás"),
    ("Dourados", "MS", "Mato Grosso do Sul"),
    ("Várzea Grande", "MT", "Mato Grosso"),
    ("Londrina", "PR", "Paraná"),
    ("Foz do Iguaçu", "PR", "Paraná"),
    ("Blumenau", "SC", "Santa Catarina"),
    ("São Francisco do Sul", "SC", "Santa Catarina"),
    ("Pelotas", "RS", "Rio Grande do Sul"),
    ("Santa Cruz do Sul", "RS", "Rio Grande do Sul"),
)
_HOSPITALS = (
    "Hospital Regional",
    "Maternidade Escola Assis Chateaubriand",
    "Santa Casa de Misericórdia",
    "Hospital das Clínicas",
    "Hospital São Vicente de Paulo",
    "Maternidade Odete Valadares",
    "Hospital Santo Antônio",
    "Casa de Saúde Santa Helena",
    "Hospital Municipal Dr. Mário Gatti",
    "Beneficência Portuguesa",
)
_STREETS = (
    "Rua Quinze de Novembro",
    "Rua Dom Pedro II",
    "Avenida Getúlio Vargas",
    "Rua Barão do Rio Branco",
    "Rua Marechal Deodoro",
    "Travessa São José",
    "Avenida Brasil",
    "Rua Tiradentes",
    "Alameda dos Eucaliptos",
    "Rua Sete",
    "Largo do Rosário",
    "Rua Cônego Januário",
)
_QUARTERS = ("Centro", "Vila Nova", "Jardim Europa", "Alto da Boa Vista", "Cidade Alta", "São Cristóvão")
_TRADES = (
    ("lavrador", "doméstica"),
    ("comerciante", "comerciante"),
    ("funcionário público", "funcionária pública"),
    ("motorista", "professora"),
    ("industriário", "costureira"),
    ("mecânico", "enfermeira"),
    ("advogado", "advogada"),
    ("aposentado", "aposentada"),
)


def _surname(rng: Random) -> str:
    surname = rng.choice(_SURNAMES)
    particle = next((particle for particle, names in _PARTICLES.items() if surname in names), None)
    return f"{particle} {surname}" if particle and rng.random() < 0.6 else surname


def new_surnames(rng: Random, count: int = 2) -> str:
    """Return surnames of which no two are the same."""
    told: list[str] = []
    while len(told) < count:
        surname = _surname(rng)
        if all(surname.split()[-1] != other.split()[-1] for other in told):
            told.append(surname)
    return " ".join(told)


def new_given(rng: Random, sex: str) -> str:
    return " ".join(rng.sample(_MEN if sex == "M" else _WOMEN, rng.choice((1, 1, 2))))


def new_person(rng: Random, sex: str, family: str | None = None) -> Person:
    surnames = family or new_surnames(rng, rng.choice((1, 2, 2, 3)))
    heir = rng.choice((" Filho", " Júnior", " Neto")) if sex == "M" and rng.random() < 0.08 else ""
    return Person(f"{new_given(rng, sex)} {surnames}{heir}", sex, new_cpf(rng))


def family_name(person: Person) -> str:
    """Return the last surname without Filho, Júnior, Neto."""
    return next(w for w in reversed(person.name.split()) if w not in {"Filho", "Júnior", "Neto"})


def new_child(rng: Random, sex: str, mother: Person, father: Person | None) -> Person:
    families = dict.fromkeys(family_name(parent) for parent in (mother, father) if parent)
    return Person(f"{new_given(rng, sex)} {' '.join(families)}", sex, new_cpf(rng))


def new_town(rng: Random) -> Town:
    return Town(*rng.choice(_TOWNS))


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOSPITALS)


def new_address(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(2, 2900)}, {rng.choice(_QUARTERS)}"


def new_trade(rng: Random, person: Person) -> str:
    return person.by_sex(*rng.choice(_TRADES))


def within(place: str) -> str:
    """Return `no` or `na`, as a sentence puts it before a hospital or a street."""
    return "no" if place.split(maxsplit=1)[0] in {"Hospital", "Largo"} else "na"
