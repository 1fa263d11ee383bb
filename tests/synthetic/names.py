"""Invented people, places, offices and addresses; any likeness to real ones is chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.synthetic.numbers import new_cpf

if TYPE_CHECKING:
    from random import Random

_WOMEN = [
    "Adélia",
    "Aparecida",
    "Benedita",
    "Cecília",
    "Conceição",
    "Divina",
    "Esperança",
    "Eugênia",
    "Fátima",
    "Helena",
    "Inês",
    "Iracema",
    "Joana",
    "Júlia",
    "Lídia",
    "Lúcia",
    "Luíza",
    "Mariana",
    "Noêmia",
    "Otília",
    "Raquel",
    "Rita",
    "Sebastiana",
    "Teresinha",
    "Verônica",
    "Zilda",
]
_MEN = [
    "Abílio",
    "Afonso",
    "Antônio",
    "Benedito",
    "César",
    "Davi",
    "Estêvão",
    "Expedito",
    "Fábio",
    "Firmino",
    "Gonçalo",
    "Hélio",
    "Inácio",
    "João",
    "Joaquim",
    "José",
    "Laércio",
    "Luís",
    "Mário",
    "Nélson",
    "Otávio",
    "Paulo",
    "Raimundo",
    "Sebastião",
    "Tomé",
    "Vicente",
    "Zacarias",
]
_SURNAMES = [
    "Abreu",
    "Alcântara",
    "Andrade",
    "Assunção",
    "Azevedo",
    "Bragança",
    "Brandão",
    "Cabral",
    "Carvalhães",
    "Conceição",
    "Damásio",
    "Falcão",
    "Figueirôa",
    "Galvão",
    "Guimarães",
    "Junqueira",
    "Leitão",
    "Magalhães",
    "Mendonça",
    "Meirelles",
    "Paixão",
    "Pimentel",
    "Queirós",
    "Ramalho",
    "Romão",
    "Sampaio",
    "Seixas",
    "Tavares",
    "Toledo",
    "Valadão",
    "Vasconcellos",
    "Ximenes",
]
_TOWNS = (
    ("Campo Alegre do Ipê", "MG", "Minas Gerais"),
    ("São Bento das Figueiras", "SP", "São Paulo"),
    ("Barra do Araçá", "BA", "Bahia"),
    ("Vila Nova do Jacarandá", "PR", "Paraná"),
    ("Santa Rita do Ribeirão", "GO", "Goiás"),
    ("Nossa Senhora da Lapa", "CE", "Ceará"),
    ("Conceição do Angico", "PE", "Pernambuco"),
    ("Águas Claras do Sul", "RS", "Rio Grande do Sul"),
    ("Porto Limão", "PA", "Pará"),
    ("São Tomé da Mantiqueira", "RJ", "Rio de Janeiro"),
)
_HOSPITALS = (
    "Hospital e Maternidade Santa Clara",
    "Santa Casa de Misericórdia",
    "Maternidade Nossa Senhora da Luz",
    "Hospital Municipal São Camilo",
    "Casa de Saúde Imaculada Conceição",
)
_STREETS = (
    "Rua das Laranjeiras",
    "Rua Coronel Expedito Brandão",
    "Avenida Sete de Setembro",
    "Travessa do Comércio",
    "Rua Padre Inácio Galvão",
    "Praça da Matriz",
    "Avenida Presidente Café",
    "Rua São João Batista",
)
_QUARTERS = ("Centro", "Jardim das Acácias", "Vila São José", "Bairro da Estação", "Parque dos Ipês")
_TRADES = (
    ("agricultor", "agricultora"),
    ("professor", "professora"),
    ("comerciante", "comerciante"),
    ("enfermeiro", "enfermeira"),
    ("servidor público", "servidora pública"),
    ("pedreiro", "costureira"),
    ("engenheiro civil", "engenheira civil"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """`sex` is M or F; `cpf` holds 11 digits."""

    name: str
    sex: str
    cpf: str

    def by_sex(self, man: str, woman: str) -> str:
        return man if self.sex == "M" else woman


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    state: str
    state_name: str

    @property
    def short(self) -> str:
        return f"{self.name} - {self.state}"

    @property
    def state_told(self) -> str:
        """Return `Estado da Bahia`."""
        joint = {"BA": "da", "PB": "da", "SP": "de", "MG": "de", "GO": "de", "PE": "de", "SC": "de"}
        return f"Estado {joint.get(self.state, 'do')} {self.state_name}"

    @property
    def normal(self) -> str:
        """How the product writes a town."""
        return f"{self.name}-{self.state}"


def new_surnames(rng: Random, count: int) -> str:
    return " ".join(rng.sample(_SURNAMES, count))


def new_person(rng: Random, sex: str, surnames: str | None = None) -> Person:
    given = rng.sample(_MEN if sex == "M" else _WOMEN, rng.choice((1, 2)))
    particle = rng.choice(("", "", "de "))
    family = surnames or particle + new_surnames(rng, 2)
    return Person(f"{' '.join(given)} {family}", sex, new_cpf(rng))


def new_child_name(rng: Random, sex: str, mother: Person, father: Person | None) -> str:
    """Return given names with the mother's and the father's last surnames, once where they are the same."""
    given = rng.sample(_MEN if sex == "M" else _WOMEN, 2)
    parents = dict.fromkeys(parent.name.split()[-1] for parent in (mother, father) if parent)
    return " ".join([*given, *parents])


def new_town(rng: Random) -> Town:
    return Town(*rng.choice(_TOWNS))


def new_hospital(rng: Random) -> str:
    return rng.choice(_HOSPITALS)


def new_address(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(10, 1900)}, {rng.choice(_QUARTERS)}"


def new_trade(rng: Random, person: Person) -> str:
    return person.by_sex(*rng.choice(_TRADES))
