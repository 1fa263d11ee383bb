"""Towns and streets of the coast; its people are called as those of the inland are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.synthetic.names import Town

if TYPE_CHECKING:
    from random import Random

_PORTS = {
    "AL": ("Alagoas", "Penedo", "Maragogi", "Coruripe"),
    "BA": ("Bahia", "Ilhéus", "Valença", "Porto Seguro", "Canavieiras"),
    "CE": ("Ceará", "Aracati", "Camocim", "Cascavel"),
    "ES": ("Espírito Santo", "Guarapari", "Anchieta", "Conceição da Barra"),
    "MA": ("Maranhão", "Alcântara", "Cururupu", "Barreirinhas"),
    "PA": ("Pará", "Salinópolis", "Vigia", "Curuçá"),
    "PE": ("Pernambuco", "Olinda", "Goiana", "Tamandaré"),
    "PR": ("Paraná", "Paranaguá", "Antonina", "Guaratuba"),
    "RJ": ("Rio de Janeiro", "Angra dos Reis", "Macaé", "Cabo Frio", "Paraty"),
    "RN": ("Rio Grande do Norte", "Touros", "Areia Branca", "Canguaretama"),
    "RS": ("Rio Grande do Sul", "Tramandaí", "Torres", "São José do Norte"),
    "SC": ("Santa Catarina", "Laguna", "Itajaí", "São Francisco do Sul", "Tijucas"),
    "SE": ("Sergipe", "Estância", "Pirambu", "São Cristóvão"),
    "SP": ("São Paulo", "Santos", "Ubatuba", "Iguape", "São Sebastião"),
}
_STREETS = (
    *(
        "Rua do Cais",
        "Avenida Beira-Mar",
        "Rua Almirante Tamandaré",
        "Travessa dos Pescadores",
        "Rua do Farol",
    ),
    *("Rua Marquês de Herval", "Avenida Atlântica", "Rua da Alfândega", "Ladeira da Misericórdia"),
    *("Rua Saldanha da Gama", "Praça do Pelourinho", "Rua Conselheiro Nébias", "Rua Visconde de Tamandaré"),
)
_QUARTERS = (
    "Centro Histórico",
    "Praia Grande",
    "Barra",
    "Ponta da Areia",
    "Porto",
    "Canto do Mar",
    "Itapema",
)


def new_port(rng: Random, state: str) -> Town:
    name, *towns = _PORTS[state]
    return Town(rng.choice(towns), state, name)


def new_street(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(4, 2400)}"


def new_quarter(rng: Random) -> str:
    return rng.choice(_QUARTERS)
