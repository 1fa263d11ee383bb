"""Invented people, firms and addresses in real towns that lie on rivers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.synthetic import names
from tests.synthetic.names import Town
from tests.synthetic.numbers import new_cnpj, new_cpf
from tests.synthetic.south.folk import Firm

if TYPE_CHECKING:
    from random import Random

_TOWNS = {
    "AM": ("Amazonas", "Itacoatiara", "Manacapuru", "Coari", "Humaitá"),
    "ES": ("Espírito Santo", "Colatina", "Linhares", "Baixo Guandu"),
    "MG": ("Minas Gerais", "Governador Valadares", "Aimorés", "Pirapora", "Januária", "Resplendor"),
    "MS": ("Mato Grosso do Sul", "Aquidauana", "Miranda", "Coxim", "Porto Murtinho"),
    "MT": ("Mato Grosso", "Cáceres", "Barra do Garças", "Poconé"),
    "PA": ("Pará", "Óbidos", "Altamira", "Marabá", "Cametá"),
    "RJ": ("Rio de Janeiro", "Resende", "Barra do Piraí", "São Fidélis", "Itaocara", "Três Rios"),
    "RS": ("Rio Grande do Sul", "São Borja", "Itaqui", "Cachoeira do Sul", "Rio Pardo"),
    "SC": ("Santa Catarina", "Itajaí", "Brusque", "Rio do Sul", "Gaspar", "Ibirama"),
    "SP": ("São Paulo", "Taubaté", "Guaratinguetá", "Pindamonhangaba", "Jacareí", "Lorena"),
}
_WOMEN = (
    *(
        "Adelina",
        "Alessandra",
        "Amélia",
        "Ana Lúcia",
        "Ana Paula",
        "Aurora",
        "Bernadete",
        "Carla",
        "Carolina",
    ),
    *("Célia Regina", "Clarice", "Cristiane", "Dalva", "Daniela", "Dulce", "Elaine", "Elza", "Ermelinda"),
    *("Ester", "Fernanda", "Geni", "Glória", "Hilda", "Ingrid", "Irene", "Ivone", "Janaína", "Juliana"),
    *("Leila", "Lígia", "Lourdes", "Luciana", "Magda", "Maria Aparecida", "Maria José", "Marta", "Mirtes"),
    *("Natália", "Neide", "Olga", "Priscila", "Regina", "Renata", "Rosa Maria", "Rute", "Silvana", "Solange"),
    *("Tânia Mara", "Vera Lúcia", "Vilma", "Viviane", "Zélia"),
)
_MEN = (
    *("Adilson", "Alceu", "Alexandre", "Altair", "Amaro", "André Luiz", "Aristides", "Augusto", "Bruno"),
    *("Carlos Alberto", "Celso", "Cristiano", "Dário", "Edmundo", "Eduardo", "Elias", "Emílio", "Ernani"),
    *("Fabrício", "Felipe", "Fernando", "Flávio", "Gilberto", "Gustavo", "Henrique", "Hermes", "Ivo"),
    *("Jair", "Jorge Luiz", "José Carlos", "Juarez", "Júlio César", "Leandro", "Leonel", "Luiz Fernando"),
    *("Marcos", "Mauro", "Moisés", "Nelson", "Olavo", "Orlando", "Osmar", "Paulo Sérgio", "Reinaldo"),
    *("Roberto", "Rodrigo", "Romeu", "Rubens", "Samuel", "Tadeu", "Ubirajara", "Valmir", "Vinícius", "Vítor"),
)
_SURNAMES = (
    *("Aguiar", "Amorim", "Arruda", "Barcellos", "Barreto", "Bastos", "Borges", "Braga", "Caetano", "Campos"),
    *("Carneiro", "Chaves", "Coelho", "Corrêa", "Coutinho", "da Cruz", "da Cunha", "da Fonseca", "da Luz"),
    *("da Motta", "da Rosa", "da Silveira", "de Barros", "de Brito", "de Farias", "de Mello", "de Paula"),
    *("do Amaral", "do Carmo", "dos Anjos", "dos Reis", "Duarte", "Esteves", "Fagundes", "Figueiredo"),
    *("Fraga", "Furtado", "Garcia", "Hoffmann", "Lemos", "Linhares", "Lorenzoni", "Macedo", "Maciel"),
    *("Medeiros", "Monteiro", "Moura", "Neves", "Novaes", "Pessanha", "Pinto", "Pires", "Pontes", "Porto"),
    *("Rangel", "Rezende", "Salles", "Schmidt", "Simões", "Torres", "Valente", "Vargas", "Viana", "Wagner"),
)
_STREETS = (
    *("Rua Beira-Rio", "Avenida Rio Branco", "Rua General Osório", "Rua Floriano Peixoto", "Rua São Pedro"),
    *("Avenida Presidente Vargas", "Rua Duque de Caxias", "Rua Sete de Setembro", "Rua Santos Dumont"),
    *(
        "Rua do Porto",
        "Avenida Brasil",
        "Rua Barão de Cotegipe",
        "Rua Prefeito Oscar Pinto",
        "Rua Bela Vista",
    ),
)
_QUARTERS = (
    *(
        "Centro",
        "São Judas Tadeu",
        "Ilha dos Araújos",
        "Vila Operária",
        "Fazenda da Barra",
        "Santa Terezinha",
    ),
    *("Jardim Alvorada", "Lourdes", "Cidade Nova", "Ponte Alta"),
)
_TRADES = (
    *(("comerciante", "comerciante"), ("professor", "professora"), ("motorista", "costureira")),
    *(("agricultor", "agricultora"), ("advogado", "advogada"), ("bancário", "bancária")),
    *(("funcionário público", "funcionária pública"), ("aposentado", "aposentada"), ("médico", "médica")),
    *(("engenheiro civil", "arquiteta"), ("empresário", "empresária"), ("técnico agrícola", "do lar")),
    *(("mecânico", "do lar"), ("contador", "contadora"), ("dentista", "farmacêutica")),
)
_STATES = (
    ("solteiro", "solteira"),
    ("casado", "casada"),
    ("viúvo", "viúva"),
    ("divorciado", "divorciada"),
)
_NATIONS = (("português", "portuguesa"), ("italiano", "italiana"), ("uruguaio", "uruguaia"))
_BANKS = (
    *("Banco Ribeirinho S.A.", "Banco do Vale S.A.", "Caixa de Crédito Imobiliário do Leste S.A."),
    *("Banco Mercantil das Barrancas S.A.", "Cooperativa de Crédito Rural do Médio Rio"),
)
SINGLE, MARRIED = 0, 1
DIVORCE_SINCE = 1978


@dataclass(frozen=True, slots=True)
class Person(names.Person):
    """Somebody with papers and a home; `rg` holds digits alone."""

    nation: str
    state: str
    trade: str
    rg: str
    home: str
    town: Town


def new_town(rng: Random, state: str) -> Town:
    name, *towns = _TOWNS[state]
    return Town(rng.choice(towns), state, name)


def new_name(rng: Random, sex: str, family: str | None = None) -> str:
    family = family or " ".join(rng.sample(_SURNAMES, rng.choice((1, 2, 2, 2))))
    return f"{rng.choice(_MEN if sex == 'M' else _WOMEN)} {family}"


def family_of(name: str) -> str:
    """Return the last surname without its particle."""
    return name.rsplit(maxsplit=1)[-1]


def surname_of(name: str) -> str:
    """Return the last surname with its particle: `da Cruz`."""
    return max((one for one in _SURNAMES if name.endswith(f" {one}")), key=len)


def new_home(rng: Random) -> str:
    return f"{rng.choice(_STREETS)}, nº {rng.randrange(12, 2400)}, {rng.choice(_QUARTERS)}"


def new_street(rng: Random) -> str:
    return rng.choice(_STREETS)


def new_quarter(rng: Random) -> str:
    return rng.choice(_QUARTERS)


def new_person(
    rng: Random, town: Town, sex: str | None = None, *, state: int | None = None, year: int = 2000
) -> Person:
    """Return somebody of that year; `state` is 0 for single, 1 for married, 2 widowed, 3 divorced."""
    sex = sex or rng.choice("MF")
    which = "MF".index(sex)
    state = rng.choice((0, 1, 1, 2, 3 if year >= DIVORCE_SINCE else 0)) if state is None else state
    nation = rng.choice(_NATIONS)[which] if rng.random() < 0.07 else ("brasileiro", "brasileira")[which]
    return Person(
        name=new_name(rng, sex),
        sex=sex,
        nation=nation,
        state=_STATES[state][which],
        trade=rng.choice(_TRADES)[which],
        cpf=new_cpf(rng),
        rg=str(rng.randrange(700_000, 39_000_000)),
        home=new_home(rng),
        town=town,
    )


def new_couple(rng: Random, town: Town, year: int = 2000) -> tuple[Person, Person]:
    """Return a man and a woman, both married, of one home."""
    man, woman = (new_person(rng, town, sex, state=MARRIED, year=year) for sex in "MF")
    return man, replace(woman, home=man.home)


def new_bank(rng: Random, town: Town) -> Firm:
    return Firm(rng.choice(_BANKS), new_cnpj(rng), new_home(rng), town)


def new_firm(rng: Random, town: Town, lines: tuple[str, ...]) -> Firm:
    name = f"{rng.choice(lines)} {family_of(new_name(rng, 'M'))} Ltda"
    return Firm(name, new_cnpj(rng), new_home(rng), town)


def new_day(rng: Random, first: int, last: int) -> date:
    """Return a day between two years, both of them included."""
    start = date(first, 1, 8)
    return start + timedelta(days=rng.randrange((date(last, 12, 20) - start).days))


def later(rng: Random, when: date, least: int, most: int) -> date:
    return when + timedelta(days=rng.randint(least, most))
